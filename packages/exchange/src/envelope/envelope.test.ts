import {
  createCipheriv,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  constants,
} from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { parseUai, type Uai } from '@preau/people'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collected, entryOf } from '../../test/entry-of.ts'
import { readEnvelope, type EnvelopeOptions, type EnvelopeReading } from './read-envelope.ts'
import { writeExportEnvelope, writeImportEnvelope } from './write-envelope.ts'

const uai = '0350000K' as Uai
if (parseUai(uai) === undefined) throw new Error('the school of the tests has a right UAI')
const [ours, vendor, stranger] = [pair(), pair(), pair()]
const random = {
  bytes: (count: number) => Uint8Array.from({ length: count }, (_, index) => index * 7 + count),
}
const content = '<ExportIdentifiants>Maëlys Épinette</ExportIdentifiants>'
const keys = [{ name: 'ENT-TILLEULS', privateKey: ours.privateKey }]

function pair(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

function exported(text: string | Uint8Array = content): string {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const recipients = [
    { name: 'ENT-TILLEULS', publicKey: ours.publicKey },
    { name: 'EDITEUR', publicKey: vendor.publicKey },
  ] as const
  const header = { uai, schoolName: 'Collège des Tilleuls', postcodeAndCity: '35000 RENNES' }
  const more = { software: 'Préau Scolarité - 0.1.0', issuedAt: '2026-09-01T08:12:30+02:00' }
  return writeExportEnvelope(bytes, { recipients, ...header, ...more }, random)
}

const read = (file: string, options: EnvelopeOptions = { keys }): Promise<EnvelopeReading> =>
  readEnvelope(entryOf('export.xml', file), 'export', options)

async function textIn(reading: EnvelopeReading): Promise<string> {
  if (!reading.ok) throw new Error(reading.problem.reason)
  return Buffer.concat(await collected(reading.entry.open())).toString('utf8')
}

async function codeOf(file: string, options?: EnvelopeOptions): Promise<string> {
  const reading = await read(file, options)
  return reading.ok ? 'opened' : reading.problem.code
}

/** The same envelope made by other means, from the description alone: zlib of Node, one step after the other. */
function foreignEnvelope(body: Buffer, compressed = true): string {
  const z = compressed ? deflateSync(body) : body
  const secret = Buffer.alloc(32, 9)
  const cipher = createCipheriv('aes-128-cbc', secret.subarray(0, 16), secret.subarray(16))
  const wrapped = publicEncrypt(
    { key: ours.publicKey, padding: constants.RSA_PKCS1_PADDING },
    Buffer.concat([secret, createHash('md5').update(secret).digest()]),
  )
  const attribute = compressed ? '' : ' CompresseAvantChiffrement="false"'
  return `<EXPORT_INDEX_EDUCATION xmlns="http://www.index-education.com/conteneurexportchiffre">
    <VERSION>1.0</VERSION><LOGICIEL>Autre</LOGICIEL>
    <CLES><PARTENAIRE NOM="AUTRE NOM">${wrapped.toString('base64')}</PARTENAIRE></CLES>
    <CONTENU${attribute}>${Buffer.concat([cipher.update(z), cipher.final()]).toString('base64')}</CONTENU>
    <VERIFICATION>${createHash('sha256').update(z).digest('base64')}</VERIFICATION></EXPORT_INDEX_EDUCATION>`
}

describe('an envelope from the school to its partners', () => {
  test('each of its recipients reads it, nobody else', async () => {
    const file = exported()
    expect(await textIn(await read(file))).toBe(content)
    expect(await textIn(await read(file, { keys: [{ name: 'x', privateKey: vendor.privateKey }] }))).toBe(
      content,
    )
    expect(await codeOf(file, { keys: [{ name: 'x', privateKey: stranger.privateKey }] })).toBe(
      'envelope.not-for-us',
    )
  })

  test('it says in clear who can read it, who wrote it, and of which school it is', async () => {
    const reading = await read(exported())
    expect(reading).toMatchObject({
      openedWith: 'ENT-TILLEULS',
      header: {
        direction: 'export',
        version: '1.0',
        partners: ['ENT-TILLEULS', 'EDITEUR'],
        label: 'Préau Scolarité - 0.1.0',
        issuedAt: '2026-09-01T08:12:30+02:00',
        uai,
        schoolName: 'Collège des Tilleuls',
      },
    })
    expect(exported()).not.toContain('Maëlys')
  })

  test('one that another program made opens too, whatever name it gave to our key', async () => {
    expect(await textIn(await read(foreignEnvelope(Buffer.from(content))))).toBe(content)
    expect(await textIn(await read(foreignEnvelope(Buffer.from(content), false)))).toBe(content)
  })

  test('without the right key the refusal says whose key was expected, and which ones are here', async () => {
    const reading = await read(exported(), { keys: [{ name: 'ENT-AUTRE', privateKey: stranger.privateKey }] })
    expect(reading.ok || reading.problem.reason).toBe(
      'Le fichier est chiffré pour «\u00a0ENT-TILLEULS\u00a0» et «\u00a0EDITEUR\u00a0». Les clés d’ici s’appellent «\u00a0ENT-AUTRE\u00a0»\u00a0: aucune ne l’ouvre.',
    )
    expect(
      await codeOf(exported(), { keys: [{ name: 'ENT-TILLEULS', privateKey: stranger.privateKey }] }),
    ).toBe('envelope.wrong-key')
    expect(await codeOf(exported(), { keys: [] })).toBe('envelope.no-key')
  })

  test('the file of another school is refused before anything is decrypted', async () => {
    expect(await codeOf(exported(), { keys: [], expectedUai: '0350001L' as Uai })).toBe(
      'envelope.other-school',
    )
  })

  test('a content that grows without end is abandoned', async () => {
    expect(await codeOf(foreignEnvelope(Buffer.alloc(80 * 1024 ** 2)))).toBe('envelope.too-large')
  })

  test('the other direction is refused by its name', async () => {
    expect(await codeOf('<ImportChiffre/>')).toBe('xml.wrong-file')
    expect(await codeOf('<EXPORT_INDEX_EDUCATION/>')).toBe('envelope.incomplete')
  })

  test('whatever is changed in its content, it is refused and nothing of it is given', async () => {
    const file = exported()
    const from = file.indexOf('<CONTENU')
    const body = [file.indexOf('>', from) + 1, file.indexOf('</VERIFICATION>')] as const
    const change = fc.record({
      at: fc.integer({ min: body[0], max: body[1] - 3 }),
      by: fc.constantFrom('A', 'z', '+', '<', '='),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ at, by }) => {
        fc.pre(/[A-Za-z0-9+/]/.test(file[at] ?? '') && file[at] !== by)
        const inTag = file.lastIndexOf('<', at) > file.lastIndexOf('>', at)
        fc.pre(!inTag)
        expect(await codeOf(file.slice(0, at) + by + file.slice(at + 1))).not.toBe('opened')
      }),
      { numRuns: 60 },
    )
  })

  test('any content comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), async (bytes) => {
        const reading = await read(exported(bytes))
        const back = reading.ok ? await collected(reading.entry.open()) : []
        expect(Buffer.concat(back).equals(bytes)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})

describe('an envelope from a partner to the school', () => {
  const request = {
    recipient: { name: 'PREAU', publicKey: ours.publicKey },
    description: 'Annuaire de l’ENT',
    issuedAt: '2026-09-01T08:12:30+02:00',
    uai,
  }
  const file = writeImportEnvelope(new TextEncoder().encode(content), request, random)

  test('the school server reads it and knows who wrote it', async () => {
    const reading = await readEnvelope(entryOf('e.xml', file), 'import', { keys })
    expect(await textIn(reading)).toBe(content)
    expect(reading).toMatchObject({
      header: { direction: 'import', partners: ['PREAU'], label: 'Annuaire de l’ENT', uai },
    })
  })
})
