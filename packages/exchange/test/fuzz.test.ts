import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ExchangeEntry,
  identifySchoolFile,
  readAaf,
  readExportIdentifiants,
  readSiecleGuardians,
  readSieclePupils,
  readSts,
} from '../src/index.ts'
import { aafFile, addRequest, delivery, pupilAttributes, teacherAttributes } from './aaf-fixtures.ts'
import { collected, entryOf } from './entry-of.ts'
import { identifiersFile } from './identifiers-fixtures.ts'
import { guardian, guardiansFile, link, pupil, pupilsFile, stsFile, structures } from './siecle-fixtures.ts'

/** What a reading came to: how many problems, and whether one of them stopped it. */
interface Outcome {
  readonly problems: number
  readonly fatal: boolean
}

type Reader = (entry: ExchangeEntry) => Promise<Outcome>

function outcomeOf(items: readonly { readonly kind?: string; readonly fatal?: boolean }[]): Outcome {
  const problems = items.filter((item) => item.kind === 'problem')
  return { problems: problems.length, fatal: problems.some((one) => one.fatal === true) }
}

const aaf =
  (kind: string): Reader =>
  async ({ open }) => {
    const entries = delivery().map((entry) => (entry.name.includes(`_${kind}_`) ? { ...entry, open } : entry))
    return outcomeOf(await collected(readAaf(entries)))
  }
const identifiers: Reader = async (entry) => {
  const reading = await readExportIdentifiants(entry)
  return outcomeOf(reading.ok ? await collected(reading.people) : [reading.problem])
}
const readers: readonly (readonly [string, Reader, string])[] = [
  ['AAF pupils', aaf('Eleve'), aafFile(addRequest('Eleve', '4100017', pupilAttributes))],
  ['AAF staff', aaf('PersEducNat'), aafFile(addRequest('PersEducNat', '4300009', teacherAttributes))],
  [
    'SIECLE pupils',
    async (entry) => outcomeOf((await readSieclePupils(entry)).problems),
    pupilsFile(pupil('1'), structures('1', 'D:6E 2')).replace('ISO-8859-15', 'UTF-8'),
  ],
  [
    'SIECLE guardians',
    async (entry) => outcomeOf((await readSiecleGuardians(entry)).problems),
    guardiansFile(guardian('7'), link('1', '7', '')),
  ],
  [
    'STS',
    async (entry) => outcomeOf((await readSts(entry)).problems),
    stsFile.replace('ISO-8859-15', 'UTF-8'),
  ],
  [
    'identifiers',
    identifiers,
    identifiersFile(
      '<Eleves><Eleve IDPN="D7FR34N5EPVM9QKT" Nom="A" Prenom="B"><Classe Nom="6E 2"/></Eleve></Eleves>',
    ),
  ],
]

/** Pieces that break documents in more interesting ways than random bytes do. */
const pieces = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  '$',
  '$$$',
  ']]>',
  '<!--',
  '<value/>',
  '&#0;',
  '&nom;',
  '\u0000',
  '</attr>',
  '<x:y/>',
  'constructor',
  '__proto__',
  '9'.repeat(30),
)

function mutated(document: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(document.length),
    drop: fc.nat(12),
    piece: fc.oneof(pieces, fc.string()),
  })
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) =>
      changes.reduce(
        (text, { at, drop, piece }) => text.slice(0, at) + piece + text.slice(at + drop),
        document,
      ),
    )
}

describe.each(readers)('%s', (_, read, document) => {
  test('random bytes are refused, never thrown at the caller', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await read(entryOf('f.xml', bytes))).toMatchObject({ fatal: true })
      }),
      { numRuns: 60 },
    )
  })

  test('a file cut anywhere is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(document.lastIndexOf('>') - 1), async (length) => {
        expect(await read(entryOf('f.xml', document.slice(0, length)))).toMatchObject({ fatal: true })
      }),
      { numRuns: 40 },
    )
  })

  test('a damaged file gives records or problems, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(document), fc.integer({ min: 1, max: 200 }), async (text, size) => {
        expect((await read(entryOf('f.xml', text, size))).problems).toBeGreaterThanOrEqual(0)
        await identifySchoolFile(entryOf('f.xml', text, size))
      }),
      { numRuns: 100 },
    )
  })
})
