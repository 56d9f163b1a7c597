import { expect, test } from 'vitest'
import { printOf, seenField, stillSeen } from './seen.ts'

const kept = (seen: string) => ({ text: (name: string) => (name === seenField ? seen : '') })

test('a form is written while what it was filled from is still there, in whatever order it is stored', () => {
  const seen = printOf({ root: 'pronote', spaces: new Set(['a', 'b']), none: undefined })
  expect(stillSeen(kept(seen))({ spaces: new Set(['b', 'a']), root: 'pronote' })).toBe(true)
  expect(stillSeen(kept(seen))({ spaces: new Set(['b']), root: 'pronote' })).toBe(false)
  expect(stillSeen(kept(printOf(undefined)))(undefined)).toBe(true)
  expect(stillSeen(kept(printOf(undefined)))({})).toBe(false)
})

test('the order of a list counts', () => {
  expect(printOf(['a', 'b'])).not.toBe(printOf(['b', 'a']))
})

test('a form that carries no print saw nothing, and is held', () => {
  expect(stillSeen(kept(''))({ anything: 1 })).toBe(false)
})
