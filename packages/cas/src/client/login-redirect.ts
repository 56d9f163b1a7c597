import type { CasEndpoints } from './cas-endpoints.ts'

/**
 * Where to send a person who must be identified. `service` must come from the configuration of the space, never from
 * a request header, and be the same string at validation. `renew` and `gateway` exclude each other, hence one
 * parameter. Source: CAS 3.0 §2.1.1.
 */
export function loginRedirect(endpoints: CasEndpoints, service: string, mode?: 'renew' | 'gateway'): string {
  const asked = `${endpoints.login}?service=${encodeURIComponent(service)}`
  return mode === undefined ? asked : `${asked}&${mode}=true`
}
