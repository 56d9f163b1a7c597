import * as passportCas from '@coursetable/passport-cas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasPortal, openCasPortal, passNotice, pronoteUrl, wikiUrl } from '../../testing/cas-portal.ts'

/** What the client read in our answer. */
interface Profile {
  readonly user: string
  readonly attributes?: Readonly<Record<string, string>>
}

/** How a Passport strategy tells its outcome: methods that Passport adds to it. */
interface Outcome {
  redirect: (address: string) => void
  success: (user: Profile) => void
  error: (fault: unknown) => void
}

/** Its own declarations need those of Express, which nothing else here does. */
interface Strategy {
  new (
    options: { readonly version: string; readonly ssoBaseURL: string; readonly serverBaseURL: string },
    verify: (profile: Profile, done: (fault: unknown, user?: Profile) => void) => void,
  ): { authenticate(request: object): void }
}
const { Strategy } = passportCas as unknown as { readonly Strategy: Strategy }

let portal: CasPortal
let ssoBaseURL: string

beforeAll(async () => {
  portal = await openCasPortal()
  ssoBaseURL = `${await portal.app.listen({ host: '127.0.0.1', port: 0 })}/cas`
})

afterAll(() => portal.app.close())

/** An application that uses the client, asked for the page at `address`. */
function visit(
  version: string,
  address: string,
): Promise<{ readonly redirected?: string; readonly user?: Profile }> {
  const url = new URL(address)
  const options = { version, ssoBaseURL, serverBaseURL: url.origin }
  const client = new Strategy(options, (profile, done) => {
    done(null, profile)
  })
  const path = `${url.pathname}${url.search}`
  const request = { url: path, originalUrl: path, headers: {}, query: Object.fromEntries(url.searchParams) }
  return new Promise((resolve, reject) => {
    const outcome: Outcome = {
      redirect: (redirected) => {
        resolve({ redirected })
      },
      success: (user) => {
        resolve({ user })
      },
      error: reject,
    }
    Object.assign(client, outcome).authenticate(request)
  })
}

test.each(['CAS1.0', 'CAS2.0', 'CAS3.0'])(
  'a client that we did not write logs a person in by %s: sent here, back with a ticket, validated once',
  async (version) => {
    const { redirected = '' } = await visit(version, `${wikiUrl}page?a=1`)
    const { pathname, search } = new URL(redirected)
    const back = await (await portal.signedIn('claire.lemoine')).get(`${pathname}${search}`)
    const arrived = await visit(version, back.location ?? '')
    expect(arrived.user?.user).toBe((await portal.commands.showAccount('claire.lemoine')).entId)
    await expect(visit(version, back.location ?? '')).rejects.toThrow()
  },
)

test('it reads the identifiant PRONOTE from CAS 2.0 as well as from CAS 3.0', async () => {
  const { id } = await portal.commands.showAccount('lise.morvan')
  const school = await portal.db.selectFrom('establishment').select('id').executeTakeFirstOrThrow()
  const identifier = { category: 'pupil', pronote_id: 'D7FR34N5EPVM9QKT', run_id: null } as const
  await portal.db
    .insertInto('pronote_identifier')
    .values({ ...identifier, account_id: id, establishment_id: school.id, created_at: portal.clock.now() })
    .execute()
  for (const version of ['CAS2.0', 'CAS3.0']) {
    const back = await passNotice(await portal.signedIn('lise.morvan'), pronoteUrl)
    const { user } = await visit(version, back.location ?? '')
    expect(user?.attributes).toMatchObject({ idpronote: 'D7FR34N5EPVM9QKT' })
  }
})
