import { Alert } from '@preau/ui'
import type { VNode } from 'preact'
import { copy } from './copy.fr.ts'
import type { PartnerKey } from './settings/export-settings.ts'

/** « Qui pourra lire le fichier », shown before it is made. */
export function WhoCanRead({ readers }: { readonly readers: readonly Pick<PartnerKey, 'name'>[] }): VNode {
  const { clear, sealed, title } = copy.readers
  const names = readers.map(({ name }) => name)
  return (
    <Alert tone={names.length === 0 ? 'warning' : 'info'} title={title}>
      {names.length === 0 ? clear : sealed(names)}
    </Alert>
  )
}
