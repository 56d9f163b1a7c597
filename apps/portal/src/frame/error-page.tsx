import type { ErrorView } from '@preau/platform'
import { Alert, BareShell, ButtonLink } from '@preau/ui'
import type { VNode } from 'preact'
import { errorCopy, productName } from './copy.fr.ts'

/** The page of every refusal, unknown address and fault. */
export function renderErrorPage(view: ErrorView, demo: boolean): VNode {
  return (
    <BareShell
      theme="portal"
      title={view.title}
      productName={productName}
      homeHref="/"
      tone="danger"
      size="medium"
      demo={demo}
    >
      <Alert tone={view.kind === 'fault' ? 'danger' : 'warning'}>{view.sentence}</Alert>
      <p>{view.next}</p>
      {view.kind === 'fault' && (
        <p>
          {errorCopy.reference} <code>{view.reference}</code>
        </p>
      )}
      <p>
        <ButtonLink href="/" icon="home">
          {errorCopy.backHome}
        </ButtonLink>
      </p>
    </BareShell>
  )
}
