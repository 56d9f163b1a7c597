import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileAddress } from '../../test/arbitraries.ts'
import { matchService } from './match-service.ts'

const pronote = { code: 'PRONOTECAS', url: 'https://0350000K.exemple.fr/pronote/' }
const byPath = { code: 'PATH', url: 'http://localhost:8081/0350000X/pronote/' }
const outcomeOf = (address: string, ...declared: { url: string }[]): string =>
  matchService(address, declared).outcome

describe('matchService', () => {
  it.each([
    'https://0350000K.exemple.fr/pronote/',
    'https://0350000k.exemple.fr/pronote',
    'https://0350000k.exemple.fr:443/pronote/eleve.html',
    'HTTPS://0350000K.EXEMPLE.FR/pronote/mobile.parent.html?fd=1',
    'https://0350000k.exemple.fr/autre/../pronote/',
    'https://0350000k.exemple.fr/pronote/#x',
  ])('CAS-006 finds the declared service of « %s »', (address) => {
    expect(matchService(address, [pronote])).toMatchObject({
      outcome: 'matched',
      declared: { code: 'PRONOTECAS' },
    })
  })

  it('reads a UAI in the path in either letter case, and nothing else', () => {
    expect(outcomeOf('http://localhost:8081/0350000x/pronote/', byPath)).toBe('matched')
    expect(outcomeOf('http://localhost:8081/0350000X/Pronote/', byPath)).toBe('undeclared')
  })

  it.each([
    'https://0350000k.exemple.fr/pronote2/',
    'https://0350000k.exemple.fr/pronot',
    'https://0350000k.exemple.fr/',
    'https://0350000k.exemple.fr/PRONOTE/',
    'https://0350000k.exemple.fr/pronote/../admin',
    'https://0350000k.exemple.fr/pronote/%2e%2e/admin',
    'https://0350000k.exemple.fr:8443/pronote/',
    'http://0350000k.exemple.fr/pronote/',
    'https://0350000k.exemple.fr.evil.tld/pronote/',
    'https://evil.tld/0350000k.exemple.fr/pronote/',
    'https://0350000k.exemple.fr./pronote/',
    'https://0350000k\u0435xemple.fr/pronote/',
    'https://0350000k.exempl\u0435.fr/pronote/',
  ])('N-05, CAS-028 does not take « %s » for it', (address) => {
    expect(outcomeOf(address, pronote)).toBe('undeclared')
  })

  it('says that an address is invalid rather than undeclared when it could be read in two ways', () => {
    expect(matchService('https://0350000k.exemple.fr@evil.tld/', [pronote])).toEqual({
      outcome: 'invalid',
      fault: 'user-info',
    })
  })

  it('N-25 prefers the most precise declaration, whatever the order', () => {
    const wide = { code: 'WIDE', url: 'https://0350000K.exemple.fr/' }
    for (const declared of [
      [wide, pronote],
      [pronote, wide],
    ]) {
      expect(matchService('https://0350000k.exemple.fr/pronote/x', declared)).toMatchObject({
        declared: { code: 'PRONOTECAS' },
      })
    }
  })

  it('skips a declaration that is no address instead of failing', () => {
    expect(outcomeOf('https://0350000k.exemple.fr/pronote/', { url: 'pas une adresse' }, pronote)).toBe(
      'matched',
    )
  })

  it('CAS-041 never opens a redirect: what matches is at the declared origin, under the declared path', () => {
    const declared = [{ url: 'https://app.exemple.fr/pronote/' }]
    fc.assert(
      fc.property(hostileAddress, (text) => {
        const match = matchService(text, declared)
        if (match.outcome !== 'matched') return
        const visited = new URL(match.service.text)
        expect(visited.origin).toBe('https://app.exemple.fr')
        expect(`${visited.pathname}/`.startsWith('/pronote/')).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })
})
