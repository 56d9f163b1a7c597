/** A sign-in to ask of a security token service. */
export interface SignInRequest {
  /** `wtrealm`: the name by which the service knows us. */
  readonly realm: string
  /** `wreply`: where the token is to be posted. */
  readonly reply: string
  /** `wctx`: comes back unchanged. */
  readonly context: string
  /** `wct`: now. */
  readonly at: Date
  /** `wfresh`: oldest authentication taken, in minutes; 0 asks the password again. */
  readonly freshMinutes?: number | undefined
  /** `whr`: the realm of the person, where the service would ask it. */
  readonly homeRealm?: string | undefined
}

/** Where to send a browser to sign in. The address of the service keeps its own query. Source: WS-Federation 1.2 §13.2.1. */
export const signInAddress = (endpoint: string, request: SignInRequest): string =>
  addressWith(endpoint, {
    wa: 'wsignin1.0',
    wtrealm: request.realm,
    wreply: request.reply,
    wctx: request.context,
    // xs:dateTime in UTC; fractions confuse some services.
    wct: `${request.at.toISOString().slice(0, 19)}Z`,
    wfresh: request.freshMinutes === undefined ? undefined : String(request.freshMinutes),
    whr: request.homeRealm,
  })

/** Where to send a browser to sign out of the service and of everybody it signed in to. Source: WS-Federation 1.2 §13.2.4. */
export const signOutAddress = (
  endpoint: string,
  { realm, reply }: Pick<SignInRequest, 'realm' | 'reply'>,
): string => addressWith(endpoint, { wa: 'wsignout1.0', wtrealm: realm, wreply: reply })

function addressWith(endpoint: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const address = new URL(endpoint)
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) address.searchParams.set(name, value)
  return address.href
}
