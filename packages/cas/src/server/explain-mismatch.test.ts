import { describe, expect, it } from 'vitest'
import type { ServiceDifference } from './explain-mismatch.ts'
import { matchService } from './match-service.ts'

const declared = [
  { code: 'PRONOTE', url: 'https://0350000K.exemple.fr/pronote/' },
  { code: 'BLOG', url: 'https://blog.exemple.fr/' },
]

function nearestTo(address: string): { code: string; differences: readonly ServiceDifference[] } | undefined {
  const match = matchService(address, declared)
  if (match.outcome !== 'undeclared') throw new Error(`expected an undeclared address, got ${match.outcome}`)
  return match.nearest && { code: match.nearest.declared.code, differences: match.nearest.differences }
}

describe('explainMismatch', () => {
  it('names the scheme alone when http came for https, although the default ports differ', () => {
    expect(nearestTo('http://0350000k.exemple.fr/pronote/')).toEqual({
      code: 'PRONOTE',
      differences: [{ part: 'scheme', received: 'http', declared: 'https' }],
    })
  })

  it('names the port', () => {
    expect(nearestTo('https://0350000k.exemple.fr:8443/pronote/')?.differences).toEqual([
      { part: 'port', received: 8443, declared: 443 },
    ])
  })

  it('says that the root is missing when the address stops above it', () => {
    expect(nearestTo('https://0350000k.exemple.fr/')?.differences).toEqual([
      { part: 'path', reason: 'missing-root', received: '/', declared: '/pronote/' },
    ])
  })

  it('says that only capitals differ', () => {
    expect(nearestTo('https://0350000k.exemple.fr/Pronote/')?.differences).toMatchObject([
      { reason: 'letter-case' },
    ])
  })

  it.each(['prônote', 'pr%C3%B4note', 'pro%CC%82note'])('says that only an accent differs: %s', (root) => {
    expect(nearestTo(`https://0350000k.exemple.fr/${root}/`)?.differences).toMatchObject([
      { reason: 'accents' },
    ])
  })

  it('says that www. is too much, or missing', () => {
    expect(nearestTo('https://www.blog.exemple.fr/')).toEqual({
      code: 'BLOG',
      differences: [
        { part: 'host', reason: 'www', received: 'www.blog.exemple.fr', declared: 'blog.exemple.fr' },
      ],
    })
  })

  it.each(['http://192.0.2.7:8088/pronote/eleve.html', 'http://[2001:db8::7]:8088/pronote/'])(
    'of %s, says which service an IP address stands for: the only one under that root',
    (address) => {
      expect(nearestTo(address)).toMatchObject({
        code: 'PRONOTE',
        differences: [{ part: 'scheme' }, { part: 'host', reason: 'number' }, { part: 'port' }],
      })
      const two = [...declared, { code: 'PRONOTE2', url: 'https://0350001L.exemple.fr/pronote/' }]
      expect(matchService(address, two)).toMatchObject({ outcome: 'undeclared', nearest: undefined })
      expect(nearestTo(new URL('/autre/', address).href)).toBeUndefined()
      expect(nearestTo(new URL('/', address).href)).toBeUndefined()
    },
  )

  it('says that the path is another one', () => {
    expect(nearestTo('https://0350000k.exemple.fr/hp/')?.differences).toMatchObject([{ reason: 'elsewhere' }])
  })

  it('recognises the school in another host', () => {
    expect(nearestTo('https://0350000k.autre-hebergeur.fr/pronote/')).toEqual({
      code: 'PRONOTE',
      differences: [
        {
          part: 'host',
          reason: 'other',
          received: '0350000k.autre-hebergeur.fr',
          declared: '0350000k.exemple.fr',
        },
      ],
    })
  })

  it('recognises its application there, although its path is mistyped besides', () => {
    expect(nearestTo('https://0350000k.autre-hebergeur.fr/pronoté/')?.differences).toMatchObject([
      { part: 'host' },
      { part: 'path', reason: 'accents' },
    ])
  })

  it('does not take one application of a school for another on another server', () => {
    expect(nearestTo('https://0350000k.cahier.exemple.org/appli/')).toBeUndefined()
    expect(nearestTo('https://0350000k.cahier.exemple.org/')).toBeUndefined()
  })

  it.each([
    'https://0350001L.exemple.fr/pronote/eleve.html',
    'https://0350001l.exemple.fr/pronote/',
    'https://9999999Z.exemple.fr/pronote/',
  ])('says that %s is that of another school, and nothing else of it', (address) => {
    expect(nearestTo(address)).toMatchObject({
      code: 'PRONOTE',
      differences: [{ part: 'school', received: address.slice(8, 16).toUpperCase(), declared: '0350000K' }],
    })
    expect(nearestTo(address)?.differences).toHaveLength(1)
  })

  it('says the same of a school in the path, with what differs besides; its own declaration is nearer', () => {
    const schools = [
      { url: 'https://hote.exemple.fr/0350000K/pronote/' },
      { url: 'https://hote.exemple.fr/0350001L/pronote/' },
    ]
    const near = (address: string): unknown => {
      const match = matchService(address, schools)
      return match.outcome === 'undeclared' ? match.nearest : match.outcome
    }
    expect(near('http://hote.exemple.fr/0350002M/pronote/')).toMatchObject({
      differences: [{ part: 'school', received: '0350002M' }, { part: 'scheme' }],
    })
    expect(near('http://hote.exemple.fr/0350001L/pronote/')).toMatchObject({
      address: 'https://hote.exemple.fr/0350001L/pronote/',
      differences: [{ part: 'scheme' }],
    })
  })

  it('recognises a misspelt host', () => {
    expect(nearestTo('https://blgo.exemple.fr/')?.code).toBe('BLOG')
  })

  it('names every difference, in the order of an address', () => {
    expect(nearestTo('http://0350000k.exemple.fr:8080/')?.differences.map(({ part }) => part)).toEqual([
      'scheme',
      'port',
      'path',
    ])
  })

  it('considers every address of a service, and fills a pattern in with what was received', () => {
    const region = {
      url: 'https://ent.exemple.org/',
      otherUrls: ['https://{uai}.exemple.fr/pronote/', 'https://wiki.exemple.fr/?espace=eleves'],
    }
    const near = (address: string): unknown => {
      const match = matchService(address, [region])
      return match.outcome === 'undeclared' ? match.nearest : match.outcome
    }
    expect(near('https://0350000k.exemple.fr/hp/')).toMatchObject({
      address: 'https://{uai}.exemple.fr/pronote/',
      differences: [{ part: 'path', received: '/hp/', declared: '/pronote/' }],
    })
    expect(near('http://0350000k.exemple.fr/pronote/')).toMatchObject({
      expected: 'https://0350000k.exemple.fr/pronote/',
      differences: [{ part: 'scheme' }],
    })
    expect(near('https://0350000k.exemple.com/pronote/')).toMatchObject({
      differences: [{ part: 'host', declared: '0350000k.exemple.fr' }],
    })
    expect(near('https://wiki.exemple.fr/?espace=profs')).toMatchObject({
      differences: [{ part: 'query', name: 'espace', received: ['profs'], declared: 'eleves' }],
    })
  })

  it('names nothing when nothing is near', () => {
    expect(nearestTo('https://tout-autre-chose.tld/')).toBeUndefined()
  })
})
