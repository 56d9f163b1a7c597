import {
  type ExchangeEntry,
  type ExchangeProblem,
  identifySchoolFile,
  type PartnerPerson,
  readEnvelope,
  type ReadingKey,
  readPartnerDirectory,
} from '@preau/exchange'
import { parseUai } from '@preau/people'
import type { SchoolBase } from '../bases/index.ts'

export type PartnerFileReading =
  | {
      readonly ok: true
      readonly people: readonly PartnerPerson[]
      readonly problems: readonly ExchangeProblem[]
    }
  | { readonly ok: false; readonly problem: ExchangeProblem }

/** Reads the directory of an ENT, plain or encrypted for this server. `keys` is asked only for an encrypted file. */
export async function readPartnerFile(
  entry: ExchangeEntry,
  base: SchoolBase,
  keys: () => Promise<readonly ReadingKey[]>,
): Promise<PartnerFileReading> {
  const uai = parseUai(base.uai)
  const expected = uai === undefined ? {} : { expectedUai: uai }
  const found = await identifySchoolFile(entry)
  if (!found.ok) return found
  if (found.file?.kind !== 'encrypted-import') return readPartnerDirectory(entry, expected)
  const envelope = await readEnvelope(entry, 'import', { keys: await keys(), ...expected })
  return envelope.ok ? readPartnerDirectory(envelope.entry, expected) : envelope
}
