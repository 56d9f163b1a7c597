import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeBrowser } from './describe-browser.ts'

describe('describeBrowser', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox sur Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0',
      'Edge sur Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari sur iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
      'Chrome sur Android',
    ],
    ['curl/8.9', 'Navigateur inconnu'],
    [undefined, 'Navigateur inconnu'],
  ])('%s is %s', (header, words) => {
    expect(describeBrowser(header)).toBe(words)
  })

  test('keeps nothing of a header it does not recognise', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(describeBrowser(header)).toMatch(/^[A-Za-z ]{4,40}$/)
      }),
    )
  })
})
