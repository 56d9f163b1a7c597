import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { fairTurns } from './fair-turns.ts'

/** Works that take some time each; what was done after each turn of the loop. */
async function turnsOf(each: number, works: number): Promise<readonly (readonly number[])[]> {
  let at = 0
  let done: number[] = []
  const begin = fairTurns(() => at)
  for (let work = 1; work <= works; work += 1)
    begin(() => {
      at += each
      done.push(work)
    })
  const turns: number[][] = []
  while (done.length > 0) {
    turns.push(done)
    done = []
    await turn()
  }
  return turns
}

test('works that arrive together are begun until ten milliseconds have passed, the others in the next turns, in order', async () => {
  expect(await turnsOf(6, 5)).toEqual([[1, 2], [3, 4], [5]])
})

test('short works are all begun at once', async () => {
  expect(await turnsOf(0.1, 50)).toHaveLength(1)
})

test('a long work has a turn of its own, and nobody waits for ever', async () => {
  expect(await turnsOf(40, 3)).toEqual([[1], [2], [3]])
})
