import fc from 'fast-check'
import { expect, test } from 'vitest'
import { principalOf, pronoteIdsOf, valuesOf } from './read-answer.ts'

const answer = (attributes: Record<string, readonly string[]>) => ({
  user: 'NAA31614',
  attributes: new Map(Object.entries(attributes)),
})
const one = 'D7FR34N5EPVM9QKT'
const other = '2345789ABCDEFHJK'

test('the common identifier is the CAS user, unless an attribute was chosen', () => {
  const came = answer({ uid: ['u-1'] })
  expect(principalOf(came, undefined)).toEqual({ ok: true, casId: 'NAA31614' })
  expect(principalOf(came, 'uid')).toEqual({ ok: true, casId: 'u-1' })
})

test.each([
  ['absent', {}],
  ['empty', { uid: [''] }],
  ['with spaces', { uid: ['deux mots'] }],
  ['too long', { uid: ['x'.repeat(256)] }],
])('a common identifier that is %s is none, and why is said', (_, attributes) => {
  const reason = 'uid' in attributes ? 'attribute-empty' : 'attribute-missing'
  expect(principalOf(answer(attributes), 'uid')).toEqual({ ok: false, reason })
})

test('a common identifier with two values means nobody; the same value twice is one', () => {
  expect(principalOf(answer({ uid: ['a', 'b'] }), 'uid')).toEqual({
    ok: false,
    reason: 'attribute-ambiguous',
  })
  expect(principalOf(answer({ uid: ['a', 'a'] }), 'uid')).toEqual({ ok: true, casId: 'a' })
})

test('an attribute is found in another letter case, the exact name first', () => {
  const { attributes } = answer({ IDPRONOTE: ['1'], idPronote: ['2'] })
  expect(valuesOf(attributes, 'idPronote')).toEqual(['2'])
  expect(valuesOf(attributes, 'idpronote')).toEqual(['1', '2'])
})

test.each([
  ['several elements', [one, other]],
  ['one element with semicolons', [`${one};${other}`]],
  ['lower case and spaces', [` ${one.toLowerCase()} `, `${other},`]],
  ['the same twice', [one, other, one]],
])('several identifiers are read from %s', (_, values) => {
  expect(pronoteIdsOf(answer({ idPronote: values }).attributes, 'idPronote')).toEqual({
    ids: [one, other],
    came: true,
  })
})

test('something that is no identifier came all the same; nothing did not', () => {
  expect(pronoteIdsOf(answer({ idPronote: ['lise.morvan'] }).attributes, 'idPronote')).toEqual({
    ids: [],
    came: true,
  })
  expect(pronoteIdsOf(answer({ idPronote: ['', ' ; '] }).attributes, 'idPronote')).toEqual({
    ids: [],
    came: false,
  })
})

test('whatever the ENT sends, reading it never throws and never invents an identifier', () => {
  const values = fc.array(fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(values, fc.string(), (idPronote, name) => {
      const { attributes } = answer({ idPronote })
      const { ids } = pronoteIdsOf(attributes, 'idPronote')
      expect(ids.every((id) => idPronote.join(' ').toUpperCase().includes(id))).toBe(true)
      expect(principalOf(answer({ idPronote }), name)).toHaveProperty('ok')
    }),
  )
})
