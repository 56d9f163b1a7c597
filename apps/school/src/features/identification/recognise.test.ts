import { expect, test } from 'vitest'
import type { Candidate } from './identification-store.ts'
import { recognise } from './recognise.ts'

const principal = 'NAA31614'
const person = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  id,
  category: 'teacher',
  functionCode: undefined,
  exceptions: new Map(),
  civility: undefined,
  lastName: 'Morvan',
  firstName: 'Lise',
  casId: undefined,
  present: true,
  withoutPupil: false,
  access: true,
  ...changes,
})
const ask = (
  space: 'commune' | 'professeurs' | 'parents' | 'vie-scolaire',
  candidates: readonly Candidate[],
) => recognise({ space, principal, candidates, nobody: 'not-identified', several: 'held' })
const idsOf = (found: ReturnType<typeof recognise>) => found.people.map(({ candidate }) => candidate.id)

const teacher = person('1')
const guardian = person('2', { category: 'guardian' })

test('the category that fits the space is chosen among the people an account may be', () => {
  expect(idsOf(ask('parents', [teacher, guardian]))).toEqual(['2'])
  expect(idsOf(ask('professeurs', [teacher, guardian]))).toEqual(['1'])
})

test('the common page takes them all', () => {
  expect(ask('commune', [teacher, guardian])).toMatchObject({ ok: true, people: [{}, {}] })
})

test('a stored CAS identifier wins over an identifiant PRONOTE in its category', () => {
  const linked = person('3', { casId: principal })
  expect(idsOf(ask('professeurs', [teacher, linked]))).toEqual(['3'])
})

test('a stored CAS identifier leaves the other categories to the identifiants PRONOTE', () => {
  const linked = person('3', { casId: principal })
  expect(idsOf(ask('parents', [linked, guardian]))).toEqual(['2'])
})

test('a sheet held by another account lets nobody in', () => {
  expect(ask('professeurs', [person('1', { casId: 'NBB20417' })])).toMatchObject({
    ok: false,
    reason: 'held',
  })
})

test('two sheets of one category let nobody in, for nothing says which is the right one', () => {
  expect(ask('professeurs', [teacher, person('4')])).toMatchObject({ ok: false, reason: 'held' })
})

test('a former sheet does not stand in the way of the present one', () => {
  expect(idsOf(ask('professeurs', [person('4', { present: false }), teacher]))).toEqual(['1'])
})

test.each([
  ['left', { present: false }],
  ['no-pupil', { category: 'guardian', present: false, withoutPupil: true }],
  ['disabled', { access: false }],
  ['function-unset', { category: 'staff' }],
  ['no-access', { exceptions: new Map([['professeurs', false]] as const) }],
] as const)('somebody who may not come in is told why: %s', (reason, changes) => {
  expect(ask('commune', [person('1', changes)])).toMatchObject({ ok: false, reason })
})

test('whoever asks for a space that is not theirs is told so', () => {
  expect(ask('parents', [teacher])).toMatchObject({ ok: false, reason: 'wrong-space' })
})

test('somebody who would fit the space but left is told that, not that the space is wrong', () => {
  const former = person('2', { category: 'guardian', present: false })
  expect(ask('parents', [teacher, former])).toMatchObject({ ok: false, reason: 'left' })
})

test('a space given by the administrator counts as much as that of the category', () => {
  const counsellor = person('1', { exceptions: new Map([['vie-scolaire', true]] as const) })
  expect(ask('vie-scolaire', [counsellor])).toMatchObject({
    ok: true,
    people: [{ spaces: ['professeurs', 'vie-scolaire'] }],
  })
})

test('nobody found, and several people found, are said in the words of the rule', () => {
  const asked = {
    space: 'commune',
    principal,
    nobody: 'identity-unknown',
    several: 'identity-ambiguous',
  } as const
  expect(recognise({ ...asked, candidates: [] })).toMatchObject({ reason: 'identity-unknown' })
  const homonyms = [person('1'), person('2', { casId: 'NBB20417' })]
  expect(recognise({ ...asked, candidates: homonyms })).toMatchObject({ reason: 'identity-ambiguous' })
  const held = recognise({ ...asked, candidates: [person('2', { casId: 'NBB20417' })] })
  expect(held).toMatchObject({ reason: 'held' })
})
