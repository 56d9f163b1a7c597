import { expect, test } from 'vitest'
import { describeDelegation } from './describe-delegation.ts'
import { noDelegation } from './delegation.ts'

test('the order in which the spaces were stored is no difference, and they are named in that of the screens', () => {
  const one = describeDelegation({ ...noDelegation, spaces: new Set(['parents', 'commune', 'eleves']) })
  const other = describeDelegation({ ...noDelegation, spaces: new Set(['eleves', 'parents', 'commune']) })
  expect(one).toEqual(other)
  expect([...one.values()]).toContain('Page commune, Espace Parents, Espace Élèves')
})
