import { Card, DataTable, EmptyState } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { addressMistakeCopy } from '../services/index.ts'
import { incidentCopy as copy } from './copy.fr.ts'
import type { ServiceIncident } from './release-desk.ts'

export interface IncidentTableProps {
  readonly incidents: readonly ServiceIncident[]
  /** Whose and since when, when not everybody's. */
  readonly lead?: string
}

/** The latest refusals and incomplete answers of a service. */
export function IncidentTable({ incidents, lead = copy.lead }: IncidentTableProps): VNode {
  return (
    <Card title={copy.title} icon="history" subtitle={lead} flush id="refus">
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={incidents}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={copy.none} icon="shield-check">
            {copy.noneHelp}
          </EmptyState>
        }
        columns={[
          {
            key: 'at',
            header: copy.when,
            rowHeader: true,
            nowrap: true,
            cell: ({ at }) => formatInstantFr(at),
          },
          { key: 'who', header: copy.who, cell: personOf },
          { key: 'what', header: copy.what, cell: sentenceOf },
        ]}
      />
    </Card>
  )
}

function personOf({ person, known }: ServiceIncident): string {
  if (person) return `${person.name} (${person.login})`
  return known ? copy.hidden : copy.stranger
}

function sentenceOf({ action, data }: ServiceIncident): string {
  switch (action) {
    case 'cas.service-refused':
      return refusedAddress(data)
    case 'cas.attribute-missing':
      return copy.missing(wordsOf(data.names).join(', '))
    case 'cas.proxy-refused':
      return copy.proxy
    case 'cas.validation-refused':
      return refusedTicket(data)
    case 'cas.access-refused': {
      const known = Object.entries(copy.refused).find(([because]) => because === data.because)
      return known?.[1] ?? copy.other
    }
  }
}

function refusedTicket(data: ServiceIncident['data']): string {
  const [address, given] = [textOf(data.address), textOf(data.given)]
  if (data.because === 'late') return copy.ticket.late
  if (data.because === 'renew') return copy.ticket.renew
  return address === given ? copy.ticket.otherQuery(address) : copy.ticket.otherService(given, address)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function refusedAddress(data: ServiceIncident['data']): string {
  const address = textOf(data.address)
  if (data.reason === 'no-sso') return copy.noSso(address)
  const mistakes = wordsOf(data.mistakes)
  if (mistakes.length === 0) return copy.undeclared(address)
  const known = Object.entries(addressMistakeCopy).filter(([mistake]) => mistakes.includes(mistake))
  return [copy.badlyWritten(address), ...known.map(([, sentence]) => sentence)].join(' ')
}

function wordsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : []
}
