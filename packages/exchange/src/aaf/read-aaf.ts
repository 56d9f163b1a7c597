import type { XmlElement } from '@preau/xml'
import type { ExchangeEntry } from '../entry.ts'
import { type ExchangeProblem, problem } from '../problem/problem.ts'
import { readXmlSource } from '../xml-source/read-xml-source.ts'
import { AafCrossCheck } from './aaf-cross-check.ts'
import type { AafItem, AafTypedRecord, AafVersion } from './aaf-item.ts'
import type { AafKind } from './aaf-kind.ts'
import type { AafSource } from './aaf-record.ts'
import { type AafPlannedEntry, planAafDelivery } from './plan-aaf-delivery.ts'
import { readAafGuardian } from './read-aaf-guardian.ts'
import { readAafMef, readAafSubject } from './read-aaf-nomenclature.ts'
import { readAafOperation, requestId } from './read-aaf-operation.ts'
import { readAafPupil } from './read-aaf-pupil.ts'
import { readAafSchool } from './read-aaf-school.ts'
import { readAafStaff } from './read-aaf-staff.ts'

const readers: Readonly<Record<AafKind, (source: AafSource) => AafTypedRecord | undefined>> = {
  EtabEducNat: (source) => typed('school', readAafSchool(source)),
  MefEducNat: (source) => typed('mef', readAafMef(source)),
  MatiereEducNat: (source) => typed('subject', readAafSubject(source)),
  PersEducNat: (source) => typed('staff', readAafStaff(source)),
  PersRelEleve: (source) => typed('guardian', readAafGuardian(source)),
  Eleve: (source) => typed('pupil', readAafPupil(source)),
}

function typed<K extends string, R>(kind: K, record: R | undefined): { kind: K; record: R } | undefined {
  return record === undefined ? undefined : { kind, record }
}

/**
 * Reads a complete delivery, streamed: schools, nomenclatures, staff, guardians, then pupils, so that what is pointed at
 * comes first. Problems come among the records, before the record they are about. After a fatal one nothing more comes
 * and nothing read before may be used: apply the records in one transaction, or to a copy. Source: ent-ecosystem §1.
 */
export async function* readAaf(entries: readonly ExchangeEntry[]): AsyncGenerator<AafItem, void, undefined> {
  const plan = planAafDelivery(entries)
  yield* plan.problems
  if (plan.problems.some((one) => one.fatal)) return
  const check = new AafCrossCheck()
  for (const planned of plan.entries) {
    for await (const item of readAafFile(planned, check)) {
      yield item
      if (item.kind === 'problem' && item.fatal) return
    }
  }
}

async function* readAafFile(
  planned: AafPlannedEntry,
  check: AafCrossCheck,
): AsyncGenerator<AafItem, void, undefined> {
  const file = planned.entry.name
  const comments: string[] = []
  const unknown = new Map<string, number>()
  const onComment = (text: string): void => void comments.push(text)
  for await (const item of readXmlSource(planned.entry, { expected: 'aaf', paths: ['*'], onComment })) {
    yield* comments.splice(0).flatMap((text) => versionIn(text, file))
    if (item.kind === 'problem') return yield item
    if (item.kind !== 'element') continue
    yield* readAafRequest(item.element, planned, { check, unknown })
  }
  for (const [attribute, count] of unknown)
    yield problem('aaf.unknown-attribute', { attribute, count }, { file })
}

function readAafRequest(
  element: XmlElement,
  { kind, entry }: AafPlannedEntry,
  { check, unknown }: { readonly check: AafCrossCheck; readonly unknown: Map<string, number> },
): readonly AafItem[] {
  const problems: ExchangeProblem[] = []
  const record = requestId(element)
  const place = { file: entry.name, line: element.line, element: element.name, ...(record && { record }) }
  const report: AafSource['report'] = (code, params) => void problems.push(problem(code, params, place))
  const operation = readAafOperation(element, kind, report)
  if (operation === undefined) return problems
  const read = readers[kind]({ ...operation, report })
  for (const name of Object.keys(operation.attributes.leftover()))
    unknown.set(name, (unknown.get(name) ?? 0) + 1)
  if (read === undefined || !check.accept(read, report)) return problems
  return [...problems, { ...read, file: entry.name, line: element.line }]
}

function versionIn(comment: string, file: string): AafVersion[] {
  const version = /AAF-[\w.-]+/i.exec(comment)?.[0]
  return version === undefined ? [] : [{ kind: 'version', version, file }]
}
