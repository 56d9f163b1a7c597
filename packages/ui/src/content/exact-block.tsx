import type { VNode } from 'preact'

// preact types `translate` as a boolean, HTML wants the word.
const untranslated = { translate: 'no' } as Readonly<Record<string, string>>

/** A whole message to read or copy letter by letter: an answer, a file. Its line breaks are kept, long lines wrap. */
export function ExactBlock({ children }: { readonly children: string }): VNode {
  return (
    <pre class="pu-exact-block">
      <code {...untranslated}>{children}</code>
    </pre>
  )
}
