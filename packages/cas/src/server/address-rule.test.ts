import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileAddress } from '../../test/arbitraries.ts'
import { addressExamples } from './address-examples.ts'
import { type AddressPart, parseAddressPattern } from './address-rule.ts'
import { matchService } from './match-service.ts'
import { partsCover } from './rule-covers.ts'

const outcomeOf = (address: string, ...otherUrls: string[]): string =>
  matchService(address, [{ url: 'https://principal.exemple.fr/', otherUrls }]).outcome
const faultOf = (text: string): string => {
  const read = parseAddressPattern(text)
  return read.ok ? 'none' : read.fault
}

describe('parseAddressPattern', () => {
  it.each([
    ['https://*.exemple.fr/pronote/', 'https://0350000k.exemple.fr/pronote/eleve.html'],
    ['https://*.EXEMPLE.fr:443/pronote', 'https://a-b.exemple.fr/pronote/'],
    ['https://api.*.exemple.fr/', 'https://api.rennes.exemple.fr/x'],
    ['https://{uai}.exemple.fr/pronote/', 'https://0350000K.exemple.fr/pronote/'],
    ['https://hote.exemple.fr/{UAI}/pronote/', 'https://hote.exemple.fr/0350000k/pronote/'],
    ['https://hote.exemple.fr/*/pronote/', 'https://hote.exemple.fr/lycee/pronote/x'],
    ['http://localhost:8081/{uai}/pronote/', 'http://localhost:8081/0350000X/pronote/'],
  ])('%s takes %s', (pattern, address) => {
    expect(outcomeOf(address, pattern)).toBe('matched')
  })

  it.each([
    ['https://*.exemple.fr/pronote/', 'https://exemple.fr/pronote/'],
    ['https://*.exemple.fr/pronote/', 'https://a.b.exemple.fr/pronote/'],
    ['https://*.exemple.fr/pronote/', 'https://a.exemple.fr/pronote2/'],
    ['https://*.exemple.fr/pronote/', 'https://a.exemple.fr.evil.tld/pronote/'],
    ['https://*.exemple.fr/pronote/', 'https://evil.tld/a.exemple.fr/pronote/'],
    ['https://*.exemple.fr/pronote/', 'https://.exemple.fr/pronote/'],
    ['https://*.exemple.fr/pronote/', 'http://a.exemple.fr/pronote/'],
    ['https://*.exemple.fr/pronote/', 'https://a.exemple.fr:8443/pronote/'],
    ['https://{uai}.exemple.fr/', 'https://lycee.exemple.fr/'],
    ['https://hote.exemple.fr/{uai}/pronote/', 'https://hote.exemple.fr/lycee/pronote/'],
    ['https://hote.exemple.fr/*/pronote/', 'https://hote.exemple.fr//pronote/'],
    ['https://hote.exemple.fr/*/pronote/', 'https://hote.exemple.fr/a/b/pronote/'],
    ['https://hote.exemple.fr/*/', 'https://hote.exemple.fr/'],
  ])('N-05 %s does not take %s', (pattern, address) => {
    expect(outcomeOf(address, pattern)).toBe('undeclared')
  })

  it('N-27 a dot of a pattern is a dot', () => {
    expect(outcomeOf('https://aXexemple.fr/', 'https://*.exemple.fr/')).toBe('undeclared')
    expect(outcomeOf('https://hote.exempleXfr/a/', 'https://hote.exemple.fr/*/')).toBe('undeclared')
    expect(outcomeOf('https://hote.exemple.fr/aXb/c/', 'https://hote.exemple.fr/a.b/*/')).toBe('undeclared')
  })

  it.each([
    ['https://.*exemple.fr/', 'partial-wildcard'],
    ['https://.*\\.exemple\\.fr/', 'character'],
    ['^https://*.exemple.fr/', 'not-absolute'],
    ['https?://*.exemple.fr/', 'not-absolute'],
    ['*://hote.exemple.fr/', 'not-absolute'],
    ['https://hote.exemple.fr/pro*/', 'partial-wildcard'],
    ['https://hote.exemple.fr/**/', 'partial-wildcard'],
    ['https://hote.exemple.fr/.*', 'partial-wildcard'],
    ['https://*.*.exemple.fr/', 'several-labels'],
    ['https://*/', 'wild-domain'],
    ['https://*.fr/', 'wild-domain'],
    ['https://exemple.*/', 'wild-domain'],
    ['https://www.*.fr/', 'wild-domain'],
    ['https://*.fr./', 'host'],
    ['https://*.asso.fr/', 'shared-domain'],
    ['https://www.*.github.io/', 'shared-domain'],
    ['https://hote.exemple.fr:*/', 'host'],
    ['https://*@hote.exemple.fr/', 'user-info'],
    ['https://hote.exemple.fr/?app=*', 'wild-query'],
    ['https://hote.exemple.fr/{siret}/', 'braces'],
    ['https://joker0any0joker.exemple.fr/', 'host'],
  ])('N-27 refuses %s, and says why', (text, fault) => {
    expect(faultOf(text)).toBe(fault)
  })

  it('N-26 reads each part of an address once at most, whatever the pattern and the address', () => {
    const part = fc.oneof(
      fc.constantFrom<AddressPart>('any', 'uai'),
      fc.constantFrom('a', 'aa', '0350000K').map((text) => ({ text })),
    )
    const text = fc.constantFrom('a', 'aa', '', '0350000K', 'a'.repeat(2_000))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 200 }), fc.array(text, { maxLength: 200 }), (parts, texts) => {
        const reads: PropertyKey[] = []
        const watched = new Proxy(texts, {
          get: (target, place, receiver): unknown => {
            reads.push(place)
            return Reflect.get(target, place, receiver)
          },
        })
        partsCover(parts, watched)
        expect(new Set(reads).size).toBe(reads.length)
        expect(reads.length).toBeLessThanOrEqual(parts.length)
      }),
    )
  })

  it('CAS-041 no pattern opens a redirect: what matches is under the fixed end of the host, at the same scheme', () => {
    fc.assert(
      fc.property(hostileAddress, (text) => {
        const match = matchService(text, [
          { url: 'https://x.fr/', otherUrls: ['https://*.exemple.fr/pronote/'] },
        ])
        if (match.outcome !== 'matched') return
        const visited = new URL(match.service.text)
        expect(visited.protocol).toBe('https:')
        expect(visited.host).toMatch(/^[^.]+\.exemple\.fr$/)
        expect(`${visited.pathname}/`.startsWith('/pronote/')).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('addressExamples', () => {
  it.each([
    'https://*.exemple.fr/pronote/',
    'https://{uai}.exemple.fr/',
    'https://api.*.exemple.fr:8443/a/*/b?app=x%26y',
    'http://localhost:8081/{uai}/pronote/',
    'https://hote.exemple.fr/*/page.html',
    'https://hote.exemple.fr/',
  ])('are true of %s', (text) => {
    const read = parseAddressPattern(text)
    if (!read.ok) throw new Error(read.fault)
    const { taken, refused } = addressExamples(read.rule)
    expect(taken.map((address) => [address, outcomeOf(address, text)])).toEqual(
      taken.map((address) => [address, 'matched']),
    )
    expect(refused.map((address) => [address, outcomeOf(address, text)])).toEqual(
      refused.map((address) => [address, 'undeclared']),
    )
    expect(refused.length).toBeGreaterThan(read.rule.isPattern ? 0 : -1)
  })
})
