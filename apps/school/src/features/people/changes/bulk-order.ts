import type { PersonCategory } from '@preau/people'
import { z } from 'zod'
import { peopleQueryForm, toPeopleFilter } from '../table/people-query.ts'
import { changesCopy as copy } from './copy.fr.ts'
import type { BulkOrder, Selection } from './people-changes.ts'

const plainActions = ['acces-oui', 'acces-non', 'cas', 'depart', 'retour'] as const
/** Those that the sheet of one person offers too. */
export const sheetActions = ['acces-oui', 'acces-non', 'depart', 'retour'] as const
type PlainAction = (typeof plainActions)[number]

/** What is done to people; a profile is given by its number, or taken away. */
export type BulkAction = PlainAction | `profil-${string}`

const isAction = (text: string): boolean =>
  (plainActions as readonly string[]).includes(text) || /^profil-(\d{1,18}|aucun)$/.test(text)

const ids = z.array(z.string().regex(/^\d{1,18}$/)).max(500)

/** What a table sends of its selection: the people ticked, those shown, and what was asked of the list. */
export const bulkForm = z.object({
  ...peopleQueryForm.shape,
  portee: z.enum(['cochees', 'page', 'tout']).catch('cochees'),
  personnes: ids,
  visibles: ids,
  modification: z
    .custom<BulkAction>((value) => typeof value === 'string' && isAction(value))
    .optional()
    .catch(undefined),
  nombre: z.coerce.number().int().min(0).catch(0),
})

type BulkFields = z.output<typeof bulkForm>

/** The actions that make sense in a list: CAS identifiers where they are active, a departure among those present. */
export const offeredActions = (
  entIdentifiers: boolean,
  etat: 'presents' | 'anciens',
): readonly PlainAction[] =>
  plainActions.filter((action) => {
    if (action === 'cas') return entIdentifiers
    if (action === 'depart') return etat === 'presents'
    return action !== 'retour' || etat === 'anciens'
  })

interface Where {
  readonly category: PersonCategory
  /** ISO day. */
  readonly today: string
}

/** The order of a form, or what it lacks, in words. */
export function orderOf(fields: BulkFields, { category, today }: Where): BulkOrder | string {
  if (fields.modification === undefined) return copy.noAction
  const selection = selectionOf(fields, { category, today })
  if ('ids' in selection && selection.ids.length === 0) return copy.noPeople
  return { category, selection, ...valueOf(fields.modification, today) }
}

function selectionOf(fields: BulkFields, { category, today }: Where): Selection {
  if (fields.portee === 'tout') return { filter: toPeopleFilter(fields, category, today) }
  return { ids: fields.portee === 'page' ? fields.visibles : fields.personnes }
}

/** What an action writes. `today`: ISO day. */
export function valueOf(action: BulkAction, today: string): Pick<BulkOrder, 'field' | 'value'> {
  const profile = action.replace(/^profil-/, '')
  switch (action) {
    case 'acces-oui':
      return { field: 'access', value: 'true' }
    case 'acces-non':
      return { field: 'access', value: 'false' }
    case 'cas':
      return { field: 'casId', value: null }
    case 'depart':
      return { field: 'leftOn', value: today }
    case 'retour':
      return { field: 'leftOn', value: null }
    default:
      return { field: 'profile', value: profile === 'aucun' ? null : profile }
  }
}
