import { Card, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import { publicAddress } from '../bases/index.ts'
import { federationAddresses } from '../delegation/index.ts'
import type { AddressesPageProps } from './addresses-view.ts'
import { copy } from './copy.fr.ts'

/** What the ENT has to be told before the address changes, and what becomes of those who are connected. */
export function BeforeChangeCard({ delegated, visit: { base }, publicUrl }: AddressesPageProps): VNode {
  const texts = copy.before
  const { realm, reply } = federationAddresses(publicUrl, base)
  return (
    <Card title={texts.title} icon="alert-triangle">
      <p>{texts.lead}</p>
      <ul class="mb-0">
        {delegated.cas ? (
          <li>
            {texts.cas} <ExactText>{publicAddress(base, publicUrl)}</ExactText>
          </li>
        ) : null}
        {delegated.federation === undefined ? null : (
          <li>
            {texts.federation(delegated.federation)}
            <br />
            {texts.realm} <ExactText>{realm}</ExactText>
            <br />
            {texts.reply} <ExactText>{reply}</ExactText>
          </li>
        )}
        <li>{texts.sessions}</li>
        <li>{texts.logout}</li>
      </ul>
    </Card>
  )
}
