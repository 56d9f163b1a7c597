import { attributeNameFault } from '@preau/cas'
import { z } from 'zod'
import { principalSources, releaseSources } from './release-source.ts'

/** How a calendar day is written: `07/03/2012` or `2012-03-07`; both are in use (pronote-facts §2.4). */
export const dateFormats = ['fr', 'iso'] as const

/** What joins several values of one attribute; without any, each value is an element of its own. */
export const separators = [';', ',', '|'] as const

/** Directly under `cas:attributes` (CAS 3.0 §2.5.7), or in `userAttributes` as entcore does (pronote-wire §7.2). */
export const envelopes = ['flat', 'nested'] as const

const releasedAttribute = z.strictObject({
  source: z.enum(releaseSources),
  /** Name the service reads; it becomes the name of an element. */
  name: z
    .string()
    .max(64)
    .refine((name) => attributeNameFault(name) === undefined, 'nom d’attribut impossible'),
})

/** What one service learns of a person, and how it is written. Also the shape kept in the database and in the file. */
export const releasePolicy = z
  .strictObject({
    principal: z.enum(principalSources).default('entId'),
    attributes: z.array(releasedAttribute).default([]),
    dateFormat: z.enum(dateFormats).default('fr'),
    separator: z.enum(separators).nullable().default(null),
    envelope: z.enum(envelopes).default('flat'),
    /** `/serviceValidate` and `/proxyValidate` give the attributes too, not those of CAS 3.0 and SAML alone. */
    everywhere: z.boolean().default(true),
  })
  .refine(({ attributes }) => isDistinct(attributes.map(({ name }) => name)), {
    path: ['attributes'],
    message: 'deux attributs portent le même nom',
  })
  .refine(({ attributes }) => isDistinct(attributes.map(({ source }) => source)), {
    path: ['attributes'],
    message: 'la même donnée figure deux fois',
  })
  .transform((policy) => ({ ...policy, attributes: inOrder(policy.attributes) }))

export type ReleasePolicy = z.output<typeof releasePolicy>

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

/** One order, so that the form and the file describe one answer in one way. */
function inOrder(
  attributes: readonly z.output<typeof releasedAttribute>[],
): readonly z.output<typeof releasedAttribute>[] {
  return releaseSources.flatMap((source) => attributes.filter((attribute) => attribute.source === source))
}

/** Do two policies give the same answers? */
export function isSamePolicy(one: ReleasePolicy | null, other: ReleasePolicy | null): boolean {
  return canonical(one) === canonical(other)
}

function canonical(policy: ReleasePolicy | null): string {
  if (policy === null) return 'null'
  const { principal, attributes, dateFormat, separator, envelope, everywhere } = policy
  const named = attributes.map(({ source, name }) => [source, name])
  return JSON.stringify([principal, named, dateFormat, separator, envelope, everywhere])
}
