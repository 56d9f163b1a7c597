import type { CalendarDay } from '@preau/people'
import type { SiecleName } from './siecle-name.ts'

/** What a school's STS export holds. Source: ent-ecosystem §2.4. */
export interface StsContent {
  readonly staff: readonly StsPerson[]
  readonly subjects: readonly StsSubject[]
  readonly divisions: readonly StsStructure[]
  readonly groups: readonly StsStructure[]
}

/** One `INDIVIDU`, with what the services and the structures say of the same person. */
export interface StsPerson extends SiecleName {
  /** `TYPE:ID`, the key: an `ID` alone may be that of two people. */
  readonly key: string
  /** `@ID`; for type `epp` it is the `ENTPersonSTSId` of AAF. */
  readonly stsId: string
  /** `@TYPE`: `epp` national staff base, `local` typed by the school. */
  readonly type: string
  /** `CIVILITE` 1, 2, 3 as `M.`, `Mme`, `Mlle`. */
  readonly civility: string | undefined
  /** `SEXE`. */
  readonly sex: 'M' | 'F' | undefined
  /** `DATE_NAISSANCE`, often missing for type `local`. */
  readonly birthDate: CalendarDay | undefined
  /** `FONCTION`: `ENS`, `DIR`, `EDU`… */
  readonly functionCode: string | undefined
  /** `DISCIPLINES/DISCIPLINE`: codes and labels. */
  readonly disciplines: readonly { readonly code: string; readonly label: string | undefined }[]
  /** `PROFS_PRINC`: divisions of which the person is the form teacher. */
  readonly mainTeacherOf: readonly string[]
  /** Divisions in which the person teaches, from the services. */
  readonly divisions: readonly string[]
  /** Groups in which the person teaches. */
  readonly groups: readonly string[]
  /** Six-digit codes of the subjects taught. */
  readonly subjectCodes: readonly string[]
}

/** One `MATIERE`. */
export interface StsSubject {
  /** `@CODE`, six digits. */
  readonly code: string
  /** `CODE_GESTION`: `MATHS`. */
  readonly shortCode: string | undefined
  /** `LIBELLE_EDITION`, else `LIBELLE_LONG`, else `LIBELLE_COURT`. */
  readonly label: string
}

/** One `DIVISION` or `GROUPE` with its services. */
export interface StsStructure {
  /** `@CODE`, the name everybody uses: `6E 2`. */
  readonly code: string
  /** `LIBELLE_LONG`. */
  readonly label: string | undefined
  /** Divisions a group takes its pupils from (`DIVISIONS_APPARTENANCE`); empty for a division. */
  readonly fromDivisions: readonly string[]
  readonly services: readonly StsService[]
}

/** Who teaches what in a structure. */
export interface StsService {
  readonly subjectCode: string
  /** Keys of {@link StsPerson}. */
  readonly teachers: readonly string[]
}
