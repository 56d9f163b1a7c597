import { Alert, ButtonLink, PageShell } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { clientPath, consolePath, type SchoolBase } from '../features/bases/index.ts'
import type { Operator } from './operator.ts'
import { OperatorSessionWarning } from './session-warning.tsx'
import { StageNotice } from './stage-notice.tsx'
import { productName, type View } from './view.ts'

/** Pages of the console of one base, in the order of its menu. */
export type ConsoleSection =
  | 'state'
  | 'publication'
  | 'addresses'
  | 'delegation'
  | 'security'
  | 'draft'
  | 'history'
  | 'export'
  | 'traces'
  | 'life'

/** Pages of the whole server, in the order of the menu of the host. */
export type HostSection = 'bases' | 'presets' | 'operators' | 'certificates'

interface ConsolePageProps {
  readonly view: View
  readonly operator: Operator
  readonly title: string
  readonly lead?: string | undefined
  readonly children: ComponentChildren
  readonly actions?: ComponentChildren
  /** The page of the whole server that is shown. */
  readonly host?: HostSection | undefined
  /** The base and the section shown; absent on the list of bases. */
  readonly at?: { readonly base: SchoolBase; readonly section: ConsoleSection } | undefined
}

/** A page of the hosting console (product.md B1). */
export function ConsolePage(props: ConsolePageProps): VNode {
  const { view, operator, at } = props
  return (
    <PageShell
      theme="school"
      productName={productName}
      homeHref="/console"
      title={props.title}
      lead={props.lead}
      context={at ? `${at.base.name} (${at.base.uai})` : 'Console d’hébergement'}
      user={{
        name: operator.displayName,
        role: operator.allBases ? 'Hébergeur' : 'Superviseur',
        accountHref: '/connexion/mon-acces',
        logoutAction: '/deconnexion',
        csrf: view.csrf,
      }}
      navigation={
        at
          ? menuOf(at.base, at.base.draft === true ? 'draft' : at.section, operator)
          : hostMenu(operator, props.host)
      }
      breadcrumbs={at ? trailOf(at.base, props.title, at.section) : undefined}
      flashes={view.flashes}
      demo={view.demo}
      actions={props.actions}
    >
      {at?.base.draft === true ? <DraftBanner base={at.base} /> : null}
      {at ? <StageNotice base={at.base} /> : null}
      {props.children}
      <OperatorSessionWarning view={view} />
    </PageShell>
  )
}

/** On the forms of a draft: nothing is in force yet. */
function DraftBanner({ base }: { readonly base: SchoolBase }): VNode {
  return (
    <Alert
      tone="info"
      action={<ButtonLink href={`${consolePath(base)}/brouillon`}>Revenir au brouillon</ButtonLink>}
    >
      Vous modifiez le brouillon{'\u00a0'}: rien ne change pour les utilisateurs avant «{'\u00a0'}Appliquer
      {'\u00a0'}».
    </Alert>
  )
}

function hostMenu(operator: Operator, section: HostSection | undefined) {
  if (!operator.allBases) return []
  const item = (
    key: HostSection,
    label: string,
    href: string,
    icon: 'database' | 'list' | 'users' | 'certificate',
  ) => ({
    label,
    href,
    icon,
    current: key === section,
  })
  return [
    {
      label: 'Hébergement',
      items: [
        item('bases', 'Bases hébergées', '/console', 'database'),
        item('presets', 'Liste des ENT', '/hebergement/ents', 'list'),
        item('operators', 'Opérateurs', '/hebergement/operateurs', 'users'),
        item('certificates', 'Certificats', '/hebergement/certificats', 'certificate'),
      ],
    },
  ]
}

function menuOf(base: SchoolBase, section: ConsoleSection, operator: Operator) {
  const path = consolePath(base)
  const item = (
    key: ConsoleSection,
    label: string,
    href: string,
    icon:
      | 'server'
      | 'world'
      | 'link'
      | 'shield-lock'
      | 'lock'
      | 'pencil'
      | 'history'
      | 'file-export'
      | 'refresh',
  ) => ({
    label,
    href,
    icon,
    current: key === section,
  })
  return [
    {
      label: 'Console',
      items: [
        item('state', 'État de la base', path, 'server'),
        item('publication', 'Paramètres de publication', `${path}/publication`, 'world'),
        item('addresses', 'Adresses de la base', `${path}/adresses`, 'link'),
        item('delegation', 'Déléguer l’authentification', `${path}/delegation`, 'shield-lock'),
        item('security', 'Paramètres de sécurité', `${path}/securite`, 'lock'),
        item('draft', 'Modification en préparation', `${path}/brouillon`, 'pencil'),
        item('history', 'Historique des réglages', `${path}/historique`, 'history'),
        item('export', 'Export des identifiants', `${path}/export`, 'file-export'),
        item('traces', 'Traces', `${path}/traces`, 'history'),
        ...(operator.allBases ? [item('life', 'Vie de la base', `${path}/vie`, 'refresh')] : []),
      ],
    },
    {
      label: 'Administration',
      items: [{ label: 'Ouvrir le client', href: clientPath(base), icon: 'users' as const }],
    },
  ]
}

function trailOf(base: SchoolBase, title: string, section: ConsoleSection) {
  const bases = { label: 'Bases', href: '/console' }
  return section === 'state'
    ? [bases, { label: base.name }]
    : [bases, { label: base.name, href: consolePath(base) }, { label: title }]
}
