import { PageShell } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { clientPath, consolePath, type SchoolBase } from '../features/bases/index.ts'
import type { Visit } from './operator.ts'
import { clientMenu, type ClientSection } from './client-menu.ts'
import { OperatorSessionWarning } from './session-warning.tsx'
import { StageNotice } from './stage-notice.tsx'
import { productName, type View } from './view.ts'

interface ClientPageProps {
  readonly view: View
  readonly visit: Visit
  readonly section: ClientSection
  readonly title: string
  readonly lead?: string | undefined
  readonly actions?: ComponentChildren
  readonly children: ComponentChildren
  /** A table with many columns. */
  readonly wide?: boolean | undefined
  /** Loads htmx, for a fragment that is asked again. */
  readonly htmx?: boolean | undefined
  /** Reload period where scripts do not run. */
  readonly refreshSeconds?: number | undefined
  /** Pages between the home of the client and this one. */
  readonly trail?: readonly { readonly label: string; readonly href: string }[] | undefined
}

/** A page of the administration client of one base (product.md B2). */
export function ClientPage(props: ClientPageProps): VNode {
  const { view, visit, section } = props
  const { base, operator } = visit
  return (
    <PageShell
      theme="school"
      productName={productName}
      homeHref={clientPath(base)}
      title={props.title}
      lead={props.lead}
      context={`${base.name} (${base.uai})`}
      user={{
        name: operator.displayName,
        role: operator.allBases ? 'Hébergeur' : 'Superviseur',
        accountHref: '/connexion/mon-acces',
        logoutAction: '/deconnexion',
        csrf: view.csrf,
      }}
      navigation={[...clientMenu(visit, section), consoleEntry(base)]}
      breadcrumbs={section === 'home' ? undefined : trailOf(props)}
      flashes={view.flashes}
      demo={view.demo}
      actions={props.actions}
      width={props.wide === true ? 'wide' : 'normal'}
      htmx={props.htmx}
      refreshSeconds={props.refreshSeconds}
    >
      <StageNotice base={base} />
      {props.children}
      <OperatorSessionWarning view={view} />
    </PageShell>
  )
}

const consoleEntry = (base: SchoolBase) => ({
  label: 'Hébergement',
  items: [{ label: 'Ouvrir la console', href: consolePath(base), icon: 'server' as const }],
})

const trailOf = ({ visit, trail, title }: ClientPageProps) => [
  { label: 'Client', href: clientPath(visit.base) },
  ...(trail ?? []),
  { label: title },
]
