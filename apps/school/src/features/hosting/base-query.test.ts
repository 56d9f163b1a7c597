import { expect, test } from 'vitest'
import type { SchoolBase } from '../bases/index.ts'
import { type BaseQuery, compareBases, listHref, matchesSearch } from './base-query.ts'

const base = (changes: Partial<SchoolBase>): SchoolBase => ({
  id: '1',
  uai: '0350000K',
  name: 'Collège des Tilleuls',
  pathName: 'tilleuls',
  root: 'pronote',
  host: undefined,
  otherUais: ['9990003Z'],
  postcode: '35000',
  city: 'Rennes',
  schoolYear: 2026,
  published: false,
  entIdentifiers: false,
  idleMinutes: 60,
  security: {
    sessionHours: 12,
    failedLogins: 10,
    longestWaitMinutes: 15,
    passwordLength: 12,
    passwordKinds: false,
    consoleNetworks: [],
    spaceNetworks: [],
    httpsRequired: false,
    version: 0,
  },
  stage: 'live',
  stageSince: undefined,
  stageBefore: undefined,
  originId: undefined,
  switchedAt: undefined,
  purgeAfter: undefined,
  ...changes,
})

test.each(['college', 'TILLEULS rennes', '0350000k', '9990003z', '', '35000'])(
  '« %s » finds the base',
  (search) => {
    expect(matchesSearch(base({}), search)).toBe(true)
  },
)

test.each(['lycee', 'college brest', '0350001'])('« %s » does not', (search) => {
  expect(matchesSearch(base({}), search)).toBe(false)
})

const figures = (people: number) => ({ people, connected: 0, lastExportAt: undefined, openFailures: 0 })

test('bases are in order of names as French reads them, and of what is asked', () => {
  const [a, b, c] = [
    base({ id: '1', name: 'Zola', schoolYear: 2025 }),
    base({ id: '2', name: 'Écoles' }),
    base({ id: '3', name: 'Daudet', stage: 'archive' }),
  ]
  const sorted = (query: Pick<BaseQuery, 'tri' | 'sens'>) =>
    [a, b, c].sort(compareBases(query, ({ id }) => figures(id === '2' ? 9 : 1))).map(({ id }) => id)
  expect(sorted({ tri: 'name', sens: 'asc' })).toEqual(['3', '2', '1'])
  expect(sorted({ tri: 'people', sens: 'desc' })).toEqual(['2', '3', '1'])
  expect(sorted({ tri: 'year', sens: 'asc' })).toEqual(['1', '3', '2'])
  expect(sorted({ tri: 'state', sens: 'asc' })).toEqual(['2', '1', '3'])
})

test('numbers in names are in their order', () => {
  const names = ['Collège 104', 'Collège 13', 'Collège 2'].map((name) => base({ name }))
  const sorted = names.sort(compareBases({ tri: 'name', sens: 'asc' }, () => undefined))
  expect(sorted.map(({ name }) => name)).toEqual(['Collège 2', 'Collège 13', 'Collège 104'])
})

test('the address of a list says only what differs from the first page', () => {
  const query: BaseQuery = { q: '', etat: 'service', tri: 'name', sens: 'asc', page: 1 }
  expect(listHref(query)).toBe('/console')
  expect(listHref(query, { q: 'a b', etat: 'archives', tri: 'people', sens: 'desc', page: 2 })).toBe(
    '/console?q=a+b&etat=archives&tri=people&sens=desc&page=2',
  )
})
