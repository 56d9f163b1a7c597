import { BareShell, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import { handOverCopy as copy } from './copy.fr.ts'

export interface HandOverPageProps {
  /** Address of the service. */
  readonly action: string
  /** Name of the field: `ticket` or `SAMLart`. */
  readonly name: string
  readonly ticket: string
  readonly title: string
  readonly demo: boolean
}

/** Sends the form as soon as the page is there: a file of its own, for the content policy forbids scripts in pages. */
export const handOverScript = {
  path: '/cas/envoi.js',
  text: "document.getElementById('envoi').submit()\n",
} as const

/** Gives a service its ticket by POST (CAS 3.0 §2.1.1). The form carries the ticket and nothing of the portal. */
export function HandOverPage({ action, name, ticket, title, demo }: HandOverPageProps): VNode {
  return (
    <BareShell theme="portal" title={copy.title(title)} productName={productName} homeHref="/" demo={demo}>
      <p>{copy.text}</p>
      <form id="envoi" method="post" action={action}>
        <input type="hidden" name={name} value={ticket} />
        <SubmitButton variant="primary">{copy.enter}</SubmitButton>
      </form>
      <script src={handOverScript.path} defer />
    </BareShell>
  )
}
