import * as passportCas from '@coursetable/passport-cas'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type CasPortal, openCasPortal, passNotice, pronoteUrl, wikiUrl } from '../../testing/cas-portal.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'
import { type TlsServer, trustTestAuthority } from '../../testing/service-server.ts'
import { openConnectCasApp, openHttpCasApp } from '../../testing/third-party-apps.ts'
import { openWalkingBrowser, type WalkingBrowser } from '../../testing/walking-browser.ts'

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
let casOrigin: string
let ssoBaseURL: string
/** An application on `http-cas-client`, and one on `connect-cas2`. */
let notebook: TlsServer
let library: TlsServer

trustTestAuthority()

beforeAll(async () => {
  portal = await openCasPortal(undefined, { PORTAL_CAS_PRIVATE_SERVICES: 'true' })
  casOrigin = await portal.app.listen({ host: '127.0.0.1', port: 0 })
  ssoBaseURL = `${casOrigin}/cas`
  notebook = await openHttpCasApp(ssoBaseURL)
  library = await openConnectCasApp(casOrigin)
  const common = { ssoType: 'cas', grouping: 'Outils', release: 'sdet', proxy: { allowed: true } }
  const population = [{ profiles: ['National_ENS'], schools: 'all' }]
  const services = [
    { ...common, population, code: 'CAHIER', title: 'Cahier', url: `${notebook.origin}/` },
    { ...common, population, code: 'CDI', title: 'CDI', url: `${library.origin}/` },
  ]
  await portal.commands.applyServices(JSON.stringify({ services }))
  await portal.jobs.start()
})

afterAll(async () => {
  await portal.jobs.stop()
  await portal.app.close()
  await Promise.all([notebook.close(), library.close()])
})

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

describe('applications that we did not write, on two other clients, over HTTP from end to end', () => {
  const apps = [
    ['http-cas-client, CAS 3.0', () => notebook.origin],
    ['connect-cas2 on Express, CAS 2.0', () => library.origin],
  ] as const

  /** Opens an application without a session anywhere, and types the password on the way. */
  async function enter(browser: WalkingBrowser, address: string): Promise<unknown> {
    const page = await browser.open(address)
    const { origin, pathname, searchParams } = new URL(page.address)
    expect({ origin, pathname }).toEqual({ origin: casOrigin, pathname: '/connexion' })
    const next = searchParams.get('next') ?? ''
    const fields = { username: 'claire.lemoine', password: testPassword, next }
    const arrived = await browser.send(`${casOrigin}/connexion`, fields)
    expect(arrived).toMatchObject({ status: 200, address })
    return JSON.parse(arrived.text)
  }
  const openJson = async (browser: WalkingBrowser, address: string): Promise<unknown> =>
    JSON.parse((await browser.open(address)).text)

  test.each(apps)('%s: she arrives where she was going, with her attributes', async (_, origin) => {
    const who = await enter(openWalkingBrowser(), `${origin()}/?page=1`)
    const { entId } = await portal.commands.showAccount('claire.lemoine')
    const [one, many] = [String, (value: string) => [value]]
    const value = origin() === notebook.origin ? one : many
    expect(who).toMatchObject({
      user: entId,
      attributes: {
        sn: value('Lemoine'),
        givenName: value('Claire'),
        ENTPersonProfils: value('National_ENS'),
        ENTStructureUAI: value('0350000K'),
      },
    })
  })

  test('one password opens both; the log-out of the portal closes both, which their clients received', async () => {
    const browser = openWalkingBrowser()
    await enter(browser, `${notebook.origin}/`)
    expect((await browser.open(`${library.origin}/`)).address).toBe(`${library.origin}/`)
    await browser.open(`${ssoBaseURL}/logout`)
    for (const { origin } of [notebook, library])
      await vi.waitFor(
        async () => {
          expect(new URL((await browser.open(`${origin}/`)).address).pathname).toBe('/connexion')
        },
        { timeout: 15_000, interval: 100 },
      )
  })

  test('both get a proxy-granting ticket: one opens a page of the other in her name', async () => {
    const browser = openWalkingBrowser()
    await enter(browser, `${notebook.origin}/`)
    const query = new URLSearchParams({ vers: `${library.origin}/entree`, page: `${library.origin}/` })
    const relayed = await openJson(browser, `${notebook.origin}/?${query.toString()}`)
    const { entId } = await portal.commands.showAccount('claire.lemoine')
    expect(relayed).toMatchObject({ user: entId, attributes: { sn: ['Lemoine'] } })

    await browser.open(`${library.origin}/`)
    const asked = `${library.origin}/mandat?vers=${encodeURIComponent(wikiUrl)}`
    const { ticket } = (await openJson(browser, asked)) as { readonly ticket: string }
    const { body } = await portal.validate('p3/proxyValidate', { service: wikiUrl, ticket })
    expect(body).toContain(`<cas:user>${entId}</cas:user>`)
    expect(body).toContain(`<cas:proxies><cas:proxy>${library.origin}/rappel</cas:proxy></cas:proxies>`)
  })
})
