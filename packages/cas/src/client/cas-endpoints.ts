import type { CasBaseUrl } from './cas-base-url.ts'

/** Addresses of the endpoints of a CAS server. */
export interface CasEndpoints {
  readonly login: string
  readonly logout: string
  /** CAS 2.0: usually without attributes. */
  readonly serviceValidate: string
  /** CAS 3.0: with attributes. */
  readonly p3ServiceValidate: string
  /** The same two for service and proxy tickets: asked by an application that lists proxies. */
  readonly proxyValidate: string
  readonly p3ProxyValidate: string
  /** SAML 1.1, by POST: with attributes. */
  readonly samlValidate: string
}

/** Derives every endpoint from the one address the supervisor gives. Source: CAS 3.0 §2, pronote-facts §2.5. */
export function casEndpoints(base: CasBaseUrl): CasEndpoints {
  return {
    login: `${base}/login`,
    logout: `${base}/logout`,
    serviceValidate: `${base}/serviceValidate`,
    p3ServiceValidate: `${base}/p3/serviceValidate`,
    proxyValidate: `${base}/proxyValidate`,
    p3ProxyValidate: `${base}/p3/proxyValidate`,
    samlValidate: `${base}/samlValidate`,
  }
}
