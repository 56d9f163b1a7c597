import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serviceRedirect } from './service-redirect.ts'
import { parseServiceUrl, type ServiceUrl } from './service-url.ts'

function service(text: string): ServiceUrl {
  const read = parseServiceUrl(text)
  if (!read.ok) throw new Error(read.fault)
  return read.url
}

describe('serviceRedirect', () => {
  it.each([
    ['https://app.fr/', 'https://app.fr/?ticket=ST-1'],
    ['https://app.fr', 'https://app.fr?ticket=ST-1'],
    ['https://app.fr/?x=1', 'https://app.fr/?x=1&ticket=ST-1'],
    ['https://app.fr/?', 'https://app.fr/?ticket=ST-1'],
    ['https://app.fr/?x=1&ticket=ST-0', 'https://app.fr/?x=1&ticket=ST-1'],
    ['https://app.fr/?ticket=ST-0', 'https://app.fr/?ticket=ST-1'],
    ['https://app.fr/?x=1#haut', 'https://app.fr/?x=1&ticket=ST-1'],
    ['https://app.fr/?billetticket=2', 'https://app.fr/?billetticket=2&ticket=ST-1'],
  ])('CAS-036 sends « %s » back to « %s »', (text, location) => {
    expect(serviceRedirect(service(text), 'ST-1')).toBe(location)
  })

  it('CAS-188 names the ticket SAMLart for a service that speaks SAML, and leaves no older one', () => {
    expect(serviceRedirect(service('https://app.fr/?a=1&SAMLart=ST-0'), 'ST-1', 'SAMLart')).toBe(
      'https://app.fr/?a=1&SAMLart=ST-1',
    )
  })

  it('CAS-014 gives the address byte for byte when there is no ticket', () => {
    expect(serviceRedirect(service('https://App.fr:443/a/?x=%c3%a9'))).toBe('https://App.fr:443/a/?x=%c3%a9')
  })

  it('CAS-036 carries the ticket once and keeps the service recognisable, whatever the address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
        const read = parseServiceUrl(text)
        if (!read.ok) return
        const location = serviceRedirect(read.url, 'ST-1')
        expect(new URL(location).searchParams.getAll('ticket')).toEqual(['ST-1'])
        expect(service(location).canonical.replace(/\?$/, '')).toBe(read.url.canonical.replace(/\?$/, ''))
      }),
    )
  })
})
