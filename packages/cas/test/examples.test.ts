import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { roundTrip } from '../examples/round-trip.ts'

test('the example of the README runs, and says what the README shows', async () => {
  const lines: string[] = []
  await roundTrip((line) => lines.push(line))
  expect(lines).toHaveLength(6)
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  expect(readme).toContain(lines.join('\n'))
})

test('what the README names is what the package exports', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const named = new Set([...readme.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name))
  const exported = Object.keys(await import('../src/index.ts'))
  expect([...named].toSorted()).toEqual(exported.toSorted())
})
