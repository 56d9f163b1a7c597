import type { ComponentChildren, VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { Flash, type FlashMessage } from '../content/flash.tsx'
import { ButtonLink } from '../forms/button-link.tsx'
import type { Theme } from '../theme.ts'
import { Brand } from './brand.tsx'
import { type Breadcrumb, Breadcrumbs } from './breadcrumbs.tsx'
import { type CrisisBanner, CrisisBanners } from './crisis-banners.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { Document } from './document.tsx'
import { Footer } from './footer.tsx'
import { Navigation, type NavigationSection } from './navigation.tsx'
import { SkipLink } from './skip-link.tsx'
import { type SignedInUser, UserBox } from './user-box.tsx'

/** A page of one of the products. */
export interface PageShellProps {
  readonly theme: Theme
  /** Title of the page: its `<h1>`, and the first words of its `<title>`. */
  readonly title: string
  readonly productName: string
  readonly homeHref: string
  readonly children: ComponentChildren
  /** One sentence under the title. */
  readonly lead?: string | undefined
  /** The school or base this page is about. */
  readonly context?: string | undefined
  readonly user?: SignedInUser | undefined
  /** Where a visitor who is not signed in can do so. */
  readonly loginHref?: string | undefined
  readonly navigation?: readonly NavigationSection[] | undefined
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined
  readonly flashes?: readonly FlashMessage[] | undefined
  readonly demo?: boolean | undefined
  /** Sentences on top of the page, in a crisis. */
  readonly banners?: readonly CrisisBanner[] | undefined
  /** Buttons beside the title. */
  readonly actions?: ComponentChildren
  readonly footer?: ComponentChildren
  /** Loads htmx, for pages that refresh a fragment. */
  readonly htmx?: boolean | undefined
  readonly refreshSeconds?: number | undefined
  readonly width?: 'narrow' | 'normal' | 'wide' | undefined
}

/** The frame of every page of a signed-in person: header, navigation, title, messages, content, footer. */
export function PageShell(props: PageShellProps): VNode {
  const { theme, title, productName, navigation = [] } = props
  const documentTitle = `${title} · ${productName}`
  return (
    <Document
      theme={theme}
      title={documentTitle}
      layout="pu-page"
      htmx={props.htmx}
      refreshSeconds={props.refreshSeconds}
    >
      <SkipLink />
      <PageHeader {...props} />
      <div class={classNames('pu-frame', navigation.length > 0 && 'pu-frame-with-side')}>
        {navigation.length === 0 ? null : <Navigation sections={navigation} />}
        <main id="contenu" class={`pu-main pu-main-${props.width ?? 'normal'}`} tabIndex={-1}>
          <Breadcrumbs items={props.breadcrumbs ?? []} />
          <TitleRow title={title} lead={props.lead} actions={props.actions} />
          <Flash messages={props.flashes ?? []} />
          <div class="pu-content">{props.children}</div>
        </main>
      </div>
      <Footer productName={productName}>{props.footer}</Footer>
    </Document>
  )
}

function PageHeader({
  demo,
  banners,
  productName,
  homeHref,
  context,
  user,
  loginHref,
}: PageShellProps): VNode {
  return (
    <header class="pu-header">
      {demo === true ? <DemoBanner /> : null}
      <CrisisBanners banners={banners ?? []} />
      <div class="pu-header-row">
        <Brand productName={productName} homeHref={homeHref} context={context} />
        {user === undefined ? null : <UserBox user={user} />}
        {user !== undefined || loginHref === undefined ? null : (
          <ButtonLink href={loginHref} variant="primary" icon="login">
            Se connecter
          </ButtonLink>
        )}
      </div>
    </header>
  )
}

function TitleRow({ title, lead, actions }: Pick<PageShellProps, 'title' | 'lead' | 'actions'>): VNode {
  return (
    <div class="pu-title-row">
      <div>
        <h1>{title}</h1>
        {lead === undefined ? null : <p class="pu-lead">{lead}</p>}
      </div>
      {actions === undefined ? null : <div class="pu-title-actions">{actions}</div>}
    </div>
  )
}
