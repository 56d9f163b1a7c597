import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCasBaseUrl } from './cas-base-url.ts'
import { casEndpoints } from './cas-endpoints.ts'
import { loginRedirect } from './login-redirect.ts'
import { parseServiceTicket } from './service-ticket-text.ts'
import { validationUrl } from './validation-url.ts'

const endpoints = {
  login: 'https://cas.exemple.fr/login',
  logout: 'https://cas.exemple.fr/logout',
  serviceValidate: 'https://cas.exemple.fr/serviceValidate',
  proxyValidate: 'https://cas.exemple.fr/proxyValidate',
  p3ProxyValidate: 'https://cas.exemple.fr/p3/proxyValidate',
  p3ServiceValidate: 'https://cas.exemple.fr/p3/serviceValidate',
  samlValidate: 'https://cas.exemple.fr/samlValidate',
}

describe('loginRedirect', () => {
  it('CAS-003, CAS-206 encodes the service so that it comes back identical', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (tail) => {
        const service = `https://app.fr/?a=1&b=é%20#x${tail}`
        expect(new URL(loginRedirect(endpoints, service)).searchParams.getAll('service')).toEqual([service])
      }),
    )
  })

  it('CAS-009, CAS-011 asks renew or gateway, never both, with the value true', () => {
    expect(loginRedirect(endpoints, 'x', 'renew')).toBe('https://cas.exemple.fr/login?service=x&renew=true')
    expect(loginRedirect(endpoints, 'x', 'gateway')).toBe(
      'https://cas.exemple.fr/login?service=x&gateway=true',
    )
  })
})

describe('casEndpoints', () => {
  it('CAS-173 derives nothing that ends at /validate of CAS 1.0, which cannot tell a remembered log-in', () => {
    const typed = parseCasBaseUrl('cas.exemple.fr/cas/validate')
    const derived: readonly string[] = typed.ok ? Object.values(casEndpoints(typed.base)) : []
    expect(derived).toContain('https://cas.exemple.fr/cas/p3/serviceValidate')
    expect(derived.filter((url) => new URL(url).pathname.endsWith('/validate'))).toEqual([])
  })
})

describe('validationUrl', () => {
  it('CAS-201, N-60 keeps a ticket that carries a service one parameter', () => {
    const ticket = parseServiceTicket({ ticket: 'ST-1&service=https://evil.tld/' })
    if (ticket === undefined) throw new Error('the shape of this ticket is allowed')
    const url = new URL(validationUrl(endpoints.serviceValidate, { service: 'https://app.fr/', ticket }))
    expect(url.searchParams.getAll('service')).toEqual(['https://app.fr/'])
    expect(url.searchParams.getAll('ticket')).toEqual([ticket])
  })
})

describe('parseServiceTicket', () => {
  it.each([8, 32, 256])(
    'CAS-130, CAS-207 accepts a ticket of %i characters, whatever its alphabet',
    (length) => {
      const ticket = 'ST-a_b.c~/+='.repeat(30).slice(0, length)
      expect(parseServiceTicket({ ticket })).toBe(ticket)
    },
  )

  it.each([32, 256])('CAS-136 accepts a proxy ticket of %i characters: no prefix is looked at', (length) => {
    const ticket = 'PT-'.padEnd(length, 'a1')
    expect(parseServiceTicket({ ticket })).toBe(ticket)
  })

  it.each(['', 'ST-1234', 'x'.repeat(257), 'ST-12345 6', 'ST-12345\n', 'ST-é123456', 'ST-12345\u0000'])(
    'N-18 refuses « %s »',
    (ticket) => {
      expect(parseServiceTicket({ ticket })).toBeUndefined()
    },
  )

  it('N-17 takes none of two tickets', () => {
    expect(parseServiceTicket(new URLSearchParams('ticket=ST-12345678&ticket=ST-87654321'))).toBeUndefined()
  })
})
