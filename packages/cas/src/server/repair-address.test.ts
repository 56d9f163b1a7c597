import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileAddress } from '../../test/arbitraries.ts'
import { repairAddress, withoutUserInfo } from './repair-address.ts'
import { parseServiceUrl } from './service-url.ts'

const app = 'https://app.exemple.fr/pronote/'

describe('repairAddress', () => {
  it.each([
    [` ${app}`, ['blank-around']],
    [`${app}\r\n`, ['blank-around']],
    [`\u200b${app}\u00a0`, ['blank-around']],
    [`<${app}>`, ['marks']],
    [`« ${app} »`, ['marks']],
    [encodeURIComponent(app), ['encoded-twice']],
    ['https:\\\\app.exemple.fr\\pronote\\', ['backslash']],
    ['https:/app.exemple.fr/pronote/', ['slashes']],
    ['https:app.exemple.fr/pronote/', ['slashes']],
    ['https//app.exemple.fr/pronote/', ['slashes']],
    ['https:///app.exemple.fr/pronote/', ['slashes']],
    ['htpps://app.exemple.fr/pronote/', ['other-scheme']],
    ['ftp://app.exemple.fr/pronote/', ['other-scheme']],
    ['app.exemple.fr/pronote/', ['no-scheme']],
    ['//app.exemple.fr/pronote/', ['no-scheme']],
    ['https://lise:secret@app.exemple.fr/pronote/', ['user-info']],
    ['https://app.exemple.fr/pro note/', ['blank-inside']],
    [' lise:secret@app.exemple.fr/pronote/', undefined],
    [' app.exemple.fr/pro note/\n', ['blank-around', 'no-scheme', 'blank-inside']],
  ])('of « %s », says what ails it and what was meant', (address, mistakes) => {
    expect(repairAddress(address)[0]).toEqual(mistakes && { text: app, mistakes })
  })

  it('gives each reading of what can be read in two ways, the likelier first', () => {
    expect(repairAddress('localhost:8081/pronote/').map(({ text }) => text)).toEqual([
      'https://localhost:8081/pronote/',
      'http://localhost:8081/pronote/',
    ])
    expect(repairAddress('https://app.exemple.fr/vie scolaire/').map(({ text }) => text)).toEqual([
      'https://app.exemple.fr/viescolaire/',
      'https://app.exemple.fr/vie%20scolaire/',
    ])
  })

  it.each([
    '',
    '/pronote/',
    'javascript:alert(1)',
    'https://',
    app,
    'https://app.fr%00.evil.tld/',
    'x'.repeat(5000),
  ])('has nothing to say of « %s »', (address) => {
    expect(repairAddress(address)).toEqual([])
  })

  it('N-05 whatever it is given, says only what can be read, and says why each time', () => {
    fc.assert(
      fc.property(hostileAddress, (address) => {
        for (const { text, mistakes } of repairAddress(address)) {
          expect(parseServiceUrl(text).ok).toBe(true)
          expect(mistakes).not.toEqual([])
          expect(parseServiceUrl(address).ok).toBe(false)
        }
      }),
    )
  })
})

it.each([
  ['https://lise:secret@app.exemple.fr/a@b', 'https://app.exemple.fr/a@b'],
  ['https:lise:secret@app.exemple.fr/', 'https:app.exemple.fr/'],
  ['https://lise@x:secret@app.exemple.fr/', 'https://app.exemple.fr/'],
  ['https://app.exemple.fr/?a=b@c', 'https://app.exemple.fr/?a=b@c'],
])('N-54 withoutUserInfo: %s is shown as %s', (address, shown) => {
  expect(withoutUserInfo(address)).toBe(shown)
})
