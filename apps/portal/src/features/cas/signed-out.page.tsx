import { BareShell, ButtonLink } from '@preau/ui'
import type { VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import { signedOutCopy as copy } from './copy.fr.ts'

export interface SignedOutPageProps {
  readonly demo: boolean
  /** Services of the front channel: loading the image tells each of them. */
  readonly told?: readonly { readonly title: string; readonly address: string }[]
  /** Where the service that asked wants the person, when the page could not simply go there. */
  readonly next?: string | undefined
}

/** End of `/logout` (CAS 3.0 §2.3.2). */
export function SignedOutPage({ demo, told = [], next }: SignedOutPageProps): VNode {
  return (
    <BareShell theme="portal" title={copy.title} productName={productName} homeHref="/" demo={demo}>
      <p>{copy.text}</p>
      {told.length > 0 && <p>{copy.told(told.map(({ title }) => title))}</p>}
      <p>{copy.services}</p>
      {told.map(({ address }) => (
        <img key={address} src={address} alt="" width="1" height="1" referrerpolicy="no-referrer" />
      ))}
      <p>
        {next !== undefined && (
          <ButtonLink href={next} variant="primary">
            {copy.next}
          </ButtonLink>
        )}{' '}
        <ButtonLink href="/connexion" variant={next === undefined ? 'primary' : 'secondary'} icon="login">
          {copy.again}
        </ButtonLink>
      </p>
    </BareShell>
  )
}
