import { issuerMetadata, signingKey } from '@preau/ws-federation/testing'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../testing/browser.ts'
import { openTestSchoolWithBase, password, pathName, uai } from '../../testing/open-test-school.ts'
import { pupilsFile } from '../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
await commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes' })
await commands.addOperator({ login: 'hebergeur', displayName: 'Hélène Hôte', password, bases: 'all' })
const page = `/console/${pathName}/adresses`
let host: Browser

beforeAll(async () => {
  host = await school.signedIn('hebergeur')
})
beforeEach(async () => {
  await commands.stopPublication(uai)
  await db.deleteFrom('base_address').execute()
  await db.updateTable('base').set({ path_name: pathName, root: 'pronote' }).where('uai', '=', uai).execute()
  await host.submit(`${page}/uai`, { uai: '' })
})

const names = () =>
  db.selectFrom('base_address').select(['kind', 'name', 'state']).orderBy('kind').orderBy('name').execute()
const addHost = (hote: string, principal = true) =>
  host.submit(`${page}/hotes`, { hote, ...(principal && { principal: '1' }) })
const at = (name: string) => ({ host: name })

test('a base with a host of its own lives at its root, and is known by no other address', async () => {
  expect((await addHost('Tilleuls.example')).status).toBe(303)
  await commands.publishBase(uai)
  const browser = school.browser(at('tilleuls.example:8081'))
  expect((await browser.get('/')).location).toBe('/pronote/')
  expect(await browser.get('/pronote/eleve.html?login=true')).toMatchObject({ status: 200 })
  expect((await browser.get('/client')).location).toBe(`/connexion?retour=%2F${pathName}%2Fclient`)
  expect((await browser.get(`/connexion?retour=%2F${pathName}%2Fclient`)).location).toBe(
    `http://localhost:8081/connexion?retour=%2F${pathName}%2Fclient`,
  )
  const console = await host.get(`/console/${pathName}`)
  expect(console.text).toContain('http://tilleuls.example:8081/pronote/')
})

test('the address by path then leads there with the deep link, and says that it changed', async () => {
  await addHost('tilleuls.example')
  await commands.publishBase(uai)
  const old = await school.browser().get(`/${pathName}/pronote/eleve.html?login=true&fd=1`)
  expect(old.location).toBe(
    'http://tilleuls.example:8081/pronote/eleve.html?login=true&fd=1&adresse=ancienne',
  )
  const browser = school.browser(at('tilleuls.example'))
  const arrived = await browser.get('/pronote/eleve.html?login=true&fd=1&adresse=ancienne')
  expect(arrived.location).toBe('/pronote/eleve.html?login=true&fd=1')
  expect((await browser.follow(arrived)).text).toContain(
    'L’adresse de ce site a changé : c’est maintenant http://tilleuls.example:8081/pronote/',
  )
})

test('a former path and a former root lead to the present address; a strange host changes nothing', async () => {
  await host.submit(`${page}/chemin`, { chemin: 'tilleuls' })
  await host.edit('/console/tilleuls/publication', { racine: 'scolarite', publies: ['commune', 'eleves'] })
  await commands.publishBase(uai)
  const browser = school.browser(at('pirate.example'))
  expect((await browser.get(`/${pathName}/pronote/eleve.html?fd=1`)).location).toBe(
    '/tilleuls/scolarite/eleve.html?fd=1&adresse=ancienne',
  )
  expect((await browser.get('/tilleuls/pronote/')).location).toBe('/tilleuls/scolarite/?adresse=ancienne')
  expect((await host.get(`/console/${pathName}/adresses`)).location).toBe('/console/tilleuls/adresses')
})

test('a form sent to a former address is refused with the new one, and nothing is lost in silence', async () => {
  await host.edit(`/console/${pathName}/publication`, {
    racine: 'scolarite',
    publies: ['commune', 'eleves'],
  })
  await commands.publishBase(uai)
  const sent = await school
    .browser()
    .submit(`/${pathName}/pronote/eleve.html?login=true`, { identifiant: 'x' })
  expect(sent.status).toBe(409)
  expect(sent.text).toContain('La nouvelle adresse est http://localhost:8081/0350000X/scolarite/')
  const logout =
    '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:SessionIndex>ST-1</samlp:SessionIndex></samlp:LogoutRequest>'
  expect(
    (await school.browser().submit(`/${pathName}/pronote/eleve.html`, { logoutRequest: logout })).status,
  ).toBe(200)
})

test('an ENT that still sends people to the former address is told apart, and the supervisor reads what to change', async () => {
  await host.submit(`${page}/chemin`, { chemin: 'tilleuls' })
  await school.browser().get(`/${pathName}/pronote/`)
  const came = await school.browser().get(`/${pathName}/pronote/eleve.html?ticket=ST-1`)
  // The ticket was given for the former address: a new one has to be asked for.
  expect(came.location).toBe('/tilleuls/pronote/eleve.html?adresse=ancienne')
  const read = await (await school.signedIn()).get('/console/tilleuls/adresses')
  expect(read.text).toContain(
    '1 personne est arrivée de l’ENT par http://localhost:8081/0350000x/pronote/. Demandez à l’administrateur de l’ENT de la remplacer par http://localhost:8081/tilleuls/pronote/',
  )
})

test('another main host takes the place of the first, which becomes a former one; without any, the path is back', async () => {
  await addHost('un.example')
  await addHost('deux.example')
  expect(await names()).toEqual([
    { kind: 'host', name: 'deux.example', state: 'main' },
    { kind: 'host', name: 'un.example', state: 'former' },
    { kind: 'path', name: '0350000x', state: 'former' },
  ])
  const browser = school.browser(at('un.example'))
  expect((await browser.get('/pronote/?a=b')).location).toBe(
    'http://deux.example:8081/pronote/?a=b&adresse=ancienne',
  )
  const main = await db
    .selectFrom('base_address')
    .select('id')
    .where('state', '=', 'main')
    .executeTakeFirstOrThrow()
  await host.submit(`${page}/retirer`, { adresse: main.id })
  expect((await names()).map(({ name }) => name)).toEqual(['un.example'])
  expect((await browser.get('/pronote/')).location).toBe(
    'http://localhost:8081/0350000X/pronote/?adresse=ancienne',
  )
})

test('an alias leads to the main host without a word, and can become it', async () => {
  await addHost('alias.example', false)
  expect((await school.browser(at('alias.example')).get('/pronote/')).location).toBe(
    'http://localhost:8081/0350000X/pronote/',
  )
  const { id } = await db.selectFrom('base_address').select('id').executeTakeFirstOrThrow()
  await host.submit(`${page}/hotes/principal`, { adresse: id })
  expect((await commands.findBase(uai))?.host).toBe('alias.example')
})

test('a node that has not heard of a host yet finds it at the first request', async () => {
  const { id } = await db.selectFrom('base').select('id').where('uai', '=', uai).executeTakeFirstOrThrow()
  const row = {
    base_id: id,
    kind: 'host',
    name: 'neuf.example',
    state: 'main',
    since: school.clock.now(),
  } as const
  await db.insertInto('base_address').values(row).execute()
  const browser = school.browser(at('neuf.example'))
  const first = await browser.get('/pronote/?login=true')
  expect(first).toMatchObject({ status: 302, location: '/pronote/?login=true' })
  expect((await browser.follow(first)).status).toBe(503)
})

test.each([
  ['chemin', { chemin: '9990001X' }, 'Une autre base a, ou avait, ce nom d’adresse'],
  ['chemin', { chemin: 'console' }, 'un nom que le serveur n’utilise pas déjà'],
  ['hotes', { hote: 'https://x.example' }, 'Ce n’est pas un nom d’hôte'],
  ['hotes', { hote: 'localhost' }, 'Ce n’est pas un nom d’hôte'],
  ['uai', { uai: '9990001X' }, 'Ce numéro est déjà celui d’une base'],
  ['uai', { uai: '123' }, 'sept chiffres et d’une lettre de contrôle'],
])('%s %j is refused on the page, and changes nothing', async (step, form, sentence) => {
  const refused = await host.submit(`${page}/${step}`, form)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain(sentence)
  expect(await names()).toEqual([])
})

test('the public address of a published base does not move', async () => {
  await commands.publishBase(uai)
  await host.submit(`${page}/chemin`, { chemin: 'ailleurs' })
  expect((await addHost('tard.example')).text).toContain('La base est publiée')
  expect(await names()).toEqual([])
  expect((await commands.findBase(uai))?.pathName).toBe(pathName)
})

test('only the host changes addresses; the supervisor reads them', async () => {
  const supervisor = await school.signedIn()
  expect((await supervisor.get(page)).body).not.toContain(`${page}/chemin`)
  expect((await supervisor.submit(`${page}/hotes`, { hote: 'a.example' })).status).toBe(403)
  expect(await names()).toEqual([])
})

test('a cité scolaire takes the files of each of its establishments, and answers to each UAI', async () => {
  const other = '9990003Z'
  expect((await host.submit(`${page}/uai`, { uai: other.toLowerCase() })).status).toBe(303)
  expect((await school.browser().get(`/${other.toLowerCase()}/pronote/`)).location).toBe(
    `/${pathName}/pronote/`,
  )
  const file = pupilsFile([{ id: '1', name: 'Le Gall', firstName: 'Ana' }], { uai: other })
  expect(await commands.importSiecle(uai, { pupils: file })).toMatchObject({ ok: true })
  await expect(
    commands.importSiecle(uai, {
      pupils: pupilsFile([{ id: '2', name: 'X', firstName: 'Y' }], { uai: '9990001X' }),
    }),
  ).rejects.toMatchObject({ code: 'import.wrong-school' })
})

test('before the address changes, the host reads what to tell the ENT, and what becomes of those connected', async () => {
  await commands.configureDelegation(uai, { serverUrl: 'https://cas.exemple' })
  const key = signingKey()
  const metadonnees = issuerMetadata({ issuer: 'urn:sts', endpoint: 'https://sts.exemple/ls/', keys: [key] })
  const form = { delegation: '1', source: 'text', metadonnees, commun: 'subject', attribut_identifiant: 'id' }
  const text = async (): Promise<string> => (await host.get(page)).text
  expect(await text()).toContain('Demandez à l’administrateur de l’ENT d’ajouter la nouvelle adresse')
  expect(await text()).not.toContain('wtrealm')
  expect((await host.edit(`/console/${pathName}/delegation/ws-federation`, form)).status).toBe(303)
  expect(await text()).toContain('Le service Ws-Federation « urn:sts » connaît la base par son adresse')
  expect(await text()).toContain(`Identifiant (wtrealm) : http://localhost:8081/${pathName}/pronote/`)
  await host.submit(`${page}/chemin`, { chemin: 'tilleuls' })
  const after = await host.get('/console/tilleuls/adresses')
  expect(after.text).toContain('Identifiant (wtrealm) : http://localhost:8081/tilleuls/pronote/')
  expect((await (await school.signedIn()).get('/console/tilleuls/adresses')).text).not.toContain('wtrealm')
})
