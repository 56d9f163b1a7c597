import { Alert, ButtonLink, type Column, DataTable, FormActions } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatCount } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath, describeSpace } from '../bases/index.ts'
import { copy, durationLabel } from './copy.fr.ts'
import type { AuthorisationProfile, ProfileCategory } from './profile.ts'

/** Address of the profiles of a category. */
export const profilesPath = (visit: Visit, category: ProfileCategory): string =>
  `${clientPath(visit.base)}/ressources/${categorySlug(category)}/profils`

interface ProfilesPageProps {
  readonly view: View
  readonly visit: Visit
  readonly category: ProfileCategory
  readonly profiles: readonly AuthorisationProfile[]
  readonly without: number
}

/** The profiles of teachers or of staff, and the rule that holds among durations. */
export function ProfilesPage({ view, visit, category, profiles, without }: ProfilesPageProps): VNode {
  const path = profilesPath(visit, category)
  const table = `${clientPath(visit.base)}/ressources/${categorySlug(category)}`
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={`${copy.title} ${copy.of[category]}`}
      lead={copy.lead}
      trail={[{ label: resourceLabel(category), href: table }]}
      actions={
        <ButtonLink href={`${path}/nouveau`} icon="plus" variant="primary">
          {copy.add}
        </ButtonLink>
      }
    >
      <Alert tone="info">{copy.rule(durationLabel(visit.base.idleMinutes))}</Alert>
      <DataTable
        caption={copy.title}
        captionHidden
        columns={columnsOf(path, table)}
        rows={profiles}
        rowKey={({ id }) => id}
        stackOnPhone
      />
      <p>{copy.without(without)}</p>
      <p>{copy.give}</p>
      <FormActions>
        <ButtonLink href={table} icon="list">
          {copy.openList[category]}
        </ButtonLink>
      </FormActions>
    </ClientPage>
  )
}

const columnsOf = (path: string, table: string): readonly Column<AuthorisationProfile>[] => [
  {
    key: 'name',
    header: copy.columns.name,
    rowHeader: true,
    cell: ({ id, name }) => <a href={`${path}/${id}`}>{name}</a>,
  },
  {
    key: 'spaces',
    header: copy.columns.spaces,
    cell: ({ spaces }) => spaces.map((space) => describeSpace(space).label).join(', '),
  },
  {
    key: 'idle',
    header: copy.columns.idle,
    cell: ({ idleMinutes }) => (idleMinutes === undefined ? copy.schoolIdle : durationLabel(idleMinutes)),
  },
  {
    key: 'people',
    header: copy.columns.people,
    numeric: true,
    cell: ({ id, people }) => <a href={`${table}?profil=${id}`}>{formatCount(people)}</a>,
  },
]
