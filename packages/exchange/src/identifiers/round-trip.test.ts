import {
  type CalendarDay,
  type Ine,
  parseUai,
  type PersonCategory,
  personCategories,
  type PronoteId,
} from '@preau/people'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collected, entryOf } from '../../test/entry-of.ts'
import type { ExportedPerson } from './exported-person.ts'
import { readExportIdentifiants } from './read-export-identifiants.ts'
import { writeExportIdentifiants } from './write-export-identifiants.ts'

const uai = parseUai('0350000K')

// Any text that survives trimming and composition, markup and controls included: names come from people.
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((one) => one.normalize('NFC').trim())
  .filter((one) => one !== '' && !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(one))
const idCharacters = Array.from('23456789ABCDEFGHJKMNPQRSTUVWXYZ')
const pronoteId = fc
  .string({ unit: fc.constantFrom(...idCharacters), minLength: 16, maxLength: 16 })
  .map((one) => one as PronoteId)
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10) as CalendarDay)
const ine = fc.stringMatching(/^[0-9]{9}[A-Z]{2}$/).map((one) => one as Ine)
const links = fc.array(fc.record({ pronoteId, level: fc.constantFrom(0 as const, 1 as const, 2 as const) }), {
  minLength: 1,
  maxLength: 3,
})
const labels = fc.array(text, { minLength: 1, maxLength: 3 })

const everything: fc.Arbitrary<ExportedPerson> = fc.record(
  {
    category: fc.constantFrom(...personCategories),
    pronoteId,
    lastName: text,
    firstName: text,
    usageName: text,
    civility: text,
    birthDate: day,
    sex: fc.constantFrom('M' as const, 'F' as const),
    postcode: text,
    city: text,
    casId: text,
    ine,
    siecleId: text,
    stsId: text,
    function: text,
    company: text,
    class: text,
    classes: labels,
    subjects: labels,
    pupils: links,
    guardians: links,
  },
  { requiredKeys: ['category', 'pronoteId', 'lastName', 'firstName'] },
)

/** Fields that only some categories have. */
const fieldsOf: Readonly<Record<PersonCategory, readonly string[]>> = {
  teacher: ['stsId', 'classes', 'subjects'],
  pupil: ['ine', 'siecleId', 'class', 'guardians'],
  guardian: ['pupils'],
  workTutor: ['company', 'pupils'],
  inspector: ['function'],
  staff: ['stsId', 'function'],
}
const special = new Set(Object.values(fieldsOf).flat())

function withOwnFields(person: ExportedPerson): ExportedPerson {
  const kept = Object.entries(person).filter(
    ([field]) => !special.has(field) || fieldsOf[person.category].includes(field),
  )
  return Object.fromEntries(kept) as unknown as ExportedPerson
}

const person = everything.map(withOwnFields)
const people = fc.uniqueArray(person, { selector: (one) => one.pronoteId, maxLength: 8 })

test('what is written is read back, person for person, without any problem', async () => {
  if (uai === undefined) throw new Error('the fixture has a right UAI')
  await fc.assert(
    fc.asyncProperty(
      people,
      fc.boolean(),
      fc.integer({ min: 1, max: 300 }),
      async (given, complete, chunkSize) => {
        const header = { uai, schoolYear: 2026, complete, issuedAt: '2026-09-01T08:12:30+02:00' }
        const file = [...writeExportIdentifiants(header, given)].join('')
        const reading = await readExportIdentifiants(entryOf('identifiants.xml', file, chunkSize), {
          expectedUai: uai,
        })
        if (!reading.ok) throw new Error(reading.problem.reason)
        expect(reading.header).toEqual({ ...header, version: '1.0' })
        const read = await collected(reading.people)
        const inOrder = personCategories.flatMap((category) =>
          given.filter((one) => one.category === category),
        )
        const expected =
          inOrder.length === 0 ? [{ code: 'identifiers.nobody' }] : inOrder.map((one) => ({ person: one }))
        expect(read).toHaveLength(expected.length)
        expect(read).toMatchObject(expected)
        expect(read.flatMap((item) => (item.kind === 'person' ? [item.person] : []))).toEqual(inOrder)
      },
    ),
    { numRuns: 200 },
  )
})

test('a field that a section does not have, and a character that XML cannot hold, are left out', () => {
  if (uai === undefined) throw new Error('the fixture has a right UAI')
  const header = { uai, schoolYear: 2026, complete: true, issuedAt: '2026-09-01T08:12:30+02:00' }
  const odd: ExportedPerson = {
    category: 'guardian',
    pronoteId: 'D7FR34N5EPVM9QKT' as PronoteId,
    lastName: 'MOR\u0000VAN',
    firstName: 'Odile',
    company: 'Garage',
    classes: ['6E 2'],
  }
  const file = [...writeExportIdentifiants(header, [odd])].join('')
  expect(file).toContain('<Responsable IDPN="D7FR34N5EPVM9QKT" Nom="MORVAN" Prenom="Odile"/>')
})
