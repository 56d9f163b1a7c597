import { describe, expect, test } from 'vitest'
import { entryOf } from '../../test/entry-of.ts'
import { guardian, guardiansFile, link } from '../../test/siecle-fixtures.ts'
import { readSiecleGuardians } from './read-siecle-guardians.ts'
import type { SiecleGuardian } from './siecle-guardian.ts'

const level = (code: string): string => `<NIVEAU_RESPONSABILITE>${code}</NIVEAU_RESPONSABILITE>`
const oldLevel = (code: string): string => `<RESP_LEGAL>${code}</RESP_LEGAL>`

async function read(people: string, links: string): Promise<[readonly SiecleGuardian[], readonly string[]]> {
  const reading = await readSiecleGuardians(
    entryOf('ResponsablesAvecAdresses.xml', guardiansFile(people, links)),
  )
  return [reading.ok ? reading.guardians : [], reading.problems.map((one) => one.code)]
}

describe('the guardians file of SIECLE', () => {
  test('gives each guardian with telephones, consents, address and pupils', async () => {
    const [guardians, codes] = await read(
      guardian('77'),
      link('1', '77', level('1')) + link('2', '77', level('1')),
    )
    expect(codes).toEqual([])
    expect(guardians).toMatchObject([
      {
        personId: '77',
        civility: 'MME',
        lastName: 'MORVAN',
        usageName: undefined,
        mobile: '0600000000',
        acceptsSms: true,
        acceptsAddressSharing: false,
        address: { lines: ['3 IMP DES AUBES', 'BAT B'], postcode: '35000', city: 'RENNES' },
        pupils: [
          {
            pupilSiecleId: '1',
            responsibility: 'legal',
            legalRank: 1,
            link: 'mother',
            financial: true,
            payment: false,
            contact: true,
          },
          { pupilSiecleId: '2', responsibility: 'legal', legalRank: 1 },
        ],
      },
    ])
  })

  test('of today: both legal guardians have level 1 and are ranked by the file; level 2 is in charge, 3 a contact', async () => {
    const people = ['a', 'b', 'c', 'd', 'e'].map((id) => guardian(id)).join('')
    const links = [
      ['a', '2'],
      ['b', '1'],
      ['c', '1'],
      ['d', '3'],
      ['e', '1'],
    ]
    const [guardians] = await read(
      people,
      links.map(([id = '', code = '']) => link('1', id, level(code))).join(''),
    )
    expect(guardians.map((one) => [one.pupils[0]?.responsibility, one.pupils[0]?.legalRank])).toEqual([
      ['in-charge', undefined],
      ['legal', 1],
      ['legal', 2],
      ['contact', undefined],
      ['legal', undefined],
    ])
  })

  test('of before 2016: RESP_LEGAL 1 and 2 are the two legal guardians, 0 is none', async () => {
    const people = guardian('a') + guardian('b') + guardian('c')
    const links =
      link('1', 'a', oldLevel('2')) + link('1', 'b', oldLevel('1')) + link('1', 'c', oldLevel('0'))
    const [guardians] = await read(people, links)
    expect(guardians.map((one) => [one.pupils[0]?.responsibility, one.pupils[0]?.legalRank])).toEqual([
      ['legal', 2],
      ['legal', 1],
      ['contact', undefined],
    ])
  })

  test('without its PARAMETRES is read, the school being unknown', async () => {
    const file = guardiansFile(guardian('77'), link('1', '77', level('1')), '')
    const reading = await readSiecleGuardians(entryOf('r.xml', file))
    expect(reading).toMatchObject({ ok: true, header: { uai: undefined } })
  })
})

describe('links that are not quite in order', () => {
  test('an unreadable level gives no right: the link is left out and said', async () => {
    const [guardians, codes] = await read(guardian('77'), link('1', '77', level('constructor')))
    expect(guardians[0]?.pupils).toEqual([])
    expect(codes).toEqual(['siecle.invalid-value', 'siecle.guardian-without-pupil'])
  })

  test('a missing level is a contact', async () => {
    const [guardians] = await read(guardian('77'), link('1', '77', ''))
    expect(guardians[0]?.pupils).toMatchObject([{ responsibility: 'contact', legalRank: undefined }])
  })

  test('a person of whom nothing is said, or a link to nobody, is reported', async () => {
    const links = link('1', '78', level('1')) + link('1', '', level('1')) + link('1', '77', level('1'))
    const [guardians, codes] = await read(guardian('77'), links)
    expect(guardians[0]?.pupils).toMatchObject([{ legalRank: 1 }])
    expect(codes).toEqual(['siecle.incomplete-link', 'siecle.unknown-guardian'])
  })

  test('a guardian of former pupils is listed without pupils, and said', async () => {
    const [guardians, codes] = await read(guardian('77'), '')
    expect(guardians).toHaveLength(1)
    expect(codes).toEqual(['siecle.guardian-without-pupil'])
  })

  test('the same person twice is read once; without identifier or name, not at all', async () => {
    const bad = guardian('') + '<PERSONNE PERSONNE_ID="9"><PRENOM>X</PRENOM></PERSONNE>'
    const [guardians, codes] = await read(guardian('77') + guardian('77') + bad, link('1', '77', level('1')))
    expect(guardians).toHaveLength(1)
    expect(codes).toEqual(['siecle.duplicate', 'siecle.no-identifier', 'siecle.no-name'])
  })
})
