import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { platformMigrations } from '@preau/platform'
import { openTestDatabase } from '@preau/platform/testing'
import type { AccountSearch } from '../../features/directory/index.ts'
import { searchKey } from '../../frame/search-key.ts'
import { portalMigrations } from '../migrations/index.ts'
import type { PortalSchema } from '../schema.ts'
import { isOneErrorAway } from './is-one-error-away.ts'
import { idsMatching, searchAccounts } from './search-accounts.ts'

let db: Kysely<PortalSchema>
const at = new Date('2026-09-07T08:00:00Z')

const people = [
  ['Morvan', 'Lise'],
  ['Morvan-Le Gall', 'Éloïse'],
  ['Martin', 'Juliette'],
  ['Martin', 'Jules'],
  ['Martineau', 'Aline'],
  ['D’Œuvre', 'Noël'],
  ['Marvin', 'Kléber'],
] as const

beforeAll(async () => {
  const database = await openTestDatabase([...platformMigrations, ...portalMigrations])
  db = database.kysely<PortalSchema>()
  await sql`insert into establishment (uai, name, created_at, updated_at) values ('0350000K', 'K', ${at}, ${at}), ('0350001L', 'L', ${at}, ${at})`.execute(
    db,
  )
  for (const [index, [lastName, firstName]] of people.entries()) {
    const stamps = {
      created_at: at,
      updated_at: at,
      status_changed_at: at,
      last_login_at: index % 2 ? at : null,
    }
    const row = await db
      .insertInto('account')
      .values({
        ...stamps,
        ...{
          ent_id: `ZZZ0000${String(index)}`,
          login: `p${String(index)}`,
          status: 'active',
          origin: 'manual',
        },
        ...{ last_name: lastName, first_name: firstName, name_key: searchKey({ lastName, firstName }) },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const profile = { account_id: row.id, profile: 'National_ELV', origin: 'aaf' as const, started_at: at }
    await db
      .insertInto('account_profile')
      .values({ ...profile, establishment_id: lastName === 'Marvin' ? '2' : '1' })
      .execute()
  }
})

const everything: AccountSearch = {
  text: '',
  profile: undefined,
  status: undefined,
  schoolId: undefined,
  offset: 0,
  limit: 50,
}

async function find(text: string, scope: 'all' | readonly string[] = 'all'): Promise<readonly string[]> {
  return (await searchAccounts(db, scope, { ...everything, text })).rows.map(({ name }) => name)
}

describe('the search of the directory', () => {
  test.each([
    ['words in any order', 'lise morvan', ['MORVAN Lise']],
    ['no accent and any case', 'ELOISE', ['MORVAN-LE GALL Éloïse']],
    ['an apostrophe forgotten', 'doeuvre noel', ['D’ŒUVRE Noël']],
    ['an apostrophe as a space', 'd oeuvre', ['D’ŒUVRE Noël']],
    ['the beginning of a word', 'juli', ['MARTIN Juliette']],
    ['two letters swapped', 'moravn lise', ['MORVAN Lise']],
    ['a letter missing', 'julitte', ['MARTIN Juliette']],
    ['a letter too many', 'morvann lise', ['MORVAN Lise']],
    ['a letter for another', 'nartin jules', ['MARTIN Jules']],
    ['an error that is another name', 'marvin jules', ['MARTIN Jules']],
    ['a log-in name', 'p4', ['MARTINEAU Aline']],
    ['an ENT identifier', 'zzz00002', ['MARTIN Juliette']],
    ['nobody', 'zzzyx', []],
  ])('forgives, or understands, %s', async (_, text, found) => {
    expect(await find(text)).toEqual(found)
  })

  test.each([
    ['moravn', 'morvan', true],
    ['moravn', 'morgan', false],
    ['julitte', 'juliette', true],
    ['ab', 'abcd', false],
    ['jules', 'jules', true],
  ])('%s and %s: one typing error away, %s', (typed, known, away) => {
    expect(isOneErrorAway(typed, known)).toBe(away)
    expect(isOneErrorAway(known, typed)).toBe(away)
  })

  test('puts those who have exactly the words first, then goes by name', async () => {
    expect(await find('martin')).toEqual(['MARTIN Jules', 'MARTIN Juliette', 'MARTINEAU Aline'])
  })

  test('shows no approximate name when somebody has the exact one', async () => {
    expect(await find('marvin')).toEqual(['MARVIN Kléber'])
  })

  test('looks in the schools of the scope only', async () => {
    expect(await find('marvin', ['1'])).toEqual(['MARTIN Jules', 'MARTIN Juliette'])
    expect(await find('lise', ['2'])).toEqual([])
  })

  test('finds a person under a new name as soon as it is known', async () => {
    const key = searchKey({ lastName: 'Kerguélen', firstName: 'Aline' })
    await db.updateTable('account').set({ name_key: key }).where('login', '=', 'p4').execute()
    expect(await find('kergelen')).toHaveLength(1)
  })

  test('lists a profile under the names that its people have now', async () => {
    const key = searchKey({ lastName: 'Abgrall', firstName: 'Aline' })
    await db.updateTable('account').set({ name_key: key }).where('login', '=', 'p4').execute()
    const { rows } = await searchAccounts(db, 'all', { ...everything, profile: 'National_ELV', limit: 1 })
    expect(rows.map(({ login }) => login)).toEqual(['p4'])
    expect(await find('abgrall', ['1'])).toHaveLength(1)
  })

  test('takes each of a few letters for the beginning of the last name, in a region as in a school', async () => {
    const lise = await find('l morv')
    expect(lise).toContain('MORVAN Lise')
    expect(await find('m l')).toEqual(await find('l m'))
    expect(await find('l', ['1'])).toContain('MORVAN-LE GALL Éloïse')
  })

  const texts = ['', 'j m', 'martin']
  const asks = texts.flatMap((text) =>
    [undefined, 'National_ELV'].flatMap((profile) =>
      [undefined, 'active'].flatMap((status) =>
        [false, true].map((neverCame) => ({ text, profile, status, neverCame }) as Partial<AccountSearch>),
      ),
    ),
  )

  test('shows the very accounts that an action on the whole search is about, whatever the filters', async () => {
    for (const ask of asks) {
      const search = { ...everything, ...ask }
      const shown = (await searchAccounts(db, 'all', search)).rows.map(({ id }) => id)
      const told = JSON.stringify(ask)
      expect([told, ...shown.toSorted()]).toEqual([
        told,
        ...(await idsMatching(db, 'all', search)).toSorted(),
      ])
    }
  })

  test('filters those who never came', async () => {
    const { total } = await searchAccounts(db, 'all', { ...everything, neverCame: true })
    expect(total).toBe(4)
  })

  test('gives every id to an action on the whole search, whatever the page', async () => {
    expect(await idsMatching(db, 'all', { ...everything, text: 'martin', limit: 1 })).toHaveLength(2)
  })

  test('a page after the last one is empty, and the order is the same each time', async () => {
    const first = await searchAccounts(db, 'all', { ...everything, limit: 3 })
    const rest = await searchAccounts(db, 'all', { ...everything, offset: 3, limit: 30 })
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toHaveLength(people.length)
    expect((await searchAccounts(db, 'all', { ...everything, offset: 300 })).rows).toEqual([])
  })

  test('answers whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const safe = text.replaceAll('\0', '')
        const { total, rows } = await searchAccounts(db, ['1'], { ...everything, text: safe })
        expect(rows.length).toBeLessThanOrEqual(total)
      }),
      { numRuns: 60 },
    )
  })
})
