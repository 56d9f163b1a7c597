import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCasBaseUrl } from './cas-base-url.ts'
import { casEndpoints } from './cas-endpoints.ts'

describe('parseCasBaseUrl', () => {
  it.each([
    ['https://cas.exemple.fr', 'https://cas.exemple.fr'],
    ['https://cas.exemple.fr/', 'https://cas.exemple.fr'],
    [' HTTPS://CAS.exemple.fr/cas// ', 'https://cas.exemple.fr/cas'],
    ['https://www.exemple.fr/connexion', 'https://www.exemple.fr/connexion'],
    ['https://www.exemple.fr/connexion/login', 'https://www.exemple.fr/connexion'],
    ['https://www.exemple.fr/connexion/login?service=https%3A%2F%2Fx', 'https://www.exemple.fr/connexion'],
    ['https://cas.exemple.fr/cas/p3/serviceValidate', 'https://cas.exemple.fr/cas'],
    ['https://cas.exemple.fr/logout/', 'https://cas.exemple.fr'],
    ['http://localhost:8080/cas', 'http://localhost:8080/cas'],
    ['cas.exemple.fr/cas', 'https://cas.exemple.fr/cas'],
    ['cas.exemple.fr:8443/cas', 'https://cas.exemple.fr:8443/cas'],
  ])('reads « %s » as %s', (typed, base) => {
    expect(parseCasBaseUrl(typed)).toEqual({ ok: true, base })
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['https://', 'not-an-address'],
    ['https://cas exemple.fr', 'not-an-address'],
    ['ftp://cas.exemple.fr', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['https://moi:secret@cas.exemple.fr', 'user-info'],
  ])('refuses « %s »: %s', (typed, fault) => {
    expect(parseCasBaseUrl(typed)).toEqual({ ok: false, fault })
  })

  it('never throws, and reads its own result unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (typed) => {
        const read = parseCasBaseUrl(typed)
        if (read.ok && !/\/(login|logout|\w*[vV]alidate)$/.test(read.base)) {
          expect(parseCasBaseUrl(read.base)).toEqual(read)
        }
      }),
    )
  })
})

describe('casEndpoints', () => {
  it('puts each endpoint under the base', () => {
    const read = parseCasBaseUrl('https://www.exemple.fr/connexion')
    expect(read.ok && casEndpoints(read.base)).toEqual({
      login: 'https://www.exemple.fr/connexion/login',
      logout: 'https://www.exemple.fr/connexion/logout',
      serviceValidate: 'https://www.exemple.fr/connexion/serviceValidate',
      p3ServiceValidate: 'https://www.exemple.fr/connexion/p3/serviceValidate',
      proxyValidate: 'https://www.exemple.fr/connexion/proxyValidate',
      p3ProxyValidate: 'https://www.exemple.fr/connexion/p3/proxyValidate',
      samlValidate: 'https://www.exemple.fr/connexion/samlValidate',
    })
  })
})
