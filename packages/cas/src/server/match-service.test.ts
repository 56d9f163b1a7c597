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

  it('finds a service by any of its addresses, and says which', () => {
    const moved = { url: 'https://nouveau.exemple.fr/', otherUrls: ['https://ancien.exemple.fr/appli/'] }
    expect(matchService('https://ancien.exemple.fr/appli/x', [moved])).toMatchObject({
      outcome: 'matched',
      declared: moved,
      address: 'https://ancien.exemple.fr/appli/',
    })
    expect(outcomeOf('https://ancien.exemple.fr/', moved)).toBe('undeclared')
  })

  it('N-25 an address written in full is never hidden by a pattern, nor a precise pattern by a wide one', () => {
    const declared = [
      { code: 'ANY', url: 'https://a.fr/', otherUrls: ['https://*.exemple.fr/pronote/eleve/'] },
      { code: 'FULL', url: 'https://0350000k.exemple.fr/' },
      { code: 'SCHOOL', url: 'https://b.fr/', otherUrls: ['https://{uai}.exemple.fr/pronote/'] },
    ]
    const codeOf = (address: string): unknown => {
      const [one, other] = [declared, declared.toReversed()].map((order) => matchService(address, order))
      expect(one).toMatchObject({ declared: other?.outcome === 'matched' ? other.declared : undefined })
      return one?.outcome === 'matched' ? one.declared.code : one?.outcome
    }
    expect(codeOf('https://0350000k.exemple.fr/pronote/eleve/')).toBe('FULL')
    expect(codeOf('https://0351111k.exemple.fr/pronote/eleve/')).toBe('SCHOOL')
    expect(codeOf('https://autre.exemple.fr/pronote/eleve/')).toBe('ANY')
  })

  it('N-25 names those who declare the very address that matched, and no other', () => {
    const declared = [
      { code: 'A', url: 'https://appli.exemple.fr/x' },
      { code: 'B', url: 'https://autre.fr/', otherUrls: ['https://appli.exemple.fr/x/'] },
      { code: 'WIDE', url: 'https://appli.exemple.fr/' },
    ]
    const match = matchService('https://appli.exemple.fr/x/y', declared)
    expect(match).toMatchObject({ declared: { code: 'A' }, twins: [{ code: 'B' }] })
  })

  it('tells two applications of one address apart by the parameters that they declare', () => {
    const declared = [
      { code: 'A', url: 'https://hote.fr/index.php?app=a' },
      { code: 'B', url: 'https://hote.fr/index.php?app=b&lang=fr' },
    ]
    const found = (query: string): unknown => {
      const match = matchService(`https://hote.fr/index.php${query}`, declared)
      return match.outcome === 'matched' ? match.declared.code : match.outcome
    }
    expect(found('?app=a')).toBe('A')
    expect(found('?autre=1&app=a&ticket=ST-1')).toBe('A')
    expect(found('?lang=fr&app=b')).toBe('B')
    for (const query of ['', '?app=A', '?app=b', '?app=a&app=b', '?app=a&%61pp=b', '?App=a', '?app=a%00'])
      expect(found(query), query).toBe('undeclared')
  })

  it('a star of the main address is a star', () => {
    expect(outcomeOf('https://a.exemple.fr/', { url: 'https://*.exemple.fr/' })).toBe('undeclared')
    expect(outcomeOf('https://a.fr/b/', { url: 'https://a.fr/*/' })).toBe('undeclared')
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
