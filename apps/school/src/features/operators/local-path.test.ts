import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test('a page of this server is kept, with its query', () => {
  expect(localPath('/0350000X/client?page=2', '/console')).toBe('/0350000X/client?page=2')
})

test.each([undefined, '', '//evil.example/', '/\\evil.example', 'https://evil.example/', '/a\nb', 'console'])(
  'an address that could leave this server is replaced: %j',
  (text) => {
    expect(localPath(text, '/console')).toBe('/console')
  },
)

test('whatever is asked, a browser that follows it stays on this server', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '?',
    '#',
    '\t',
    '\n',
    '%2f',
    '%5c',
    'evil.example',
    'http:',
    'é',
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (asked) => {
      expect(new URL(localPath(asked, '/console'), 'http://school.example').host).toBe('school.example')
    }),
    { numRuns: 500 },
  )
})
