import { type IconName, ServiceBar } from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { describeSpace, type PersonalSpace, type SchoolBase, spacePath } from '../../bases/index.ts'
import type { Role } from '../member.ts'

const icons: Readonly<Record<PersonalSpace, IconName>> = {
  direction: 'building-community',
  professeurs: 'notebook',
  'vie-scolaire': 'clipboard-list',
  parents: 'users-group',
  accompagnant: 'heart-handshake',
  eleves: 'school',
  entreprise: 'briefcase',
  academie: 'building',
}

export const spaceIcon = (space: PersonalSpace): IconName => icons[space]

interface SpaceTilesProps {
  readonly base: SchoolBase
  readonly label: string
  readonly roles: readonly Role[]
}

/** Spaces somebody may open, each with the name under which they enter. */
export function SpaceTiles({ base, label, roles }: SpaceTilesProps): VNode {
  const services = roles.map(({ space, member }) => ({
    href: spacePath(base, space),
    label: describeSpace(space).label,
    icon: icons[space],
    description: spokenName(member),
  }))
  return <ServiceBar groups={[{ label, services }]} />
}
