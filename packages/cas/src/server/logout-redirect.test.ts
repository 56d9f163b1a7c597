import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileAddress } from '../../test/arbitraries.ts'
import { logoutRedirect } from './logout-redirect.ts'

const declared = [{ url: 'https://app.exemple.fr/pronote/' }]

describe('logoutRedirect', () => {
  it('CAS-045, CAS-046 follows a declared service', () => {
    const service = 'https://app.exemple.fr/pronote/eleve.html?x=1'
    expect(logoutRedirect({ service }, declared)).toBe(service)
  })

  it('CAS-041, N-10 follows nothing that is not declared', () => {
    expect(logoutRedirect({ service: 'https://evil.tld/' }, declared)).toBeUndefined()
    expect(logoutRedirect({ service: 'https://app.exemple.fr/' }, declared)).toBeUndefined()
  })

  it('CAS-044 follows nothing when nothing is asked', () => {
    expect(logoutRedirect({}, declared)).toBeUndefined()
  })

  it.each(['url', 'destination', 'redirect', 'callback', 'next', 'Service', 'service[]'])(
    'CAS-043, N-11, N-12 ignores the parameter « %s »',
    (name) => {
      expect(logoutRedirect({ [name]: 'https://app.exemple.fr/pronote/' }, declared)).toBeUndefined()
    },
  )

  it('N-17 follows none of two services', () => {
    const service = 'https://app.exemple.fr/pronote/'
    expect(logoutRedirect({ service: [service, service] }, declared)).toBeUndefined()
  })

  it('is never an open redirect', () => {
    fc.assert(
      fc.property(hostileAddress, (service) => {
        const location = logoutRedirect({ service }, declared)
        if (location !== undefined) expect(new URL(location).origin).toBe('https://app.exemple.fr')
      }),
      { numRuns: 2_000 },
    )
  })
})
