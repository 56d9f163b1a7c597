import { createHttpApp, systemRandom } from '@preau/platform'
import { silentLog } from '@preau/platform/testing'
import { expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { ErrorPage } from '../../frame/error-page.tsx'
import type { SchoolBase } from '../bases/index.ts'
import { createSessionEndStore } from '../../store/session-end-store.ts'
import { createProfileStore } from '../../store/profile-store.ts'
import { createSessionTicketStore } from '../../store/session-ticket-store.ts'
import { createPersonSessions } from './person-sessions.ts'

const school = await openTestSchoolWithBase()
await school.commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes' })
const here = await baseOf(uai)
const there = await baseOf('9990001X')
const sessionEnds = createSessionEndStore(school.db)
const sessions = createPersonSessions({
  sessionEnds,
  database: school.database,
  clock: school.clock,
  random: systemRandom,
  secure: false,
  sessionTickets: createSessionTicketStore(school.db, sessionEnds),
  profiles: createProfileStore(school.db),
})
async function baseOf(name: string): Promise<SchoolBase> {
  const base = await school.commands.findBase(name)
  if (!base) throw new Error(`no base ${name}`)
  return base
}

/** A server that opens and reads sessions, as the spaces do. */
const app = await createHttpApp({
  name: 'spaces',
  log: silentLog(),
  clock: school.clock,
  random: systemRandom,
  database: school.database,
  publicUrl: new URL('http://localhost'),
  renderError: (view) => ErrorPage({ view, demo: false }),
})
const person = { personId: '12', space: 'eleves', via: 'cas' } as const
app.get('/open', async (request, reply) => {
  await sessions.open(here, { request, reply }, person)
  return 'ok'
})
app.get('/here', async (request) => (await sessions.current(here, request))?.data ?? {})
app.get('/there', async (request) => (await sessions.current(there, request))?.data ?? {})

async function openedCookie(): Promise<{ readonly name: string; readonly value: string }> {
  const [cookie] = (await app.inject('/open')).cookies
  if (!cookie) throw new Error('no cookie')
  return cookie
}

const ask = async (url: string, name: string, value: string): Promise<unknown> =>
  (await app.inject({ url, cookies: { [name]: value } })).json()

test('a session belongs to its base: the same token opens nothing in another one', async () => {
  const { name, value } = await openedCookie()
  expect(name).toContain(pathName.toLowerCase())
  expect(await ask('/here', name, value)).toEqual({ baseId: here.id, ...person })
  const otherName = name.replace(pathName.toLowerCase(), there.pathName.toLowerCase())
  expect(await ask('/there', otherName, value)).toEqual({})
})

test('the token of a person opens neither the console nor the client', async () => {
  const { value } = await openedCookie()
  const answer = await school.app.inject({ url: '/console', cookies: { preau_school_operator: value } })
  expect(answer.statusCode).toBe(302)
})

test('a session ends after the idle time of the base', async () => {
  const { name, value } = await openedCookie()
  school.clock.advance(59 * 60_000)
  expect(await ask('/here', name, value)).toMatchObject({ personId: '12' })
  school.clock.advance(61 * 60_000)
  expect(await ask('/here', name, value)).toEqual({})
})

test('the console counts a person once, whatever the number of devices', async () => {
  await openedCookie()
  await openedCookie()
  const page = await (await school.signedIn()).get(`/console/${pathName}`)
  expect(page.text).toMatch(/Utilisateurs connectés 1/)
})

test('closing every session of a person leaves none', async () => {
  const { name, value } = await openedCookie()
  expect(await sessions.closeAllOf(here, '12')).toBeGreaterThan(0)
  expect(await ask('/here', name, value)).toEqual({})
})
