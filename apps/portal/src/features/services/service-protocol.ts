/** How a service is told that a session ended. */
export const logoutWays = ['back', 'front', 'none'] as const
export type LogoutWay = (typeof logoutWays)[number]

/** What a service may do besides validating tickets, and how it is told of log-outs. */
export interface ServiceProtocol {
  /** It may ask for proxy-granting tickets. */
  readonly mayProxy: boolean
  /** Where these may be sent, at or under; null for the address of the service. */
  readonly proxyCallback: string | null
  readonly logout: LogoutWay
  /** Where log-outs are told; null for the address that the person was sent to. */
  readonly logoutUrl: string | null
}

/** A service for which nobody chose anything. */
export const defaultProtocol: ServiceProtocol = {
  mayProxy: false,
  proxyCallback: null,
  logout: 'back',
  logoutUrl: null,
}

/** Whether two sets of choices say the same. */
export function isSameProtocol(one: ServiceProtocol, other: ServiceProtocol): boolean {
  return (
    one.mayProxy === other.mayProxy &&
    one.proxyCallback === other.proxyCallback &&
    one.logout === other.logout &&
    one.logoutUrl === other.logoutUrl
  )
}
