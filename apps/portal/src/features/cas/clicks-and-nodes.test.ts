import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { parseServiceTicket, samlValidation } from '@preau/cas'
import { type HttpApp, systemRandom } from '@preau/platform'
import { countStatements, silentLog } from '@preau/platform/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { createPortal, type Portal } from '../../app.ts'
import { readPortalConfig } from '../../config.ts'
import {
  type CasPortal,
  loginUrl,
  openCasPortal,
  pronoteUrl,
  ticketOf,
  wikiUrl,
} from '../../testing/cas-portal.ts'
import { visitorOfSession } from '../../store/visitor-of-session.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: CasPortal
let browsers: readonly Browser[]

const people = ['claire.lemoine', 'lise.morvan', 'claire.lemoine', 'lise.morvan']

beforeAll(async () => {
  portal = await openCasPortal()
  await portal.database.pool.query(
    `insert into service_user_rule (service_id, account_id, effect, created_at)
     select s.id, a.id, 'grant', now() from service s, account a where s.code = 'WIKI' and a.login = 'lise.morvan'`,
  )
  browsers = await Promise.all(people.map((login) => portal.signedIn(login)))
  await clickAll(browsers)
})

async function clickAll(asking: readonly Browser[]): Promise<readonly string[]> {
  const tickets = (await Promise.all(asking.map((browser) => browser.get(loginUrl(wikiUrl))))).map(ticketOf)
  return Promise.all(tickets.map(validated))
}

async function validated(ticket: string): Promise<string> {
  const { body } = await portal.validate('serviceValidate', { service: wikiUrl, ticket })
  return /<cas:user>(.*)<\/cas:user>/.exec(body)?.[1] ?? body
}

/** First words of each statement that `work` sent. */
async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const statements = countStatements(portal.database)
  try {
    await work()
  } finally {
    statements.stop()
  }
  return statements.sent.map((text) => text.replace(/\s+/g, ' ').trim().slice(0, 40))
}

describe('what a click costs', () => {
  const first = (): readonly Browser[] => browsers.slice(0, 1)

  test('two statements: the ticket, kept if session and rights still are what they were, and its consumption', async () => {
    await clickAll(first())
    const sent = await statementsOf(() => clickAll(first()))
    expect(sent).toEqual([expect.stringContaining('with given as'), expect.stringContaining('with given as')])
  })

  test('nothing of what is read with a session changes without a note: each table of the query has its trigger', async () => {
    const read = visitorOfSession.compile(portal.db).sql
    await portal.database.pool.query(`create view read_with_session as select ${read} as about from session`)
    const { rows } = await portal.database.pool.query<{ name: string; noted: boolean }>(`
      with recursive used as (
        select 'read_with_session'::regclass::oid as id
        union select d.refobjid from used u join pg_rewrite r on r.ev_class = u.id
          join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
      ) select c.relname as name, exists (
        select from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'visitor_%') as noted
      from used join pg_class c on c.oid = used.id where c.relkind = 'r'`)
    await portal.database.pool.query('drop view read_with_session')
    expect(rows.length).toBeGreaterThan(9)
    expect(rows.filter(({ noted }) => !noted)).toEqual([])
  })

  test('no trigger that compares rows before and after keeps a plan of a loop in a loop: 100,000 sessions end in a second', async () => {
    const { rows } = await portal.database.pool.query<{ name: string; kept: boolean }>(`
      select p.proname as name, coalesce('enable_nestloop=off' = any(p.proconfig), false) as kept
      from pg_proc p where p.prorettype = 'trigger'::regtype and p.prosrc ~ 'from was w\\s+(left )?join now n'`)
    expect(rows.length).toBeGreaterThan(2)
    expect(rows.filter(({ kept }) => !kept)).toEqual([])
  })

  test('a note of each kind of change is seen by a statement that saw the person before, and by no other', async () => {
    const { pool } = portal.database
    const seen = async (): Promise<string> =>
      (await pool.query<{ seen: string }>('select pg_current_snapshot()::text as seen')).rows[0]?.seen ?? ''
    const noted = async (since: string): Promise<readonly string[]> => {
      const { rows } = await pool.query<{ account_id: string }>(
        'select distinct account_id from visitor_change where not pg_visible_in_snapshot(xid, $1::pg_snapshot) order by 1',
        [since],
      )
      return rows.map((row) => row.account_id)
    }
    const id = `(select id from account where login = 'lise.morvan')`
    const { rows } = await pool.query<{ id: string }>(`select ${id} as id`)
    const changes: Readonly<Record<string, readonly string[]>> = {
      [`update account set email = 'a@exemple.fr' where id = ${id}`]: [],
      [`update account set must_change_password = false where id = ${id}`]: [],
      [`update account set first_name = 'Lison' where id = ${id}`]: [String(rows[0]?.id)],
      [`update account_profile set ended_at = null where account_id = ${id}`]: [String(rows[0]?.id)],
      [`update session set last_seen_at = last_seen_at + interval '1 second'`]: [],
      [`update establishment set updated_at = now()`]: [],
      [`update establishment set name = name || ' bis' where id = 1`]: ['0'],
      [`update service set title = title where code = 'WIKI'`]: ['0'],
    }
    for (const [change, whose] of Object.entries(changes)) {
      const before = await seen()
      await pool.query(change)
      expect([change, await noted(before)]).toEqual([change, whose])
      expect(await noted(await seen())).toEqual([])
    }
  })

  test('a change that was under way when the person was read counts once it is committed', async () => {
    const lise = browsers.slice(1, 2)
    const client = await portal.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(`update account set first_name = 'Lise' where login = 'lise.morvan'`)
      await clickAll(lise)
      expect(await statementsOf(() => clickAll(lise))).toHaveLength(2)
      await client.query('commit')
    } finally {
      client.release()
    }
    expect(await statementsOf(() => clickAll(lise))).toHaveLength(4)
  })

  test('one more after a change, and it is obeyed: a right withdrawn, a session closed elsewhere, another name', async () => {
    const [browser] = browsers
    const rights = (effect: string): Promise<unknown> =>
      portal.database.pool.query(
        `update service_user_rule r set effect = $1 from account a where a.id = r.account_id and a.login = 'lise.morvan'`,
        [effect],
      )
    const lise = browsers.slice(1, 2)
    await clickAll(lise)
    await rights('refuse')
    expect((await lise[0]?.get(loginUrl(wikiUrl)))?.status).toBe(403)
    await rights('grant')
    await clickAll(lise)
    await portal.database.pool.query(
      `update account set last_name = 'Morvan-Le Goff' where login = 'lise.morvan'`,
    )
    expect(await statementsOf(() => clickAll(lise))).toHaveLength(4)
    expect(await statementsOf(() => clickAll(lise))).toHaveLength(2)
    const other = await portal.signedIn('claire.lemoine')
    ticketOf(await other.get(loginUrl(wikiUrl)))
    ticketOf(await other.get(loginUrl(wikiUrl)))
    await portal.database.pool.query('delete from session where id = (select max(id) from session)')
    expect((await other.get(loginUrl(wikiUrl))).location).toMatch(/^\/connexion/)
    expect(ticketOf(await (browser ?? other).get(loginUrl(wikiUrl)))).toMatch(/^ST-/)
  })

  test('clicks of one tick share their statements, and each person is answered for themselves', async () => {
    let users: readonly string[] = []
    const sent = await statementsOf(async () => {
      users = await clickAll(browsers)
    })
    expect(sent.length).toBeLessThan(4 * people.length)
    expect(new Set(users).size).toBe(2)
    expect(users[0]).toBe(users[2])
    expect(users[0]).not.toBe(users[1])
  })

  test('a ticket and the audit line of its access are one statement: both or neither', async () => {
    const lines = (await portal.audit('cas.ticket-issued')).length
    await portal.database.pool.query(
      `create function refuse_line() returns trigger language plpgsql as $$ begin raise exception 'no line'; end $$;
       create trigger refuse_line before insert on audit_event for each row execute function refuse_line()`,
    )
    const before = await portal.db.selectFrom('cas_ticket').select('ticket_hash').execute()
    const page = await browsers[0]?.get(loginUrl(wikiUrl))
    await portal.database.pool.query('drop trigger refuse_line on audit_event')
    expect(page?.status).toBe(500)
    expect(await portal.db.selectFrom('cas_ticket').select('ticket_hash').execute()).toEqual(before)
    expect(await portal.audit('cas.ticket-issued')).toHaveLength(lines)
  })
})

describe('a ticket presented several times at once', () => {
  test('is spent once within one tick, whatever travels with it', async () => {
    const [first, second] = await Promise.all([portal.ticketFor(wikiUrl), portal.ticketFor(wikiUrl)])
    const presented = [first, second, first, 'ST-unknown0000000000000000', first, second]
    const answers = await Promise.all(presented.map(validated))
    const given = (ticket: string): number =>
      answers.filter((answer, place) => presented[place] === ticket && !answer.includes('Failure')).length
    expect([given(first), given(second)]).toEqual([1, 1])
    expect(answers.filter((answer) => answer.includes('INVALID_TICKET'))).toHaveLength(4)
  })
})

describe('two nodes on one database', () => {
  let other: Portal

  beforeAll(async () => {
    const config = readPortalConfig({ PORTAL_PUBLIC_URL: 'http://portail.test' })
    other = await createPortal({ ...portal, config, random: systemRandom, log: silentLog() })
  })
  afterAll(() => other.app.close())

  /** A balance without memory: each request goes to the other node. */
  function balanced(): HttpApp {
    let turn = 0
    const inject = (request: object): unknown => {
      turn += 1
      return (turn % 2 === 0 ? portal : other).app.inject(request)
    }
    return { inject } as unknown as HttpApp
  }

  test('a person signs in, clicks and signs out while each request lands on another node', async () => {
    const app = balanced()
    const browser = openBrowser(app)
    await browser.signIn('claire.lemoine', testPassword)
    for (let round = 0; round < 3; round += 1) {
      const ticket = ticketOf(await browser.get(loginUrl(wikiUrl)))
      const query = new URLSearchParams({ service: wikiUrl, ticket }).toString()
      const answer = await app.inject({ method: 'GET', url: `/cas/serviceValidate?${query}` })
      expect(answer.body).toContain('authenticationSuccess')
    }
    await browser.get('/cas/logout')
    for (let round = 0; round < 2; round += 1) {
      expect((await browser.get(loginUrl(wikiUrl))).location).toMatch(/^\/connexion\?/)
    }
  })

  test('the log-in crosses the password, the information page, the warning and a renewal from one node to the other', async () => {
    const browser = openBrowser(balanced())
    const asked = loginUrl(pronoteUrl, '&renew=true')
    const sent = await browser.get(asked)
    const { searchParams } = new URL(sent.location ?? '', 'http://portail.test')
    const typed = { username: 'claire.lemoine', password: testPassword, warn: 'true' }
    await browser.get(sent.location ?? '')
    const back = await browser.post('/connexion', { ...typed, next: searchParams.get('next') ?? '' })
    expect((await browser.get(back.location ?? '')).text).toContain('Accéder à PRONOTE')
    const ticket = ticketOf(await browser.post('/cas/login', { service: pronoteUrl, renew: 'true' }))
    const proof = new URLSearchParams({ service: pronoteUrl, ticket, renew: 'true' }).toString()
    const answer = await balanced().inject({ method: 'GET', url: `/cas/p3/serviceValidate?${proof}` })
    expect(answer.body).toContain('isFromNewLogin>true<')
    expect((await browser.get(loginUrl(wikiUrl))).text).toContain('Ouvrir Wiki des enseignants ?')
    ticketOf(await browser.post('/cas/login', { service: wikiUrl }))
  })

  test.each([
    'validate',
    'serviceValidate',
    'p3/serviceValidate',
    'proxyValidate',
    'p3/proxyValidate',
    'samlValidate',
  ])('a ticket made on one node is good once on the other at /cas/%s', async (endPoint) => {
    for (const [maker, reader] of [
      [portal, other],
      [other, portal],
    ] as const) {
      const browser = openBrowser(maker.app)
      await browser.signIn('claire.lemoine', testPassword)
      const ticket = ticketOf(await browser.get(loginUrl(wikiUrl)))
      const first = await presentAt(reader.app, endPoint, ticket)
      expect(first).toMatch(/yes\n|authenticationSuccess|samlp:Success/)
      expect(await presentAt(maker.app, endPoint, ticket)).toMatch(/no\n|INVALID_TICKET/)
    }
  })

  async function presentAt(app: HttpApp, endPoint: string, ticket: string): Promise<string> {
    if (endPoint !== 'samlValidate') {
      const query = new URLSearchParams({ service: wikiUrl, ticket }).toString()
      return (await app.inject({ method: 'GET', url: `/cas/${endPoint}?${query}` })).body
    }
    const text = parseServiceTicket({ ticket })
    if (text === undefined) throw new Error('no ticket')
    const order = { service: wikiUrl, ticket: text, requestId: '_a', issuedAt: portal.clock.now() }
    const { url, body, contentType } = samlValidation('/cas/samlValidate', order)
    return (
      await app.inject({ method: 'POST', url, payload: body, headers: { 'content-type': contentType } })
    ).body
  }

  test('of many presentations of one ticket on both nodes, exactly one gets it', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const query = new URLSearchParams({ service: wikiUrl, ticket }).toString()
    const app = balanced()
    const ask = () => app.inject({ method: 'GET', url: `/cas/serviceValidate?${query}` })
    const answers = await Promise.all(Array.from({ length: 40 }, ask))
    expect(answers.filter(({ body }) => body.includes('authenticationSuccess'))).toHaveLength(1)
  })

  test('a node killed in the middle of a click loses no session and no ticket', async () => {
    const program = fileURLToPath(new URL('../../testing/portal-in-child.ts', import.meta.url))
    const words = ['--import', 'tsx', program, portal.database.url, portal.clock.now().toISOString()]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env: {} })
    const ended = once(child, 'exit')
    const killed = await clickOn(child.stdout).finally(() => child.kill('SIGKILL'))
    await ended
    expect(await validated(killed.ticket)).not.toContain('Failure')
    const page = await portal.app.inject({
      method: 'GET',
      url: loginUrl(wikiUrl),
      headers: { cookie: killed.cookie },
    })
    expect(page.headers.location).toMatch(/[?&]ticket=ST-/)
  })

  async function clickOn(said: Readable): Promise<{ cookie: string; ticket: string }> {
    const [address] = (await once(said, 'data')) as [Buffer]
    const node = address.toString().trim()
    const page = await fetch(`${node}/connexion`)
    const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
    const fields = { _csrf: token, username: 'claire.lemoine', password: testPassword, next: '/' }
    const typed = await fetch(`${node}/connexion`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookiesOf(page) },
      body: new URLSearchParams(fields),
    })
    const cookie = cookiesOf(typed)
    const sent = await fetch(`${node}${loginUrl(wikiUrl)}`, { redirect: 'manual', headers: { cookie } })
    const ticket = new URL(sent.headers.get('location') ?? '').searchParams.get('ticket') ?? ''
    return { cookie, ticket }
  }

  const cookiesOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ')
})
