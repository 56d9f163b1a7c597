import type { CalendarDay, Ine, Uai } from '@preau/people'

/** Namespace of the directory that an ENT gives to a school server. Source: pronote-facts §3.6. */
export const partnerDirectoryNamespace = 'http://www.index-education.com/rapprochementssoV2.0'

/** The categories that the format has: neither work tutors nor inspectors. */
export type PartnerCategory = 'staff' | 'teacher' | 'guardian' | 'pupil'

/** What the file says of itself. */
export interface PartnerDirectoryHeader {
  /** `Partenaire`: the name agreed with the vendor of the school server. */
  readonly partner: string
  /** `Date`: ISO instant with its offset. */
  readonly issuedAt: string
  /** `ProtocoleDelegationAuthentification`: how people of this directory will log in. */
  readonly protocol: 'CAS' | 'ADFS'
  /** `Etablissements`: the schools of the people of the file. */
  readonly schools: readonly PartnerSchool[]
}

export interface PartnerSchool {
  readonly uai: Uai
  readonly name: string
}

/** Somebody of the ENT. `partnerId` is what CAS will say of them: an opaque identifier, never a log-in name. */
export interface PartnerPerson {
  readonly category: PartnerCategory
  /** `Ident`: of this file only. */
  readonly ident: string
  /** `ID_Partenaire`. */
  readonly partnerId: string
  readonly lastName: string
  readonly firstName: string
  readonly civility?: string
  readonly postcode?: string
  /** Required of pupils. */
  readonly birthDate?: CalendarDay
  readonly sex?: 'M' | 'F'
  readonly ine?: Ine
  /** `Ident` of the guardians of a pupil. */
  readonly guardians?: readonly string[]
}

/** Somebody as the file says them, and where. */
export interface PartnerLine extends PartnerPerson {
  /** Line of the file, from 1. */
  readonly line: number
}
