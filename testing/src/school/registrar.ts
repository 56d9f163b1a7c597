import { type BaseDraft, noisyDraft, without } from './base-noise.ts'
import type { Address, BaseRecord, EntRecord, Identity, NoiseTag } from './fictitious-school.ts'
import { chance, type Random } from './random.ts'

/** What the school base is told about somebody. */
interface BaseEntry {
  readonly id: string
  readonly identity: Identity
  readonly address: Address
  /** What this kind of file carries, and how often the birth date is missing from it. */
  readonly birthDate: 'never' | { readonly missing: number }
  readonly civility?: boolean
  readonly pupilIds?: readonly string[]
  /** Records the person exactly: nothing differs but what the format itself loses. */
  readonly exact?: boolean
}

/** Gives keys and writes people down, on one side or the other, for one school. */
export interface Registrar {
  readonly entId: () => string
  readonly localId: () => string
  readonly eleveId: () => string
  readonly elenoet: () => string
  readonly personneId: () => string
  readonly stsId: (kind: 'epp' | 'local') => string
  readonly ine: () => string
  readonly inBase: (entry: BaseEntry) => BaseRecord
}

/** @param block numbers kept for each school, so that the keys of two schools of the academy never meet */
export function createRegistrar(random: Random, index: number, block: number): Registrar {
  const from = (start: number): (() => string) => {
    let next = start + index * block
    return () => String(next++)
  }
  const sts = from(70_001)
  const local = from(1)
  return {
    entId: from(4_100_001),
    localId: () => `local-${local()}`,
    eleveId: from(900_001),
    elenoet: from(4_001 - index * block),
    personneId: from(771_001),
    stsId: (kind) => `${kind}:${sts()}`,
    ine: () => drawIne(random),
    inBase: (entry) => recordInBase(random, entry),
  }
}

/** Nine digits and two letters, the newer form of the national number. */
function drawIne(random: Random): string {
  const letters = 'ABCDEFGHJK'
  const digits = String(Math.floor(random() * 1e9)).padStart(9, '0')
  return digits + letters.charAt(Math.floor(random() * 10)) + letters.charAt(Math.floor(random() * 10))
}

function recordInBase(random: Random, entry: BaseEntry): BaseRecord {
  const exact = exactDraft(entry)
  const { draft, tags } =
    entry.exact === true ? { draft: exact, tags: [] } : noisyDraft(random, entry.identity, exact)
  const dated = forgetBirthDate(random, entry, draft, tags)
  return { id: entry.id, ...dated, pupilIds: entry.pupilIds ?? [], tags }
}

function exactDraft({ identity, address, birthDate, civility }: BaseEntry): BaseDraft {
  return {
    familyName: identity.birthName,
    ...(identity.usageName === undefined ? {} : { usageName: identity.usageName }),
    firstName: identity.firstName,
    ...(birthDate === 'never' ? {} : { birthDate: identity.birthDate }),
    ...(civility === true ? { civility: identity.sex === 'F' ? 'MME' : 'M.' } : {}),
    address,
  }
}

function forgetBirthDate(random: Random, entry: BaseEntry, draft: BaseDraft, tags: NoiseTag[]): BaseDraft {
  if (entry.birthDate === 'never' || entry.exact === true) return draft
  if (!chance(random, entry.birthDate.missing)) return draft
  tags.push('birth-date-missing')
  return without(draft, 'birthDate')
}

/** Who is known where. */
export type Presence = 'both' | 'ent' | 'base'

/** Writes somebody into the directory, when they are known there. */
export function inEnt(presence: Presence, id: () => string): { ent?: EntRecord } {
  return presence === 'base' ? {} : { ent: { id: id() } }
}
