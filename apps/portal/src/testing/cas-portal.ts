import type { Log } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { PortalSchema } from '../store/schema.ts'
import { type Browser, openBrowser, type Page } from './browser.ts'
import { type OpenedPortal, openPortal } from './open-portal.ts'
import { loadTilleuls, testPassword } from './people-of-tilleuls.ts'

/** Addresses of the services declared by {@link openCasPortal}. */
export const pronoteUrl = 'https://0350000k.exemple.fr/pronote/'
export const wikiUrl = 'https://wiki.exemple.fr/'
export const readingUrl = 'https://lecture.exemple.fr/'

const everybody = ['National_ENS', 'National_ELV', 'National_TUT']

const services = [
  {
    code: 'PRONOTECAS',
    title: 'PRONOTE',
    ssoType: 'pronote-cas',
    url: pronoteUrl,
    grouping: 'Scolarité',
    school: '0350000K',
    population: [{ profiles: everybody, schools: 'all' }],
  },
  {
    code: 'WIKI',
    title: 'Wiki des enseignants',
    ssoType: 'cas',
    url: wikiUrl,
    grouping: 'Outils',
    population: [{ profiles: ['National_ENS'], schools: 'all' }],
  },
  { code: 'LECTURE', title: 'Club lecture', ssoType: 'none', url: readingUrl, grouping: 'Ressources' },
]

/** What a validation answered. */
interface WireAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** A portal with people and three services, and the two ends of CAS at hand. */
export interface CasPortal extends OpenedPortal {
  readonly db: Kysely<PortalSchema>
  /** A browser with a session; `claire.lemoine` is a teacher, `lise.morvan` a pupil. */
  signedIn(login: string): Promise<Browser>
  /** A ticket of the teacher's session for a service without information page. */
  ticketFor(service: string, login?: string): Promise<string>
  /** What the server of a service asks: `serviceValidate`, `p3/serviceValidate`, `validate`. */
  validate(
    endPoint: string,
    parameters: Readonly<Record<string, string>> | URLSearchParams,
  ): Promise<WireAnswer>
  audit(
    action: string,
  ): Promise<readonly { actor: string; target: string | null; school: string | null; data: unknown }[]>
}

export async function openCasPortal(
  log?: Log,
  environment: Readonly<Record<string, string>> = {},
): Promise<CasPortal> {
  const portal = await openPortal(environment, log)
  await loadTilleuls(portal)
  await portal.commands.applyServices(JSON.stringify({ services }))
  const db = portal.database.kysely<PortalSchema>()
  const signedIn = async (login: string): Promise<Browser> => {
    const browser = openBrowser(portal.app)
    await browser.signIn(login, testPassword)
    return browser
  }
  return {
    ...portal,
    db,
    signedIn,
    ticketFor: async (service, login = 'claire.lemoine') => {
      const page = await passNotice(await signedIn(login), service)
      return ticketOf(page)
    },
    validate: async (endPoint, parameters) => {
      const query = parameters instanceof URLSearchParams ? parameters : new URLSearchParams(parameters)
      const response = await portal.app.inject({ method: 'GET', url: `/cas/${endPoint}?${query.toString()}` })
      const type = String(response.headers['content-type'])
      return { status: response.statusCode, type, body: response.body }
    },
    audit: async (action) => {
      const found = sql<{ actor: string; target: string | null; school: string | null; data: unknown }>`
        select actor, target, school, data from audit_event where action = ${action} order by id`
      return (await found.execute(db)).rows
    },
  }
}

export const loginUrl = (service: string, more = ''): string =>
  `/cas/login?service=${encodeURIComponent(service)}${more}`

/** Asks for a service and presses the button of the information page if it comes. */
export async function passNotice(browser: Browser, service: string): Promise<Page> {
  const page = await browser.get(loginUrl(service))
  return page.status === 200 ? browser.post('/cas/login', { service }) : page
}

/** The ticket of the address a person is sent to. */
export function ticketOf(page: Page): string {
  const ticket = page.location === undefined ? null : new URL(page.location).searchParams.get('ticket')
  if (ticket === null)
    throw new Error(`no ticket: ${String(page.status)} ${page.location ?? page.text.slice(0, 200)}`)
  return ticket
}
