import type { PersonCategory, PersonName } from '@preau/people'

/** A class or a group. */
export interface ClassSummary {
  readonly id: string
  readonly kind: 'class' | 'group'
  readonly code: string
  readonly pupils: number
  readonly headTeachers: readonly PersonName[]
}

/** Somebody who teaches a subject to a class or a group. */
export interface Teaching {
  readonly classId: string
  readonly classCode: string
  readonly subject: string
  readonly teacher: PersonName
}

/** A pupil in a list: the name and the class, nothing more. */
export interface PupilLine {
  readonly id: string
  readonly lastName: string
  readonly firstName: string
  readonly classCode: string | undefined
}

/** A guardian of a pupil. */
export interface GuardianLine extends PersonName {
  readonly id: string
  /** Rank of a legal guardian, 1 or 2; 0 for somebody in charge or to contact. */
  readonly level: number | undefined
  /** CODE_PARENTE. */
  readonly kinship: string | undefined
}

/** What the school knows of the schooling of a pupil. */
export interface PupilFile extends PupilLine {
  readonly birthDate: string | undefined
  readonly classes: readonly ClassSummary[]
  readonly teachings: readonly Teaching[]
  readonly guardians: readonly GuardianLine[]
}

/** What a teacher does here. */
export interface TeacherService {
  readonly classes: readonly (ClassSummary & {
    readonly subjects: readonly string[]
    readonly isHead: boolean
  })[]
}

/** Somebody found by the search of the direction. */
export interface FoundPerson extends PersonName {
  readonly id: string
  readonly category: PersonCategory
  /** Class, pupils, subjects, function or company. */
  readonly detail: string | undefined
}

/** How many people of a category are here, and how many have come through the ENT. */
export interface CategoryFigure {
  readonly category: PersonCategory
  readonly present: number
  readonly linked: number
}

/** A member of staff whom families may turn to. */
export interface KeyPerson extends PersonName {
  readonly part: 'head' | 'school-life'
}

/** Reads the school for its spaces: people present on `today` (ISO day) only, and never more than a space shows. */
export interface SchoolReader {
  pupil(baseId: string, pupilId: string, today: string): Promise<PupilFile | undefined>
  /** Pupils of a guardian, with the level of responsibility. */
  childrenOf(
    baseId: string,
    guardianId: string,
    today: string,
  ): Promise<readonly { readonly pupilId: string; readonly level: number | undefined }[]>
  serviceOf(baseId: string, teacherId: string, today: string): Promise<TeacherService>
  /** Classes, then groups, in the order of their codes. */
  classes(baseId: string, today: string): Promise<readonly ClassSummary[]>
  pupilsOf(baseId: string, classId: string, today: string): Promise<readonly PupilLine[]>
  /** Pupils whose name has every word; `limit` at most. */
  findPupils(
    baseId: string,
    query: { readonly text: string; readonly today: string; readonly limit: number },
  ): Promise<readonly PupilLine[]>
  findPeople(
    baseId: string,
    query: { readonly text: string; readonly today: string; readonly limit: number },
  ): Promise<readonly FoundPerson[]>
  figures(baseId: string, today: string): Promise<readonly CategoryFigure[]>
  /** Every teaching of the school, by subject then teacher. */
  teachings(baseId: string, today: string): Promise<readonly Teaching[]>
  keyPeople(baseId: string, today: string): Promise<readonly KeyPerson[]>
}
