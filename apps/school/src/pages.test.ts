import {
  checkAccessibility,
  newPerson,
  openBrowser,
  type Person,
  type PersonOptions,
  shoot,
} from '@preau/testing/browser'
import { makeSchool, writeSiecle, writeSts } from '@preau/testing/school'
import { json } from '@preau/platform'
import { Secret, TOTP } from 'otpauth'
import { afterAll, expect, test } from 'vitest'
import { casSuccess, openOutsideEnt, saying } from './testing/outside-ent.ts'
import { stsXml } from './testing/school-files.ts'
import { openTestSchoolWithBase, password, pathName, uai } from './testing/open-test-school.ts'

const school = await openTestSchoolWithBase({ SCHOOL_DEMO: 'oui' })
const made = makeSchool({ pupils: 60 })
const [pupils, guardians] = writeSiecle(made)
if (!pupils || !guardians) throw new Error('the fictitious school writes two SIECLE files')
await school.commands.importSiecle(uai, { pupils, guardians })
await school.commands.importSts(uai, writeSts(made))
await school.commands.setEntIdentifiers(uai, true)
const baseURL = await school.app.listen({ host: '127.0.0.1', port: 0 })
const browser = await openBrowser()
afterAll(() => browser.close())

const client = `/${pathName}/client`
const guardian = await school.db
  .selectFrom('person')
  .select('id')
  .where('category', '=', 'guardian')
  .where('access', '=', true)
  .orderBy('name_key')
  .executeTakeFirstOrThrow()

await school.db
  .insertInto('large_import')
  .values({
    base_id: school.db.selectFrom('base').select('id').where('uai', '=', uai),
    kind: 'siecle',
    purpose: 'look',
    state: 'interrupted',
    file_names: json(['ElevesSansAdresses.xml']),
    bytes: 1,
    settings: null,
    actor: 'operator:superviseur',
    received_at: school.clock.now(),
    seen_at: school.clock.now(),
    ends_at: new Date(school.clock.now().getTime() + 86_400_000),
  })
  .execute()

const pages = [
  '/connexion',
  '/console',
  `/console/${pathName}`,
  `/console/${pathName}/publication`,
  `/console/${pathName}/adresses`,
  `/console/${pathName}/export`,
  `/console/${pathName}/securite`,
  `/console/${pathName}/traces`,
  `/console/${pathName}/historique`,
  `/console/${pathName}/brouillon`,
  '/connexion/mon-acces',
  client,
  `${client}/ressources/eleves`,
  `${client}/ressources/responsables/${guardian.id}`,
  `${client}/ressources/maitres-de-stage`,
  `${client}/ressources/inspecteurs/nouveau`,
  `${client}/imports/csv?liste=inspecteurs`,
  `${client}/ressources/eleves/coller`,
  `${client}/ressources/professeurs/profils`,
  `${client}/ressources/professeurs/profils/nouveau`,
  `${client}/modifications`,
  `${client}/annee`,
  `${client}/imports/siecle-sts`,
  `${client}/imports/siecle-sts/1`,
  `${client}/imports/annuaire-ent`,
  `${client}/imports/suivi/1`,
  `${client}/identites/doublons`,
  `${client}/identites/doublons/fusions`,
  `${client}/socles-ent/export`,
  `${client}/parametres/ent-cas`,
]

/** The supervisor, signed in, in a browser of their own. */
const supervisor = (options?: PersonOptions): Promise<Person> => operator('superviseur', options)

async function operator(login: string, options: PersonOptions = {}): Promise<Person> {
  const person = await newPerson(browser, { baseURL, ...options })
  await person.page.goto('/connexion')
  await person.page.getByLabel('Identifiant').fill(login)
  await person.page.getByLabel('Mot de passe').fill(password)
  await person.page.getByRole('button', { name: 'Se connecter' }).click()
  await person.page.getByRole('heading', { name: 'Bases hébergées' }).waitFor()
  return person
}

/** Opens each page and has it looked at. */
async function look(person: Person, asked: readonly string[]): Promise<void> {
  for (const page of asked) {
    // axe writes a style of its own in the page, which the policy refuses: that is not a complaint about the next page.
    const seen = person.problems.length
    const answer = await person.page.goto(page)
    expect({ page, status: answer?.status() }).toEqual({ page, status: 200 })
    expect(person.problems.slice(seen)).toEqual([])
    expect({ page, faults: await checkAccessibility(person.page) }).toEqual({ page, faults: [] })
  }
}

test('no page of the console or of the client has an accessibility fault or breaks its content policy', async () => {
  const person = await supervisor()
  expect(person.problems).toEqual([])
  await look(person, pages)
  await person.context.close()
}, 120_000)

test('no page of the host has one either', async () => {
  const { commands } = school
  for (const [one, name] of [
    ['9990001X', 'Lycée des Aubes'],
    ['9990002Y', 'Collège de la Fontaine'],
  ] as const)
    await commands.createBase({ uai: one, name })
  await commands.publishBase('9990001X')
  await commands.addOperator({ login: 'hebergeur', displayName: 'Léa Tanguy', password, bases: 'all' })
  const person = await operator('hebergeur')
  const { page } = person
  for (const path of [
    '/console',
    '/hebergement/bases/nouvelle',
    '/hebergement/ents',
    '/hebergement/ents/1',
    '/hebergement/operateurs',
    '/hebergement/operateurs/nouveau',
    '/hebergement/certificats',
    `/console/${pathName}/vie`,
  ]) {
    const answer = await page.goto(path)
    expect({ path, status: answer?.status() }).toEqual({ path, status: 200 })
    if (path === '/console') await shoot(page, 'school-host-bases')
    if (path === '/hebergement/operateurs') await shoot(page, 'school-host-operators')
    expect({ path, faults: await checkAccessibility(page) }).toEqual({ path, faults: [] })
  }
  await person.context.close()
}, 120_000)

test('nor has a page of the codes of an operator', async () => {
  const { link } = await school.commands.inviteOperator({
    login: 'neuve',
    displayName: 'Ada Neuve',
    bases: [uai],
  })
  await school.commands.addOperator({ login: 'hote', displayName: 'Hôte', password, bases: 'all' })
  const person = await operator('hote')
  const { page } = person
  await look(person, ['/connexion/mes-certificats', '/connexion/mon-acces/code'])
  const key = /secret=([A-Z2-7]+)/.exec(await page.content())?.[1] ?? ''
  const code = new TOTP({ secret: Secret.fromBase32(key) }).generate({
    timestamp: school.clock.now().getTime(),
  })
  await page.getByLabel('Code à six chiffres').fill(code)
  await page.getByRole('button', { name: 'Activer' }).click()
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor()
  expect(await checkAccessibility(page)).toEqual([])
  await person.context.close()
  const again = await newPerson(browser, { baseURL })
  await look(again, [new URL(link).pathname])
  const signIn = again.page
  await signIn.goto('/connexion')
  await signIn.getByLabel('Identifiant').fill('hote')
  await signIn.getByLabel('Mot de passe').fill(password)
  await signIn.getByRole('button', { name: 'Se connecter' }).click()
  await signIn.getByRole('heading', { name: 'Code de connexion' }).waitFor()
  expect(await checkAccessibility(signIn)).toEqual([])
  await again.context.close()
}, 120_000)

test('nor has the trial of a draft, without a ticket and with what the ENT answered', async () => {
  const ent = await openOutsideEnt()
  ent.answers({ '/p3/serviceValidate': saying(casSuccess('NAA31614', { idPronote: 'inconnu' })) })
  await school.commands.configureDelegation(uai, { serverUrl: ent.url, spaces: ['eleves'] })
  const person = await supervisor()
  await person.page.goto(`/console/${pathName}/brouillon`)
  await person.page.getByRole('button', { name: 'Préparer une modification' }).click()
  const trial = `/${pathName}/pronote/essai-de-connexion`
  const draft = `/console/${pathName}/brouillon`
  await look(person, [draft, `${draft}/securite`, trial, `${trial}?ticket=ST-1-aaaaaaaaaaaaaaaa`])
  await person.page.getByText('Personne n’est reconnu').waitFor()
  await person.context.close()
}, 60_000)

test('the whole fictitious school comes in from its files, twice without a change', async () => {
  const again = await school.commands.importSiecle(uai, { pupils, guardians })
  expect(again).toMatchObject({
    ok: true,
    counts: { created: 0, updated: 0, departures: 0, unknownPupilLinks: 0 },
  })
  const staff = await school.commands.importSts(uai, writeSts(made))
  expect(staff).toMatchObject({ ok: true, counts: { created: 0, updated: 0, departures: 0 } })
})

test('a warning is answered with one button on a telephone, without script and without choosing the file again', async () => {
  const person = await supervisor({ javaScript: false, viewport: { width: 390, height: 844 } })
  const { page } = person
  await page.goto(`${client}/imports/siecle-sts`)
  const mimeType = 'text/xml'
  const buffer = Buffer.from(stsXml([{ id: '9', name: 'Le Moine', firstName: 'Anne' }], { year: 2099 }))
  await page.getByLabel('Fichier STSWEB').setInputFiles({ name: 'sts.xml', mimeType, buffer })
  await page
    .getByRole('form', { name: 'Professeurs et personnels' })
    .getByRole('button', { name: 'Importer' })
    .click()
  await page.getByText('Fichier reçu').waitFor()
  expect(await checkAccessibility(page)).toEqual([])
  await shoot(page, 'school-import-warning-phone')
  await page.setViewportSize({ width: 1280, height: 900 })
  await shoot(page, 'school-import-warning')
  await page.getByRole('button', { name: 'Importer malgré l’avertissement' }).click()
  // The year is accepted, and not yet that everybody leaves.
  await page.getByText('Beaucoup de départs').waitFor()
  await page.getByRole('button', { name: 'Abandonner cet import' }).click()
  await page.getByText('L’import est abandonné').waitFor()
  await person.context.close()
}, 60_000)

test('the columns of a damaged spreadsheet are chosen, and what it would change is read, on a telephone too', async () => {
  const person = await supervisor({ javaScript: false })
  const { page } = person
  await page.goto(`${client}/imports/csv?liste=eleves`)
  const [one, two] = made.pupils
  if (!one || !two) throw new Error('the fictitious school has pupils')
  const line = ({ identity }: typeof one): string =>
    `${identity.birthName.toUpperCase()};${identity.firstName};${identity.birthDate}`
  const text = `Nom;Prénom;Né(e) le;Division;INE\n${line(one)};6E9;1,23E+10\n${line(two)};6E 9;\nÉpinette;Maëlys;41319;6E 9;\n`
  const file = { name: 'Liste élèves.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') }
  await page.getByLabel('Fichier CSV').setInputFiles(file)
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await page.getByText('mettez la colonne au format').first().waitFor()
  expect(await checkAccessibility(page)).toEqual([])
  await shoot(page, 'csv-columns')
  await page.setViewportSize({ width: 390, height: 844 })
  await shoot(page, 'csv-columns-phone')
  await page.getByRole('button', { name: 'Voir ce qui changera' }).click()
  await page.getByText('Rien n’est encore écrit').waitFor()
  expect(await checkAccessibility(page)).toEqual([])
  await shoot(page, 'csv-preview-phone')
  await person.context.close()
}, 60_000)
