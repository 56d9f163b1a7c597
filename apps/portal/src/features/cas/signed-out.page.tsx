import { BareShell, ButtonLink } from '@preau/ui'
import type { VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import { signedOutCopy as copy } from './copy.fr.ts'

/** End of `/logout` without a service to return to (CAS 3.0 §2.3.2). */
export function SignedOutPage({ demo }: { readonly demo: boolean }): VNode {
  return (
    <BareShell theme="portal" title={copy.title} productName={productName} homeHref="/" demo={demo}>
      <p>{copy.text}</p>
      <p>{copy.services}</p>
      <p>
        <ButtonLink href="/connexion" variant="primary" icon="login">
          {copy.again}
        </ButtonLink>
      </p>
    </BareShell>
  )
}
