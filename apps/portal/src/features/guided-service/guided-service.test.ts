import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
let admin: Browser
let base: Server
let origin: string
/** What the server of the base answers: a status and where it redirects. */
let answer: { readonly status: number; readonly location?: string }

beforeAll(async () => {
  portal = await openPortal({ PORTAL_CAS_PRIVATE_SERVICES: 'true' })
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
  base = createServer((_request, reply) => {
    reply.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location })
    reply.end('bonjour')
  })
  await new Promise<void>((ready) => base.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${String((base.address() as AddressInfo).port)}` // a server on a port has an address
})

afterAll(() => {
  base.close()
})

beforeEach(async () => {
  answer = { status: 200 }
  admin = openBrowser(portal.app)
  await admin.signIn('admin.ent', testPassword)
  await admin.get('/administration/services/pronote')
})

const answers = (url: string) => ({ url, title: 'Vie scolaire', profiles: ['National_ELV', 'National_TUT'] })

const declare = (url: string) => admin.submit('/administration/services/pronote', answers(url))

const delegated = (service: string, cas = 'http://portail.test/cas') => ({
  status: 302,
  location: `${cas}/login?service=${encodeURIComponent(service)}`,
})

describe('« Déclarer PRONOTE »', () => {
  test('three answers make a service that pupils and parents open, and the liaison is tried at once', async () => {
    answer = delegated(`${origin}/0350000K/pronote/`)
    const page = await declare(`${origin}/0350000K/pronote/parent.html?login=true`)
    expect(page.text).toContain(
      `Le service « Vie scolaire » est créé, à l’adresse ${origin}/0350000K/pronote/`,
    )
    expect(page.text).toContain('L’adresse répond Bon')
    expect(page.text).toContain('La racine est la bonne Bon')
    expect(page.text).toContain('La délégation pointe vers ce portail Bon')
    expect((await openBrowser(portal.app).signIn('lise.morvan', testPassword)).text).toContain('Vie scolaire')
    expect((await openBrowser(portal.app).signIn('anne.morvan', testPassword)).text).toContain('Vie scolaire')
    expect((await openBrowser(portal.app).signIn('claire.lemoine', testPassword)).text).not.toContain(
      'Vie scolaire',
    )
    const form = await admin.get('/administration/services/PRONOTECAS')
    expect(form.html).toMatch(/value="pronote-cas" selected.*value="9".*value="5" selected/s)
  })

  test('for one person, it says whether the ticket would carry the identifiant PRONOTE', async () => {
    const trial = '/administration/services/PRONOTECAS/essai?compte='
    expect((await admin.get(`${trial}lise.morvan`)).text).toContain(
      'Cette personne n’a pas encore d’identifiant PRONOTE dans l’ENT.',
    )
    await portal.database.pool.query(
      `insert into pronote_identifier (account_id, establishment_id, category, pronote_id, created_at)
       select a.id, 1, 'pupil', 'ABCDEFGHIJKLMNOP', now() from account a where a.login = 'lise.morvan'`,
    )
    expect((await admin.get(`${trial}lise.morvan`)).text).toContain('idPronote = ABCDEFGHIJKLMNOP')
    expect((await admin.get(`${trial}claire.lemoine`)).text).toMatch(/LEMOINE Claire n’entre pas/)
    expect((await admin.get(`${trial}zoe.ailleurs`)).text).toContain('Aucun compte de vos établissements')
  })

  test('the same address is not declared twice, and mistakes are shown on their question', async () => {
    expect((await declare(`${origin}/0350000K/pronote`)).text).toContain(
      'Cette adresse est déjà celle du service',
    )
    const page = await admin.post('/administration/services/pronote', { ...answers('collège'), profiles: [] })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Saisissez l’adresse de PRONOTE')
    expect(page.text).toContain('Cochez au moins un profil.')
  })

  test('the platform operator names the school, unless the address does', async () => {
    const operator = openBrowser(portal.app)
    await operator.signIn('exploitant', testPassword)
    await operator.get('/administration/services/pronote')
    const send = (url: string, school = '') =>
      operator.submit('/administration/services/pronote', { ...answers(url), school })
    expect((await send(`${origin}/collège/`)).text).toContain('Choisissez un de vos établissements.')
    expect((await send(`${origin}/0350001L/pronote/`)).text).toContain('est créé')
    expect((await admin.get('/administration/services/PRONOTECAS-2')).status).toBe(404)
  })

  test('a school administrator does not declare for a school of somebody else', async () => {
    const other = { ...answers(`${origin}/ailleurs/`), school: '2' }
    expect((await admin.submit('/administration/services/pronote', other)).text).toContain(
      'Choisissez un de vos établissements.',
    )
  })
})

describe('« Accès aux services tiers »', () => {
  const path = '/administration/acces-services-tiers'
  const stampIn = (html: string): string => /name="stamp" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const homeOf = async (login: string) => (await openBrowser(portal.app).signIn(login, testPassword)).text
  const save = async (fields: Record<string, string | readonly string[]>, stamp?: string) =>
    admin.submit(path, { school: '1', stamp: stamp ?? stampIn((await admin.get(path)).html), ...fields })

  test('« Pronote : Oui » and boxes create and give the same service as the guided creation', async () => {
    await portal.database.pool.query("delete from service where code = 'PRONOTECAS'")
    const page = await save({ pronote: 'oui', url: `${origin}/0350000K/pronote`, profiles: ['National_ENS'] })
    expect(page.text).toContain('PRONOTE est ouvert aux profils cochés.')
    expect(await homeOf('claire.lemoine')).toContain('Vie scolaire')
    await save({
      pronote: 'oui',
      url: `${origin}/0350000K/pronote`,
      profiles: ['National_ELV', 'National_TUT'],
    })
    expect(await homeOf('claire.lemoine')).not.toContain('Vie scolaire')
    expect(await homeOf('lise.morvan')).toContain('Vie scolaire')
  })

  test('two administrators: the second one sees what stands, and nothing is overwritten', async () => {
    const stamp = stampIn((await admin.get(path)).html)
    const fields = { pronote: 'oui', url: `${origin}/0350000K/pronote/` }
    await save({ ...fields, profiles: ['National_ELV'] }, stamp)
    const page = await save({ ...fields, profiles: ['National_DIR'] }, stamp)
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('Votre choix était : Oui, ')])
    expect(page.html).toMatch(/value="National_ELV" checked/)
  })

  test('« Non » asks again with the number of people, then closes for everybody and keeps the service', async () => {
    const asked = await save({ pronote: 'non' })
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('une personne perdra l’accès')])
    expect(await homeOf('lise.morvan')).toContain('Vie scolaire')
    expect((await save({ pronote: 'non', perdus: '1' })).text).toContain(
      'PRONOTE est fermé pour cet établissement.',
    )
    expect(await homeOf('lise.morvan')).not.toContain('Vie scolaire')
    expect((await admin.get('/administration/services')).text).toContain('Désactivé')
    await save({ pronote: 'oui', url: `${origin}/0350000K/pronote/`, profiles: ['National_ELV'] })
    expect(await homeOf('lise.morvan')).toContain('Vie scolaire')
  })

  test('the school of somebody else is unknown, and mistakes are shown on their field', async () => {
    expect((await admin.post(path, { school: '2', pronote: 'non' })).status).toBe(404)
    const page = await save({ pronote: 'oui', url: 'rien', profiles: [] })
    expect(page.text).toContain('Saisissez l’adresse de PRONOTE')
    expect(page.text).toContain('Cochez au moins un profil.')
  })
})

describe('« Essai »', () => {
  const tried = async () => (await admin.get('/administration/services/PRONOTECAS/essai')).text

  test.each([
    [
      'a delegation to another ENT',
      () => delegated(`${origin}/0350000K/pronote/`, 'https://cas.ailleurs.fr'),
      'La délégation pointe vers ce portail À corriger Le serveur confie la connexion à un autre ENT : https://cas.ailleurs.fr',
    ],
    ['no delegation', () => ({ status: 200 }), 'la page commune ne délègue pas la connexion'],
    ['a wrong root', () => ({ status: 404 }), 'La racine est la bonne À corriger'],
    [
      'a base that is not published',
      () => ({ status: 503 }),
      'Demandez au superviseur si la base est publiée.',
    ],
    ['an address that moved', () => ({ status: 301, location: '/scolarite/' }), '/scolarite/'],
    [
      'a ticket asked for another address',
      () => delegated('https://public.exemple.fr/pronote/'),
      'que l’adresse du service ne couvre pas',
    ],
  ])('%s is said, with what to do', async (_, given, said) => {
    answer = given()
    expect(await tried()).toContain(said)
  })

  test('a server that is down is said, and what depends on it is not guessed', async () => {
    base.closeAllConnections()
    await new Promise((closed) => base.close(closed))
    const text = await tried()
    expect(text).toContain('L’adresse répond À corriger')
    expect(text).toContain('La racine est la bonne Non vérifiable')
  })
})
