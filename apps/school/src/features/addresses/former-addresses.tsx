import { Alert, Card, DataTable, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import { formatCount, formatMoment } from '../../frame/format.ts'
import { originOf, publicAddress, rootPath, type SchoolBase } from '../bases/index.ts'
import type { OtherName } from './addresses.ts'
import type { AddressesPageProps } from './addresses-view.ts'
import { copy } from './copy.fr.ts'
import { NameButton } from './name-button.tsx'

/** Where a former name led, as people had it in their bookmarks. */
function formerAddress({ kind, name }: OtherName, base: SchoolBase, publicUrl: string): string {
  const { root } = base
  if (kind === 'host') return originOf({ host: name }, publicUrl) + rootPath({ ...base, host: name })
  if (kind === 'path') return `${publicUrl}/${name}/${root}/`
  return originOf(base, publicUrl) + rootPath({ ...base, root: name })
}

/** The ENT sends people to an address that is no more: says which one to replace, and by what. */
export function EntAlert({ names, visit: { base }, publicUrl }: AddressesPageProps): VNode | null {
  const declared = names.filter(({ state, entUses }) => state === 'former' && entUses > 0)
  if (declared.length === 0) return null
  const address = publicAddress(base, publicUrl)
  return (
    <Alert tone="warning" title={copy.ent.title}>
      {declared.map((name) => (
        <p key={name.id}>{copy.ent.text(name.entUses, formerAddress(name, base, publicUrl), address)}</p>
      ))}
    </Alert>
  )
}

export function FormerCard(props: AddressesPageProps): VNode {
  const { names, visit, publicUrl } = props
  const { columns, ...texts } = copy.former
  const former = names.filter(({ state }) => state === 'former')
  return (
    <Card title={texts.title} icon="history" flush={former.length > 0}>
      {former.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <DataTable
          caption={texts.lead}
          stackOnPhone
          rows={former}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'address',
              header: columns.address,
              rowHeader: true,
              cell: (name) => <ExactText>{formerAddress(name, visit.base, publicUrl)}</ExactText>,
            },
            { key: 'since', header: columns.since, cell: ({ since }) => formatMoment(since) },
            { key: 'uses', header: columns.uses, numeric: true, cell: ({ uses }) => formatCount(uses) },
            {
              key: 'ent',
              header: columns.entUses,
              numeric: true,
              cell: ({ entUses }) => formatCount(entUses),
            },
            {
              key: 'last',
              header: columns.last,
              cell: ({ lastUsedAt }) => (lastUsedAt ? formatMoment(lastUsedAt) : texts.never),
            },
            {
              key: 'actions',
              header: columns.actions,
              headerHidden: true,
              cell: (name) =>
                visit.operator.allBases ? (
                  <NameButton {...props} name={name} label={texts.forget} detail={texts.detail} />
                ) : null,
            },
          ]}
        />
      )}
    </Card>
  )
}
