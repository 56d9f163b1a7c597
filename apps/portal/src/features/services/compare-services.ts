import type { Difference } from './conflict.tsx'
import { formatDayFr } from '@preau/people'
import { fieldCopy, servicesCopy, ssoTypeCopy, stateCopy } from './copy.fr.ts'
import type { Grouping, ServiceDraft } from './service.ts'
import { serviceIcons } from './service-icons.ts'
import { xitiTypes } from './xiti-types.ts'

interface Names {
  readonly groupings: readonly Grouping[]
  readonly owners: readonly { readonly id: string; readonly name: string }[]
}

/** How each field that can differ is said on the screen. */
const wording = {
  title: (draft) => draft.title,
  ssoType: (draft) => ssoTypeCopy[draft.ssoType],
  url: (draft) => draft.url,
  otherUrls: (draft) => draft.otherUrls.join(' '),
  position: (draft) => String(draft.position).replace('.', ','),
  xitiType: (draft) => xitiTypes.find(({ id }) => id === draft.xitiType)?.label ?? '',
  groupingId: (draft, { groupings }) => groupings.find(({ id }) => id === draft.groupingId)?.name ?? '',
  description: (draft) => draft.description,
  icon: (draft) => serviceIcons.find(({ name }) => name === draft.icon)?.label ?? draft.icon,
  inBar: (draft) => yesNo(draft.inBar),
  anonymous: (draft) => yesNo(draft.anonymous),
  ownerId: (draft, { owners }) =>
    owners.find(({ id }) => id === draft.ownerId)?.name ?? servicesCopy.wholePortal,
  state: (draft) => stateCopy[draft.state],
  locked: (draft) => yesNo(draft.locked),
  opensOn: (draft) => (draft.opensOn === null ? '' : formatDayFr(draft.opensOn)),
  closesOn: (draft) => (draft.closesOn === null ? '' : formatDayFr(draft.closesOn)),
  closedMessage: (draft) => draft.closedMessage,
} satisfies Partial<Record<keyof ServiceDraft, (draft: ServiceDraft, names: Names) => string>>

const compared = Object.keys(wording) as (keyof typeof wording)[] // the keys written just above

/** The fields that differ between what is stored and what was typed, in the words of the form. */
export function compareServices(
  stored: ServiceDraft,
  typed: ServiceDraft,
  names: Names,
): readonly Difference[] {
  return compared
    .filter((field) => !isSameField(stored[field], typed[field]))
    .map((field) => ({
      label: fieldCopy[field],
      theirs: wording[field](stored, names),
      yours: wording[field](typed, names),
    }))
}

/** Whether two drafts say the same of one field; addresses count in their order. */
export function isSameField(one: ServiceDraft[keyof ServiceDraft], other: typeof one): boolean {
  return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other))
}

const yesNo = (value: boolean): string => (value ? servicesCopy.yes : servicesCopy.no)
