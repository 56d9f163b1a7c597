import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileAddress } from '../../test/arbitraries.ts'
import { parseServiceUrl, sameService } from './service-url.ts'

const faultOf = (text: string): string | undefined => {
  const read = parseServiceUrl(text)
  return read.ok ? undefined : read.fault
}

describe('parseServiceUrl', () => {
  it.each([
    ['', 'empty'],
    [`https://a.fr/${'x'.repeat(65_536)}`, 'too-long'],
    ['https://app.fr\\evil', 'character'],
    ['https:\\\\evil.tld', 'character'],
    ['https://app.fr/\r\nSet-Cookie:x', 'character'],
    ['https://app\t.fr/', 'character'],
    ['https://app.fr/ a', 'character'],
    [' https://app.fr/', 'character'],
    ['https://app.fr/\u0000', 'character'],
    ['https://app.fr/\u202e', 'character'],
    ['https://app.fr/"><script>', 'character'],
    ['//evil.tld', 'not-absolute'],
    ['/pronote/', 'not-absolute'],
    ['https:/evil.tld', 'not-absolute'],
    ['https:///evil.tld', 'not-absolute'],
    ['https:evil.tld', 'not-absolute'],
    ['javascript:alert(1)', 'not-absolute'],
    ['data:text/html,x', 'not-absolute'],
    ['imap://app.fr/', 'not-absolute'],
    ['https://app.fr@evil.tld/', 'user-info'],
    ['https://user:secret@app.fr/', 'user-info'],
    ['https://app.fr%00.evil.tld/', 'host'],
    ['https://app.fr:99999/', 'host'],
    ['https://a b.fr/', 'character'],
    ['https://app.fr/pronote/..%2fadmin', 'hidden-slash'],
    ['https://app.fr/pronote/..%5Cadmin', 'hidden-slash'],
  ])('N-05, N-14, N-15 refuses « %s »: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault)
  })

  it('drops the fragment and keeps the rest as received', () => {
    const read = parseServiceUrl('HTTPS://App.Exemple.fr:443/a/?x=%e9&y=b+c#d?e')
    expect(read).toMatchObject({
      ok: true,
      url: {
        text: 'HTTPS://App.Exemple.fr:443/a/?x=%e9&y=b+c',
        scheme: 'https',
        host: 'app.exemple.fr',
        port: 443,
        path: '/a/',
        canonical: 'https://app.exemple.fr/a/?x=%E9&y=b+c',
      },
    })
  })

  it('gives an address outside ASCII in a form that a header can carry', () => {
    const read = parseServiceUrl('https://école.exemple.fr/accueil/é')
    expect(read.ok ? read.url.text : '').toBe('https://xn--cole-9oa.exemple.fr/accueil/%C3%A9')
  })

  it('never throws, and what it accepts a browser visits at the same host, without credentials', () => {
    fc.assert(
      fc.property(fc.oneof(hostileAddress, fc.webUrl(), fc.string()), (text) => {
        const read = parseServiceUrl(text)
        if (!read.ok) return
        const visited = new URL(read.url.text)
        expect(visited.hostname).toBe(read.url.host)
        expect(visited.username + visited.password).toBe('')
        expect(read.url.text).toMatch(/^https?:\/\/[\x21-\x7e]+$/i)
      }),
      { numRuns: 2_000 },
    )
  })

  it('has a canonical form that is its own canonical form', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileAddress, fc.webUrl({ withQueryParameters: true, withFragments: true })),
        (text) => {
          const read = parseServiceUrl(text)
          if (read.ok) expect(sameService(read.url.canonical, text)).toBe(true)
        },
      ),
    )
  })
})

describe('sameService', () => {
  it.each([
    ['https://app.fr', 'https://app.fr/'],
    ['HTTPS://APP.fr/a', 'https://app.fr/a'],
    ['https://app.fr:443/a', 'https://app.fr/a'],
    ['http://app.fr:80/', 'http://app.fr/'],
    ['https://app.fr/a?x=%c3%a9', 'https://app.fr/a?x=%C3%A9'],
    ['https://app.fr/b/../a', 'https://app.fr/a'],
    ['https://app.fr/a#haut', 'https://app.fr/a'],
    ['https://app.fr/a?ticket=ST-1&x=1', 'https://app.fr/a?x=1'],
    ['https://app.fr/0350000k/pronote/', 'https://app.fr/0350000K/pronote/'],
  ])('CAS-205 « %s » is « %s »', (left, right) => {
    expect(sameService(left, right)).toBe(true)
  })

  it.each([
    ['https://app.fr/', 'http://app.fr/'],
    ['https://app.fr/', 'https://app.fr:8443/'],
    ['https://app.fr/', 'https://app.fr./'],
    ['https://app.fr/a', 'https://app.fr/a/'],
    ['https://app.fr/a', 'https://app.fr/A'],
    ['https://app.fr/a?x=1', 'https://app.fr/a?x=2'],
    ['https://app.fr/a?x=1', 'https://app.fr/a'],
    ['https://app.fr/a', 'https://app.fr/a;jsessionid=1'],
    ['https://app.fr', 'https://app.fr.evil.tld'],
    ['pas une adresse', 'pas une adresse'],
  ])('CAS-205 « %s » is not « %s »', (left, right) => {
    expect(sameService(left, right)).toBe(false)
  })
})
