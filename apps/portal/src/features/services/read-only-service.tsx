import { Alert } from '@preau/ui'
import type { VNode } from 'preact'
import { servicesCopy as copy } from './copy.fr.ts'

/** Stands where the tabs would be, for a service of the whole portal that a school administrator looks at. */
export function ReadOnlyService({ locked }: { readonly locked: boolean }): VNode {
  return <Alert tone="info">{locked ? copy.readOnlyLocked : copy.readOnly}</Alert>
}
