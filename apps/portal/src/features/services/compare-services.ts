import { fieldCopy, servicesCopy, ssoTypeCopy } from './copy.fr.ts'
import type { Grouping, Service, ServiceDraft } from './service.ts'
import type { Difference } from './service-form.page.tsx'
import { serviceIcons } from './service-icons.ts'
import { xitiTypes } from './xiti-types.ts'

const compared = [
  'title',
  'ssoType',
  'url',
  'position',
  'xitiType',
  'groupingId',
  'description',
  'icon',
  'inBar',
  'anonymous',
  'ownerId',
] as const

interface Names {
  readonly groupings: readonly Grouping[]
  readonly owners: readonly { readonly id: string; readonly name: string }[]
}

/** The fields that differ between what is stored and what was typed, in the words of the form. */
export function compareServices(stored: Service, typed: ServiceDraft, names: Names): readonly Difference[] {
  return compared
    .filter((field) => stored[field] !== typed[field])
    .map((field) => ({
      label: fieldCopy[field],
      theirs: inWords(field, stored, names),
      yours: inWords(field, typed, names),
    }))
}

function inWords(field: (typeof compared)[number], draft: ServiceDraft, names: Names): string {
  switch (field) {
    case 'ssoType':
      return ssoTypeCopy[draft.ssoType]
    case 'groupingId':
      return names.groupings.find(({ id }) => id === draft.groupingId)?.name ?? draft.groupingId
    case 'ownerId':
      return names.owners.find(({ id }) => id === draft.ownerId)?.name ?? servicesCopy.wholePortal
    case 'xitiType':
      return xitiTypes.find(({ id }) => id === draft.xitiType)?.label ?? ''
    case 'icon':
      return serviceIcons.find(({ name }) => name === draft.icon)?.label ?? draft.icon
    case 'inBar':
    case 'anonymous':
      return draft[field] ? servicesCopy.yes : servicesCopy.no
    case 'position':
      return String(draft.position).replace('.', ',')
    default:
      return draft[field]
  }
}
