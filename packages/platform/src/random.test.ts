import { expect, test } from 'vitest'

import { randomToken, systemRandom } from './random.ts'

test('the same bytes are never given twice, whatever is asked in between', () => {
  const tokens = Array.from({ length: 2000 }, (_, index) => {
    systemRandom.bytes(index % 40)
    return randomToken(systemRandom, 16)
  })
  expect(new Set(tokens).size).toBe(tokens.length)
})

test('as many bytes as asked are given, be it more than a block, and every value comes', () => {
  expect(systemRandom.bytes(0)).toHaveLength(0)
  expect(systemRandom.bytes(8192)).toHaveLength(8192)
  const many = systemRandom.bytes(20_000)
  expect(many).toHaveLength(20_000)
  expect(new Set(many).size).toBe(256)
})
