import { parseCalendarDay } from '@preau/people'
import type { ExchangeEntry } from '../entry.ts'
import { type ExchangeProblem, problem } from '../problem/problem.ts'
import { type AafKind, aafKinds } from './aaf-kind.ts'
import { type AafEntryName, describeAafEntry } from './describe-aaf-entry.ts'
import type { AafMode } from './read-aaf-request.ts'

/** One file of a delivery, with what its name says. */
export interface AafPlannedEntry extends AafEntryName {
  readonly entry: ExchangeEntry
}

/** A delivery put in order, and what is wrong with it as a whole. */
export interface AafPlan {
  /** `complete` unless the names say otherwise. */
  readonly mode: AafMode
  /** Day of the delivery as an ISO day; `undefined` when no name says it. */
  readonly date: string | undefined
  /** What every name starts with: the emitter of the delivery. */
  readonly prefix: string
  /** In the order of reading: schools, nomenclatures, staff, guardians, pupils; by counter inside a kind. */
  readonly entries: readonly AafPlannedEntry[]
  readonly problems: readonly ExchangeProblem[]
}

const nomenclatures: readonly AafKind[] = ['MefEducNat', 'MatiereEducNat']

/**
 * Checks a delivery by its file names alone: one delivery only, no counter twice or missing and, when it is complete,
 * every kind there. A delivery that lacks a part would make its people look gone, so these problems are fatal. A delta
 * has only the files in which something changes. Source: ent-ecosystem §1.1.
 */
export function planAafDelivery(entries: readonly ExchangeEntry[]): AafPlan {
  const planned = entries.flatMap((entry) => {
    const described = describeAafEntry(entry.name)
    return described === undefined ? [] : [{ ...described, entry }]
  })
  const unknown = entries.filter((entry) => describeAafEntry(entry.name) === undefined)
  const notices = unknown.map((entry) =>
    problem('aaf.unknown-file', { name: entry.name }, { file: entry.name }),
  )
  if (planned.length === 0) {
    return {
      mode: 'complete',
      date: undefined,
      prefix: '',
      entries: [],
      problems: [...notices, problem('aaf.nothing', {}, { file: entries[0]?.name ?? '' })],
    }
  }
  const ordered = planned.sort(byReadingOrder)
  const { mode = 'complete', date, prefix = '' } = ordered[0] ?? {}
  const problems = [
    ...notices,
    ...mixedDeliveries(ordered),
    ...(mode === 'complete' ? missingKinds(ordered) : []),
    ...aafKinds.flatMap((kind) => counterFaults(ordered.filter((one) => one.kind === kind))),
  ]
  return { mode, date: isoDay(date), prefix, entries: ordered, problems }
}

function isoDay(written: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(written ?? '') ?? []
  return parseCalendarDay(`${day}/${month}/${year}`)
}

function byReadingOrder(a: AafPlannedEntry, b: AafPlannedEntry): number {
  const order = aafKinds.indexOf(a.kind) - aafKinds.indexOf(b.kind)
  return order === 0 ? Number(a.counter) - Number(b.counter) : order
}

function mixedDeliveries(entries: readonly AafPlannedEntry[]): ExchangeProblem[] {
  const first = entries[0]
  if (first === undefined) return []
  const other = entries.find((one) => deliveryKey(one) !== deliveryKey(first))
  if (other === undefined) return []
  const params = { first: first.entry.name, second: other.entry.name }
  return [problem('aaf.two-deliveries', params, { file: other.entry.name })]
}

function deliveryKey(name: AafEntryName): string {
  return [name.prefix.toLowerCase(), name.mode ?? '', name.date ?? ''].join('|')
}

function missingKinds(entries: readonly AafPlannedEntry[]): ExchangeProblem[] {
  const missing = aafKinds.filter((kind) => !entries.some((one) => one.kind === kind))
  const file = entries[0]?.entry.name ?? ''
  return missing.map((kind) =>
    nomenclatures.includes(kind)
      ? problem('aaf.nomenclature-missing', { kind }, { file })
      : problem('aaf.kind-missing', { kind }, { file }),
  )
}

/** `entries` are of one kind, sorted by counter. */
function counterFaults(entries: readonly AafPlannedEntry[]): ExchangeProblem[] {
  const problems: ExchangeProblem[] = []
  entries.forEach((one, index) => {
    const previous = entries[index - 1]
    const file = one.entry.name
    const expected = previous === undefined ? 0 : Number(previous.counter) + 1
    if (previous?.counter === one.counter) {
      problems.push(problem('aaf.duplicate-counter', { first: previous.entry.name, second: file }, { file }))
    } else if (Number(one.counter) > expected) {
      const counter = String(expected).padStart(4, '0')
      problems.push(problem('aaf.counter-gap', { kind: one.kind, counter }, { file }))
    }
  })
  return problems
}
