import type { ComponentChildren, VNode } from 'preact'

import { Flash, type FlashMessage } from '../content/flash.tsx'
import { LogoMark } from '../icons/logo-mark.tsx'
import type { Theme } from '../theme.ts'
import { type CrisisBanner, CrisisBanners } from './crisis-banners.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { Document } from './document.tsx'
import { Footer } from './footer.tsx'
import { SkipLink } from './skip-link.tsx'

/** A page that is one thing to do or to read: log-in, information, error, log-out. */
export interface BareShellProps {
  readonly theme: Theme
  /** Title of the page: its `<h1>`, and the first words of its `<title>`. */
  readonly title: string
  readonly productName: string
  readonly children: ComponentChildren
  readonly homeHref?: string | undefined
  readonly lead?: string | undefined
  /** The school or service this page is about. */
  readonly context?: string | undefined
  readonly flashes?: readonly FlashMessage[] | undefined
  readonly demo?: boolean | undefined
  /** Sentences on top of the page, in a crisis. */
  readonly banners?: readonly CrisisBanner[] | undefined
  /** Shown under the card: demonstration accounts, help. */
  readonly aside?: ComponentChildren
  readonly footer?: ComponentChildren
  /** `small` for a log-in form, `medium` (default) for a text. */
  readonly size?: 'small' | 'medium' | undefined
  /** `danger` marks error pages. */
  readonly tone?: 'neutral' | 'danger' | undefined
  readonly refreshSeconds?: number | undefined
}

/** A centred card under the mark of the product, without navigation. */
export function BareShell(props: BareShellProps): VNode {
  const { theme, title, productName, size = 'medium', tone = 'neutral' } = props
  return (
    <Document
      theme={theme}
      title={`${title} · ${productName}`}
      layout="pu-bare"
      refreshSeconds={props.refreshSeconds}
    >
      <SkipLink />
      <header class="pu-bare-header">
        {props.demo === true ? <DemoBanner /> : null}
        <CrisisBanners banners={props.banners ?? []} />
        <BareBrand productName={productName} homeHref={props.homeHref} context={props.context} />
      </header>
      <main id="contenu" class={`pu-bare-main pu-bare-${size}`} tabIndex={-1}>
        <div class={`pu-bare-card pu-bare-card-${tone}`}>
          <h1>{title}</h1>
          {props.lead === undefined ? null : <p class="pu-lead">{props.lead}</p>}
          <Flash messages={props.flashes ?? []} />
          <div class="pu-content">{props.children}</div>
        </div>
        {props.aside === undefined ? null : <div class="pu-bare-aside">{props.aside}</div>}
      </main>
      <Footer productName={productName}>{props.footer}</Footer>
    </Document>
  )
}

function BareBrand({
  productName,
  homeHref,
  context,
}: Pick<BareShellProps, 'productName' | 'homeHref' | 'context'>): VNode {
  return (
    <div class="pu-bare-brand">
      <LogoMark size="large" />
      <span class="pu-bare-product">
        {homeHref === undefined ? productName : <a href={homeHref}>{productName}</a>}
      </span>
      {context === undefined ? null : <span class="pu-bare-context">{context}</span>}
    </div>
  )
}
