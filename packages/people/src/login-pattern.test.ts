import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loginNameOf } from './login-name.ts'
import { applyLoginPattern, parseLoginPattern, usualLoginPattern } from './login-pattern.ts'

describe('a pattern of log-in names', () => {
  it.each([
    [usualLoginPattern, 'jean-noel.d-oeuvre'],
    ['{p}{nom}', 'jd-oeuvre'],
    ['{nom}.{p}', 'd-oeuvre.j'],
    ['{nom}_{prenom}35', 'd-oeuvre_jean-noel35'],
    [' {P}.{NOM} ', 'j.d-oeuvre'],
  ])('%s makes of Jean-Noël D’Œuvre %s', (typed, login) => {
    expect(applyLoginPattern(parseLoginPattern(typed) ?? '', loginNameOf('Jean-Noël', 'D’Œuvre'))).toBe(login)
  })

  it.each([
    '',
    'compte',
    '{p}{n}',
    '{nom}.',
    '.{nom}',
    '{nom} {prenom}',
    '{ine}',
    '{nom',
    'é{nom}',
    '{nom}'.repeat(20),
  ])('refuses %j', (typed) => {
    expect(parseLoginPattern(typed)).toBeUndefined()
  })

  it('whatever the name and the pattern, gives a name that the log-in form accepts', () => {
    const name = fc.string({ unit: 'grapheme' })
    const parts = fc.array(fc.constantFrom('{prenom}', '{nom}', '{p}', '{n}', '.', '-', '_', 'a', '7'), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(name, name, parts, (firstName, lastName, typed) => {
        const pattern = parseLoginPattern(typed.join(''))
        fc.pre(pattern !== undefined)
        expect(applyLoginPattern(pattern, loginNameOf(firstName, lastName))).toMatch(
          /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/,
        )
      }),
    )
  })
})
