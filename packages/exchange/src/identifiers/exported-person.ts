import type { CalendarDay, Ine, PersonCategory, PronoteId, Uai } from '@preau/people'

/** What an identifiers file says of itself: the attributes of its root. Source: docs/reference/export-identifiants.md. */
export interface ExportIdentifiantsHeader {
  /** `Version` of the format. */
  readonly version: '1.0'
  /** `UAI`: the school. */
  readonly uai: Uai
  /** `AnneeScolaire`: the year in which the school year starts (2026 for `2026-2027`). */
  readonly schoolYear: number
  /** `Complet`: everybody is in the file; `false` when people who already have an *Identifiant CAS* were left out. */
  readonly complete: boolean
  /** `DateHeure`: when the file was made, an ISO instant with its offset. */
  readonly issuedAt: string
}

/** One person of the school base and their *identifiant PRONOTE*. A field that is not known is absent. */
export interface ExportedPerson {
  /** Given by the section. */
  readonly category: PersonCategory
  /** `IDPN`: one per record of the base, so two for a person entered twice (pronote-facts §3.5). */
  readonly pronoteId: PronoteId
  /** `Nom`: birth name, or the only name known. */
  readonly lastName: string
  /** `NomUsage`, when it differs. */
  readonly usageName?: string
  /** `Prenom`. */
  readonly firstName: string
  /** `Civilite`. */
  readonly civility?: string
  /** `DateNaissance`. */
  readonly birthDate?: CalendarDay
  /** `Sexe`: `Masculin` / `Feminin`. */
  readonly sex?: 'M' | 'F'
  /** `CodePostal`. */
  readonly postcode?: string
  /** `Ville`. */
  readonly city?: string
  /** `NumeroNational` of a pupil: for matching only, never shown. */
  readonly ine?: Ine
  /** `IDSconet` of a pupil: `ELEVE_ID` of SIECLE. */
  readonly siecleId?: string
  /** `IDSTS` of a teacher or staff. */
  readonly stsId?: string
  /** `IDCAS`: the *Identifiant CAS* already known to the school base. */
  readonly casId?: string
  /** `Fonction` of a staff member. */
  readonly function?: string
  /** `Entreprise` of a work tutor. */
  readonly company?: string
  /** `Classe` of a pupil. */
  readonly class?: string
  /** `Classe` elements of a teacher. */
  readonly classes?: readonly string[]
  /** `Matiere` elements of a teacher. */
  readonly subjects?: readonly string[]
  /** `Eleve` elements of a guardian or work tutor: the pupils they are attached to, in the file or not. */
  readonly pupils?: readonly PersonLink[]
  /** `Responsable` elements of a pupil: the same links seen from the other end. */
  readonly guardians?: readonly PersonLink[]
}

/** A link between a pupil and an adult. */
export interface PersonLink {
  /** `IDPN` of the person at the other end. */
  readonly pronoteId: PronoteId
  /** `RespLegal`: 1 or 2 for a legal guardian, 0 for any other link. */
  readonly level: 0 | 1 | 2
}
