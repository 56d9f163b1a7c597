import { sdetProfiles } from '@preau/people'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

const path = '/administration/durees-session'
const minute = 60_000

let portal: OpenedPortal
let operator: Browser

beforeAll(async () => {
  portal = await openPortal({ PORTAL_REMEMBER_DAYS: '30' })
  await loadTilleuls(portal)
})

beforeEach(async () => {
  await portal.database.pool.query('delete from session')
  await portal.database.pool.query('delete from session_life')
  operator = await signedIn('exploitant')
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  return browser
}

async function remembered(login: string): Promise<{ readonly browser: Browser; readonly text: string }> {
  const browser = openBrowser(portal.app)
  await browser.get('/connexion')
  const fields = { username: login, password: testPassword, next: '/', rememberMe: 'true' }
  return { browser, text: (await browser.submit('/connexion', fields)).text }
}

/** Sets the times of profiles, as the operator does; the versions are those of the page. */
async function set(fields: Readonly<Record<string, string>>) {
  const { html } = await operator.get(path)
  const versions = sdetProfiles.map((profile): [string, string] => {
    const name = `version-${profile}`
    return [name, new RegExp(`name="${name}" value="(\\d+)"`).exec(html)?.[1] ?? '']
  })
  return operator.submit(path, { ...Object.fromEntries(versions), ...fields })
}

const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/compte')).status === 200

describe('the times of a profile', () => {
  test('end its sessions for want of activity, and however active', async () => {
    await set({ 'inactivite-National_ELV': '15', 'duree-National_ELV': '1' })
    const pupil = await signedIn('lise.morvan')
    const teacher = await signedIn('claire.lemoine')
    const { html } = await pupil.get('/compte')
    expect(html).toContain('data-idle-seconds="900"')
    expect(html).toContain('data-left-seconds="3600"')
    expect((await teacher.get('/compte')).html).toContain('data-left-seconds="43200"')
    for (let used = 0; used < 5; used += 1) {
      portal.clock.advance(11 * minute)
      expect(await isIn(pupil)).toBe(true)
      expect(await isIn(teacher)).toBe(true)
    }
    expect((await pupil.get('/compte')).html).toContain('data-left-seconds="300"')
    portal.clock.advance(5 * minute)
    expect(await isIn(pupil)).toBe(false)
    expect(await isIn(teacher)).toBe(true)
    const idle = await signedIn('lise.morvan')
    portal.clock.advance(15 * minute)
    expect(await isIn(idle)).toBe(false)
  })

  test('are the shortest of those of a person of several profiles', async () => {
    await set({
      'inactivite-National_ENS': '120',
      'duree-National_ENS': '2',
      'inactivite-National_TUT': '10',
    })
    const add = `insert into account_profile (account_id, establishment_id, profile, origin, started_at)
      select a.id, 1, 'National_TUT', 'manual', $1 from account a where a.login = 'claire.lemoine'`
    await portal.database.pool.query(add, [portal.clock.now()])
    const { html } = await (await signedIn('claire.lemoine')).get('/compte')
    expect(html).toContain('data-idle-seconds="600"')
    expect(html).toContain('data-left-seconds="7200"')
  })

  test('reach open sessions at their next activity for what is idle, and leave their end', async () => {
    const pupil = await signedIn('lise.morvan')
    portal.clock.advance(30 * minute)
    await set({ 'inactivite-National_ELV': '10', 'duree-National_ELV': '1' })
    const { html } = await pupil.get('/compte')
    expect(html).toContain('data-idle-seconds="600"')
    expect(html).toContain(`data-left-seconds="${String(11.5 * 3600)}"`)
    portal.clock.advance(10 * minute)
    expect(await isIn(pupil)).toBe(false)
  })

  test('leave no place for « remember me », which says so; one already open has an idle time from then on', async () => {
    const before = await remembered('lise.morvan')
    expect((await before.browser.get('/compte')).html).toContain(`data-idle-seconds="${String(30 * 86_400)}"`)
    await set({ 'inactivite-National_ELV': '10' })
    expect((await before.browser.get('/compte')).html).toContain('data-idle-seconds="600"')
    const after = await remembered('lise.morvan')
    expect(after.text).toContain(
      'n’est pas proposé à votre profil : cette connexion durera au plus 12 heures.',
    )
    expect((await after.browser.get('/compte')).html).toContain('data-idle-seconds="600"')
    const teacher = await remembered('claire.lemoine')
    expect((await teacher.browser.get('/compte')).html).toContain(
      `data-left-seconds="${String(30 * 86_400)}"`,
    )
  })
})

describe('the page of the times', () => {
  test('is for the operator, its line in the menu too', async () => {
    const admin = await signedIn('admin.ent')
    expect((await operator.get('/administration')).html).toContain(`href="${path}"`)
    expect((await admin.get('/administration')).html).not.toContain(`href="${path}"`)
    expect((await admin.get(path)).status).toBe(403)
    await admin.get('/administration')
    expect((await admin.post(path, {})).status).toBe(403)
  })

  test('says what holds, keeps what it is told, and it is a trace for each profile that changed', async () => {
    expect((await operator.get(path)).text).toContain('60 minutes d’inactivité, 12 heures en tout.')
    const saved = await set({ 'inactivite-National_TUT': '20', 'duree-National_EVS': '4' })
    expect(saved.text).toContain('Durées enregistrées.')
    expect(saved.text).toContain('En vigueur : 20 minutes d’inactivité, 12 heures en tout')
    expect(saved.text).toContain('En vigueur : 60 minutes d’inactivité, 4 heures en tout')
    await set({ 'inactivite-National_TUT': '20', 'duree-National_EVS': '' })
    const query = "select data from audit_event where action = 'session-life.set' order by id desc limit 3"
    const { rows } = await portal.database.pool.query<{ data: unknown }>(query)
    expect(rows.map(({ data }) => data)).toEqual([
      { profile: 'National_EVS', idleMinutes: null, absoluteHours: null },
      { profile: 'National_EVS', idleMinutes: null, absoluteHours: 4 },
      { profile: 'National_TUT', idleMinutes: 20, absoluteHours: null },
    ])
    const traces = await operator.get('/administration/traces?quoi=connexions')
    expect(traces.text).toContain('Durée des sessions d’un profil changée')
  })

  test('refuses what is out of bounds or contradicts itself, with what was typed', async () => {
    const fields = {
      'inactivite-National_ELV': '4',
      'inactivite-National_TUT': 'vite',
      'duree-National_ENS': '169',
    }
    const wrong = await set(fields)
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Élève : l’inactivité va de 5 minutes')
    expect(wrong.text).toContain('Responsable : l’inactivité va de 5 minutes')
    expect(wrong.text).toContain('Enseignant : la durée maximale va de 1 heure')
    expect(wrong.html).toContain('value="vite"')
    const contradiction = await set({ 'inactivite-National_ELV': '90', 'duree-National_ELV': '1' })
    expect(contradiction.status).toBe(422)
    expect(contradiction.text).toContain('90 minutes d’inactivité dépassent la durée maximale de 1 heure.')
    expect((await operator.get(path)).html).not.toContain('value="90"')
  })

  test('shows the second of two operators both editions, and overwrites nothing until told again', async () => {
    const versions = Object.fromEntries(sdetProfiles.map((profile) => [`version-${profile}`, '0']))
    await set({ 'inactivite-National_ELV': '30' })
    const second = await operator.submit(path, { ...versions, 'inactivite-National_ELV': '45' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('Enregistré entre-temps par une autre personne : inactivité de 30 minutes')
    expect(second.html).toContain('value="45"')
    expect((await operator.get(path)).html).toContain('value="30"')
    expect((await set({ 'inactivite-National_ELV': '45' })).text).toContain('Durées enregistrées.')
  })
})

describe('the end of a session', () => {
  test('says whether it was idle or over', async () => {
    const stranger = openBrowser(portal.app)
    expect((await stranger.get('/session/terminee?next=%2Fcompte')).text).toContain('Vous n’avez rien fait')
    const over = await stranger.get('/session/terminee?next=%2Fcompte&cause=duree')
    expect(over.text).toContain('sa durée maximale')
    expect(over.html).toContain('/connexion?next=%2Fcompte')
    expect((await stranger.get('/session/terminee?cause=autre')).status).toBe(200)
  })
})
