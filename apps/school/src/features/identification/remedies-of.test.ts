import { expect, test } from 'vitest'
import type { SchoolBase } from '../bases/index.ts'
import type { FailureReason } from './identification-failure.ts'
import { remediesOf } from './remedies-of.ts'

const base = { pathName: '0350000X' } as SchoolBase
const evidence = { serverUrl: '', service: '', identifierAttribute: 'idPronote' }
const lise = { id: '1', category: 'pupil', lastName: 'Morvan', firstName: 'Lise' } as const
const double = { ...lise, id: '2' }

const hrefs = (reason: FailureReason, recognised: readonly (typeof lise | typeof double)[] = []) =>
  remediesOf({ sheet: { reason, evidence }, base, recognised }).map(({ href }) => href)

test.each<[FailureReason, readonly string[]]>([
  ['attribute-missing', ['/0350000X/client/socles-ent/export', '/console/0350000X/delegation']],
  ['service-unknown', ['/console/0350000X/delegation']],
  ['not-cas', ['/console/0350000X/delegation']],
  ['space-not-published', ['/console/0350000X/publication']],
  ['base-not-published', ['/console/0350000X']],
  ['disabled', ['/0350000X/client/ressources/eleves/1#acces-espaces']],
  ['left', ['/0350000X/client/ressources/eleves/1#acces-espaces']],
  [
    'no-pupil',
    [
      '/0350000X/client/ressources/eleves/1',
      '/0350000X/client/imports/siecle-sts',
      '/0350000X/client/imports/csv',
    ],
  ],
])('a failure %s leads to the page that mends it', (reason, expected) => {
  expect(hrefs(reason, [lise])).toEqual(expected)
})

test('two sheets of one category are to be compared; two people of two categories are not', () => {
  expect(hrefs('several-sheets', [lise, double])).toContain('/0350000X/client/identites/doublons/1/2')
  const teacher = { ...double, category: 'teacher' } as const
  const found = remediesOf({ sheet: { reason: 'held', evidence }, base, recognised: [lise, teacher] })
  expect(found.map(({ href }) => href)).toEqual([
    '/0350000X/client/ressources/eleves/1',
    '/0350000X/client/ressources/professeurs/2',
  ])
})

test('a refused token leads to the other delegation', () => {
  const sheet = { reason: 'token-refused', evidence: { ...evidence, protocol: 'ws-federation' } } as const
  expect(remediesOf({ sheet, base, recognised: [] })).toMatchObject([
    { href: '/console/0350000X/delegation/ws-federation' },
  ])
})
