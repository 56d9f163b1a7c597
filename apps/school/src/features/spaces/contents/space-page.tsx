import { type NavigationSection, PageShell } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { productName } from '../../../frame/view.ts'
import { describeSpace, rootPath, spacePath } from '../../bases/index.ts'
import { SpaceSessionWarning } from '../door/space-session-warning.tsx'
import { spaceIcon } from '../door/space-tiles.tsx'
import { copy } from './copy.fr.ts'
import type { SpaceVisit } from './space-visit.ts'

interface SpacePageProps {
  readonly visit: SpaceVisit
  readonly title: string
  readonly lead?: string | undefined
  readonly children: ComponentChildren
  /** Title of a page inside the space, which then has the way back above it. */
  readonly inside?: boolean | undefined
}

/** The frame of every space: whose it is, the school, the other spaces of the account, the way out. */
export function SpacePage({ visit, title, lead, children, inside }: SpacePageProps): VNode {
  const { view, base, role, via } = visit
  const { label } = describeSpace(role.space)
  const root = rootPath(base)
  return (
    <PageShell
      theme="school"
      productName={productName}
      homeHref={visit.path}
      title={title}
      lead={lead}
      context={base.name}
      user={{
        name: spokenName(role.member),
        role: label,
        logoutAction: `${root}deconnexion`,
        accountHref: via === 'local' ? `${root}mot-de-passe` : undefined,
        csrf: view.csrf,
      }}
      navigation={otherSpaces(visit)}
      breadcrumbs={inside === true ? [{ label, href: visit.path }, { label: title }] : undefined}
      flashes={view.flashes}
      demo={view.demo}
    >
      {children}
      <SpaceSessionWarning view={view} base={base} />
    </PageShell>
  )
}

function otherSpaces({ base, role, roles }: SpaceVisit): readonly NavigationSection[] {
  if (roles.length < 2) return []
  const items = roles.map(({ space }) => ({
    label: describeSpace(space).label,
    href: spacePath(base, space),
    icon: spaceIcon(space),
    current: space === role.space,
  }))
  return [{ label: copy.mySpaces, items }]
}
