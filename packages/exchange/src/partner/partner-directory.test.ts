import type { CalendarDay, Uai } from '@preau/people'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryOf } from '../../test/entry-of.ts'
import type { PartnerPerson } from './partner-directory.ts'
import { readPartnerDirectory } from './read-partner-directory.ts'
import { writePartnerDirectory } from './write-partner-directory.ts'

const uai = '0350000K' as Uai
const header = {
  partner: 'ENT-TILLEULS',
  issuedAt: '2026-09-01T08:00:00+02:00',
  protocol: 'CAS' as const,
  schools: [{ uai, name: 'Collège des Tilleuls' }],
}
const lise: PartnerPerson = {
  category: 'pupil',
  ident: '1',
  partnerId: 'NAA31614',
  lastName: 'MORVAN',
  firstName: 'Lise',
  birthDate: '2012-03-07' as CalendarDay,
  sex: 'F',
  guardians: ['2'],
}
const odile: PartnerPerson = {
  category: 'guardian',
  ident: '2',
  partnerId: 'NAA31615',
  lastName: 'MORVAN',
  firstName: 'Odile',
  civility: 'Mme',
  postcode: '35000',
}
const write = (people: readonly PartnerPerson[]): string =>
  [...writePartnerDirectory(header, people)].join('')
const read = (file: string, expectedUai?: Uai) =>
  readPartnerDirectory(entryOf('annuaire.xml', file), expectedUai ? { expectedUai } : {})

describe('the directory of an ENT', () => {
  test('what is written is read, in the order of the format', async () => {
    const reading = await read(write([lise, odile]), uai)
    expect(reading).toMatchObject({ ok: true, header, people: [odile, lise], problems: [] })
    const lines = write([lise, odile]).split('\n')
    const said = reading.ok ? reading.people.map(({ line }) => lines[line - 1] ?? '') : []
    expect(said.map((line) => /Prenom="(\w+)"/.exec(line)?.[1])).toEqual(['Odile', 'Lise'])
  })

  test('values may be child elements, as some writers do', async () => {
    const file = write([odile])
      .replace(' Prenom="Odile"', '')
      .replace(' ID_Partenaire="NAA31615"', '')
      .replace(
        /(<Responsable [^>]*)\/>/,
        '$1><Prenom>Odile</Prenom><ID_Partenaire>NAA31615</ID_Partenaire></Responsable>',
      )
    expect(await read(file)).toMatchObject({ people: [odile] })
  })

  test('one identifier for two people of a category links neither', async () => {
    const reading = await read(write([lise, { ...lise, ident: '3', firstName: 'Paul' }, odile]))
    expect(reading.ok && reading.people).toMatchObject([odile])
    expect(reading.ok && reading.problems.map(({ code, line }) => [code, line > 1])).toEqual([
      ['partner.repeated-id', true],
      ['partner.repeated-id', true],
    ])
  })

  test('one account may be in two categories', async () => {
    const reading = await read(write([odile, { ...odile, category: 'teacher' }]))
    expect(reading.ok && reading.people).toHaveLength(2)
  })

  test.each([
    ['partner.other-school', write([lise]), '0350001L'],
    ['partner.wrong-namespace', write([lise]).replace('V2.0', 'V9.0'), undefined],
    ['partner.nobody', write([]), undefined],
    ['xml.truncated', write([lise]).slice(0, -20), undefined],
  ])('%s is refused', async (code, file, expected) => {
    const reading = await read(file, expected as Uai | undefined)
    expect(reading.ok || reading.problem.code).toBe(code)
  })

  test('somebody without an identifier is left out, a wrong birth date alone is', async () => {
    const reading = await read(
      write([lise, odile]).replace(' ID_Partenaire="NAA31615"', '').replace('2012-03-07', '2012-13-07'),
    )
    expect(reading.ok && reading.people).toMatchObject([{ firstName: 'Lise' }])
    expect(reading.ok && reading.problems.map(({ code }) => code)).toEqual([
      'partner.missing-attribute',
      'identifiers.invalid-value',
    ])
  })

  test('any name that XML can hold comes back', async () => {
    const name = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).map((text) => `a${text}b`)
    await fc.assert(
      fc.asyncProperty(name, name, async (lastName, firstName) => {
        const reading = await read(write([{ ...odile, lastName, firstName }]))
        const [person] = reading.ok ? reading.people : []
        const clean = (text: string): string => text.normalize('NFC').replaceAll(/[\r\n\t]/g, ' ')
        expect(clean(person?.lastName ?? '')).toBe(clean(lastName))
        expect(clean(person?.firstName ?? '')).toBe(clean(firstName))
      }),
      { numRuns: 60 },
    )
  })
})
