import { escaped, type OtherAccount } from './other-account.ts'

const inResponse = (inside: string): string =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inside}</cas:serviceResponse>`

/**
 * A success of CAS 2 as ENTCORE writes it: the attributes of the log-in in lower case, those of the person in a
 * `userAttributes` of their own. Source: cas.md CAS-163, S14.
 */
export function userAttributesAnswer({ user, attributes }: OtherAccount, now: Date): string {
  const lines = Object.entries(attributes).flatMap(([name, values]) =>
    values.map((value) => `<cas:${name}>${escaped(value)}</cas:${name}>`),
  )
  return inResponse(`<cas:authenticationSuccess><cas:user>${escaped(user)}</cas:user>
<cas:attributes><cas:authenticationdate>${now.toISOString()}</cas:authenticationdate>
<cas:longtermauthenticationrequesttokenused>false</cas:longtermauthenticationrequesttokenused><cas:isfromnewlogin>true</cas:isfromnewlogin>
<cas:userAttributes>${lines.join('')}</cas:userAttributes></cas:attributes></cas:authenticationSuccess>`)
}

/** Its refusal of a ticket. */
export const userAttributesRefusal = (code: string): string =>
  inResponse(`<cas:authenticationFailure code="${code}">Ticket refusé</cas:authenticationFailure>`)
