import { describe, expect, test } from 'vitest'
import { passwordBits, passwordFault } from './password-rules.ts'

const owner = { login: 'odile.larue', name: 'Odile Larue', privileged: false }
const administrator = { ...owner, privileged: true }

describe('passwordFault', () => {
  test.each(['Tramway7', 'gR8nadier', 'quatre petits chats', 'Preau-demo-2026'])(
    'accepts %s for a user',
    (password) => {
      expect(passwordFault(password, owner)).toBeUndefined()
    },
  )

  test.each([
    ['court7A', 'too-short'],
    ['aaaaaaaaaaaa', 'too-common'],
    ['azazzazazaaz', 'too-simple'],
    ['tramways', 'too-simple'],
    ['Motdepasse2026!', 'too-common'],
    ['AZERTY1234', 'too-common'],
    ['12345678', 'too-common'],
    ['Larue-2026-cantine', 'contains-name'],
    ['x'.repeat(201), 'too-long'],
  ])('refuses %s: %s', (password, fault) => {
    expect(passwordFault(password, owner)).toBe(fault)
  })

  test('a password good enough for a user is not for an administrator', () => {
    expect(passwordFault('Tramway7', administrator)).toBe('too-simple')
    expect(passwordFault('Tramway-7-bleu', administrator)).toBeUndefined()
  })

  test('the demonstration password satisfies the rules of administrators', () => {
    expect(
      passwordFault('Preau-demo-2026', { login: 'admin.ent', name: 'Claire Vasseur', privileged: true }),
    ).toBeUndefined()
  })

  test('twelve characters of four kinds, the example of the CNIL, are enough for an administrator', () => {
    expect(passwordFault('kT7!wq9$Zp2x', administrator)).toBeUndefined()
  })

  test('a name is found through case, accents and signs', () => {
    expect(passwordFault('0dile-ÉPINETTE-9x', { ...owner, name: 'Maëlys Épinette' })).toBe('contains-name')
  })
})

describe('passwordBits', () => {
  test('repeating a character adds nothing', () => {
    expect(passwordBits('aaaaBBBB')).toBe(passwordBits('aB'))
  })
})
