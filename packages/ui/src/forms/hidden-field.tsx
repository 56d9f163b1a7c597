import type { VNode } from 'preact'

/** A value carried by a form without being shown. */
export function HiddenField({ name, value }: { readonly name: string; readonly value: string }): VNode {
  return <input type="hidden" name={name} value={value} />
}
