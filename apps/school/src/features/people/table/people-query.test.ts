import fc from 'fast-check'
import { expect, test } from 'vitest'
import { peopleHref, peopleQueryForm } from './people-query.ts'
import { sortKeys } from '../people-store.ts'

const read = (href: string) =>
  peopleQueryForm.parse(Object.fromEntries(new URL(href, 'http://school').searchParams.entries()))

test('the address of a table says the table: read back, it is the same', () => {
  const input = fc.record({
    q: fc.string({ maxLength: 50 }),
    tri: fc.constantFrom(...sortKeys),
    sens: fc.constantFrom('asc' as const, 'desc' as const),
    page: fc.integer({ min: 1, max: 100_000 }),
    etat: fc.constantFrom('presents' as const, 'anciens' as const),
    classe: fc.option(fc.nat().map(String), { nil: undefined }),
    cas: fc.constantFrom(undefined, 'oui' as const, 'non' as const),
    acces: fc.constantFrom(undefined, 'oui' as const, 'non' as const),
    profil: fc.constantFrom(undefined, 'aucun', '12'),
  })
  fc.assert(
    fc.property(input, (asked) => {
      expect(read(peopleHref('/x', asked, {}))).toEqual(asked)
    }),
  )
})

test('the table as it opens has the shortest address', () => {
  expect(peopleHref('/x', peopleQueryForm.parse({}), {})).toBe('/x')
})

test('whatever the address asks, a table is shown', () => {
  const odd = fc.dictionary(fc.constantFrom('q', 'tri', 'sens', 'page', 'etat'), fc.anything())
  fc.assert(
    fc.property(odd, (query) => {
      const { page, tri } = peopleQueryForm.parse(query)
      expect(page).toBeGreaterThan(0)
      expect(sortKeys).toContain(tri)
    }),
  )
})
