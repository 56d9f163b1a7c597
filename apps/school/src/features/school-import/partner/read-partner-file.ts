import {
  type ExchangeEntry,
  type ExchangeProblem,
  identifySchoolFile,
  type PartnerDirectoryReading,
  type PartnerLine,
  readEnvelope,
  type ReadingKey,
  readPartnerDirectory,
} from '@preau/exchange'
import { parseUai } from '@preau/people'
import { parisDay } from '../../../frame/format.ts'
import type { SchoolBase } from '../../bases/index.ts'
import type { MadeOn } from '../import-store.ts'
import type { UnusableFile } from '../read-school-files.ts'
import { importRefusals } from '../refusals.ts'

/** The directory of an ENT, once it is known to be of this school. */
export interface PartnerFile {
  readonly ok: true
  readonly name: string
  readonly people: readonly PartnerLine[]
  readonly problems: readonly ExchangeProblem[]
  readonly madeOn: MadeOn
}

/**
 * Reads the directory of an ENT, plain or encrypted for this server. `keys` is asked only for an encrypted file.
 *
 * @throws Refusal `import.wrong-school`
 */
export async function readPartnerFile(
  entry: ExchangeEntry,
  base: SchoolBase,
  keys: () => Promise<readonly ReadingKey[]>,
): Promise<PartnerFile | UnusableFile> {
  const read = await openDirectory(entry, base, keys)
  if (!read.ok) return { ok: false, problems: [read.problem] }
  const { name } = entry
  const { people, problems, header } = read
  const [first] = header.schools
  const own = [base.uai, ...base.otherUais]
  if (first && !header.schools.some(({ uai }) => own.includes(uai)))
    throw importRefusals.refuse('import.wrong-school', { file: name, found: first.uai, expected: base.uai })
  return { ok: true, name, people, problems, madeOn: dayOf(header.issuedAt) }
}

async function openDirectory(
  entry: ExchangeEntry,
  { uai, otherUais }: SchoolBase,
  keys: () => Promise<readonly ReadingKey[]>,
): Promise<PartnerDirectoryReading> {
  const found = await identifySchoolFile(entry)
  if (!found.ok) return found
  if (found.file?.kind !== 'encrypted-import') return readPartnerDirectory(entry)
  // The envelope names one school: of a base that has several, what is inside it decides.
  const expectedUai = otherUais.length === 0 ? parseUai(uai) : undefined
  const envelope = await readEnvelope(entry, 'import', {
    keys: await keys(),
    ...(expectedUai !== undefined && { expectedUai }),
  })
  return envelope.ok ? readPartnerDirectory(envelope.entry) : envelope
}

/** The Paris day of `2026-09-01T08:00:00+02:00`; nothing when the file says none. */
function dayOf(issuedAt: string): MadeOn {
  const at = new Date(issuedAt)
  return Number.isNaN(at.getTime()) ? {} : { partner: parisDay(at) }
}
