import type { GuardianLink } from '@preau/people'
import type { SiecleAddress } from './siecle-address.ts'
import type { SiecleName } from './siecle-name.ts'

/** One `PERSONNE` with the pupils it is attached to. Source: ent-ecosystem §2.3. */
export interface SiecleGuardian extends SiecleName {
  /** `@PERSONNE_ID`: the key inside the academy. Two records may be the same human being. */
  readonly personId: string
  /** `LC_CIVILITE`, older `LL_CIVILITE`: `M.`, `MME`… as written. */
  readonly civility: string | undefined
  /** `TEL_PERSONNEL`. */
  readonly homePhone: string | undefined
  /** `TEL_PROFESSIONNEL`. */
  readonly workPhone: string | undefined
  /** `TEL_PORTABLE`. */
  readonly mobile: string | undefined
  /** `MEL`. */
  readonly mail: string | undefined
  /** `ACCEPTE_SMS`. */
  readonly acceptsSms: boolean | undefined
  /** `COMMUNICATION_ADRESSE`: accepts that the address is given to parents' associations. */
  readonly acceptsAddressSharing: boolean | undefined
  /** Of `ADRESSE_ID`. */
  readonly address: SiecleAddress | undefined
  /** In file order; empty for a guardian of former pupils. */
  readonly pupils: readonly SieclePupilLink[]
}

/** What a guardian is to a pupil (`RESPONSABLE_ELEVE`), in either generation of fields. */
export interface SieclePupilLink {
  /** `ELEVE_ID`. */
  readonly pupilSiecleId: string
  /** `legal`: authority over the pupil; `in-charge`: has the pupil in charge; `contact`: neither. */
  readonly responsibility: 'legal' | 'in-charge' | 'contact'
  /**
   * First or second legal guardian of this pupil: `RESP_LEGAL` in old files, the order of the file in new ones, where
   * both legal guardians have level 1. `undefined` when not legal, or from the third on.
   */
  readonly legalRank: 1 | 2 | undefined
  /** `CODE_PARENTE` as written. */
  readonly linkCode: string | undefined
  readonly link: GuardianLink | undefined
  /** `RESP_FINANCIER`. */
  readonly financial: boolean
  /** `PERS_PAIMENT` (really spelt so), older `PAIE_FRAIS_SCOLAIRES`. */
  readonly payment: boolean
  /** `PERS_CONTACT`. */
  readonly contact: boolean
}
