import type { Report } from '../problem/problem.ts'
import { aafAttributes } from './aaf-attributes.ts'
import type { AafTypedRecord } from './aaf-item.ts'
import type { AafKind } from './aaf-kind.ts'
import type { AafSource } from './aaf-record.ts'
import type { AafValues } from './aaf-values.ts'
import { readAafGuardian } from './read-aaf-guardian.ts'
import { readAafMef, readAafSubject } from './read-aaf-nomenclature.ts'
import { readAafPupil } from './read-aaf-pupil.ts'
import { readAafSchool } from './read-aaf-school.ts'
import { readAafStaff } from './read-aaf-staff.ts'

/** A record as its kind understands it, and the names of the attributes that it does not know. */
export interface InterpretedAafRecord {
  /** `undefined`, and a problem, when something without which there is no record is missing. */
  readonly record: AafTypedRecord | undefined
  readonly unknown: readonly string[]
}

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

/** Gives their meaning to the values of a whole record: those of an `add`, or those left by the changes of a delta. */
export function interpretAafRecord(
  kind: AafKind,
  { id, values }: { readonly id: string; readonly values: AafValues },
  report: Report,
): InterpretedAafRecord {
  const attributes = aafAttributes(values)
  const record = readers[kind]({ id, attributes, report })
  return { record, unknown: Object.keys(attributes.leftover()) }
}
