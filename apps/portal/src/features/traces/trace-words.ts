import { profileLabel, sdetProfiles } from '@preau/people'
import { circumstancesInWords } from '@preau/platform'
import { stringify } from 'csv-stringify/sync'
import { auditActionLabel } from '../../frame/audit-actions.fr.ts'
import { formatInstantFr, formatNumberFr } from '../../frame/format-fr.ts'
import {
  circumstanceCopy,
  csvColumns,
  importTarget,
  outcomeCopy,
  tracesCopy as copy,
  valueCopy,
} from './copy.fr.ts'
import type { Trace } from './traces.ts'

/** Who did it, in words. */
export function actorInWords({ actor, actorName }: Trace): string {
  if (actorName !== undefined) return actorName
  if (actor === 'system') return copy.system
  if (actor === 'anonymous') return copy.anonymous
  if (actor === 'ligne de commande') return copy.commandLine
  return /^\d+$/.test(actor) ? copy.gone : actor
}

const aboutAccounts = /^(account|role|session|second-factor|login)\./

/** What it was done to, in words: a person, a service, a list. */
export function targetInWords(trace: Trace): string {
  if (trace.targetName !== undefined) return trace.targetName
  if (trace.target === undefined) return ''
  const importId = /^identifier-import:(\d+)$/.exec(trace.target)?.[1]
  if (importId !== undefined) return importTarget(importId)
  return aboutAccounts.test(trace.action) && /^\d+$/.test(trace.target) ? copy.otherSchool : trace.target
}

/** Circumstances on one line: `adresse : …, navigateur : …`; empty without any. */
export function circumstances({ data }: Pick<Trace, 'data'>): string {
  const { yes, no } = copy
  return circumstancesInWords(data, {
    names: circumstanceCopy,
    text: textInWords,
    count: formatNumberFr,
    yes,
    no,
  })
}

/** A profile is its label. */
function textInWords(value: string): string {
  const profile = sdetProfiles.find((one) => one === value)
  return profile === undefined ? (valueCopy[value] ?? value) : profileLabel(profile)
}

/** The list for a spreadsheet: semicolons, UTF-8 with its mark, formulas neutralised. */
export function tracesCsv(traces: readonly Trace[]): string {
  const rows = traces.map((trace) => ({
    at: formatInstantFr(trace.at),
    label: auditActionLabel(trace.action),
    action: trace.action,
    actor: actorInWords(trace),
    target: targetInWords(trace),
    school: trace.school ?? '',
    outcome: outcomeCopy[trace.outcome],
    data: circumstances(trace),
    id: trace.id,
  }))
  return stringify(rows, {
    bom: true,
    header: true,
    delimiter: ';',
    escape_formulas: true,
    columns: csvColumns,
  })
}
