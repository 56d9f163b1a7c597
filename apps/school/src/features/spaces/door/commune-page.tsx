import { PageShell } from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { productName, type View } from '../../../frame/view.ts'
import { rootPath, type SchoolBase } from '../../bases/index.ts'
import { copy } from '../copy.fr.ts'
import type { Role } from '../member.ts'
import { SpaceSessionWarning } from './space-session-warning.tsx'
import { SpaceTiles } from './space-tiles.tsx'

interface CommunePageProps {
  readonly view: View
  readonly base: SchoolBase
  /** Two at least. */
  readonly roles: readonly [Role, ...Role[]]
  readonly via: 'cas' | 'local'
}

/** The common page for somebody with several spaces. */
export function CommunePage({ view, base, roles, via }: CommunePageProps): VNode {
  const root = rootPath(base)
  return (
    <PageShell
      theme="school"
      productName={productName}
      homeHref={root}
      title={copy.commune.title}
      lead={copy.commune.lead}
      context={base.name}
      user={{
        name: spokenName(roles[0].member),
        logoutAction: `${root}deconnexion`,
        accountHref: via === 'local' ? `${root}mot-de-passe` : undefined,
        csrf: view.csrf,
      }}
      flashes={view.flashes}
      demo={view.demo}
      width="narrow"
    >
      <SpaceTiles base={base} label={copy.commune.group} roles={roles} />
      <SpaceSessionWarning view={view} base={base} />
    </PageShell>
  )
}
