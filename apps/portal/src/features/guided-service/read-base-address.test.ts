import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isServiceAddress } from '../services/index.ts'
import { readBaseAddress, uaiOfAddress } from './read-base-address.ts'

describe('readBaseAddress', () => {
  test.each([
    ['https://0350000x.exemple.fr/pronote/', 'https://0350000x.exemple.fr/pronote/'],
    [' https://0350000x.exemple.fr/pronote ', 'https://0350000x.exemple.fr/pronote/'],
    ['0350000x.exemple.fr', 'https://0350000x.exemple.fr/pronote/'],
    ['https://0350000x.exemple.fr/pronote/mobile.eleve.html', 'https://0350000x.exemple.fr/pronote/'],
    ['https://0350000x.exemple.fr/pronote/?login=true', 'https://0350000x.exemple.fr/pronote/'],
    ['https://0350000x.exemple.fr/pronote/professeur.html#onglet', 'https://0350000x.exemple.fr/pronote/'],
    ['http://localhost:8081/0350000X/pronote/', 'http://localhost:8081/0350000X/pronote/'],
    ['https://vie.exemple.fr/scolarite/', 'https://vie.exemple.fr/scolarite/'],
  ])('%s is the base %s', (pasted, base) => {
    expect(readBaseAddress(pasted)).toBe(base)
  })

  test.each([
    '',
    'pronote',
    'mon collège',
    'ftp://exemple.fr/',
    'https://nom:secret@exemple.fr/pronote/',
    'javascript://x',
  ])('« %s » is no address', (pasted) => {
    expect(readBaseAddress(pasted)).toBeUndefined()
  })

  test('whatever is pasted, what comes out can be declared', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })),
        (pasted) => {
          const base = readBaseAddress(pasted)
          return base === undefined || (isServiceAddress(base) && base.endsWith('/'))
        },
      ),
    )
  })
})

test.each([
  ['https://0350000x.exemple.fr/pronote/', '0350000X'],
  ['https://exemple.fr/0350000X/pronote/', '0350000X'],
  ['https://exemple.fr/a0350000X/', undefined],
  ['https://exemple.fr/pronote/', undefined],
])('%s names the school %s', (address, uai) => {
  expect(uaiOfAddress(address)).toBe(uai)
})
