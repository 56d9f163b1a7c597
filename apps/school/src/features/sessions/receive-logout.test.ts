import { deflateRawSync } from 'node:zlib'
import { logoutMessage } from '@preau/cas'
import { systemRandom } from '@preau/platform'
import { silentLog } from '@preau/platform/testing'
import { expect, test } from 'vitest'
import { createSchool } from '../../app.ts'
import { readSchoolConfig } from '../../config.ts'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'
import { openThroughEnt } from '../../testing/through-ent.ts'
import { openWalkInEnt } from '../../testing/walk-in-ent.ts'
import type { Browser } from '../../testing/browser.ts'

const school = await openTestSchoolWithBase({ SCHOOL_CAS_ALLOW_PRIVATE: 'oui' })
const ent = await openWalkInEnt()
const { commands, db } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise' },
    { id: '2', name: 'Épinette', firstName: 'Maëlys' },
  ]),
  guardians: guardiansFile([{ id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Morvan', firstName: 'Odile' }]))
await commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes' })
await commands.configureDelegation(uai, { serverUrl: ent.url })
await commands.publishBase(uai)

const root = `/${pathName}/pronote/`
const page = `${root}eleve.html`
const pronoteId = async (category: 'pupil' | 'guardian' | 'teacher', firstName: string) =>
  (
    await db
      .selectFrom('person')
      .select('pronote_id')
      .where('category', '=', category)
      .where('first_name', '=', firstName)
      .executeTakeFirstOrThrow()
  ).pronote_id
const people = {
  lise: { user: 'NAA00001', idPronote: [await pronoteId('pupil', 'Lise')] },
  maelys: { user: 'NAA00002', idPronote: [await pronoteId('pupil', 'Maëlys')] },
}

/** The ticket that the ENT gave last. */
const lastTicket = (): string =>
  new URL(ent.asked.findLast((url) => url.includes('ticket=')) ?? '', 'http://ent').searchParams.get(
    'ticket',
  ) ?? ''

/** Opens the space of the pupils from a browser of their own. */
async function enter(account: (typeof people)[keyof typeof people]) {
  ent.signIn(account)
  const browser = school.browser()
  expect(await openThroughEnt(browser, page)).toMatchObject({ status: 200 })
  return { browser, ticket: lastTicket() }
}

const isInside = async (browser: Browser) => (await browser.get(page)).status === 200
const message = (ticket: string) => logoutMessage({ id: 'LR-1', issuedAt: school.clock.now(), ticket })
const form = (text: string) => new URLSearchParams({ logoutRequest: text }).toString()

/** What the ENT posts: no cookie, no token. */
const post = (payload: string, { url = page, type = 'application/x-www-form-urlencoded' } = {}) =>
  school.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload })

const closings = () => school.auditOf('session.closed-by-ent')
const figure = async (name: string) =>
  (await school.app.inject('/metrics')).body.split('\n').find((line) => line.includes(name)) ?? ''

test('CAS-053, CAS-054, CAS-208 the ENT closes the session that its ticket opened, and no other of the same person', async () => {
  const [phone, desk] = [await enter(people.lise), await enter(people.lise)]
  const other = await enter(people.maelys)
  const before = (await closings()).length
  const answer = await post(form(message(phone.ticket)))
  expect(answer).toMatchObject({ statusCode: 200, body: '' })
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(await isInside(phone.browser)).toBe(false)
  expect([await isInside(desk.browser), await isInside(other.browser)]).toEqual([true, true])
  const lines = await closings()
  expect(lines).toHaveLength(before + 1)
  expect(lines.at(-1)).toMatchObject({
    actor: 'cas',
    school: uai,
    target: expect.stringMatching(/^person:/) as string,
  })
})

test('N-66 the same message again, and fifty at once, close nothing more and are answered alike', async () => {
  const { ticket, browser } = await enter(people.lise)
  const before = (await closings()).length
  const burst = await Promise.all(Array.from({ length: 50 }, () => post(form(message(ticket)))))
  expect(new Set(burst.map(({ statusCode, body }) => `${statusCode} ${body}`))).toEqual(new Set(['200 ']))
  expect(await isInside(browser)).toBe(false)
  expect(await closings()).toHaveLength(before + 1)
  const again = await enter(people.lise)
  await post(form(message(ticket)))
  expect(await isInside(again.browser)).toBe(true)
})

test('CAS-060, N-66 a ticket that is not ours is answered like one that is, and closes nothing', async () => {
  const { browser } = await enter(people.lise)
  expect((await post(form(message('ST-somebody-else-0001')))).statusCode).toBe(200)
  expect(await isInside(browser)).toBe(true)
  expect(await figure('preau_single_logouts_total{outcome="unknown"')).toMatch(/ [1-9]\d*$/)
})

test('CAS-053 a logout sent to a former address of the base still closes the right session', async () => {
  const [left, stays] = [await enter(people.lise), await enter(people.maelys)]
  const base = await db.selectFrom('base').select('id').where('uai', '=', uai).executeTakeFirstOrThrow()
  const former = {
    base_id: base.id,
    kind: 'root',
    name: 'ancienne',
    state: 'former',
    since: school.clock.now(),
  } as const
  await db.insertInto('base_address').values(former).execute()
  const answer = await post(form(message(left.ticket)), { url: `/${pathName}/ancienne/eleve.html` })
  expect(answer).toMatchObject({ statusCode: 200, body: '' })
  expect([await isInside(left.browser), await isInside(stays.browser)]).toEqual([false, true])
})

test('N-66 a ticket of another base closes nothing here', async () => {
  const { browser, ticket } = await enter(people.lise)
  expect((await post(form(message(ticket)), { url: '/9990001X/pronote/eleve.html' })).statusCode).toBe(200)
  expect(await isInside(browser)).toBe(true)
})

test.each([
  ['empty', ''],
  ['no XML', 'bonjour'],
  ['another message', '<Response/>'],
  ['without a ticket', '<LogoutRequest/>'],
  [
    'a document type',
    '<!DOCTYPE x [<!ENTITY t "ST-1">]><LogoutRequest><SessionIndex>&t;</SessionIndex></LogoutRequest>',
  ],
  ['a NUL', `<LogoutRequest><SessionIndex>ST-1\0</SessionIndex></LogoutRequest>`],
])('N-66 a malformed message is refused and closes nothing: %s', async (_, text) => {
  const { browser } = await enter(people.lise)
  expect((await post(form(text))).statusCode).toBe(400)
  expect(await isInside(browser)).toBe(true)
})

test('N-66 JSON closes nothing, and neither does a message given twice', async () => {
  const { browser, ticket } = await enter(people.lise)
  const text = form(message(ticket))
  expect(
    (await post(JSON.stringify({ logoutRequest: message(ticket) }), { type: 'application/json' })).statusCode,
  ).toBeLessThan(500)
  expect((await post(`${text}&${text}`)).statusCode).toBe(400)
  expect(await isInside(browser)).toBe(true)
})

test.each([
  ['the common page', root],
  ['an address with a query', `${page}?fd=1`],
  ['an address by UAI', `/${uai}/pronote/eleve.html`],
])('CAS-058 the message is received at the service address: %s', async (_, url) => {
  const { browser, ticket } = await enter(people.lise)
  expect((await post(form(message(ticket)), { url })).statusCode).toBe(200)
  expect(await isInside(browser)).toBe(false)
})

test.each([
  ['as it is', (text: string) => text],
  ['deflated, in base64', (text: string) => deflateRawSync(text).toString('base64')],
])(
  'CAS-059 an ENT may close the session by the browser, with the message in the address, %s',
  async (_, written) => {
    const { browser, ticket } = await enter(people.lise)
    const call = (text: string) =>
      school.app.inject(`${page}?${new URLSearchParams({ logoutRequest: text }).toString()}`)
    expect((await call(written(message('ST-inconnu-12345')))).statusCode).toBe(200)
    expect(await isInside(browser)).toBe(true)
    const answer = await call(written(message(ticket)))
    expect(answer).toMatchObject({ statusCode: 200, body: '' })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(await isInside(browser)).toBe(false)
  },
)

test.each([
  '',
  'bonjour',
  '<LogoutRequest/>',
  'AAAA',
  deflateRawSync('x'.repeat(200_000)).toString('base64'),
])('N-66 what is no message in an address is refused, and closes nothing: %.20s', async (text) => {
  const { browser } = await enter(people.lise)
  const query = new URLSearchParams({ logoutRequest: text }).toString()
  expect((await school.app.inject(`${page}?${query}`)).statusCode).toBe(400)
  expect((await school.app.inject(`${page}?${query}&${query}`)).statusCode).toBe(400)
  expect(await isInside(browser)).toBe(true)
})

test('CAS-056 an ENT that sends the message as the body itself is understood', async () => {
  const { browser, ticket } = await enter(people.lise)
  expect((await post(message(ticket), { type: 'text/xml; charset=utf-8' })).statusCode).toBe(200)
  expect(await isInside(browser)).toBe(false)
  expect((await post('x'.repeat(70_000), { type: 'text/xml' })).statusCode).toBe(413)
})

test('CAS-208 another node, which has never seen the ticket, closes the session all the same', async () => {
  const { browser, ticket } = await enter(people.lise)
  const config = readSchoolConfig({})
  const { database, clock } = school
  const other = await createSchool({ config, database, clock, log: silentLog(), random: systemRandom })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const payload = form(message(ticket))
  expect((await other.app.inject({ method: 'POST', url: page, headers, payload })).statusCode).toBe(200)
  await other.app.close()
  expect(await isInside(browser)).toBe(false)
})

test('a space or a base that is closed meanwhile still lets the ENT close its sessions', async () => {
  const { browser, ticket } = await enter(people.lise)
  await commands.stopPublication(uai)
  expect((await post(form(message(ticket)))).statusCode).toBe(200)
  await commands.publishBase(uai)
  expect(await isInside(browser)).toBe(false)
})

test('the ENT that closes a session while its person chooses who they are leaves no choice to make', async () => {
  const both = [await pronoteId('guardian', 'Odile'), await pronoteId('teacher', 'Odile')]
  const teacher = await db
    .selectFrom('person')
    .select('id')
    .where('category', '=', 'teacher')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('space_right')
    .values({ person_id: teacher.id, space: 'parents', granted: true })
    .execute()
  ent.signIn({ user: 'NAA00005', idPronote: both })
  const choose = async () => {
    const browser = school.browser()
    const { body, text } = await openThroughEnt(browser, `${root}parent.html`)
    expect(text).toContain('Qui êtes-vous ici')
    const jeton = /name="jeton" value="([^"]+)"/.exec(body)?.[1] ?? ''
    return {
      ticket: lastTicket(),
      pick: () => browser.submit(`${root}parent.html`, { jeton, personne: teacher.id }),
      browser,
    }
  }
  const closed = await choose()
  await post(form(message(closed.ticket)))
  expect((await closed.pick()).status).toBe(403)
  const chosen = await choose()
  expect((await chosen.pick()).status).toBe(303)
  await post(form(message(chosen.ticket)))
  expect((await chosen.browser.get(`${root}parent.html`)).status).toBe(302)
})

test('a form of the space still needs its token, whoever sends it', async () => {
  const answer = await post(new URLSearchParams({ identifiant: 'x', mot_de_passe: 'y' }).toString())
  expect(answer.statusCode).toBe(403)
  const foreign = await school.app.inject({
    method: 'POST',
    url: page,
    headers: { origin: 'https://pirate.example', 'content-type': 'application/x-www-form-urlencoded' },
    payload: form(message('ST-12345678')),
  })
  expect(foreign.statusCode).toBe(403)
})

test('no ticket is stored in clear, and its trace goes with the session', async () => {
  const { browser, ticket } = await enter(people.lise)
  const dump = await school.database.pool.query('select to_jsonb(t)::text as row from session_ticket t')
  const sessions = await school.database.pool.query('select to_jsonb(t)::text as row from session t')
  expect(JSON.stringify([dump.rows, sessions.rows])).not.toContain(ticket)
  const count = async () => (await db.selectFrom('session_ticket').selectAll().execute()).length
  const before = await count()
  await browser.submit(`${root}deconnexion`, {})
  expect(await count()).toBe(before - 1)
})
