import { describe, expect, it } from 'vitest'
import type { EntAccount, SchoolPerson } from '../records.ts'
import { BlockIndex } from './blocking.ts'
import { prepareAccount, preparePerson } from './prepare.ts'

const uai = '0350000K'
const account = (id: string, nom: string, prenom: string, more: Partial<EntAccount> = {}): EntAccount => ({
  id,
  uai: [uai],
  profil: 'eleve',
  nom,
  prenom,
  ...more,
})
const person = (nom: string, prenom: string, more: Partial<SchoolPerson> = {}): SchoolPerson => ({
  identifiantPronote: 'ABCDEFHJKMNPQRST',
  uai,
  categorie: 'eleve',
  nom,
  prenom,
  ...more,
})

function found(accounts: readonly EntAccount[], one: SchoolPerson): readonly string[] {
  const index = new BlockIndex(accounts.map(prepareAccount))
  return index.candidates(preparePerson(one, 0)).map((position) => accounts[position]?.id ?? '')
}

const corval = account('E1', 'CORVAL', 'Maëlys', { dateNaissance: '2014-03-12', ine: '123456789AB' })

describe('the accounts worth comparing with a person', () => {
  it.each<[string, SchoolPerson]>([
    ['the same names', person('CORVAL', 'Maëlys')],
    ['one letter wrong in the surname', person('CORWAL', 'Maëlys')],
    ['one letter lost', person('CORAL', 'Maëlys')],
    ['two neighbours exchanged', person('COVRAL', 'Maëlys')],
    ['the same sound', person('KORVALE', 'Maëlys')],
    ['names and first names exchanged', person('MAELYS', 'Corval')],
    ['another surname that begins alike, the same first name', person('CASTEL', 'Maëlys')],
    ['the birth date alone', person('ZYLBER', 'Quentin', { dateNaissance: '12/03/2014' })],
    ['the national number alone', person('ZYLBER', 'Quentin', { numeroNational: '123456789ab' })],
    ['a double name of which one half is known', person('DANTREC-CORVAL', 'Maëlys')],
  ])('share with it %s', (_, one) => {
    expect(found([account('E0', 'ISNART', 'Tristan'), corval], one)).toEqual(['E1'])
  })

  it('are none when nothing is shared', () => {
    expect(found([corval], person('ZYLBER', 'Quentin'))).toEqual([])
  })

  it('are each given once, whatever the number of keys shared', () => {
    const one = person('CORVAL', 'Maëlys', { dateNaissance: '12/03/2014' })
    expect(found([corval, account('E2', 'CORVAL', 'Maëlys')], one)).toEqual(['E1', 'E2'])
  })

  it('find « Bois » for « Dubois », and « du Bois »', () => {
    const bois = account('E3', 'DUBOIS', 'Jeanne')
    expect(found([bois], person('BOIS', 'Jeanne'))).toEqual(['E3'])
    expect(found([bois], person('DU BOIS', 'Jeanne'))).toEqual(['E3'])
  })
})

describe('in a big school', () => {
  const firsts = ['Jeanne', 'Malo', 'Inès', 'Youenn', 'Chloé', 'Tristan', 'Salomé', 'Noé', 'Ambre', 'Gabin']
  const bearers = (count: number): EntAccount[] =>
    Array.from({ length: count }, (_, n) => account(`M${n}`, 'MARTIN', firsts[n % firsts.length] ?? ''))

  it('a common surname is compared with everybody as long as they are few', () => {
    expect(found(bearers(20), person('MARTIN', 'Jeanne'))).toHaveLength(20)
  })

  it('then only with first names that begin alike, in either reading of the two fields', () => {
    const accounts = bearers(60)
    expect(found(accounts, person('MARTIN', 'Jeanne'))).toEqual(
      accounts.filter(({ prenom }) => /^[JM]/.test(prenom)).map(({ id }) => id),
    )
  })

  it('then only with first names that sound alike: the work of a person does not grow with the school', () => {
    const many = [...bearers(300), account('J1', 'MARTIN', 'Julien'), account('J2', 'MARTIN', 'Jehanne')]
    const names = found(many, person('MARTIN', 'Jeanne'))
    expect(names).toContain('J2')
    expect(names).not.toContain('J1')
  })

  it('never leaves out an account whose birth date is the same', () => {
    const born = account('B1', 'MARTIN', 'Quentin', { dateNaissance: '2014-03-12' })
    expect(
      found([...bearers(300), born], person('MARTIN', 'Jeanne', { dateNaissance: '12/03/2014' })),
    ).toContain('B1')
  })

  it('keeps an account without a first name to compare: nothing tells it apart', () => {
    expect(found([...bearers(60), account('N1', 'MARTIN', '')], person('MARTIN', 'Jeanne'))).toContain('N1')
  })
})
