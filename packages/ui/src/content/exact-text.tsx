import type { ComponentChildren, VNode } from 'preact'

// preact types `translate` as a boolean, HTML wants the word.
const untranslated = { translate: 'no' } as Readonly<Record<string, string>>

/** An identifier, an address or a ticket to read or copy letter by letter; long ones wrap. */
export function ExactText({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <code class="pu-exact" {...untranslated}>
      {children}
    </code>
  )
}
