import type { ClassRoom, Group, Level, Subject } from './curriculum.ts'
import type { Sex } from './names/first-names.ts'

/** Who somebody is, as their identity papers say. */
export interface Identity {
  readonly sex: Sex
  readonly birthName: string
  /** The name used every day, when it is not the birth name. */
  readonly usageName?: string
  readonly firstName: string
  readonly otherFirstNames: readonly string[]
  /** ISO day. */
  readonly birthDate: string
}

/** A postal address in France. */
export interface Address {
  readonly line: string
  readonly postcode: string
  readonly city: string
}

/** What the académie's directory knows: the truth, under the person's AAF key (or a local account's). */
export interface EntRecord {
  /** `ENTPersonJointure`; `local-…` for those whom AAF does not feed. */
  readonly id: string
}

/** What the school's own software holds on somebody: typed by hand, so not always right. */
export interface BaseRecord {
  /** Pupil: `ELEVE_ID`; guardian: `PERSONNE_ID`; staff: `TYPE:ID` of STS; others: `local:…`. */
  readonly id: string
  readonly familyName: string
  readonly usageName?: string
  readonly firstName: string
  readonly birthDate?: string
  readonly civility?: 'M.' | 'MME'
  readonly address?: Address
  /** Guardian: the `ELEVE_ID` of the pupils this record is attached to. */
  readonly pupilIds: readonly string[]
  /** In what it differs from the truth. */
  readonly tags: readonly NoiseTag[]
}

/** The kinds of difference between the two sides. */
export type NoiseTag =
  | 'accent-lost'
  | 'apostrophe'
  | 'birth-date-missing'
  | 'birth-name-only'
  | 'civility'
  | 'duplicate'
  | 'first-name-separator'
  | 'glued-first-names'
  | 'link-lost'
  | 'moved'
  | 'nickname'
  | 'particle'
  | 'second-first-name'
  | 'surname-separator'
  | 'typo-first-name'
  | 'typo-surname'
  | 'usage-name-only'

/** Anybody. Present on one side, on both, or twice in the school base. */
export interface Person {
  readonly identity: Identity
  readonly address: Address
  readonly email?: string
  readonly mobile?: string
  readonly ent?: EntRecord
  readonly base: readonly BaseRecord[]
}

/** A guardian or another adult a pupil's file names. */
export type Guardian = Person

/** How an adult is tied to a pupil (ent-ecosystem §1.5). */
export interface GuardianLink {
  readonly guardian: Guardian
  /** `typeLien`: 10 mother, 20 father, 37 sibling, 38 ascendant, 39 other family, 43 minder, 50 guardian, 51 ASE, 90 other. */
  readonly kind: string
  /** 1 legal guardian, 2 in charge of the pupil, 0 somebody to call. */
  readonly legal: 0 | 1 | 2
  readonly pays: boolean
  readonly contact: boolean
}

/** A pupil, of this year or gone. */
export interface Pupil extends Person {
  readonly level: Level
  /** Absent for a pupil who left. */
  readonly classRoom?: ClassRoom
  readonly groups: readonly Group[]
  /** `ELEVE_ID`: the key of SIECLE, which the directory repeats. */
  readonly eleveId: string
  readonly ine: string
  /** The local enrolment number. */
  readonly elenoet: string
  readonly boards: boolean
  /** ISO day of departure: still in the school base, no longer in the directory. */
  readonly leftOn?: string
  readonly links: readonly GuardianLink[]
}

/** One subject taught to one class, or to one group. */
export interface TaughtService {
  readonly subject: Subject
  readonly to: ClassRoom | Group
}

/** Somebody who works in the school. */
export interface StaffMember extends Person {
  /** AAF function (ent-ecosystem §1.7). */
  readonly role: { readonly code: string; readonly label: string }
  readonly subject?: Subject
  readonly services: readonly TaughtService[]
  readonly mainTeacherOf?: ClassRoom
}

/** An adult who receives a pupil of 3e for the week of observation. No national file knows them. */
export interface WorkTutor extends Person {
  readonly company: string
}

/** One school, its people, and how each side recorded them. */
export interface FictitiousSchool {
  readonly uai: string
  readonly name: string
  /** `ENTStructureJointure`. */
  readonly structureId: string
  /** The year in which the school year starts. */
  readonly schoolYear: number
  readonly address: Address
  readonly classes: readonly ClassRoom[]
  readonly groups: readonly Group[]
  readonly pupils: readonly Pupil[]
  readonly guardians: readonly Guardian[]
  readonly teachers: readonly StaffMember[]
  readonly staff: readonly StaffMember[]
  readonly workTutors: readonly WorkTutor[]
  readonly inspectors: readonly StaffMember[]
}
