import type { IconName } from '@preau/ui'
import { frameCopy as copy } from './copy.fr.ts'
import { isAdministrator, isPlatformOperator, type Visitor } from './visitor.ts'

/** One line of the menu. */
export interface NavigationItem {
  readonly label: string
  readonly href: string
  readonly icon: IconName
  readonly current?: boolean
}

export interface NavigationGroup {
  readonly label?: string
  readonly items: NavigationItem[]
}

const personal: readonly NavigationItem[] = [
  { label: copy.myspace, href: '/', icon: 'home' },
  { label: copy.myAccount, href: '/compte', icon: 'user' },
]

const teaching: NavigationItem = { label: copy.pupils, href: '/mes-eleves', icon: 'school' }

/** What an administrator comes for, in the words of the guides; a new page goes into the group where it would be looked for. */
const administration: readonly NavigationGroup[] = [
  {
    label: copy.administration,
    items: [
      { label: copy.overview, href: '/administration', icon: 'settings' },
      { label: copy.messages, href: '/administration/messages', icon: 'bell' },
      { label: copy.crisis, href: '/administration/crise', icon: 'alert-triangle' },
      { label: copy.roles, href: '/administration/droits', icon: 'shield-lock' },
    ],
  },
  {
    label: copy.directory,
    items: [
      { label: copy.accounts, href: '/administration/annuaire', icon: 'users' },
      { label: copy.life, href: '/administration/comptes', icon: 'key' },
      { label: copy.groups, href: '/administration/groupes', icon: 'users-group' },
      { label: copy.deliveries, href: '/administration/annuaire/livraisons', icon: 'file-import' },
    ],
  },
  {
    label: copy.thirdPartyServices,
    items: [
      { label: copy.services, href: '/administration/services', icon: 'plug' },
      { label: copy.schoolAccess, href: '/administration/acces-services-tiers', icon: 'door-enter' },
      { label: copy.groupings, href: '/administration/regroupements', icon: 'apps' },
      { label: copy.identifiers, href: '/administration/identifiants-pronote', icon: 'id' },
      { label: copy.exchanges, href: '/administration/echanges', icon: 'refresh' },
    ],
  },
  {
    label: copy.followUp,
    items: [
      { label: copy.indicators, href: '/administration/indicateurs', icon: 'chart-bar' },
      { label: copy.quotas, href: '/administration/quotas', icon: 'list-check' },
      { label: copy.traces, href: '/administration/traces', icon: 'history' },
    ],
  },
]

/** What the operator alone sees, at the end of the first group. */
const operation: readonly NavigationItem[] = [
  { label: copy.sessionLife, href: '/administration/durees-session', icon: 'clock' },
  { label: copy.retention, href: '/administration/conservation', icon: 'database' },
]

/** The menu of a person, with the line of the page they are on: the longest address that starts theirs. */
export function navigationOf(visitor: Visitor, path: string): NavigationGroup[] {
  const teaches = visitor.profiles.some(({ profile }) => ['National_ENS', 'National_DOC'].includes(profile))
  const groups: NavigationGroup[] = [{ items: teaches ? [...personal, teaching] : [...personal] }]
  if (isAdministrator(visitor)) groups.push(...administrationOf(visitor))
  const hrefs = groups.flatMap(({ items }) => items.map(({ href }) => href))
  const current = hrefs.filter((href) => isUnder(path, href)).sort((a, b) => b.length - a.length)[0]
  return groups.map((group) => ({
    ...group,
    items: group.items.map((item) => ({ ...item, current: item.href === current })),
  }))
}

function administrationOf(visitor: Visitor): readonly NavigationGroup[] {
  if (!isPlatformOperator(visitor)) return administration
  return administration.map((group, at) =>
    at === 0 ? { ...group, items: [...group.items, ...operation] } : group,
  )
}

function isUnder(path: string, href: string): boolean {
  return path === href || (href !== '/' && path.startsWith(`${href}/`))
}
