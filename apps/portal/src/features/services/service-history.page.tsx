import { Card, DataTable, EmptyState } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { compareServices } from './compare-services.ts'
import { historyCopy as copy, servicesCopy } from './copy.fr.ts'
import { ruleInWords, type RuleChoices } from './rule-in-words.ts'
import type { Grouping } from './service.ts'
import type { HistoryPerson, ServiceHistoryEntry } from './service-history.ts'

export interface ServiceHistoryPageProps {
  readonly entries: readonly ServiceHistoryEntry[]
  readonly names: {
    readonly groupings: readonly Grouping[]
    readonly owners: readonly { readonly id: string; readonly name: string }[]
  }
  readonly choices: RuleChoices
}

/** Who changed what of a service, before and after. */
export function ServiceHistoryPage(props: ServiceHistoryPageProps): VNode {
  return (
    <Card title={servicesCopy.history} icon="history" subtitle={copy.lead} flush>
      <DataTable
        caption={servicesCopy.history}
        captionHidden
        stackOnPhone
        rows={props.entries}
        rowKey={({ id }) => id}
        empty={<EmptyState title={copy.empty} icon="history" />}
        columns={[
          {
            key: 'when',
            header: copy.when,
            rowHeader: true,
            nowrap: true,
            cell: ({ at }) => formatInstantFr(at),
          },
          { key: 'who', header: copy.who, cell: ({ byLabel }) => byLabel },
          { key: 'what', header: copy.what, cell: (entry) => <What sentences={sentencesOf(entry, props)} /> },
        ]}
      />
    </Card>
  )
}

function What({ sentences }: { readonly sentences: readonly string[] }): VNode {
  const [only, ...others] = sentences
  if (others.length === 0) return <>{only}</>
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

/** What a line of the history says. */
function sentencesOf(
  entry: ServiceHistoryEntry,
  { names, choices }: ServiceHistoryPageProps,
): readonly string[] {
  switch (entry.kind) {
    case 'updated': {
      const changes = compareServices(entry.before, entry.after, names)
      if (changes.length === 0) return [copy.kinds.same]
      return changes.map(({ label, theirs, yours }) => copy.arrow(label, theirs, yours))
    }
    case 'population-added':
      return [copy.ruleAdded(ruleInWords(entry.after, choices))]
    case 'population-removed':
      return [copy.ruleRemoved(ruleInWords(entry.before, choices))]
    case 'user-set':
      return [(entry.after.effect === 'grant' ? copy.granted : copy.refused)(nameOf(entry.after))]
    case 'user-removed':
      return [copy.forgotten(nameOf(entry.before))]
    default:
      return [copy.kinds[entry.kind]]
  }
}

const nameOf = ({ name }: HistoryPerson): string => name ?? copy.goneAccount
