import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLoginRequest } from './login-request.ts'

const service = 'https://app.exemple.fr/'

describe('parseLoginRequest', () => {
  it('CAS-002 reads service, renew, gateway and method, names being case-sensitive', () => {
    expect(parseLoginRequest({ service, renew: 'true', method: 'POST' })).toEqual({
      ok: true,
      service,
      renew: true,
      gateway: false,
      method: 'POST',
      ticketName: 'ticket',
    })
    const shouted = parseLoginRequest({ Service: service, RENEW: 'true', Gateway: 'true', METHOD: 'POST' })
    expect(shouted).toEqual({
      ok: true,
      service: undefined,
      renew: false,
      gateway: false,
      method: 'GET',
      ticketName: 'ticket',
    })
  })

  it('CAS-004 takes a request without service, and one whose service is empty, alike', () => {
    expect(parseLoginRequest({ service: '' })).toEqual(parseLoginRequest({}))
  })

  it('CAS-010 lets renew win over gateway', () => {
    expect(parseLoginRequest({ service, renew: 'true', gateway: 'true' })).toMatchObject({
      renew: true,
      gateway: false,
    })
  })

  it('CAS-012 reads gateway when there is a service', () => {
    expect(parseLoginRequest({ service, gateway: 'true' })).toMatchObject({ gateway: true })
  })

  it('CAS-015 makes nothing of gateway without a service', () => {
    expect(parseLoginRequest({ gateway: 'true' })).toMatchObject({ gateway: false })
  })

  it.each(['HEADER', 'post', 'PUT', ''])('CAS-017 treats the method « %s » as GET', (method) => {
    expect(parseLoginRequest({ service, method })).toMatchObject({ method: 'GET' })
  })

  it('CAS-188 takes TARGET for an absent service, and the ticket then goes back as SAMLart', () => {
    expect(parseLoginRequest({ TARGET: service })).toMatchObject({ service, ticketName: 'SAMLart' })
    expect(parseLoginRequest({ service, TARGET: 'https://b/' })).toMatchObject({
      service,
      ticketName: 'ticket',
    })
    expect(parseLoginRequest({ target: service })).toMatchObject({ service: undefined })
    expect(parseLoginRequest({ TARGET: [service, service] })).toMatchObject({ ok: false, reason: 'repeated' })
  })

  it('N-17 refuses two services', () => {
    expect(parseLoginRequest({ service: [service, 'https://evil.tld/'] })).toEqual({
      ok: false,
      parameter: 'service',
      reason: 'repeated',
    })
  })

  it('never throws, whatever the query', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('service', 'renew', 'gateway', 'method'), fc.anything()),
        (query) => {
          expect(parseLoginRequest(query)).toHaveProperty('ok')
        },
      ),
    )
  })
})
