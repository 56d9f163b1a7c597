import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { loginHref, safeNext } from './safe-next.ts'

describe('safeNext', () => {
  test.each(['/', '/compte', '/cas/login?service=https%3A%2F%2Fexemple.fr%2F%3Fa%3D1'])(
    'keeps the path %s',
    (path) => {
      expect(safeNext(path)).toBe(path)
    },
  )

  test.each([
    'https://exemple.fr/',
    '//exemple.fr/',
    '/\\exemple.fr/',
    '/\t/exemple.fr',
    'javascript:alert(1)',
    'compte',
    '',
    undefined,
  ])('refuses %j, which leaves the portal', (next) => {
    expect(safeNext(next)).toBe('/')
  })

  test('whatever is asked, a browser that follows it stays on this site', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string({ unit: 'binary' }).map((rest) => `/${rest}`),
        ),
        (next) => {
          expect(safeNext(next)).toMatch(/^[ -~]+$/)
          expect(safeNext(safeNext(next))).toBe(safeNext(next))
          expect(new URL(safeNext(next), 'http://portail.test').origin).toBe('http://portail.test')
        },
      ),
    )
  })
})

describe('loginHref', () => {
  test('carries the page to come back to, and nothing for the home page', () => {
    expect(loginHref('/')).toBe('/connexion')
    expect(loginHref('/compte')).toBe('/connexion?next=%2Fcompte')
    expect(loginHref('/cas/login', { renew: true })).toBe('/connexion?next=%2Fcas%2Flogin&renouveler=1')
  })
})
