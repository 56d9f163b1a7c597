import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loginNameOf } from './login-name.ts'

describe('loginNameOf', () => {
  it.each([
    ['Claire', 'Lemoine', 'claire.lemoine'],
    ['Jean-Noël', 'D’Œuvre', 'jean-noel.d-oeuvre'],
    ['', 'Morvan', 'morvan'],
    ['Елена', 'Morvan', 'morvan'],
    ['李', '王', 'compte'],
    ['Anne', 'de la Tour du Pin Chambly de La Charce', 'anne.de-la-tour-du-pin-chambly-de-l'],
  ])('proposes for « %s » « %s » the name %s', (firstName, lastName, login) => {
    expect(loginNameOf(firstName, lastName)).toBe(login)
  })

  it('is typed with plain letters, digits, hyphens and one dot, whatever the name', () => {
    const name = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(name, name, (firstName, lastName) => {
        expect(loginNameOf(firstName, lastName)).toMatch(
          /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$/,
        )
      }),
    )
  })
})
