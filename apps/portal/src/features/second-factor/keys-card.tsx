import { Alert, ButtonLink, Card, ConfirmBox, DataTable, FormActions } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { keyCopy as copy } from './copy.fr.ts'
import type { Passkey } from './passkeys.ts'

export interface KeysCardProps {
  readonly csrf: string
  readonly keys: readonly Passkey[]
  /** Browsers offer keys at the address of this portal. */
  readonly possible: boolean
  /** The only factor of somebody of whom one is required: it stays. */
  readonly keepLast: boolean
}

/** The security keys of one's own account. */
export function KeysCard({ csrf, keys, possible, keepLast }: KeysCardProps): VNode {
  const columns = [
    { key: 'name', header: copy.name, rowHeader: true, cell: (one: Passkey) => one.name },
    { key: 'added', header: copy.addedAt, cell: (one: Passkey) => formatInstantFr(one.addedAt) },
    {
      key: 'used',
      header: copy.lastUsed,
      cell: (one: Passkey) => (one.lastUsedAt ? formatInstantFr(one.lastUsedAt) : copy.neverUsed),
    },
    {
      key: 'action',
      header: copy.action,
      headerHidden: true,
      cell: (one: Passkey) => (keepLast && keys.length === 1 ? null : <RemoveKey csrf={csrf} of={one} />),
    },
  ]
  return (
    <Card title={copy.title} icon="key">
      <p>{copy.lead}</p>
      {keys.length > 0 && (
        <DataTable
          caption={copy.title}
          captionHidden
          stackOnPhone
          rows={keys}
          rowKey={({ id }) => id}
          columns={columns}
        />
      )}
      {possible ? (
        <FormActions>
          <ButtonLink href="/compte/second-facteur/cles/nouvelle" icon="plus">
            {copy.addOne}
          </ButtonLink>
        </FormActions>
      ) : (
        <Alert tone="info">{copy.impossible}</Alert>
      )}
    </Card>
  )
}

function RemoveKey({ csrf, of: key }: { readonly csrf: string; readonly of: Passkey }): VNode {
  return (
    <ConfirmBox
      label={copy.remove}
      size="small"
      align="end"
      question={copy.removeQuestion(key.name)}
      detail={copy.removeDetail}
      confirmLabel={copy.remove}
      action={`/compte/second-facteur/cles/${key.id}/retirer`}
      csrf={csrf}
    />
  )
}
