import { sql } from 'kysely'
import { createServer } from 'node:http'
import { checkAccessibility, newPerson, openBrowser, type Person, shoot } from '@preau/testing/browser'
import { makeSchool, writeSiecle, writeSts } from '@preau/testing/school'
import { afterAll, expect, test } from 'vitest'
import { personNameKey } from '../../store/person-name-key.ts'
import { openTestSchoolWithBase, password, pathName, uai } from '../../testing/open-test-school.ts'
import { openWalkInEnt } from '../../testing/walk-in-ent.ts'

/** The public address must be known before the server listens on it. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

const port = await freePort()
const publicUrl = `http://127.0.0.1:${port}`
const school = await openTestSchoolWithBase({
  SCHOOL_PUBLIC_URL: publicUrl,
  SCHOOL_CAS_ALLOW_PRIVATE: 'oui',
})
const ent = await openWalkInEnt()
const { commands, db } = school
const made = makeSchool({ pupils: 60 })
const [pupils, guardians] = writeSiecle(made)
if (!pupils || !guardians) throw new Error('the fictitious school writes two SIECLE files')
await commands.importSiecle(uai, { pupils, guardians })
await commands.importSts(uai, writeSts(made))
await commands.addPerson(uai, {
  category: 'workTutor',
  civility: 'Mme',
  firstName: 'Sabrina',
  lastName: 'Delorme',
  company: 'Boulangerie des Halles',
})
await commands.addPerson(uai, {
  category: 'inspector',
  civility: 'M.',
  firstName: 'Bruno',
  lastName: 'Vasseur',
})
await db
  .updateTable('person')
  .set({ function_code: 'AES', function_label: 'Accompagnement du handicap' })
  .where('name_key', '=', personNameKey({ lastName: 'Jaouen', firstName: 'Théo', usageName: undefined }))
  .execute()
await commands.configureDelegation(uai, { serverUrl: ent.url })
await commands.publishBase(uai)
await school.app.listen({ host: '127.0.0.1', port })
const browser = await openBrowser()
afterAll(() => browser.close())

const root = `/${pathName}/pronote/`

async function personCalled(lastName: string, firstName: string, category: string) {
  return db
    .selectFrom('person')
    .select(['id', 'pronote_id'])
    .where('name_key', '=', personNameKey({ lastName, firstName, usageName: undefined }))
    .where('category', '=', category as 'pupil')
    .executeTakeFirstOrThrow()
}

const cases = [
  { page: 'eleve.html', category: 'pupil', lastName: 'Morvan', firstName: 'Lise' },
  { page: 'parent.html', category: 'guardian', lastName: 'Morvan', firstName: 'Anne' },
  { page: 'professeur.html', category: 'teacher', lastName: 'Lemoine', firstName: 'Claire' },
  { page: 'viescolaire.html', category: 'staff', lastName: 'Roche', firstName: 'Karim' },
  { page: 'accompagnant.html', category: 'staff', lastName: 'Jaouen', firstName: 'Théo' },
  { page: 'direction.html', category: 'staff', lastName: 'Faure', firstName: 'Isabelle' },
  { page: 'entreprise.html', category: 'workTutor', lastName: 'Delorme', firstName: 'Sabrina' },
  { page: 'academie.html', category: 'inspector', lastName: 'Vasseur', firstName: 'Bruno' },
] as const

/** axe writes a style of its own in the page, which the policy refuses: that is no complaint about the page. */
const complaints = ({ problems }: Person): readonly string[] =>
  problems.filter((problem) => !problem.includes('Applying inline style'))

async function look(person: Person, name: string): Promise<void> {
  const faults = await checkAccessibility(person.page)
  expect({ name, faults }).toEqual({ name, faults: [] })
  await shoot(person.page, `school-space-${name}`)
  await person.page.setViewportSize({ width: 390, height: 844 })
  const wide = await person.page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  expect({ name, wide }).toEqual({ name, wide: false })
  const narrow = await checkAccessibility(person.page)
  expect({ name, narrow }).toEqual({ name, narrow: [] })
  await shoot(person.page, `school-space-${name}-phone`)
  await person.page.setViewportSize({ width: 1280, height: 900 })
}

test.each(cases)(
  '$page opens through the ENT on its owner, wide or on a phone, without an accessibility fault',
  async ({ page, category, lastName, firstName }) => {
    const { pronote_id } = await personCalled(lastName, firstName, category)
    ent.signIn({ user: `N-${lastName}-${firstName}`, idPronote: [pronote_id] })
    const person = await newPerson(browser, { baseURL: publicUrl, javaScript: category !== 'guardian' })
    await person.page.goto(root + page)
    await person.page.getByRole('heading', { level: 1, name: firstName }).waitFor()
    expect(person.page.url()).toBe(publicUrl + root + page)
    await look(person, page.replace('.html', ''))
    expect(complaints(person)).toEqual([])
    await person.context.close()
  },
  60_000,
)

test('the pages inside the spaces have no accessibility fault either', async () => {
  const { pronote_id } = await personCalled('Roche', 'Karim', 'staff')
  ent.signIn({ user: 'N-Roche-Karim', idPronote: [pronote_id] })
  const person = await newPerson(browser, { baseURL: publicUrl })
  const { page } = person
  await page.goto(`${root}viescolaire.html?q=morvan`)
  await page.getByRole('heading', { name: 'Résultat de la recherche' }).waitFor()
  await look(person, 'viescolaire-recherche')
  await page.getByRole('link', { name: 'MORVAN Lise' }).click()
  await page.getByRole('heading', { level: 1, name: 'Lise Morvan' }).waitFor()
  await look(person, 'viescolaire-eleve')
  await page.goto(`${root}viescolaire.html`)
  await page.getByRole('table', { name: 'Classes' }).getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: /Élèves de/ }).waitFor()
  await look(person, 'viescolaire-classe')
  expect(complaints(person)).toEqual([])
  await person.context.close()
}, 60_000)

test('the supervisor’s pages about the spaces have no accessibility fault: local access, connected people', async () => {
  const person = await newPerson(browser, { baseURL: publicUrl })
  const { page } = person
  const tom = await personCalled('Morvan', 'Tom', 'pupil')
  await page.goto('/connexion')
  await page.getByLabel('Identifiant').fill('superviseur')
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('heading', { name: 'Bases hébergées' }).waitFor()
  await page.goto(`/${pathName}/client/ressources/eleves/${tom.id}`)
  await page.getByRole('link', { name: 'Créer un accès local' }).click()
  await look(person, 'client-acces')
  await page.getByRole('button', { name: 'Créer l’accès' }).click()
  await page.getByRole('heading', { name: 'L’accès est prêt' }).waitFor()
  await look(person, 'client-acces-cree')
  await page.goto(`/${pathName}/client/identites/connectes`)
  await page.getByRole('table').waitFor()
  await look(person, 'client-connectes')
  expect(complaints(person)).toEqual([])
  await person.context.close()
}, 60_000)

test('the doors have no accessibility fault: form, wrong space, sign-out, password, common page', async () => {
  const lise = await personCalled('Morvan', 'Lise', 'pupil')
  await commands.setLocalPassword(uai, {
    personId: lise.id,
    login: 'lise.morvan',
    password: 'un-mot-de-passe',
  })
  const person = await newPerson(browser, { baseURL: publicUrl })
  const { page } = person
  await page.goto(`${root}eleve.html?login=true`)
  await look(person, 'connexion')
  await page.goto(`${root}?login=true`)
  await look(person, 'connexion-commune')
  await page.goto(`${root}parent.html?login=true`)
  await page.getByLabel('Identifiant').fill('lise.morvan')
  await page.getByLabel('Mot de passe').fill('un-mot-de-passe')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('heading', { name: 'Ce n’est pas votre espace' }).waitFor()
  await look(person, 'mauvais-espace')
  await page.goto(`${root}mot-de-passe`)
  await look(person, 'mot-de-passe')
  await page.goto(`${root}eleve.html`)
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('heading', { name: 'Vous êtes déconnecté' }).waitFor()
  await look(person, 'deconnexion')
  const anne = await personCalled('Morvan', 'Anne', 'guardian')
  const claire = await personCalled('Lemoine', 'Claire', 'teacher')
  await db.updateTable('person').set({ cas_id: null, cas_id_since: null }).execute()
  ent.signIn({ user: 'N-Deux', idPronote: [anne.pronote_id, claire.pronote_id] })
  await page.goto(root)
  await page.getByRole('heading', { name: 'Choisissez votre espace' }).waitFor()
  await look(person, 'commune')
  await page.getByRole('link', { name: /Espace Parents/ }).click()
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor({ state: 'attached' })
  await look(person, 'deux-espaces')
  await db.deleteFrom('session_ticket').execute()
  await sql`delete from session where subject like 'person:%'`.execute(db)
  await page.getByRole('link', { name: 'Espace Professeurs' }).first().click()
  await page.getByRole('heading', { name: 'Vous avez été déconnecté' }).waitFor()
  await look(person, 'fin-de-session')
  await db.updateTable('cas_delegation').set({ recognition: 'double' }).execute()
  ent.signIn({ user: 'N-Trois', idPronote: [] })
  await page.goto(`${root}eleve.html`)
  await page.getByRole('heading', { name: 'Une dernière vérification' }).waitFor()
  await look(person, 'double-authentification')
  await db.updateTable('cas_delegation').set({ recognition: 'identifier' }).execute()
  expect(complaints(person)).toEqual([])
  await person.context.close()
}, 90_000)
