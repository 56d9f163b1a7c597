import { expect, test } from 'vitest'
import { isHostName } from './is-host-name.ts'

test.each(['0350000x.ecole.example', 'tilleuls.localhost', 'xn--colge-5ua.example', 'a-b.example'])(
  '%s is a host name',
  (text) => {
    expect(isHostName(text)).toBe(true)
  },
)

test.each([
  '',
  'ecole',
  'Ecole.example',
  'ecole.example:8080',
  'https://ecole.example',
  'ecole.example/x',
  '10.0.0.1',
  '-a.example',
  'a-.example',
  'a..example',
  'collège.example',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(130)}example`,
])('« %s » is not', (text) => {
  expect(isHostName(text)).toBe(false)
})
