import { Alert, BareShell } from '@preau/ui'
import type { ErrorView } from '@preau/platform'
import type { VNode } from 'preact'
import { productName } from './view.ts'

/** Every refusal and every fault of the server, as a page. */
export function ErrorPage({ view, demo }: { readonly view: ErrorView; readonly demo: boolean }): VNode {
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={view.title}
      demo={demo}
      tone={view.kind === 'fault' ? 'danger' : undefined}
      footer={`Référence\u00a0: ${view.reference}`}
    >
      <Alert tone={view.kind === 'fault' ? 'danger' : 'warning'}>
        <p>{view.sentence}</p>
        <p>{view.next}</p>
      </Alert>
    </BareShell>
  )
}
