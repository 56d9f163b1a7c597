import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser, Page } from '../../testing/browser.ts'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { casRefusal, casSuccess, openOutsideEnt, saying } from '../../testing/outside-ent.ts'
import { pupilsFile } from '../../testing/school-files.ts'
import { noDelegation, usualCategoryValues } from '../delegation/index.ts'
import { describeDifference } from './describe-difference.ts'

const school = await openTestSchoolWithBase({ SCHOOL_DEMO: 'oui' })
const ent = await openOutsideEnt()
const { commands, db } = school
const console_ = `/console/${pathName}`
const draft = `${console_}/brouillon`
const other = 'https://cas.autre-ent.fr'

let browser: Browser
beforeAll(async () => {
  await commands.importSiecle(uai, { pupils: pupilsFile([{ id: '1', name: 'Morvan', firstName: 'Lise' }]) })
  await commands.configureDelegation(uai, { serverUrl: ent.url })
  await commands.publishBase(uai)
  browser = await school.signedIn()
})
beforeEach(async () => {
  await browser.edit(`${draft}/abandonner`, {})
})

const stored = () => db.selectFrom('cas_delegation').selectAll().executeTakeFirstOrThrow()
const isPublished = async (): Promise<boolean | undefined> => (await commands.findBase(uai))?.published

/** The form of the delegation, with an address. */
const withServer = (url: string, more: Readonly<Record<string, string>> = {}) => ({
  delegation: '1',
  ent: '',
  url,
  protocole: 'auto',
  commun: 'subject',
  reconnaissance: 'identifier',
  attribut_identifiant: 'idPronote',
  attribut_nom: 'nom',
  attribut_prenom: 'prenom',
  attribut_naissance: 'dateNaissance',
  attribut_code_postal: 'codePostal',
  attribut_categories: 'categories',
  espace_eleves: 'cas',
  'espace-eleves': 'cas',
  ...Object.fromEntries(
    Object.entries(usualCategoryValues).map(([one, list]) => [`valeurs_${one}`, list.join(';')]),
  ),
  ...more,
})
const prepare = (): Promise<Page> => browser.submit(draft, {})

describe('a draft', () => {
  test('is prepared, shows what it changes, and is applied without stopping the publication', async () => {
    expect((await browser.get(draft)).text).toContain('Aucune modification en préparation')
    await prepare()
    expect((await browser.get(draft)).text).toContain('ne diffère pas')
    const saved = await browser.edit(`${draft}/delegation`, withServer(other))
    expect(saved).toMatchObject({ status: 303, location: `${draft}/delegation` })
    expect((await browser.get(`${draft}/delegation`)).text).toContain('Vous modifiez le brouillon')
    expect((await stored()).server_url).toBe(ent.url)
    const page = await browser.get(draft)
    expect(page.text).toContain(`URL du serveur CAS ${ent.url} ${other}`)

    await browser.edit(`${draft}/appliquer`, {})
    expect((await stored()).server_url).toBe(other)
    expect(await isPublished()).toBe(true)
    expect((await browser.get(draft)).text).toContain('Aucune modification en préparation')
    expect((await school.auditOf('settings.applied')).at(-1)).toMatchObject({ actor: 'operator:superviseur' })
  })

  test('holds the publication of the spaces too, and the old root still explains itself', async () => {
    await prepare()
    const form = { racine: 'scolarite', publies: ['commune', 'eleves'], mobiles: [] }
    await browser.edit(`${draft}/publication`, form)
    const warned = (await browser.get(draft)).text
    expect(warned).toContain('La racine change')
    expect(warned).toContain(`ajouter la nouvelle adresse`)
    expect(warned).not.toContain('wtrealm')
    expect((await commands.findBase(uai))?.root).toBe('pronote')
    expect((await browser.get(draft)).text).toContain('Espace Parents : publié oui non')
    await browser.edit(`${draft}/appliquer`, {})
    expect((await commands.findBase(uai))?.root).toBe('scolarite')
    const rows = await db
      .selectFrom('space_publication')
      .select('space')
      .where('published', '=', true)
      .execute()
    expect(rows.map(({ space }) => space).sort()).toEqual(['commune', 'eleves'])
  })

  test('refuses a wrong setting with the form kept, and keeps the last good one', async () => {
    await prepare()
    expect((await browser.edit(`${draft}/delegation`, withServer('pas une adresse'))).status).toBe(422)
    expect((await browser.get(draft)).text).toContain('ne diffère pas')
  })

  test('prepared before somebody else changed the settings is not applied before it is read again', async () => {
    await prepare()
    await browser.edit(`${draft}/delegation`, withServer('https://cas.troisieme.fr'))
    await commands.stopPublication(uai)
    school.clock.advance(60_000)
    await commands.configureDelegation(uai, { serverUrl: ent.url })
    await commands.publishBase(uai)
    const page = await browser.get(draft)
    expect(page.text).toContain('Les réglages de la base ont été changés depuis, par ligne de commande')
    expect((await browser.edit(`${draft}/appliquer`, {})).status).toBe(409)
    expect((await stored()).server_url).toBe(ent.url)
    await browser.submit(`${draft}/relu`, {})
    await browser.edit(`${draft}/appliquer`, {})
    expect((await stored()).server_url).toBe('https://cas.troisieme.fr')
  })

  test('applied twice at once is applied once', async () => {
    await prepare()
    const press = () => browser.edit(`${draft}/appliquer`, {})
    const statuses = (await Promise.all([press(), press()])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([303, 409])
  })
})

describe('the trial of a draft', () => {
  const trial = async (answer: string): Promise<Page> => {
    ent.answers({ '/p3/serviceValidate': saying(answer) })
    await prepare()
    await browser.edit(`${draft}/delegation`, withServer(ent.url))
    const leaving = await browser.get(`${draft}/essai`)
    const service = new URL(leaving.location ?? '').searchParams.get('service') ?? ''
    expect(leaving.location).toContain(`${ent.url}/login?`)
    return browser.get(`${new URL(service).pathname}?ticket=ST-123456789`)
  }
  const lise = () =>
    db.selectFrom('person').selectAll().where('category', '=', 'pupil').executeTakeFirstOrThrow()

  test('shows what came and who would come in; nobody is linked, nothing is opened or recorded', async () => {
    const { pronote_id: id } = await lise()
    const page = await trial(casSuccess('NAA00001', { idPronote: id, nom: 'MORVAN' }))
    expect(page.text).toContain('Lise Morvan (Élève)')
    expect(page.text).toContain('NAA00001')
    expect((await lise()).cas_id).toBeNull()
    const sessions = await db.selectFrom('session_ticket').selectAll().execute()
    expect(sessions).toEqual([])
  })

  test('says that nobody is recognised, and a refusal in words, without a failure in the inbox', async () => {
    expect((await trial(casSuccess('NAA00002', { idPronote: 'INCONNU' }))).text).toContain(
      'Personne n’est reconnu',
    )
    expect((await trial(casRefusal('INVALID_TICKET'))).text).toContain(
      'a refusé son propre ticket (INVALID_TICKET)',
    )
    expect(await db.selectFrom('identification_failure').selectAll().execute()).toEqual([])
  })

  test('is for a signed-in operator only', async () => {
    await prepare()
    const { root } = (await commands.findBase(uai)) ?? { root: '' }
    const page = await school.browser().get(`/${pathName}/${root}/essai-de-connexion?ticket=ST-123456789`)
    expect(page.location).toMatch(/^\/connexion/)
  })
})

test('the history says who changed what, and a version restored is a draft to read and apply', async () => {
  await prepare()
  await browser.edit(`${draft}/delegation`, withServer('https://cas.avant.fr'))
  await browser.edit(`${draft}/appliquer`, {})
  const [last] = await db.selectFrom('settings_version').select('number').orderBy('number', 'desc').execute()
  await prepare()
  await browser.edit(`${draft}/delegation`, withServer('https://cas.apres.fr'))
  await browser.edit(`${draft}/appliquer`, {})
  const page = await browser.get(`${console_}/historique`)
  expect(page.text).toContain('URL du serveur CAS https://cas.avant.fr https://cas.apres.fr')
  expect(page.text).toContain('Par superviseur.')
  await browser.submit(`${console_}/historique/restaurer`, { version: String(last?.number) })
  expect((await stored()).server_url).toBe('https://cas.apres.fr')
  await browser.edit(`${draft}/appliquer`, {})
  expect((await stored()).server_url).toBe('https://cas.avant.fr')
  expect((await browser.submit(`${console_}/historique/restaurer`, { version: '999' })).status).toBe(404)
})

test('a difference is said setting by setting, and two equal states have none', () => {
  const publication = { root: 'pronote', spaces: [] }
  const security = {
    idleMinutes: 60,
    sessionHours: 12,
    failedLogins: 10,
    longestWaitMinutes: 15,
    passwordLength: 12,
    passwordKinds: false,
    consoleNetworks: [],
    spaceNetworks: [],
    httpsRequired: false,
  }
  const before = { publication, delegation: undefined, federation: undefined, security }
  expect(describeDifference(before, before)).toEqual([])
  const after = {
    ...before,
    delegation: { ...noDelegation, commonAttribute: 'uid' },
    security: { ...security, spaceNetworks: ['192.0.2.0/24'], httpsRequired: true },
  }
  expect(describeDifference(before, after)).toEqual(
    expect.arrayContaining([
      { label: 'Adresses autorisées pour les espaces', before: 'toutes', after: '192.0.2.0/24' },
      { label: 'HTTPS exigé', before: 'non', after: 'oui' },
    ]),
  )
  expect(describeDifference(before, after)).toContainEqual({
    label: 'Identifiant commun au CAS et à la base',
    before: 'aucun',
    after: 'uid',
  })
  // Defined for the first time: what nobody touched is one line.
  const labels = describeDifference(before, after).map(({ label }) => label)
  expect(labels).toContain('Reconnaissance à la première connexion')
  expect(labels).not.toContain('Attribut du nom')
  expect(labels.filter((label) => label.startsWith('Autres réglages de la délégation'))).toHaveLength(1)
  // Afterwards each change is told, back to the usual value too.
  expect(
    describeDifference(after, { ...after, delegation: { ...noDelegation, identifierAttribute: 'uid' } }),
  ).toEqual([
    {
      label: 'Identifiant commun au CAS et à la base',
      before: 'uid',
      after: 'l’identifiant utilisateur CAS (Subject)',
    },
    { label: 'Attribut de l’identifiant PRONOTE', before: 'idPronote', after: 'uid' },
  ])
})
