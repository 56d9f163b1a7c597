import { repairAddress, withoutUserInfo } from '@preau/cas'
import { Alert, Card, DataTable, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import type { AddressNote, AddressTrial } from './address-desk.ts'
import { addressesCopy as copy, addressFaultCopy, addressMistakeCopy } from './addresses-copy.fr.ts'
import { differenceSentence } from './difference-sentence.ts'

/** What became of the address that was tried. */
export function AddressTrialAlert({ trial }: { readonly trial: AddressTrial }): VNode {
  const good = trial.outcome === 'taken'
  return (
    <Alert tone={good ? 'success' : 'warning'} title={copy.tried(shown(trial.address))} live>
      {sentencesOf(trial).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Alert>
  )
}

function shown(text: string): string {
  const address = withoutUserInfo(text)
  return address.length > 300 ? `${address.slice(0, 300)}…` : address
}

function sentencesOf(trial: AddressTrial): readonly string[] {
  switch (trial.outcome) {
    case 'taken':
      return [copy.taken(trial.by), ...(trial.twins.length > 0 ? [copy.shared(titles(trial.twins))] : [])]
    case 'taken-by-other':
      return [copy.takenByOther(trial.title, trial.by)]
    case 'invalid':
      return [copy.notTaken, ...faultSentences(trial)]
    case 'not-taken':
      return [copy.notTaken, ...(trial.nearest?.differences.map(differenceSentence) ?? [copy.farAway])]
  }
}

/** What to write instead, when that can be told. */
function faultSentences({
  address,
  fault,
}: Extract<AddressTrial, { outcome: 'invalid' }>): readonly string[] {
  const [repaired] = repairAddress(address)
  if (repaired === undefined) return [addressFaultCopy[fault]]
  return [
    ...repaired.mistakes.map((mistake) => addressMistakeCopy[mistake]),
    copy.write(shown(repaired.text)),
  ]
}

function titles(list: readonly string[]): string {
  return new Intl.ListFormat('fr').format(list)
}

/** What each address covers, with examples, and the other services that it meets. */
export function AddressNotesCard({ notes }: { readonly notes: readonly AddressNote[] }): VNode | null {
  if (notes.length === 0) return null
  return (
    <Card title={copy.title} icon="world" subtitle={copy.lead} flush>
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={notes}
        rowKey={({ address }) => address}
        columns={[
          {
            key: 'address',
            header: copy.address,
            rowHeader: true,
            cell: ({ address }) => <ExactText>{address}</ExactText>,
          },
          { key: 'yes', header: copy.yes, cell: ({ taken }) => <Examples addresses={taken} /> },
          { key: 'no', header: copy.no, cell: ({ refused }) => <Examples addresses={refused} /> },
          { key: 'others', header: copy.others, cell: ({ overlaps }) => <Overlaps overlaps={overlaps} /> },
        ]}
      />
    </Card>
  )
}

function Examples({ addresses }: { readonly addresses: readonly string[] }): VNode {
  if (addresses.length === 0) return <>{copy.noneOfThem}</>
  return (
    <ul>
      {addresses.map((address) => (
        <li key={address}>
          <ExactText>{address}</ExactText>
        </li>
      ))}
    </ul>
  )
}

function Overlaps({ overlaps }: Pick<AddressNote, 'overlaps'>): VNode {
  if (overlaps.length === 0) return <>{copy.noneOfThem}</>
  return (
    <ul>
      {overlaps.map(({ kind, title, address }) => (
        <li key={`${title} ${address}`}>{copy.overlap[kind](title, address)}</li>
      ))}
    </ul>
  )
}
