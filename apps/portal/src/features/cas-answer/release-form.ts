import { attributeNameFault } from '@preau/cas'
import { z } from 'zod'
import {
  dateFormats,
  envelopes,
  principalSources,
  type ReleasePolicy,
  releasePolicy,
  type ReleaseSource,
  releaseSources,
  separators,
} from '../attribute-release/index.ts'
import { errorCopy as copy } from './copy.fr.ts'

/** The form: one name field per datum, empty for what is not sent. */
export const releaseForm = z.object({
  principal: z.enum(principalSources, copy.choose),
  dateFormat: z.enum(dateFormats, copy.choose),
  separator: z.enum(['', ...separators], copy.choose).default(''),
  envelope: z.enum(envelopes, copy.choose),
  everywhere: z.string().optional(),
  version: z.coerce.number().int().min(1).max(2_147_483_647).catch(1),
  intent: z.enum(['save', 'try']).catch('try'),
  compte: z.string().trim().max(200).default(''),
  point: z.string().max(20).default(''),
  names: z.array(z.string().trim().max(200)).default([]),
})

type ReadForm = z.output<typeof releaseForm>

/** Texts of the form, to show it again. `names` has one text per source, in their order. */
export interface ReleaseFields {
  readonly principal: string
  readonly dateFormat: string
  readonly separator: string
  readonly envelope: string
  readonly everywhere: boolean
  readonly names: Readonly<Record<ReleaseSource, string>>
}

export function fieldsOf(policy: ReleasePolicy): ReleaseFields {
  const { principal, dateFormat, separator, envelope, everywhere, attributes } = policy
  const names = namesOf((source) => attributes.find((one) => one.source === source)?.name ?? '')
  return { principal, dateFormat, separator: separator ?? '', envelope, everywhere, names }
}

/** The same from what was typed, right or wrong. */
export function typedFields(kept: {
  text(name: string): string
  list(name: string): readonly string[]
}): ReleaseFields {
  const typed = kept.list('names')
  return {
    principal: kept.text('principal'),
    dateFormat: kept.text('dateFormat'),
    separator: kept.text('separator'),
    envelope: kept.text('envelope'),
    everywhere: kept.text('everywhere') !== '',
    names: namesOf((_source, index) => typed[index] ?? ''),
  }
}

function namesOf(
  nameOf: (source: ReleaseSource, index: number) => string,
): Readonly<Record<ReleaseSource, string>> {
  const entries = releaseSources.map((source, index) => [source, nameOf(source, index)])
  return Object.fromEntries(entries) as Record<ReleaseSource, string> // one entry per source
}

/** Id of the name field of a datum, which its error leads to. */
export function nameField(source: ReleaseSource): string {
  return `nom-${source}`
}

/** The policy that was typed, or a sentence for each wrong name, by field. */
export function policyOf(
  form: ReadForm,
):
  | { readonly ok: true; readonly policy: ReleasePolicy }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> } {
  const attributes = releaseSources.flatMap((source, index) => {
    const name = form.names[index] ?? ''
    return name === '' ? [] : [{ source, name }]
  })
  const errors = nameErrors(attributes)
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const { principal, dateFormat, envelope } = form
  const separator = form.separator === '' ? null : form.separator
  const everywhere = form.everywhere !== undefined
  return {
    ok: true,
    policy: releasePolicy.parse({ principal, attributes, dateFormat, separator, envelope, everywhere }),
  }
}

interface NamedSource {
  readonly source: ReleaseSource
  readonly name: string
}

function nameErrors(attributes: readonly NamedSource[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    attributes.flatMap(({ source, name }, index) => {
      const fault = name.length > 64 ? 'not-a-name' : attributeNameFault(name)
      if (fault !== undefined) return [[nameField(source), copy[fault](name)]]
      const twice = attributes.slice(0, index).some((other) => other.name === name)
      return twice ? [[nameField(source), copy.twice(name)]] : []
    }),
  )
}
