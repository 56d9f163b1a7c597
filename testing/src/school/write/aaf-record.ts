import type { Address, Identity } from '../fictitious-school.ts'
import { escaped, frenchDay, postalCapitals } from './xml-text.ts'

/** The values of one attribute; those that are `undefined` are not written. */
export type AafValues = string | undefined | readonly string[]

/** One `addRequest` of a complete delivery (ent-ecosystem §1.2). */
export function* aafRecord(
  family: readonly [attribute: string, value: string],
  id: string,
  attributes: Readonly<Record<string, AafValues>>,
): Generator<string> {
  yield '<addRequest>'
  yield ` <operationalAttributes>${attr(family[0], [family[1]])}</operationalAttributes>`
  yield ` <identifier><id>${escaped(id)}</id></identifier>`
  yield ' <attributes>'
  for (const [name, values] of Object.entries(attributes)) {
    const list = typeof values === 'string' ? [values] : (values ?? [])
    if (list.length > 0) yield `  ${attr(name, list)}`
  }
  yield ' </attributes>'
  yield '</addRequest>'
}

function attr(name: string, values: readonly string[]): string {
  return `<attr name="${name}">${values.map((value) => `<value>${escaped(value)}</value>`).join('')}</attr>`
}

/** The attributes that say who somebody is. The directory sends no birth date for guardians. */
export function identityAttributes(identity: Identity): Record<string, AafValues> {
  return {
    sn: identity.usageName ?? identity.birthName,
    ENTPersonNomPatro: identity.birthName,
    givenName: identity.firstName,
    ENTPersonAutresPrenoms: [identity.firstName, ...identity.otherFirstNames],
    personalTitle: identity.sex === 'F' ? 'Mme' : 'M.',
  }
}

/** Birth date in the French order. */
export function birthAttribute(identity: Identity): Record<string, AafValues> {
  return { ENTPersonDateNaissance: frenchDay(identity.birthDate) }
}

/** The postal address: four lines in one value. */
export function addressAttributes(address: Address): Record<string, AafValues> {
  return {
    ENTPersonAdresse: `${postalCapitals(address.line)}$$$`,
    ENTPersonCodePostal: address.postcode,
    ENTPersonVille: postalCapitals(address.city),
    ENTPersonPays: 'FRANCE',
  }
}
