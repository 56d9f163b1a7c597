import type { PersonCategory } from '@preau/people'
import type { Visit } from '../../../frame/operator.ts'
import { categorySlug } from '../../../frame/resources.ts'
import type { View } from '../../../frame/view.ts'
import { clientPath } from '../../bases/index.ts'
import type { PersonRow } from '../person.ts'
import type { CasIdEdit } from './cas-id-cell.tsx'
import type { ColumnKey } from './columns.ts'
import type { PeopleQueryInput } from './people-query.ts'

/** What the page of a table shows. */
export interface PeoplePageProps {
  readonly view: View
  readonly visit: Visit
  readonly category: PersonCategory
  readonly input: PeopleQueryInput
  readonly rows: readonly PersonRow[]
  readonly total: number
  readonly columns: readonly ColumnKey[]
  /** Those of the category; none where the category has no profiles. */
  readonly profiles: readonly { readonly id: string; readonly name: string }[]
  readonly classes: readonly { readonly id: string; readonly code: string }[]
  /** The line whose CAS identifier is being typed. */
  readonly edit?: CasIdEdit | undefined
}

/** Address of the table of a category. */
export const tablePath = (visit: Visit, category: PersonCategory): string =>
  `${clientPath(visit.base)}/ressources/${categorySlug(category)}`
