import type { ExchangeProblem } from '../problem/problem.ts'
import type { AafGuardian } from './read-aaf-guardian.ts'
import type { AafMef, AafSubject } from './read-aaf-nomenclature.ts'
import type { AafPupil } from './read-aaf-pupil.ts'
import type { AafSchool } from './read-aaf-school.ts'
import type { AafStaff } from './read-aaf-staff.ts'

/** A record and its kind. */
export type AafTypedRecord =
  | { readonly kind: 'school'; readonly record: AafSchool }
  | { readonly kind: 'mef'; readonly record: AafMef }
  | { readonly kind: 'subject'; readonly record: AafSubject }
  | { readonly kind: 'staff'; readonly record: AafStaff }
  | { readonly kind: 'guardian'; readonly record: AafGuardian }
  | { readonly kind: 'pupil'; readonly record: AafPupil }

/** One thing read from a delivery. `file` is the name of the entry, `line` where the record starts. */
export type AafItem =
  | (AafTypedRecord & { readonly file: string; readonly line: number })
  | AafVersion
  | ExchangeProblem

/** The comment by which AAF tells its version (`AAF-VE1803`), for the report of the import. */
export interface AafVersion {
  readonly kind: 'version'
  readonly version: string
  readonly file: string
}
