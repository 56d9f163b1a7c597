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
