import type { ComponentChildren, VNode } from 'preact'

/** The buttons at the end of a form, main one first. */
export function FormActions({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="pu-form-actions">{children}</div>
}
