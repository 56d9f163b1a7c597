import { type PronoteId, parsePronoteId } from '@preau/people'

type Attributes = ReadonlyMap<string, readonly string[]>

/** How an attribute came without a value that can be used. */
export type Absence = 'attribute-missing' | 'attribute-empty' | 'attribute-markup'

/** A value that holds HTML or XML names nobody, and is not quietly cleaned: the ENT writes something else than it thinks. */
export const hasMarkup = (value: string): boolean => /<[a-z!/?]|&(?:[a-z]+|#\d+);/i.test(value)

/** Why nothing usable came under a name: nothing at all, markup, or nothing but blanks. */
export function absenceOf(attributes: Attributes, name: string): Absence {
  const values = valuesOf(attributes, name)
  if (values.length === 0) return 'attribute-missing'
  return values.some(hasMarkup) ? 'attribute-markup' : 'attribute-empty'
}

/** The *Identifiant CAS* of an answer, or what prevents from reading it. */
export type Principal =
  | { readonly ok: true; readonly casId: string }
  | { readonly ok: false; readonly reason: Absence | 'attribute-ambiguous' }

const longest = 255

/**
 * The common identifier: the CAS user (Subject), or the attribute chosen in the console. Several different values
 * would let the ENT mean two people: none is taken. Source: pronote-facts §2.1.
 */
export function principalOf(
  answer: { readonly user: string; readonly attributes: Attributes },
  commonAttribute: string | undefined,
): Principal {
  const values = commonAttribute === undefined ? [answer.user] : valuesOf(answer.attributes, commonAttribute)
  const [casId, ...others] = new Set(values.filter((value) => value !== '' && isUsable(value)))
  if (casId === undefined) {
    const reason =
      commonAttribute === undefined ? 'attribute-empty' : absenceOf(answer.attributes, commonAttribute)
    return { ok: false, reason }
  }
  return others.length > 0 ? { ok: false, reason: 'attribute-ambiguous' } : { ok: true, casId }
}

/** Whether the ENT says that it remembered the person instead of asking their password. Source: CAS 3.0 §4.1.3. */
export const isRemembered = (attributes: Attributes): boolean =>
  valuesOf(attributes, 'longTermAuthenticationRequestTokenUsed').some(
    (value) => value.toLowerCase() === 'true' || value === '1',
  )

/** What the sheet of a person accepts as an *Identifiant CAS*. */
const isUsable = (value: string): boolean =>
  value.length <= longest && !/[\s\p{Cc}]/u.test(value) && !hasMarkup(value)

/** Values of an attribute; some ENTs do not keep the letter case of the name they were given. */
export function valuesOf(attributes: Attributes, name: string): readonly string[] {
  const exact = attributes.get(name)
  if (exact) return exact
  const folded = name.toLowerCase()
  return Array.from(attributes).flatMap(([key, values]) => (key.toLowerCase() === folded ? values : []))
}

/** Identifiants PRONOTE of an answer. `came` counts what is not empty, even if it can be no identifiant. */
export function pronoteIdsOf(
  attributes: Attributes,
  name: string,
): { readonly ids: readonly PronoteId[]; readonly came: boolean } {
  // Several identifiers come as several elements, or joined in one.
  const words = valuesOf(attributes, name).flatMap((value) =>
    value.split(/[\s;,|]+/).filter((word) => word !== ''),
  )
  const ids = words.slice(0, 50).map(parsePronoteId)
  return { ids: [...new Set(ids.filter((id) => id !== undefined))], came: words.length > 0 }
}
