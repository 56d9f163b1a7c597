import { circumstancesInWords } from '@preau/platform'
import { stringify } from 'csv-stringify/sync'
import { formatCount, formatMoment } from '../../frame/format.ts'
import { actorLabel } from '../../frame/operator.ts'
import { actionCopy, circumstanceCopy, copy, outcomeCopy, valueCopy } from './copy.fr.ts'
import type { Trace } from './trace-store.ts'

/** The words of an action; one that has none is shown as it is. */
export const actionInWords = (action: string): string => actionCopy[action] ?? action

const actorWords: Readonly<Record<string, string>> = {
  server: copy.server,
  cas: copy.ent,
  anonymous: copy.anonymous,
}

/** Who did it, in words. */
export function actorInWords({ actor, actorName }: Trace): string {
  if (actorName !== undefined) return actorName
  const casUser = /^cas:(.+)$/.exec(actor)?.[1]
  if (casUser !== undefined) return copy.entUser(casUser)
  return actor.startsWith('person:') ? copy.person : (actorWords[actor] ?? actorLabel(actor))
}

/** What it was done to, in words: a person, a failure, an operator. */
export function targetInWords({ target, targetName }: Trace): string {
  if (targetName !== undefined) return targetName
  if (target === undefined) return ''
  const [, kind = '', id = ''] = /^([a-z-]+):(.+)$/.exec(target) ?? []
  if (kind === 'person') return copy.person
  if (kind === 'identification-failure') return copy.failure(id)
  if (kind === 'identifier-push') return copy.push(id)
  return kind === 'operator' ? id : target
}

/** Circumstances on one line: `espace : eleves, par : cas`; empty without any. */
export function circumstances({ data }: Pick<Trace, 'data'>): string {
  const text = (value: string): string => valueCopy[value] ?? value
  const { yes, no } = copy
  return circumstancesInWords(data, { names: circumstanceCopy, text, count: formatCount, yes, no })
}

/** The list for a spreadsheet: semicolons, UTF-8 with its mark, formulas neutralised. */
export function tracesCsv(traces: readonly Trace[]): string {
  const rows = traces.map((trace) => ({
    at: formatMoment(trace.at),
    label: actionInWords(trace.action),
    actor: actorInWords(trace),
    target: targetInWords(trace),
    outcome: outcomeCopy[trace.outcome],
    data: circumstances(trace),
    code: trace.action,
    id: trace.id,
  }))
  const columns = { ...copy.columns, code: copy.codeColumn, id: copy.numberColumn }
  return stringify(rows, { bom: true, header: true, delimiter: ';', escape_formulas: true, columns })
}
