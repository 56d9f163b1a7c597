import type { VNode } from 'preact'

/** The hidden token (`_csrf`) that proves a form was served by this application to this session. */
export function CsrfField({ token }: { readonly token: string }): VNode {
  return <input type="hidden" name="_csrf" value={token} />
}
