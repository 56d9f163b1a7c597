import { type GuardianLink, parseGuardianLink } from '@preau/people'
import type { AafSource } from './aaf-record.ts'

/**
 * What an adult is to a pupil and may do: `idPersonne$typeLien$respFinancier$respLegal$contact$paiement`.
 * Source: ent-ecosystem §1.5.
 */
export interface AafGuardianLink {
  /** Jointure key of the guardian; the pupil's own key when an adult pupil is their own guardian. */
  readonly guardianId: string
  /** `typeLien` as written, present code (10 … 90) or old one (1 … 7). */
  readonly linkCode: string
  /** The meaning of the code; `undefined` for a code in neither list. */
  readonly link: GuardianLink | undefined
  /** `respLegal`: `legal` 1, `in-charge` 2 (has the pupil in charge, without authority), `none` 0. */
  readonly responsibility: 'legal' | 'in-charge' | 'none'
  readonly financial: boolean
  readonly contact: boolean
  readonly payment: boolean
}

const attribute = 'ENTElevePersRelEleve'
const responsibilities: ReadonlyMap<string, AafGuardianLink['responsibility']> = new Map([
  ['0', 'none'],
  ['1', 'legal'],
  ['2', 'in-charge'],
])

/**
 * The guardians of a pupil. A link without a person, or whose legal responsibility cannot be read, is reported and left
 * out: no right is ever given on a doubt. A missing responsibility means none.
 */
export function readGuardianLinks(source: AafSource): readonly AafGuardianLink[] {
  return source.attributes.tuples(attribute).flatMap(({ parts, raw }) => {
    const [guardianId = '', linkCode = '', financial, legal = '', contact, payment] = parts
    const responsibility = responsibilities.get(legal === '' ? '0' : legal)
    if (guardianId === '' || responsibility === undefined) {
      source.report('aaf.invalid-value', { attribute, value: raw })
      return []
    }
    const rights = { financial: financial === '1', contact: contact === '1', payment: payment === '1' }
    return [{ guardianId, linkCode, link: parseGuardianLink(linkCode), responsibility, ...rights }]
  })
}
