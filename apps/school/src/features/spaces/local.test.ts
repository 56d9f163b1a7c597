import { beforeEach, describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { pupilsFile, stsFile } from '../../testing/school-files.ts'
import { passwordFault } from './local/password-rules.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise' },
    { id: '2', name: 'Morvan', firstName: 'Lise', born: '02/03/2012' },
  ]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Lemoine', firstName: 'Claire' }]))
await commands.publishBase(uai)

const root = `/${pathName}/pronote/`
const [lise, namesake] = await db
  .selectFrom('person')
  .selectAll()
  .where('category', '=', 'pupil')
  .orderBy('id')
  .execute()
if (!lise || !namesake) throw new Error('two pupils were imported')
const accessOf = (id: string): string => `/${pathName}/client/ressources/eleves/${id}/acces`
const own = 'une jolie phrase à moi'

beforeEach(async () => {
  // The tries of the test before are forgotten.
  school.clock.advance(5 * 60_000)
  await db.deleteFrom('person_credential').execute()
  await db.updateTable('person').set({ access: true }).execute()
})

const logIn = (browser: ReturnType<typeof school.browser>, password: string, page = 'eleve.html') =>
  browser.submit(`${root}${page}?login=true`, { identifiant: 'Lise.Morvan', mot_de_passe: password })

/** The supervisor gives an access; returns the password shown. */
async function give(id: string, login = 'lise.morvan') {
  const page = await (await school.signedIn()).submit(accessOf(id), { identifiant: login })
  return { page, password: /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(page.text)?.[0] ?? '' }
}

const setPassword = () =>
  commands.setLocalPassword(uai, { personId: lise.id, login: 'lise.morvan', password: own })

describe('the local form', () => {
  test('stands where no delegation does, and opens the page that was asked', async () => {
    await setPassword()
    const browser = school.browser()
    expect((await browser.get(`${root}eleve.html?fd=1`)).text).toContain('Mot de passe')
    const page = await browser.submit(`${root}eleve.html?fd=1`, {
      identifiant: 'lise.morvan',
      mot_de_passe: own,
    })
    expect(page).toMatchObject({ status: 303, location: `${root}eleve.html?fd=1` })
    expect((await browser.follow(page)).text).toContain('Bonjour Lise')
  })

  test.each([
    ['lise.morvan', 'autre chose'],
    ['personne', own],
  ])('says the same of a wrong name and of a wrong password: %s', async (identifiant, mot_de_passe) => {
    await setPassword()
    const page = await school.browser().submit(`${root}eleve.html`, { identifiant, mot_de_passe })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Votre identifiant ou votre mot de passe est incorrect')
    expect((await school.auditOf('person.signed-in')).at(-1)).toMatchObject({ outcome: 'refused' })
  })

  test('stays within reach with a delegation by ?login=true, and shows the door of the ENT', async () => {
    await commands.stopPublication(uai)
    await commands.configureDelegation(uai, { serverUrl: 'https://cas.ent.example' })
    await commands.publishBase(uai)
    await setPassword()
    const browser = school.browser()
    expect((await browser.get(`${root}eleve.html`)).status).toBe(302)
    const form = await browser.get(`${root}eleve.html?login=true&fd=1`)
    expect(form.text).toContain('Entrer par l’ENT')
    expect(form.body).toContain(`href="${root}eleve.html?fd=1"`)
    expect((await browser.follow(await logIn(browser, own))).text).toContain('Bonjour Lise')
    await commands.stopPublication(uai)
    await commands.configureDelegation(uai, { serverUrl: 'https://cas.ent.example', enabled: false })
    await commands.publishBase(uai)
  })

  test('names the right space to somebody who opened another one', async () => {
    await setPassword()
    const browser = school.browser()
    const page = await browser.follow(await logIn(browser, own, 'professeur.html'))
    expect(page.status).toBe(403)
    expect(page.text).toContain('Ce n’est pas votre espace')
    expect(page.body).toContain(`href="${root}eleve.html"`)
  })

  test('lets nobody in whose access is closed, whatever the password', async () => {
    await setPassword()
    await db.updateTable('person').set({ access: false }).execute()
    const page = await logIn(school.browser(), own)
    expect(page.status).toBe(403)
    expect(page.text).toContain('ne vous a ouvert aucun espace')
  })

  test('slows down somebody who guesses, and forgets after a while', async () => {
    await setPassword()
    const browser = school.browser()
    const guess = async (): Promise<number> =>
      (await browser.submit(`${root}?login=true`, { identifiant: 'devine', mot_de_passe: 'x' })).status
    const statuses: number[] = []
    for (let tries = 0; tries < 11; tries += 1) statuses.push(await guess())
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429])
    const held = await browser.submit(`${root}?login=true`, { identifiant: 'devine', mot_de_passe: 'x' })
    expect(held.text).toContain('Trop d’essais de connexion ont échoué : attendez')
    expect(held.body).toContain('value="devine"')
    school.clock.advance(31_000)
    expect(await guess()).toBe(422)
  })

  test('tells somebody whose session has ended', async () => {
    await setPassword()
    const browser = school.browser()
    await logIn(browser, own)
    school.clock.advance(61 * 60_000)
    expect((await browser.get(`${root}eleve.html`)).text).toContain(
      'elle est restée trop longtemps sans activité. Connectez-vous de nouveau.',
    )
  })
})

describe('the access that the supervisor gives', () => {
  test('has a password that is shown once and must be changed before anything opens', async () => {
    const { page, password } = await give(lise.id)
    expect(page.text).toContain('il ne sera plus jamais affiché')
    expect((await (await school.signedIn()).get(accessOf(lise.id))).text).not.toContain(password)
    const browser = school.browser()
    await logIn(browser, password)
    const blocked = await browser.get(`${root}eleve.html?fd=1`)
    const next = encodeURIComponent(`${root}eleve.html?fd=1`)
    expect(blocked).toMatchObject({ status: 302, location: `${root}mot-de-passe?retour=${next}` })
    expect((await browser.follow(blocked)).body).toContain('idle-warning.js')
    const changed = await browser.submit(`${root}mot-de-passe`, {
      actuel: password,
      nouveau: own,
      confirmation: own,
      retour: `${root}eleve.html?fd=1`,
    })
    expect(changed).toMatchObject({ status: 303, location: `${root}eleve.html?fd=1` })
    expect((await browser.follow(changed)).text).toContain('Bonjour Lise')
    expect((await logIn(school.browser(), password)).status).toBe(422)
    expect((await logIn(school.browser(), own)).status).toBe(303)
  })

  test('is in the trail without its password, and hashed in the database', async () => {
    const { password } = await give(lise.id)
    const rows = await db.selectFrom('person_credential').select('password_hash').execute()
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$/)
    const trail = await school.auditOf('person.credential-set')
    expect(trail.at(-1)).toMatchObject({ actor: 'operator:superviseur', target: `person:${lise.id}` })
    expect(JSON.stringify(trail)).not.toContain(password)
  })

  test('ends after a month without use', async () => {
    const { password } = await give(lise.id)
    school.clock.advance(31 * 24 * 3_600_000)
    expect((await logIn(school.browser(), password)).text).toContain('n’est plus valable')
  })

  test('never takes the log-in name of somebody else, and offers a free one', async () => {
    await give(lise.id)
    const { page, password } = await give(namesake.id)
    expect(page.status).toBe(422)
    expect(password).toBe('')
    expect(page.body).toContain('value="lise.morvan2"')
  })

  test.each(['', 'É', 'a b c', '../x', 'x'.repeat(65)])('refuses « %s » as a log-in name', async (login) => {
    expect((await give(lise.id, login)).page.status).toBe(422)
    expect(await db.selectFrom('person_credential').selectAll().execute()).toEqual([])
  })

  test('signs the person out everywhere when it is replaced or taken away', async () => {
    await setPassword()
    const browser = school.browser()
    await logIn(browser, own)
    expect((await browser.get(`${root}eleve.html`)).text).toContain('Bonjour Lise')
    await give(lise.id)
    expect((await browser.get(`${root}eleve.html`)).text).not.toContain('Bonjour Lise')
    await (await school.signedIn()).submit(`${accessOf(lise.id)}/supprimer`, {})
    expect((await logIn(school.browser(), own)).status).toBe(422)
  })
})

describe('changing one’s password', () => {
  test.each([
    ['a wrong present one', { actuel: 'faux', nouveau: own, confirmation: own }],
    ['two different entries', { actuel: own, nouveau: 'toute autre chose', confirmation: 'encore autre' }],
    ['a short one', { actuel: own, nouveau: 'court', confirmation: 'court' }],
    ['the same one', { actuel: own, nouveau: own, confirmation: own }],
    ['one with the name', { actuel: own, nouveau: 'lise morvan 2026', confirmation: 'lise morvan 2026' }],
  ])('refuses %s and changes nothing', async (_, fields) => {
    await setPassword()
    const browser = school.browser()
    await logIn(browser, own)
    expect((await browser.submit(`${root}mot-de-passe`, fields)).status).toBe(422)
    expect((await logIn(school.browser(), own)).status).toBe(303)
  })

  test('signs out the other devices and keeps this one', async () => {
    await setPassword()
    const [here, there] = [school.browser(), school.browser()]
    await logIn(here, own)
    await logIn(there, own)
    const next = 'nouvelle phrase secrète'
    await here.submit(`${root}mot-de-passe`, { actuel: own, nouveau: next, confirmation: next })
    expect((await here.get(`${root}eleve.html`)).text).toContain('Bonjour Lise')
    expect((await there.get(`${root}eleve.html`)).text).not.toContain('Bonjour Lise')
  })

  test.each(['https://pirate.example/', '//pirate.example', '/console', `${root}\\pirate`])(
    'never comes back to %s',
    async (retour) => {
      await setPassword()
      const browser = school.browser()
      await logIn(browser, own)
      const next = 'nouvelle phrase secrète'
      const fields = { actuel: own, nouveau: next, confirmation: next, retour }
      expect((await browser.submit(`${root}mot-de-passe`, fields)).location).toBe(root)
    },
  )

  test('asks for a session', async () => {
    const fields = { actuel: own, nouveau: own, confirmation: own }
    expect((await school.browser().submit(`${root}mot-de-passe`, fields)).status).toBe(401)
  })
})

test('the rules of passwords', () => {
  const owner = {
    login: 'lise.morvan',
    name: 'Lise Morvan',
    current: 'ancien mot de passe',
    leaked: new Set(['girafe du jardin']),
    rule: { passwordLength: 12, passwordKinds: false },
  }
  expect(passwordFault('abababababab', owner)).toBe('too-simple')
  expect(passwordFault('Mot de passe 2026', owner)).toBe('too-common')
  expect(passwordFault('Girafe du jardin 7', owner)).toBe('too-common')
  expect(passwordFault('abcdefghijkl', owner)).toBe('too-common')
  expect(passwordFault('x'.repeat(201), owner)).toBe('too-long')
  expect(passwordFault('les MORVAN sont là', owner)).toBe('contains-name')
  expect(passwordFault('trois chats sur un mur', owner)).toBeUndefined()
  const strict = { ...owner, rule: { passwordLength: 20, passwordKinds: true } }
  expect(passwordFault('trois chats un mur', strict)).toBe('too-short')
  expect(passwordFault('trois chats sur un mur', strict)).toBe('too-few-kinds')
  expect(passwordFault('Trois chats sur 1 mur', strict)).toBeUndefined()
})
