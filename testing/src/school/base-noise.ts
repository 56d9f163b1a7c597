import type { Address, BaseRecord, Identity, NoiseTag } from './fictitious-school.ts'
import { drawAddress } from './draw-identity.ts'
import { nicknames } from './names/nicknames.ts'
import { between, chance, oneOf, type Random } from './random.ts'

/** What ends up typed in the school base. */
export type BaseDraft = Pick<
  BaseRecord,
  'familyName' | 'usageName' | 'firstName' | 'birthDate' | 'civility' | 'address'
>

/** One way to record somebody differently: how often where it can happen, and what becomes of the record. */
interface Noise {
  readonly tag: NoiseTag
  readonly rate: number
  /** `undefined` when this record cannot be altered so. */
  readonly alter: (draft: BaseDraft, identity: Identity, random: Random) => BaseDraft | undefined
}

const noises: readonly Noise[] = [
  {
    tag: 'birth-name-only',
    rate: 0.08,
    alter: (draft) => (draft.usageName ? without(draft, 'usageName') : undefined),
  },
  {
    tag: 'usage-name-only',
    rate: 0.16,
    alter: (draft) =>
      draft.usageName ? { ...without(draft, 'usageName'), familyName: draft.usageName } : undefined,
  },
  { tag: 'nickname', rate: 0.04, alter: (draft) => firstName(draft, nicknames.get(draft.firstName)) },
  {
    tag: 'second-first-name',
    rate: 0.012,
    alter: (draft, { otherFirstNames: [second] }) =>
      firstName(draft, second && `${draft.firstName} ${second}`),
  },
  {
    tag: 'glued-first-names',
    rate: 0.025,
    alter: (draft, { otherFirstNames: [second] }) =>
      firstName(draft, second && `${draft.firstName}, ${second}`),
  },
  {
    tag: 'first-name-separator',
    rate: 0.3,
    alter: (draft, _, random) => firstName(draft, separated(draft.firstName, random)),
  },
  {
    tag: 'surname-separator',
    rate: 0.25,
    alter: (draft) => surname(draft, (name) => name.replace(/(?<=.{3})[- ](?=.{3})/, swapSeparator)),
  },
  {
    tag: 'particle',
    rate: 0.15,
    alter: (draft) => surname(draft, (name) => name.replace(/^(Le|La|De|Da|Di|El|Ben) /, '$1')),
  },
  {
    tag: 'apostrophe',
    rate: 0.35,
    alter: (draft, _, random) => surname(draft, (name) => name.replace("'", chance(random, 0.5) ? ' ' : '')),
  },
  {
    tag: 'typo-surname',
    rate: 0.012,
    alter: (draft, _, random) => surname(draft, (name) => typo(name, random)),
  },
  {
    tag: 'typo-first-name',
    rate: 0.015,
    alter: (draft, _, random) => firstName(draft, typo(draft.firstName, random)),
  },
  { tag: 'accent-lost', rate: 0.12, alter: withoutAccents },
  { tag: 'civility', rate: 0.012, alter: (draft, _, random) => otherCivility(draft, random) },
  { tag: 'moved', rate: 0.035, alter: (draft, _, random) => moved(draft, random) },
]

/** Records somebody in the school base, with the differences that chance brings. */
export function noisyDraft(
  random: Random,
  identity: Identity,
  exact: BaseDraft,
): { draft: BaseDraft; tags: NoiseTag[] } {
  let draft = exact
  const tags: NoiseTag[] = []
  for (const noise of noises) {
    if (!chance(random, noise.rate)) continue
    const altered = noise.alter(draft, identity, random)
    if (altered === undefined) continue
    draft = altered
    tags.push(noise.tag)
  }
  return { draft, tags }
}

/** The record without one of its fields. */
export function without(draft: BaseDraft, key: keyof BaseDraft): BaseDraft {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => name !== key)) as unknown as BaseDraft
}

function firstName(draft: BaseDraft, name: string | undefined): BaseDraft | undefined {
  return name === undefined || name === '' || name === draft.firstName
    ? undefined
    : { ...draft, firstName: name }
}

function surname(draft: BaseDraft, alter: (name: string) => string): BaseDraft | undefined {
  const familyName = alter(draft.familyName)
  const usageName = draft.usageName === undefined ? undefined : alter(draft.usageName)
  if (familyName === draft.familyName && usageName === draft.usageName) return undefined
  return { ...draft, familyName, ...(usageName === undefined ? {} : { usageName }) }
}

function swapSeparator(separator: string): string {
  return separator === '-' ? ' ' : '-'
}

function separated(name: string, random: Random): string | undefined {
  if (!name.includes('-')) return undefined
  return chance(random, 0.7)
    ? name.replace('-', ' ')
    : name.replace(/-(.)/, (_, letter: string) => letter.toLowerCase())
}

function typo(name: string, random: Random): string {
  const at = between(random, 1, name.length - 2)
  const kinds = [
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + name.charAt(at) + name.slice(at),
    () => name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
  ]
  return oneOf(random, kinds)()
}

function withoutAccents(draft: BaseDraft): BaseDraft | undefined {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{Mn}/gu, '')
  const altered = surname({ ...draft, firstName: plain(draft.firstName) }, plain)
  return altered ?? firstName(draft, plain(draft.firstName))
}

function otherCivility(draft: BaseDraft, random: Random): BaseDraft | undefined {
  if (draft.civility === undefined) return undefined
  if (chance(random, 0.5)) return without(draft, 'civility')
  return { ...draft, civility: draft.civility === 'MME' ? 'M.' : 'MME' }
}

function moved(draft: BaseDraft, random: Random): BaseDraft | undefined {
  const address: Address = drawAddress(random)
  return draft.address && { ...draft, address }
}
