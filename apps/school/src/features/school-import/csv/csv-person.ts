import type { PersonCategory } from '@preau/people'
import type { GuardianLevel } from './csv-settings.ts'

/** A pupil named by a line of a guardian: by one of their identifiers, or by names and birth date. */
export interface CsvPupil {
  readonly pronoteId: string | undefined
  readonly siecleId: string | undefined
  readonly ine: string | undefined
  readonly lastName: string | undefined
  readonly firstName: string | undefined
  readonly birthDate: string | undefined
}

/** A pupil of a guardian, and what the guardian is to them. */
export interface CsvLink {
  readonly line: number
  readonly pupil: CsvPupil
  readonly level: GuardianLevel
  /** National code of the link (ent-ecosystem §1.5). */
  readonly kinship: string | undefined
}

/** What a teacher teaches to whom: every subject of the line to each of its classes. */
export interface CsvTeaching {
  readonly subject: string
  readonly classCode: string
}

/** The texts of somebody that a file may give; a cell that is empty gives none, and erases none. */
export interface CsvValues {
  readonly civility?: string
  readonly lastName: string
  readonly usageName?: string
  readonly firstName: string
  readonly birthDate?: string
  readonly sex?: 'F' | 'M'
  readonly postcode?: string
  readonly city?: string
  readonly ine?: string
  readonly siecleId?: string
  readonly functionCode?: string
  readonly functionLabel?: string
  readonly company?: string
  readonly leftOn?: string
}

/** Somebody of the file: one line, or several for a teacher with several services and a guardian of several pupils. */
export interface CsvPerson {
  readonly category: PersonCategory
  /** Lines of the file, the first one first. */
  readonly lines: readonly number[]
  readonly pronoteId: string | undefined
  /** Number of STSWEB: finds somebody, and is never written. */
  readonly stsId: string | undefined
  readonly values: CsvValues
  /** Absent: the file does not say, and nothing changes. */
  readonly classCode: string | undefined
  readonly groups: readonly string[] | undefined
  readonly teachings: readonly CsvTeaching[] | undefined
  readonly headTeacherOf: readonly string[] | undefined
  readonly links: readonly CsvLink[]
}
