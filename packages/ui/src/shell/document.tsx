import type { ComponentChildren, VNode } from 'preact'

import { assetUrl } from '../assets/asset-url.ts'
import type { Theme } from '../theme.ts'

interface DocumentProps {
  readonly theme: Theme
  /** Content of `<title>`. */
  readonly title: string
  /** Class of `<body>`. */
  readonly layout: string
  readonly htmx?: boolean | undefined
  /** Reload period where scripts do not run; pages that use htmx refresh their fragment instead. */
  readonly refreshSeconds?: number | undefined
  readonly children: ComponentChildren
}

const styleSheets = ['tokens.css', 'shell.css', 'forms.css', 'content.css'] as const
const htmxConfig = JSON.stringify({ includeIndicatorCSS: false, history: false })

/** The HTML document around a shell: language, title, style sheets, favicon. No inline style, no inline script. */
export function Document(props: DocumentProps): VNode {
  return (
    <html lang="fr" data-product={props.theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        <link rel="icon" type="image/svg+xml" href={assetUrl(`favicon-${props.theme}.svg`)} />
        <link rel="preload" as="style" href={assetUrl('tabler.min.css')} />
        {styleSheets.map((name) => (
          <link key={name} rel="stylesheet" href={assetUrl(name)} />
        ))}
        {props.htmx === true ? <HtmxScript /> : null}
        {props.refreshSeconds === undefined ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(props.refreshSeconds)} />
          </noscript>
        )}
      </head>
      <body class={props.layout}>{props.children}</body>
    </html>
  )
}

function HtmxScript(): VNode {
  return (
    <>
      <meta name="htmx-config" content={htmxConfig} />
      <script src={assetUrl('htmx.min.js')} defer />
    </>
  )
}
