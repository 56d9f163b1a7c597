import { beforeEach, describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'
import { localAddress, openThroughEnt } from '../../testing/through-ent.ts'
import { openWalkInEnt } from '../../testing/walk-in-ent.ts'

const school = await openTestSchoolWithBase({ SCHOOL_CAS_ALLOW_PRIVATE: 'oui' })
const ent = await openWalkInEnt()
const { commands, db } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise' },
    { id: '2', name: 'Épinette', firstName: 'Maëlys' },
  ]),
  guardians: guardiansFile([
    { id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] },
    { id: '78', name: 'Épinette', firstName: 'Marc', pupils: [['2', 1]] },
  ]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Morvan', firstName: 'Odile' }]))
await commands.configureDelegation(uai, { serverUrl: ent.url })
await commands.publishBase(uai)

const root = `/${pathName}/pronote/`
const personOf = (category: 'pupil' | 'guardian' | 'teacher', lastName = 'Morvan') =>
  db
    .selectFrom('person')
    .selectAll()
    .where('category', '=', category)
    .where('last_name', '=', lastName)
    .executeTakeFirstOrThrow()
const lise = await personOf('pupil')
const odile = await personOf('guardian')
const teacher = await personOf('teacher')

beforeEach(async () => {
  await db
    .updateTable('person')
    .set({ cas_id: null, cas_id_since: null, access: true, left_on: null })
    .execute()
  await db.updateTable('space_publication').set({ published: true, mobile: false }).execute()
  await db.deleteFrom('identification_failure').execute()
  ent.signIn({ user: 'NAA00001', idPronote: [lise.pronote_id] })
})

const setSpace = (space: 'eleves' | 'parents', values: { published?: boolean; mobile?: boolean }) =>
  db.updateTable('space_publication').set(values).where('space', '=', space).execute()

describe('the way to the ENT and back', () => {
  test('CAS-003, CAS-206, CAS-211, N-68 without a session, a delegated space sends to the ENT with its own clean public address', async () => {
    const page = await school.browser().get(`${root}eleve.html`)
    const service = encodeURIComponent('http://localhost:8081/0350000X/pronote/eleve.html')
    expect(page).toMatchObject({ status: 302, location: `${ent.url}/login?service=${service}` })
  })

  test('CAS-200, N-59 the service never comes from the headers of the request', async () => {
    const answer = await school.app.inject({
      url: `${root}eleve.html`,
      headers: {
        host: 'pirate.example',
        'x-forwarded-host': 'pirate.example',
        'x-forwarded-proto': 'https',
      },
    })
    expect(answer.headers.location).toContain(encodeURIComponent('http://localhost:8081/'))
    expect(answer.headers.location).not.toContain('pirate')
  })

  test('CAS-197, N-67 the ticket leads to the space of the person, and the address shown has none', async () => {
    const page = await openThroughEnt(school.browser(), `${root}eleve.html`)
    expect(page).toMatchObject({ status: 200, path: `${root}eleve.html` })
    expect(page.text).toContain('Bonjour Lise')
  })

  test('a deep link survives the trip', async () => {
    const page = await openThroughEnt(school.browser(), `${root}eleve.html?fd=1&onglet=notes%20du%20jour`)
    expect(page.path).toBe(`${root}eleve.html?fd=1&onglet=notes%20du%20jour`)
  })

  test('CAS-198 a ticket opens a new session even when somebody is already there', async () => {
    const browser = school.browser()
    await openThroughEnt(browser, `${root}eleve.html`)
    ent.signIn({ user: 'NAA00002', idPronote: [odile.pronote_id] })
    const page = await openThroughEnt(browser, `${root}parent.html`)
    expect(page.text).toContain('Mme Odile Morvan')
  })

  test('CAS-202 a browser that refuses cookies is told so instead of going round in circles', async () => {
    const forgetful: Pick<ReturnType<typeof school.browser>, 'get'> = {
      get: (url) => school.browser().get(url),
    }
    const page = await openThroughEnt(forgetful, `${root}eleve.html?fd=1`)
    expect(page).toMatchObject({ status: 403, path: `${root}eleve.html?fd=1&entree=1` })
    expect(page.text).toContain('votre navigateur refuse les cookies')
  })

  test('a browser that shows its first cookie after the ticket ends at the clean address', async () => {
    const { location = '' } = await school.browser().get(`${root}eleve.html`)
    const page = await openThroughEnt(school.browser(), await localAddress(location))
    expect(page).toMatchObject({ status: 200, path: `${root}eleve.html` })
  })

  test('CAS-202 a ticket already used shows the failure and opens nothing', async () => {
    const browser = school.browser()
    await browser.get(`${root}eleve.html?ticket=ST-999-inconnu`)
    const failures = await db.selectFrom('identification_failure').select('reason').execute()
    expect(failures).toEqual([{ reason: 'cas-failure' }])
    expect((await browser.get(`${root}eleve.html`)).status).toBe(302)
  })

  test('a sign-in leaves a line in the trail, without the ticket', async () => {
    await openThroughEnt(school.browser(), `${root}eleve.html`)
    const line = (await school.auditOf('person.signed-in')).at(-1)
    expect(line).toMatchObject({
      actor: `person:${lise.id}`,
      outcome: 'done',
      data: { space: 'eleves', via: 'cas' },
    })
    expect(JSON.stringify(await school.auditOf('person.signed-in'))).not.toContain('ST-')
  })
})

describe('the common page', () => {
  test('forwards to the only space of the person', async () => {
    const page = await openThroughEnt(school.browser(), root)
    expect(page).toMatchObject({ status: 200, path: `${root}eleve.html` })
  })

  test('lists the spaces of an account that is several people, each opened with its own person', async () => {
    ent.signIn({ user: 'NAA00003', idPronote: [odile.pronote_id, teacher.pronote_id] })
    const browser = school.browser()
    const page = await openThroughEnt(browser, root)
    expect(page.path).toBe(root)
    expect(page.text).toContain('Espace Parents')
    expect(page.text).toContain('Espace Professeurs')
    expect((await browser.get(`${root}parent.html`)).text).toContain('Lise')
    expect((await browser.get(`${root}professeur.html`)).text).toContain('Mes classes et mes groupes')
  })

  test('leads, from the second time on, to the space last opened on this device, and to that of nobody else', async () => {
    const both = { user: 'NAA00003', idPronote: [odile.pronote_id, teacher.pronote_id] }
    ent.signIn(both)
    const browser = school.browser()
    const opens = async (url: string) => (await openThroughEnt(browser, url)).path
    expect((await openThroughEnt(browser, root)).text).toContain('Choisissez votre espace')
    expect(await opens(`${root}parent.html`)).toBe(`${root}parent.html`)
    expect(await opens(root)).toBe(`${root}parent.html`)
    await browser.submit(`${root}deconnexion`, {})
    expect(await opens(`${root}?rubrique=notes`)).toBe(`${root}parent.html?rubrique=notes`)
    // The menu of the spaces leads to the other one, which is the choice from then on.
    expect(await opens(`${root}professeur.html`)).toBe(`${root}professeur.html`)
    expect(await opens(root)).toBe(`${root}professeur.html`)
    await browser.submit(`${root}deconnexion`, {})
    await setSpace('parents', { published: false })
    expect(await opens(root)).toBe(`${root}professeur.html`)
    await setSpace('parents', { published: true })
    await browser.submit(`${root}deconnexion`, {})
    browser.present(`preau_choix_${pathName.toLowerCase()}`, 'eleves.0000000000000000')
    expect((await openThroughEnt(browser, root)).text).toContain('Choisissez votre espace')
  })

  test('is found without its slash, and with another case of the root', async () => {
    const browser = school.browser()
    expect(await browser.get(`/${pathName}/pronote?fd=1`)).toMatchObject({
      status: 302,
      location: `${root}?fd=1`,
    })
    expect(await browser.get(`/${pathName}/Pronote/eleve.html`)).toMatchObject({
      location: `${root}eleve.html`,
    })
  })
})

describe('the wrong space', () => {
  test('names the right one to somebody who came through the ENT, after asking it again', async () => {
    const browser = school.browser()
    await openThroughEnt(browser, `${root}eleve.html`)
    const page = await openThroughEnt(browser, `${root}parent.html`)
    expect(page.status).toBe(403)
    expect(page.body).toContain(`href="${root}eleve.html"`)
    expect((await browser.get(`${root}eleve.html`)).status).toBe(200)
  })

  test('of one account that is somebody else there opens without a new sign-in', async () => {
    ent.signIn({ user: 'NAA00004', idPronote: [odile.pronote_id, teacher.pronote_id] })
    const browser = school.browser()
    await openThroughEnt(browser, `${root}parent.html`)
    const page = await openThroughEnt(browser, `${root}professeur.html`)
    expect(page).toMatchObject({ status: 200, path: `${root}professeur.html` })
  })
})

describe('two people of one account who may both open a space', () => {
  const arrive = async () => {
    await db.deleteFrom('space_right').execute()
    const right = { person_id: teacher.id, space: 'parents', granted: true } as const
    await db.insertInto('space_right').values(right).execute()
    ent.signIn({ user: 'NAA00005', idPronote: [odile.pronote_id, teacher.pronote_id] })
    const browser = school.browser()
    const page = await openThroughEnt(browser, `${root}parent.html?fd=1`)
    await db.deleteFrom('space_right').execute()
    expect(page.text).toContain('Qui êtes-vous ici')
    return { browser, token: /name="jeton" value="([^"]+)"/.exec(page.body)?.[1] ?? '' }
  }

  test('the choice opens the page that was asked, once', async () => {
    const { browser, token } = await arrive()
    const choose = () => browser.submit(`${root}parent.html?fd=1`, { jeton: token, personne: odile.id })
    const chosen = await choose()
    expect(chosen).toMatchObject({ status: 303, location: `${root}parent.html?fd=1` })
    expect((await browser.follow(chosen)).text).toContain('Lise')
    expect((await choose()).status).toBe(403)
  })

  test('nobody else can be chosen', async () => {
    const { browser, token } = await arrive()
    const page = await browser.submit(`${root}parent.html`, { jeton: token, personne: lise.id })
    expect(page.status).toBe(403)
    expect(page.text).toContain('Ce choix n’est plus valable')
    expect((await browser.get(`${root}eleve.html`)).status).toBe(302)
  })
})

describe('what is closed says so', () => {
  /** Doors that the supervisor finds closed in *Résolution des échecs*, one line each. */
  const doorsNoted = async () =>
    (
      await db.selectFrom('identification_failure').select('reason').where('status', '=', 'open').execute()
    ).map(({ reason }) => reason)

  test('a base that is not published answers 503 in French', async () => {
    await commands.stopPublication(uai)
    const page = await school.browser().get(`${root}eleve.html`)
    await commands.publishBase(uai)
    expect(page.status).toBe(503)
    expect(page.text).toContain('ne sont pas publiés en ce moment')
    expect(page.headers['retry-after']).toBe('600')
    expect(await doorsNoted()).toEqual(['base-not-published'])
  })

  test('a base stopped in the middle of a log-in takes no ticket and links nobody; the same address opens once it is back', async () => {
    const browser = school.browser()
    const { location = '' } = await browser.get(`${root}eleve.html?fd=1`)
    const back = await localAddress(location)
    await commands.stopPublication(uai)
    expect((await browser.get(back)).status).toBe(503)
    expect((await personOf('pupil')).cas_id).toBeNull()
    const typed = { identifiant: 'lise.morvan', mot_de_passe: 'peu importe' }
    expect((await browser.submit(`${root}eleve.html`, typed)).status).toBe(503)
    expect(await doorsNoted()).toEqual(['base-not-published'])
    await commands.publishBase(uai)
    expect(await openThroughEnt(browser, back)).toMatchObject({
      status: 200,
      path: `${root}eleve.html?fd=1`,
    })
  })

  test('a space that is not published is explained, with a session or without', async () => {
    const browser = school.browser()
    await openThroughEnt(browser, `${root}eleve.html`)
    await setSpace('eleves', { published: false })
    for (const one of [browser, school.browser()]) {
      const page = await one.get(`${root}eleve.html`)
      expect(page.status).toBe(403)
      expect(page.text).toContain('Espace Élèves')
    }
    expect(await doorsNoted()).toEqual(['space-not-published'])
    await setSpace('eleves', { published: true })
    await openThroughEnt(school.browser(), `${root}eleve.html`)
    expect(await doorsNoted()).toEqual([])
  })

  test('a mobile version that is not published leads to the page that is, ticket left behind', async () => {
    const page = await school.browser().get(`${root}mobile.eleve.html?fd=1`)
    expect(page).toMatchObject({ status: 302, location: `${root}eleve.html?fd=1` })
  })

  test('a published mobile version is a service of its own', async () => {
    await setSpace('eleves', { mobile: true })
    const page = await openThroughEnt(school.browser(), `${root}mobile.eleve.html`)
    expect(page).toMatchObject({ status: 200, path: `${root}mobile.eleve.html` })
  })

  test.each([`${root}admin.html`, `/${pathName}/autre/eleve.html`, `/${pathName}/client/inconnu`])(
    '%s is no page',
    async (url) => {
      expect((await school.browser().get(url)).status).toBe(404)
    },
  )
})

describe('a session is only as good as the rights behind it', () => {
  test('somebody whose access is closed is out at the next request', async () => {
    const browser = school.browser()
    await openThroughEnt(browser, `${root}eleve.html`)
    await db.updateTable('person').set({ access: false }).where('id', '=', lise.id).execute()
    const page = await browser.get(`${root}eleve.html`)
    expect(page.status).toBe(403)
    expect(page.text).toContain('ne vous a ouvert aucun espace')
    await db.updateTable('person').set({ access: true }).where('id', '=', lise.id).execute()
    expect((await browser.get(`${root}eleve.html`)).status).toBe(302)
  })

  test('somebody who left is told so', async () => {
    const browser = school.browser()
    await openThroughEnt(browser, `${root}eleve.html`)
    await db.updateTable('person').set({ left_on: '2026-09-01' }).where('id', '=', lise.id).execute()
    expect((await browser.get(`${root}eleve.html`)).text).toContain('Vous ne faites plus partie')
  })

  test('an Identifiant CAS given to somebody else ends the session it opened', async () => {
    const browser = school.browser()
    await openThroughEnt(browser, `${root}eleve.html`)
    school.clock.advance(60_000)
    await db
      .updateTable('person')
      .set({ cas_id: 'NAA99999', cas_id_since: school.clock.now() })
      .where('id', '=', lise.id)
      .execute()
    expect((await browser.get(`${root}eleve.html`)).location).toContain(`${ent.url}/login`)
  })

  test('after the idle time, one goes back through the ENT without a word', async () => {
    const browser = school.browser()
    await openThroughEnt(browser, `${root}eleve.html`)
    school.clock.advance(61 * 60_000)
    expect((await browser.get(`${root}eleve.html?fd=1`)).location).toContain(`${ent.url}/login`)
    expect(await openThroughEnt(browser, `${root}eleve.html?fd=1`)).toMatchObject({ status: 200 })
  })
})

describe('somebody who is signed out in the middle of something', () => {
  const inside = { 'sec-fetch-site': 'same-origin' }
  const page = `${root}eleve.html?fd=1`
  const arrive = async () => {
    const browser = school.browser()
    await openThroughEnt(browser, page)
    return browser
  }
  const logOutAtTheEnt = () => {
    const asked = ent.asked.findLast((path) => path.includes('serviceValidate')) ?? ''
    const ticket = new URL(asked, 'http://ent').searchParams.get('ticket') ?? ''
    return school.browser().submit(`${root}eleve.html`, {
      logoutRequest: `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="1" Version="2.0" IssueInstant="2026-09-07T06:00:00Z"><samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`,
    })
  }
  const disconnectAll = async () =>
    (await school.signedIn()).submit(`/${pathName}/client/identites/connectes/deconnecter`, {
      session: 'toutes',
    })
  const idle = () => {
    school.clock.advance(61 * 60_000)
    return Promise.resolve()
  }

  test.each([
    ['idleness', idle, 'restée trop longtemps sans activité'],
    ['the supervisor', disconnectAll, 'L’établissement a fermé votre session'],
    ['the ENT', logOutAtTheEnt, 'l’ENT a fermé votre session'],
  ] as const)('by %s is told why, once, and led back to the same page', async (_, end, why) => {
    const browser = await arrive()
    await end()
    const told = await browser.get(page, inside)
    expect(told).toMatchObject({ status: 200 })
    expect(told.text).toContain('Vous avez été déconnecté')
    expect(told.text).toContain(why)
    expect(told.body).toContain(`href="${page}"`)
    expect((await browser.get(page, inside)).location).toContain(`${ent.url}/login`)
  })

  test('at the end of the longest life is told so, however busy', async () => {
    const browser = await arrive()
    for (let spent = 0; spent < 12; spent += 1) {
      school.clock.advance(59 * 60_000)
      await browser.get(page)
    }
    school.clock.advance(30 * 60_000)
    expect((await browser.get(page, inside)).text).toContain('durée maximale')
  })

  test('from the ENT comes back without a word: an old cookie costs no click', async () => {
    const browser = await arrive()
    await idle()
    const back = await browser.get(page, { 'sec-fetch-site': 'cross-site' })
    expect(back.location).toContain(`${ent.url}/login`)
  })
})

describe('a page warns before the end of its session', () => {
  const page = `${root}eleve.html?fd=1`
  const ended = `${root}session-terminee?retour=${encodeURIComponent(page)}`
  const minutes = (count: number) => {
    school.clock.advance(count * 60_000)
  }
  const arrive = async () => {
    const browser = school.browser()
    await openThroughEnt(browser, page)
    return browser
  }

  test('with what is left of it, the page to come back to, and a way to stay', async () => {
    const browser = await arrive()
    minutes(30)
    const { body } = await browser.get(page)
    expect(body).toContain('data-idle-seconds="3600"')
    expect(body).toContain(`data-left-seconds="${String(11.5 * 3600)}"`)
    expect(body).toContain(`data-ended="${ended}"`)
    expect(body).toContain('idle-warning.js')
    minutes(59)
    expect((await browser.get(`${root}session-rester`)).status).toBe(204)
    minutes(59)
    expect((await browser.get(page)).status).toBe(200)
  })

  test('for somebody whose profile has a shorter time, with that time', async () => {
    await db.updateTable('base').set({ idle_minutes: 20 }).execute()
    try {
      expect((await (await arrive()).get(page)).body).toContain('data-idle-seconds="1200"')
    } finally {
      await db.updateTable('base').set({ idle_minutes: 60 }).execute()
    }
  })

  test('the page that was left open keeps nothing alive: the end says why and leads back', async () => {
    const browser = await arrive()
    minutes(59)
    const told = await browser.get(`${ended}&cause=inactivite`)
    expect(told.text).toContain('restée trop longtemps sans activité')
    expect(told.body).toContain(`href="${page}"`)
    expect((await browser.get(`${root}session-rester`)).status).toBe(401)
    expect((await browser.get(page)).location).toContain(`${ent.url}/login`)
  })

  test('another tab that was used since keeps the session, and this page goes on', async () => {
    const browser = await arrive()
    minutes(40)
    await browser.get(`${root}eleve.html`)
    minutes(19)
    expect((await browser.get(`${ended}&cause=inactivite`)).location).toBe(page)
  })

  test('the longest life says that it was that', async () => {
    const browser = await arrive()
    for (let spent = 0; spent < 13; spent += 1) {
      minutes(56)
      await browser.get(page)
    }
    expect((await browser.get(`${ended}&cause=duree`)).text).toContain('durée maximale')
  })

  test('leads to pages of this base only, and a stranger is kept nowhere', async () => {
    const stranger = school.browser()
    expect((await stranger.get(`${root}session-rester`)).status).toBe(401)
    const told = await stranger.get(`${root}session-terminee?retour=https%3A%2F%2Failleurs.fr&cause=x`)
    expect(told.status).toBe(200)
    expect(told.body).not.toContain('ailleurs.fr')
    expect(told.body).toContain(`href="${root}"`)
  })
})

test('signing out closes this server only, says so and names the log-out of the ENT', async () => {
  const browser = school.browser()
  await openThroughEnt(browser, `${root}eleve.html`)
  const page = await browser.follow(await browser.submit(`${root}deconnexion`, {}))
  expect(page.text).toContain('Votre session de l’ENT, elle, reste ouverte')
  expect(page.body).toContain(`href="${ent.url}/logout"`)
  expect((await browser.get(`${root}eleve.html`)).status).toBe(302)
})

test.each([
  'ticket=a&ticket=b',
  'ticket=',
  `ticket=${'x'.repeat(3000)}`,
  'ticket[]=ST-1',
  'fd=%ff%fe&ticket=ST-%0d%0aSet-Cookie',
  'login=true&ticket=ST-12345678',
  'classe=1%27--&enfant=-1',
])('a strange query is never a fault: %s', async (query) => {
  for (const page of ['', 'eleve.html', 'parent.html']) {
    const answer = await school.browser().get(`${root}${page}?${query}`)
    expect(answer.status).toBeLessThan(500)
    expect(answer.headers['set-cookie'] ?? '').not.toContain('espace')
  }
})
