import type { FieldReader } from './field-reader.ts'

/** A name in either generation of SIECLE fields. Source: ent-ecosystem §2.1. */
export interface SiecleName {
  /** `NOM_DE_FAMILLE` (STS: `NOM_PATRONYMIQUE`, old: `NOM`): birth name; the usual name when it alone is known. */
  readonly lastName: string
  /** `NOM_USAGE`, when it differs from the birth name. */
  readonly usageName: string | undefined
  /** `PRENOM`. */
  readonly firstName: string
}

/** `undefined` when the surname or the first name is missing. */
export function readSiecleName(fields: FieldReader): SiecleName | undefined {
  const birth = fields.text('NOM_DE_FAMILLE', 'NOM_PATRONYMIQUE', 'NOM')
  const usage = fields.text('NOM_USAGE')
  const lastName = birth ?? usage
  const firstName = fields.text('PRENOM')
  if (lastName === undefined || firstName === undefined) return undefined
  return { lastName, usageName: usage === lastName ? undefined : usage, firstName }
}
