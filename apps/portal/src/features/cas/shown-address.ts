import { withoutUserInfo } from '@preau/cas'

/** The part of an address that names a service: a user name, a password or a query is nobody else's business. */
export function shownAddress(address: string): string {
  const [base = ''] = withoutUserInfo(address).split(/[?#]/, 1)
  return base.length > 300 ? `${base.slice(0, 300)}…` : base
}
