import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('a settled try wakes four of those that wait for its name, first come first', async () => {
  const turns = createTurns()
  const woken: number[] = []
  const waits = [1, 2, 3, 4, 5, 6].map(async (rank) => {
    await turns.wait('lise.morvan')
    woken.push(rank)
  })
  turns.settled('anne.morvan')
  await Promise.resolve()
  expect(woken).toEqual([])
  turns.settled('lise.morvan')
  await Promise.all(waits.slice(0, 4))
  expect(woken).toEqual([1, 2, 3, 4])
  turns.settled('lise.morvan')
  await Promise.all(waits)
})

test('nobody waits for ever: another node may have settled it', async () => {
  await createTurns().wait('lise.morvan')
})
