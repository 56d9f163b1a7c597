import type { IconName } from '@preau/ui'

/** Pictures offered for a service, and what they evoke. */
export const serviceIcons = [
  { name: 'apps', label: 'Application' },
  { name: 'school', label: 'École' },
  { name: 'notebook', label: 'Cahier' },
  { name: 'calendar', label: 'Calendrier' },
  { name: 'chart-bar', label: 'Notes' },
  { name: 'book', label: 'Livre' },
  { name: 'books', label: 'Bibliothèque' },
  { name: 'mail', label: 'Courrier' },
  { name: 'message', label: 'Message' },
  { name: 'tools-kitchen-2', label: 'Restauration' },
  { name: 'briefcase', label: 'Stage' },
  { name: 'users-group', label: 'Groupe' },
  { name: 'flask', label: 'Sciences' },
  { name: 'world', label: 'Site web' },
  { name: 'help-circle', label: 'Aide' },
] as const satisfies readonly { readonly name: IconName; readonly label: string }[]

/** The picture of a service; the general one for a name that is no longer offered. */
export function serviceIcon(name: string): IconName {
  return serviceIcons.find((icon) => icon.name === name)?.name ?? 'apps'
}
