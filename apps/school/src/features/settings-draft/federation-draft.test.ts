import { issuerMetadata, signingKey } from '@preau/ws-federation/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { pupilsFile } from '../../testing/school-files.ts'
import { openTestSts } from '../../testing/test-sts.ts'
import { spaces } from '../bases/index.ts'

const school = await openTestSchoolWithBase({ SCHOOL_CAS_ALLOW_PRIVATE: 'oui' })
const sts = await openTestSts(() => school.clock.now())
const { commands, db } = school
await commands.importSiecle(uai, { pupils: pupilsFile([{ id: '1', name: 'Morvan', firstName: 'Lise' }]) })
const browser = await school.signedIn()
const console_ = `/console/${pathName}`
const draft = `${console_}/brouillon`
const idPronote = 'http://schemas.xmlsoap.org/claims/idPronote'
const form = (changes: Readonly<Record<string, string>> = {}) => ({
  delegation: '1',
  source: 'url',
  metadonnees_url: sts.metadataUrl,
  commun: 'subject',
  attribut_identifiant: idPronote,
  ...changes,
})
const choices = (choice: string) => ({
  commun: 'subject',
  attribut_identifiant: 'idPronote',
  ...Object.fromEntries(spaces.map((space) => [`espace-${space}`, choice])),
})
const stored = () => db.selectFrom('federation_delegation').selectAll().executeTakeFirst()
const versions = () => db.selectFrom('settings_version').select('number').execute()
const draftWith = async (changes: Readonly<Record<string, string>> = {}) => {
  await browser.submit(draft, {})
  return browser.edit(`${draft}/delegation/ws-federation`, form(changes))
}

beforeEach(async () => {
  await db.deleteFrom('identification_failure').execute()
  await commands.publishBase(uai)
  await browser.edit(`${draft}/abandonner`, {})
})

test('a Ws-Federation delegation is prepared on a published base, told in words, and applied with its spaces', async () => {
  const saved = await draftWith()
  expect(saved).toMatchObject({ status: 303, location: `${draft}/delegation/ws-federation` })
  expect((await browser.edit(`${draft}/delegation`, choices('ws-federation'))).status).toBe(303)
  expect(await stored()).toBeUndefined()
  const page = await browser.get(draft)
  expect(page.text).toContain('Délégation Ws-Federation définie aucun oui')
  expect(page.text).toContain(`Ws-Federation, métadonnées du service aucun ${sts.metadataUrl}`)
  expect(page.text).toContain(`Ws-Federation, émetteur aucun ${sts.issuer}`)
  const kept = await browser.get(`${draft}/delegation/ws-federation`)
  expect(kept.text).toContain('Vous modifiez le brouillon')
  expect(kept.text).not.toContain('Relire les métadonnées')
  expect(kept.body).toContain(`href="${draft}/delegation"`)

  await browser.edit(`${draft}/appliquer`, {})
  expect(await stored()).toMatchObject({ enabled: true, issuer: sts.issuer, metadata_url: sts.metadataUrl })
  expect((await commands.findBase(uai))?.published).toBe(true)
  const entered = await school.browser().get(`/${pathName}/pronote/eleve.html`)
  expect(entered.location).toContain('wtrealm=')
})

test('a draft with another root warns that the service knows the base by its address, and gives both', async () => {
  await browser.submit(draft, {})
  await browser.edit(`${draft}/publication`, { racine: 'scolarite', publies: ['commune'], mobiles: [] })
  const { text } = await browser.get(draft)
  expect(text).toContain('La racine change')
  expect(text).toMatch(/wtrealm.*\/pronote\/ Après.*\/scolarite\//)
})

test('a version of before is restored with its service, and the spaces that it gave', async () => {
  const [{ number: before } = { number: 0 }] = (await versions()).slice(-1)
  const key = signingKey({ name: 'Autre service' })
  const metadonnees = issuerMetadata({
    issuer: 'urn:autre',
    endpoint: 'https://sts.autre.exemple/ls/',
    keys: [key],
  })
  await draftWith({ source: 'text', metadonnees_url: '', metadonnees, sha1: '1' })
  await browser.edit(`${draft}/appliquer`, {})
  expect(await stored()).toMatchObject({ issuer: 'urn:autre', allow_sha1: true, metadata_url: null })
  const history = await browser.get(`${console_}/historique`)
  expect(history.text).toContain(`Ws-Federation, métadonnées du service ${sts.metadataUrl} contenu collé`)
  expect(history.text).toContain('Ws-Federation, signatures SHA-1 acceptées non oui')
  await browser.submit(`${console_}/historique/restaurer`, { version: String(before) })
  await browser.edit(`${draft}/appliquer`, {})
  expect(await stored()).toMatchObject({
    issuer: sts.issuer,
    allow_sha1: false,
    metadata_url: sts.metadataUrl,
  })
})

test('a version of before the delegation was defined leaves it there, not ticked', async () => {
  await browser.submit(`${console_}/historique/restaurer`, { version: '1' })
  expect((await browser.get(draft)).text).toContain('Délégation Ws-Federation définie oui non')
  await browser.edit(`${draft}/appliquer`, {})
  expect(await stored()).toMatchObject({ enabled: false, issuer: sts.issuer })
  const rows = await db.selectFrom('space_publication').select('delegation').execute()
  expect(new Set(rows.map(({ delegation }) => delegation))).toEqual(new Set(['none']))
  await draftWith()
  await browser.edit(`${draft}/delegation`, choices('ws-federation'))
  await browser.edit(`${draft}/appliquer`, {})
})

test('metadata read again meanwhile are no version, and a draft applied later does not bring back those of before', async () => {
  await draftWith({ demander_mot_de_passe: '1' })
  const count = (await versions()).length
  const renewed = signingKey({ name: 'Clé suivante' })
  sts.rollOver(renewed, [renewed])
  const again = await browser.follow(await browser.submit(`${console_}/delegation/ws-federation/relire`, {}))
  expect(again.text).toContain('le service a changé ses certificats')
  expect((await browser.get(draft)).text).not.toContain('ont été changés depuis')
  expect(await versions()).toHaveLength(count)
  expect((await browser.edit(`${draft}/appliquer`, {})).status).toBe(303)
  expect(await stored()).toMatchObject({ ask_password: true })
  expect((await stored())?.metadata).toContain(renewed.base64)
})

test('a restored version does not take the place of a draft that somebody prepares', async () => {
  await draftWith({ demander_mot_de_passe: '' })
  const refused = await browser.submit(`${console_}/historique/restaurer`, { version: '1' })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('elle n’a pas été remplacée')
  expect((await browser.get(draft)).text).toContain('demandé à chaque entrée oui non')
})

describe('the trial of a Ws-Federation delegation', () => {
  const lise = () =>
    db.selectFrom('person').selectAll().where('category', '=', 'pupil').executeTakeFirstOrThrow()
  const leave = async () => {
    const leaving = await browser.get(`${draft}/essai/ws-federation`)
    expect(leaving.location).toContain('wa=wsignin1.0')
    return sts.answer(leaving.location ?? '')
  }
  /** The browser as it comes from the site of the service: without the session of the operator. */
  const comeBack = ({ action, fields }: Awaited<ReturnType<typeof leave>>) =>
    school.browser().submitFromElsewhere(new URL(action).pathname, fields)

  test('shows what came and who would come in; nobody is linked, nothing is opened, recorded or kept', async () => {
    const { pronote_id: id } = await lise()
    sts.signIn({ subject: 'NAA00001', claims: { [idPronote]: [id] } })
    await draftWith()
    expect((await browser.get(draft)).text).toContain('Essayer une connexion Ws-Federation')
    const answer = await leave()
    const page = await comeBack(answer)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Lise Morvan (Élève)')
    expect(page.text).toContain('Sujet du jeton (NameID) NAA00001')
    expect((await lise()).cas_id).toBeNull()
    expect(await db.selectFrom('session_ticket').selectAll().execute()).toEqual([])
    expect((await comeBack(answer)).text).toContain('elle a déjà servi')
    expect(await db.selectFrom('identification_failure').selectAll().execute()).toEqual([])
  })

  test('says why a token would be refused, without a failure in the inbox', async () => {
    await draftWith()
    sts.issues({ audience: 'https://autre.exemple/' })
    const page = await comeBack(await leave())
    expect(page.text).toContain('Le jeton est destiné à « https://autre.exemple/ »')
    expect(await db.selectFrom('identification_failure').selectAll().execute()).toEqual([])
    sts.issues({})
  })

  test('goes through on a base that has no such delegation in force, and not when the draft is gone', async () => {
    await draftWith()
    const answer = await leave()
    await browser.edit(`${draft}/abandonner`, {})
    expect((await comeBack(answer)).status).toBe(409)
    expect((await browser.get(`${draft}/essai/ws-federation`)).status).toBe(409)
  })

  test('an operator who may not open the base any more is shown nothing', async () => {
    await draftWith()
    const answer = await leave()
    const rights = await db.selectFrom('operator_base').selectAll().execute()
    await db.deleteFrom('operator_base').execute()
    expect((await comeBack(answer)).text).not.toContain('NameID')
    await db.insertInto('operator_base').values(rights).execute()
  })
})
