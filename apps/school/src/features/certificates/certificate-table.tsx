import { Badge, ConfirmBox, DataTable, Form, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { formatMoment } from '../../frame/format.ts'
import type { View } from '../../frame/view.ts'
import type { IssuedCertificate } from './certificate-store.ts'
import { copy } from './copy.fr.ts'

interface CertificateTableProps {
  readonly view: View
  readonly now: Date
  readonly certificates: readonly IssuedCertificate[]
  /** Base of the addresses `/delivrer` and `/retirer`. */
  readonly path: string
}

type State = keyof typeof copy.table.states

const soonMs = 30 * 24 * 3_600_000
const tones = { good: 'success', soon: 'warning', expired: 'danger', revoked: 'neutral' } as const

function stateOf(one: IssuedCertificate, now: Date): State {
  if (one.revokedAt !== undefined || one.operatorId === undefined) return 'revoked'
  if (one.endsAt <= now) return 'expired'
  return one.endsAt.getTime() - now.getTime() < soonMs ? 'soon' : 'good'
}

/** Certificates given, the newest first. */
export function CertificateTable(props: CertificateTableProps): VNode {
  const { columns } = copy.table
  return (
    <DataTable
      caption={copy.table.caption}
      stackOnPhone
      rows={props.certificates}
      rowKey={({ id }) => id}
      empty={copy.table.empty}
      columns={[
        { key: 'label', header: columns.label, rowHeader: true, cell: ({ label }) => label },
        { key: 'operator', header: columns.operator, cell: ({ login }) => login },
        { key: 'issued', header: columns.issued, cell: ({ issuedAt }) => formatMoment(issuedAt) },
        { key: 'until', header: columns.until, cell: ({ endsAt }) => formatMoment(endsAt) },
        {
          key: 'used',
          header: columns.used,
          cell: ({ lastUsedAt }) => (lastUsedAt ? formatMoment(lastUsedAt) : copy.table.never),
        },
        {
          key: 'state',
          header: columns.state,
          cell: (one) => {
            const state = stateOf(one, props.now)
            return <Badge tone={tones[state]}>{copy.table.states[state]}</Badge>
          },
        },
        { key: 'action', header: columns.action, cell: (one) => <Actions {...props} one={one} /> },
      ]}
    />
  )
}

function Actions({
  view,
  now,
  path,
  one,
}: CertificateTableProps & { readonly one: IssuedCertificate }): VNode | null {
  const state = stateOf(one, now)
  if (state === 'revoked' || one.operatorId === undefined) return null
  return (
    <>
      {state === 'good' ? null : (
        <Form action={`${path}/delivrer`} csrf={view.csrf}>
          <HiddenField name="operateur" value={one.operatorId} />
          <HiddenField name="poste" value={one.label} />
          <SubmitButton size="small" label={copy.table.renewFor(one.label)}>
            {copy.table.renew}
          </SubmitButton>
        </Form>
      )}
      <ConfirmBox
        label={copy.table.revoke}
        question={copy.table.question(one.label)}
        detail={copy.table.detail}
        confirmLabel={copy.table.revoke}
        action={`${path}/retirer`}
        csrf={view.csrf}
        size="small"
        align="end"
      >
        <HiddenField name="certificat" value={one.id} />
      </ConfirmBox>
    </>
  )
}
