import type { ExchangeEntry } from '../entry.ts'
import { type ExchangeProblem, problem } from '../problem/problem.ts'
import { AafCrossCheck } from './aaf-cross-check.ts'
import type { AafItem } from './aaf-item.ts'
import { interpretAafRecord } from './interpret-aaf-record.ts'
import { type AafPlannedEntry, planAafDelivery } from './plan-aaf-delivery.ts'
import { type AafRequestItem, readAafFile, reportOn } from './read-aaf-file.ts'

/**
 * Reads a complete delivery, streamed: schools, nomenclatures, staff, guardians, then pupils, so that what is pointed at
 * comes first. Problems come among the records, before the record they are about. After a fatal one nothing more comes
 * and nothing read before may be used: apply the records in one transaction, or to a copy. Source: ent-ecosystem §1.
 */
export async function* readAaf(entries: readonly ExchangeEntry[]): AsyncGenerator<AafItem, void, undefined> {
  const plan = planAafDelivery(entries)
  yield* plan.problems
  if (plan.problems.some((one) => one.fatal)) return
  const delta = plan.mode === 'delta' ? plan.entries[0]?.entry.name : undefined
  if (delta !== undefined) return yield problem('aaf.delta-refused', { name: delta }, { file: delta })
  const check = new AafCrossCheck()
  for (const planned of plan.entries) {
    for await (const item of readWholeFile(planned, check)) {
      yield item
      if (item.kind === 'problem' && item.fatal) return
    }
  }
}

async function* readWholeFile(
  planned: AafPlannedEntry,
  check: AafCrossCheck,
): AsyncGenerator<AafItem, void, undefined> {
  const file = planned.entry.name
  const unknown = new Map<string, number>()
  for await (const item of readAafFile(planned, 'complete')) {
    if (item.kind === 'request') yield* readRecord(item, { check, unknown })
    else yield item
  }
  for (const [attribute, count] of unknown)
    yield problem('aaf.unknown-attribute', { attribute, count }, { file })
}

function readRecord(
  request: AafRequestItem,
  { check, unknown }: { readonly check: AafCrossCheck; readonly unknown: Map<string, number> },
): readonly AafItem[] {
  const problems: ExchangeProblem[] = []
  const report = reportOn(request, problems)
  const read = interpretAafRecord(request.family, request, report)
  for (const name of read.unknown) unknown.set(name, (unknown.get(name) ?? 0) + 1)
  if (read.record === undefined || !check.accept(read.record, report)) return problems
  return [...problems, { ...read.record, file: request.file, line: request.line }]
}
