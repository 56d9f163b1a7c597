import { Alert, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import { publicAddress, type SchoolBase } from '../bases/index.ts'
import { federationAddresses } from '../delegation/index.ts'
import { copy } from './copy.fr.ts'
import type { SettingsSnapshot } from './settings-snapshot.ts'

interface RootChangeProps {
  /** As it is today. */
  readonly base: SchoolBase
  readonly publicUrl: string
  readonly now: SettingsSnapshot
  readonly prepared: SettingsSnapshot
}

/** What an ENT that knows the base by its address must be told before a draft with another root is applied. */
export function RootChange({ base, publicUrl, now, prepared }: RootChangeProps): VNode | null {
  const { root } = prepared.publication
  const cas = now.delegation?.enabled === true
  const federation = now.federation?.settings.enabled === true
  if (root === now.publication.root || !(cas || federation)) return null
  const next = { ...base, root }
  const text = copy.rootChange
  return (
    <Alert tone="warning" title={text.title}>
      {cas ? (
        <p>
          {text.cas} <ExactText>{publicAddress(next, publicUrl)}</ExactText>
        </p>
      ) : null}
      {federation ? (
        <p>
          {text.federation(now.federation.service?.issuer)}
          <br />
          {text.before} <ExactText>{federationAddresses(publicUrl, base).realm}</ExactText>
          <br />
          {text.after} <ExactText>{federationAddresses(publicUrl, next).realm}</ExactText>
        </p>
      ) : null}
    </Alert>
  )
}
