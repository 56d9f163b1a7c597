/** A message of a security token service, as the browser brings it. */
export type PassiveMessage =
  /** `wsignin1.0`: the answer to a sign-in; `context` is what we gave, if anything came. */
  | { readonly kind: 'sign-in'; readonly result: string; readonly context: string | undefined }
  /** `wsignoutcleanup1.0`, and the `wsignout1.0` that some services send: end the session of this browser. */
  | { readonly kind: 'clean-up' }
  /** Nothing that is taken. `wresultptr` would have us fetch an address of somebody else’s choice. */
  | { readonly kind: 'none'; readonly fault: 'no-action' | 'unknown-action' | 'no-result' | 'pointer' }

/**
 * Reads the fields of a form or of a query. A parameter given twice counts as absent: two readers would each take another
 * one. `wreply` is never read: where to go next is ours to know. Source: WS-Federation 1.2 §13.2, cas.md §C.1.
 */
export function readPassiveMessage(fields: Readonly<Record<string, unknown>>): PassiveMessage {
  const of = (name: string): string | undefined => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  switch (of('wa')) {
    case undefined:
      return { kind: 'none', fault: 'no-action' }
    case 'wsignin1.0':
      return signIn(of('wresult'), of('wctx'), Object.hasOwn(fields, 'wresultptr'))
    case 'wsignoutcleanup1.0':
    case 'wsignout1.0':
      return { kind: 'clean-up' }
    default:
      return { kind: 'none', fault: 'unknown-action' }
  }
}

function signIn(result: string | undefined, context: string | undefined, pointer: boolean): PassiveMessage {
  if (result !== undefined) return { kind: 'sign-in', result, context }
  return { kind: 'none', fault: pointer ? 'pointer' : 'no-result' }
}
