/** The six categories of a school base, in the wire's French words. */
export type Categorie = 'eleve' | 'responsable' | 'enseignant' | 'personnel' | 'maitre_stage' | 'inspecteur'

/** One ENT account as the directory gives it (one JSON line of `ENT.jsonl`). Days are ISO `YYYY-MM-DD`. */
export interface EntAccount {
  readonly id: string
  /** Schools of the account: a guardian may belong to several. */
  readonly uai: readonly string[]
  readonly profil: Categorie
  readonly civilite?: string | undefined
  /** Birth name. */
  readonly nom: string
  readonly nomUsage?: string | undefined
  readonly prenom: string
  readonly autresPrenoms?: readonly string[] | undefined
  readonly dateNaissance?: string | undefined
  readonly ine?: string | undefined
  readonly codePostal?: string | undefined
  readonly classe?: string | undefined
  readonly classes?: readonly string[] | undefined
  readonly matieres?: readonly string[] | undefined
  readonly fonction?: string | undefined
  readonly entreprise?: string | undefined
  /** Accounts of the children of a guardian. */
  readonly enfants?: readonly string[] | undefined
  readonly email?: string | undefined
}

/** One person of a school base as its export gives it (one JSON line of `PRONOTE.jsonl`). Days are `DD/MM/YYYY` or ISO. */
export interface SchoolPerson {
  readonly identifiantPronote: string
  readonly uai: string
  readonly categorie: Categorie
  readonly civilite?: string | undefined
  readonly nom: string
  readonly prenom: string
  readonly dateNaissance?: string | undefined
  readonly codePostal?: string | undefined
  readonly classe?: string | undefined
  readonly numeroNational?: string | undefined
  readonly classes?: readonly string[] | undefined
  readonly matieres?: readonly string[] | undefined
  readonly fonction?: string | undefined
  readonly entreprise?: string | undefined
  /** Identifiers of the pupils a guardian is attached to. Absent when the file has no such column. */
  readonly eleves?: readonly string[] | undefined
}

/**
 * Account profiles each category may be matched with. Staff and teachers are crossed on purpose: a documentalist or
 * a counsellor is « personnel » on one side and « enseignant » on the other, in both directions.
 */
export const compatibleProfiles: Readonly<Record<Categorie, readonly Categorie[]>> = {
  eleve: ['eleve'],
  responsable: ['responsable'],
  enseignant: ['enseignant', 'personnel'],
  personnel: ['personnel', 'enseignant'],
  maitre_stage: ['maitre_stage'],
  inspecteur: ['inspecteur'],
}

/** Categories in the order of the six steps of an import (teacher, pupil, guardian, work tutor, inspector, staff). */
export const categories: readonly Categorie[] = [
  'enseignant',
  'eleve',
  'responsable',
  'maitre_stage',
  'inspecteur',
  'personnel',
]
