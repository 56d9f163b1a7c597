import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PortalSchema } from '../../store/schema.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
let admin: Browser
let platform: Browser

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
})

beforeEach(async () => {
  admin = openBrowser(portal.app)
  platform = openBrowser(portal.app)
  await admin.signIn('admin.ent', testPassword)
  await platform.signIn('exploitant', testPassword)
})

const pronote = {
  code: 'PRONOTECAS',
  title: 'PRONOTE',
  ssoType: 'pronote-cas',
  url: 'http://localhost:8081/0350000X/pronote/',
  position: '9,0',
  xitiType: '5',
  groupingId: '1',
  icon: 'school',
  inBar: '1',
}

/** Declares a service of its own for a test. */
async function declare(code: string, by = admin): Promise<void> {
  await by.get('/administration/services/nouveau')
  await by.submit('/administration/services/nouveau', { ...pronote, code, title: `Service ${code}` })
}

const db = () => portal.database.kysely<PortalSchema>()

const homeOf = async (login: string): Promise<string> =>
  (await openBrowser(portal.app).signIn(login, testPassword)).text

describe('declaring a service', () => {
  test('leads to the population, and the list then shows it with its type of SSO', async () => {
    await admin.get('/administration/services/nouveau')
    const page = await admin.submit('/administration/services/nouveau', pronote)
    expect(page.text).toContain('Le service est créé.')
    expect(page.text).toContain('Récapitulatif des droits d’accès')
    expect((await admin.get('/administration/services')).text).toContain(
      'PRONOTECAS PRONOTE SSO Pronote avec CAS Non Non Scolarité',
    )
  })

  test('every mistake is shown at once on its field, and what was typed is kept', async () => {
    await admin.get('/administration/services/nouveau')
    const page = await admin.submit('/administration/services/nouveau', {
      ...pronote,
      code: 'é',
      url: 'pronote',
      title: 'À garder',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Saisissez un code de 2 à 40')
    expect(page.text).toContain('Saisissez une adresse complète')
    expect(page.html).toContain('value="À garder"')
  })

  test('a code already used is refused', async () => {
    await declare('DOUBLE')
    await admin.get('/administration/services/nouveau')
    const page = await admin.submit('/administration/services/nouveau', { ...pronote, code: 'double' })
    expect(page.text).toContain('Ce code est déjà celui d’un autre service.')
  })

  test('a school administrator owns what they declare, and another school’s administrator does not see it', async () => {
    await portal.commands.grantRole('zoe.ailleurs', 'school', '0350001L')
    await declare('CANTINE')
    const other = openBrowser(portal.app)
    await other.signIn('zoe.ailleurs', testPassword)
    expect((await other.get('/administration/services')).text).not.toContain('CANTINE')
    expect((await other.get('/administration/services/CANTINE')).status).toBe(404)
    expect((await other.post('/administration/services/CANTINE/supprimer', {})).status).toBe(404)
  })

  test('a service of the whole portal is shown to school administrators but not changed by them', async () => {
    await declare('COMMUN', platform)
    expect((await admin.get('/administration/services')).text).toContain('COMMUN')
    expect((await admin.get('/administration/services/COMMUN')).location).toBe(
      '/administration/services/COMMUN/population',
    )
    await admin.get('/administration/services/COMMUN/population')
    expect((await admin.post('/administration/services/COMMUN', { ...pronote, code: 'COMMUN' })).status).toBe(
      403,
    )
  })
})

describe('two administrators on one service', () => {
  test('the second one sees what the first one saved, and nothing is overwritten silently', async () => {
    await declare('PARTAGE')
    const version = '1'
    await platform.get('/administration/services/PARTAGE')
    await platform.submit('/administration/services/PARTAGE', {
      ...pronote,
      code: 'PARTAGE',
      title: 'Premier',
      version,
      ownerId: '1',
    })
    await admin.get('/administration/services/PARTAGE')
    const page = await admin.submit('/administration/services/PARTAGE', {
      ...pronote,
      code: 'PARTAGE',
      title: 'Second',
      version,
      ownerId: '1',
    })
    expect(page.status).toBe(409)
    expect(page.text).toContain('Paul Tessier a enregistré ce service')
    expect(page.text).toContain('Intitulé Premier Second')
    expect((await admin.get('/administration/services')).text).toContain('PARTAGE Premier')
  })

  test('sending the form again after reading the difference is a decision', async () => {
    const page = await admin.submit('/administration/services/PARTAGE', {
      ...pronote,
      code: 'PARTAGE',
      title: 'Second',
      version: '2',
      ownerId: '1',
    })
    expect(page.text).toContain('Le service est enregistré.')
    expect((await admin.get('/administration/services')).text).toContain('PARTAGE Second')
  })
})

describe('Accès population', () => {
  const give = (code: string, profiles: readonly string[], more: Record<string, string> = {}) =>
    admin.submit(`/administration/services/${code}/population`, { target: 'site', profiles, ...more })

  test('nobody sees a new service, then the profile it is given to does', async () => {
    await declare('NOTES')
    expect(await homeOf('lise.morvan')).not.toContain('Service NOTES')
    const page = await give('NOTES', ['National_ELV', 'National_TUT'])
    expect(page.text).toContain('2 accès sont donnés.')
    expect(await homeOf('lise.morvan')).toContain('Service NOTES')
    expect(await homeOf('anne.morvan')).toContain('Service NOTES')
    expect(await homeOf('claire.lemoine')).not.toContain('Service NOTES')
  })

  test('an access that exists is not given twice', async () => {
    await declare('UNIQUE')
    await give('UNIQUE', ['National_ELV'])
    expect((await give('UNIQUE', ['National_ELV'])).text).toContain('Cet accès existait déjà.')
  })

  test('« site courant » is the administrator’s own schools, not the others', async () => {
    await declare('SITE')
    await give('SITE', ['National_ENS'])
    expect(await homeOf('claire.lemoine')).toContain('Service SITE')
    expect(await homeOf('zoe.ailleurs')).not.toContain('Service SITE')
  })

  test('a filter on the subject taught lets through those who teach it only', async () => {
    await declare('MATHS')
    await give('MATHS', ['National_ENS'], { subject: '061300' })
    expect(await homeOf('claire.lemoine')).toContain('Service MATHS')
  })

  test('withdrawing an access closes the service at once', async () => {
    await declare('RETRAIT')
    const page = await give('RETRAIT', ['National_ELV'])
    const [, rule = ''] = /RETRAIT\/population\/(\d+)\/supprimer/.exec(page.html) ?? []
    await admin.submit(`/administration/services/RETRAIT/population/${rule}/supprimer`, { perdus: '1' })
    expect(await homeOf('lise.morvan')).not.toContain('Service RETRAIT')
  })

  test('a school administrator can neither open a service to the whole portal nor to a school of somebody else', async () => {
    await declare('LIMITE')
    expect((await give('LIMITE', ['National_ELV'], { target: 'all' })).status).toBe(422)
    expect((await give('LIMITE', ['National_ELV'], { target: 'schools', schools: '2' })).status).toBe(422)
  })

  test('a form without profile says so', async () => {
    await declare('VIDE')
    expect((await give('VIDE', [])).text).toContain('Cochez au moins un profil.')
  })
})

describe('Accès utilisateur', () => {
  test('a person refused by name loses the service that their population has', async () => {
    await declare('REFUS')
    await admin.submit('/administration/services/REFUS/population', {
      target: 'site',
      profiles: ['National_ELV'],
    })
    await admin.submit('/administration/services/REFUS/utilisateurs', {
      login: 'lise.morvan',
      effect: 'refuse',
      perdus: '1',
    })
    expect(await homeOf('lise.morvan')).not.toContain('Service REFUS')
    const page = await admin.get('/administration/services/REFUS/utilisateurs')
    const [, account = ''] = /utilisateurs\/(\d+)\/supprimer/.exec(page.html) ?? []
    await admin.submit(`/administration/services/REFUS/utilisateurs/${account}/supprimer`, {})
    expect(await homeOf('lise.morvan')).toContain('Service REFUS')
  })

  test('an account of another school is as unknown as one that does not exist', async () => {
    await declare('INCONNU')
    const page = await admin.submit('/administration/services/INCONNU/utilisateurs', {
      login: 'zoe.ailleurs',
      effect: 'grant',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Aucun compte de vos établissements')
  })
})

describe('an anonymous service', () => {
  test('is shown to a visitor who is not signed in', async () => {
    await platform.get('/administration/services/nouveau')
    await platform.submit('/administration/services/nouveau', {
      ...pronote,
      code: 'MENUS',
      title: 'Menus de la cantine',
      ssoType: 'none',
      anonymous: '1',
    })
    const page = await openBrowser(portal.app).get('/')
    expect(page.text).toContain('Menus de la cantine')
    expect(page.text).not.toContain('PRONOTE')
  })
})

describe('Regroupements', () => {
  test('the platform adds one and a school administrator may not', async () => {
    await platform.get('/administration/regroupements')
    expect(
      (await platform.submit('/administration/regroupements', { name: 'Orientation', position: '5' })).text,
    ).toContain('Orientation')
    expect(
      (await platform.submit('/administration/regroupements', { name: 'Orientation', position: '6' })).text,
    ).toContain('porte déjà ce nom')
    await admin.get('/administration/regroupements')
    expect((await admin.post('/administration/regroupements', { name: 'Autre', position: '5' })).status).toBe(
      403,
    )
  })

  test('renamed by two people at once, the second sees both names and nothing of hers is written', async () => {
    const list = '/administration/regroupements'
    const { html } = await platform.get(list)
    const [, id = ''] = /regroupements\/(\d+)"(?:(?!regroupements).)*value="Orientation"/s.exec(html) ?? []
    const rename = (name: string, version: string) =>
      platform.submit(`${list}/${id}`, { name, position: '5', version })
    expect((await rename('Vie lycéenne', '1')).text).toContain('Le regroupement est enregistré.')
    const page = await rename('Avenir', '1')
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('Nom Vie lycéenne Avenir')])
    expect(page.html).toMatch(/name="version" value="2"/)
    expect((await platform.get(list)).text).not.toContain('Avenir')
    expect((await rename('Avenir', '2')).text).toContain('Le regroupement est enregistré.')
    expect((await platform.get(list)).text).not.toContain('Vie lycéenne')
  })

  test('one that still holds services stays', async () => {
    await declare('TENU')
    await platform.get('/administration/regroupements')
    expect((await platform.submit('/administration/regroupements/1/supprimer', {})).text).toContain(
      'contient encore des services',
    )
  })
})

describe('what the page did not offer', () => {
  const path = '/administration/services/nouveau'

  test.each([
    ['a grouping that was removed meanwhile', { groupingId: '999' }, 'Choisissez un regroupement.'],
    ['a school that does not exist', { ownerId: '999' }, 'Choisissez un de vos établissements.'],
    ['a NUL', { title: 'Bib\0liothèque' }, 'caractère interdit'],
    ['an endless number', { position: '1e400' }, 'L’ordre est un nombre'],
    ['a title of ten thousand letters', { title: 'a'.repeat(10_000) }, 'Saisissez l’intitulé'],
    ['an address that a browser repairs', { url: 'https:exemple.fr' }, 'Saisissez une adresse complète'],
    ['an address with a space', { url: 'https://exemple.fr/mes notes' }, 'Saisissez une adresse complète'],
    ['every field twice', { title: ['', ''], url: ['', ''] }, 'Saisissez l’intitulé'],
  ])('%s is a mistake to correct, not a fault', async (_, change, message) => {
    await platform.get(path)
    const page = await platform.post(path, { ...pronote, code: 'ETRANGE', ...change })
    expect({ status: page.status, said: page.text.includes(message) }).toEqual({ status: 422, said: true })
  })

  test.each(['99999999999', '-1', 'x', ''])('the version %j shows what stands', async (version) => {
    if (version === '99999999999') await declare('VERSION')
    await admin.get('/administration/services/VERSION')
    const page = await admin.post('/administration/services/VERSION', {
      ...pronote,
      code: 'VERSION',
      version,
    })
    expect(page.status).toBe(409)
  })

  test('the same school ticked twice is one school', async () => {
    await declare('DEUXFOIS', platform)
    const form = { target: 'schools', schools: ['1', '1'], profiles: ['National_ELV', 'National_ELV'] }
    const page = await platform.submit('/administration/services/DEUXFOIS/population', form)
    expect(page.text).toContain('L’accès est donné.')
  })

  test('a service removed while its access is being set is said to be unknown', async () => {
    await declare('FUGACE')
    const form = { target: 'site', profiles: ['National_ELV'] }
    await admin.get('/administration/services/FUGACE/population')
    const pages = await Promise.all([
      platform.post('/administration/services/FUGACE/supprimer', { perdus: '1' }),
      ...Array.from({ length: 4 }, () => admin.post('/administration/services/FUGACE/population', form)),
      admin.post('/administration/services/FUGACE/utilisateurs', { login: 'lise.morvan', effect: 'grant' }),
    ])
    for (const { status } of pages) expect([303, 404]).toContain(status)
  })

  test.each(['abc', '999', '99999999999999999999', "1'--"])(
    'the grouping %j is unknown: nothing is renamed, removed or created',
    async (id) => {
      const before = (await platform.get('/administration/regroupements')).text
      const renamed = await platform.post(`/administration/regroupements/${encodeURIComponent(id)}`, {
        name: 'Fantôme',
        position: '1',
      })
      const removed = await platform.post(
        `/administration/regroupements/${encodeURIComponent(id)}/supprimer`,
        {},
      )
      expect([renamed.status, removed.status]).toEqual([404, 404])
      expect((await platform.get('/administration/regroupements')).text).toBe(before)
    },
  )
})

describe('applyServices', () => {
  const file = (change: object = {}) =>
    JSON.stringify({
      services: [
        {
          code: 'FICHIER',
          title: 'Depuis un fichier',
          ssoType: 'pronote-cas',
          url: pronote.url,
          grouping: 'Vie de classe',
          population: [{ profiles: ['National_ELV'], schools: ['0350000K'] }],
          ...change,
        },
      ],
    })

  test('creates the service, its grouping and its access; a second time changes nothing', async () => {
    expect(await portal.commands.applyServices(file())).toMatchObject({ created: ['FICHIER'] })
    expect(await homeOf('lise.morvan')).toContain('Vie de classe Depuis un fichier')
    expect(await portal.commands.applyServices(file())).toEqual({
      created: [],
      updated: [],
      unchanged: ['FICHIER'],
      differences: [],
      losses: [],
    })
  })

  test('replaces the population by that of the file', async () => {
    const population = [{ profiles: ['National_ENS'], schools: 'all' }]
    expect(await portal.commands.applyServices(file({ population }))).toMatchObject({ updated: ['FICHIER'] })
    expect(await homeOf('lise.morvan')).not.toContain('Depuis un fichier')
    expect(await homeOf('zoe.ailleurs')).toContain('Depuis un fichier')
  })

  test('sets the answer of the service by the name of a template, and says what changed', async () => {
    const applied = await portal.commands.applyServices(file({ release: 'pronote-identity' }))
    expect(applied).toMatchObject({
      updated: ['FICHIER'],
      differences: expect.arrayContaining([
        { code: 'FICHIER', field: 'release', from: null, to: 'pronote-identity' },
      ]) as unknown,
    })
    expect(await portal.commands.applyServices(file())).toMatchObject({ unchanged: ['FICHIER'] })
    expect(await portal.commands.applyServices(file({ release: null }))).toMatchObject({
      differences: [{ field: 'release', from: 'pronote-identity', to: null }],
    })
  })

  test('sets how the service is told of log-outs and what it may do as a proxy, and leaves alone what it does not name', async () => {
    const logout = { way: 'front', url: 'https://fichier.exemple.fr/fin' }
    const proxy = { allowed: true, callback: 'https://fichier.exemple.fr/rappel' }
    const differences = [
      { code: 'FICHIER', field: 'logout', from: { way: 'back', url: null }, to: logout },
      { code: 'FICHIER', field: 'proxy', from: { allowed: false, callback: null }, to: proxy },
    ]
    const both = file({ logout, proxy })
    expect(await portal.commands.applyServices(both, { dryRun: true })).toMatchObject({ differences })
    expect(await portal.commands.applyServices(both)).toMatchObject({ updated: ['FICHIER'], differences })
    expect(await portal.commands.applyServices(both)).toMatchObject({ unchanged: ['FICHIER'] })
    expect(await portal.commands.applyServices(file())).toMatchObject({ unchanged: ['FICHIER'] })
    const silent = file({ logout: { way: 'none' }, proxy: { allowed: false } })
    expect(await portal.commands.applyServices(silent)).toMatchObject({
      differences: [
        { field: 'logout', from: logout, to: { way: 'none', url: null } },
        { field: 'proxy', from: proxy, to: { allowed: false, callback: null } },
      ],
    })
  })

  test('a dry run says what would change, population included, and changes nothing', async () => {
    const population = [{ profiles: ['National_TUT'], schools: ['0350000K'], subject: '061300' }]
    const changed = file({ title: 'Autre titre', grouping: 'Rubrique à sec', population })
    const before = await portal.commands.listServices()
    expect(await portal.commands.applyServices(changed, { dryRun: true })).toEqual({
      created: [],
      updated: ['FICHIER'],
      unchanged: [],
      differences: [
        { code: 'FICHIER', field: 'title', from: 'Depuis un fichier', to: 'Autre titre' },
        { code: 'FICHIER', field: 'grouping', from: 'Vie de classe', to: 'Rubrique à sec' },
        {
          code: 'FICHIER',
          field: 'population',
          from: ['National_ELV · 0350000K'],
          to: ['National_TUT · 0350000K · subject=061300'],
        },
      ],
      losses: [{ code: 'FICHIER', people: 1 }],
    })
    expect(await portal.commands.listServices()).toEqual(before)
    expect((await platform.get('/administration/regroupements')).text).not.toContain('Rubrique à sec')
  })

  test('a service left to nobody is refused with the number of people, and done when that number is given', async () => {
    const content = file({ code: 'VIDE' })
    await portal.commands.applyServices(content)
    const emptied = file({ code: 'VIDE', population: [] })
    const refusal = { code: 'service.file-losses' }
    await expect(portal.commands.applyServices(emptied)).rejects.toMatchObject(refusal)
    await expect(portal.commands.applyServices(emptied, { acceptLosses: 7 })).rejects.toMatchObject(refusal)
    expect(await portal.commands.applyServices(content)).toMatchObject({ unchanged: ['VIDE'] })
    const shut = file({ code: 'VIDE', state: 'disabled' })
    const losses = [{ code: 'VIDE', people: 1 }]
    expect(await portal.commands.applyServices(shut, { dryRun: true })).toMatchObject({ losses })
    expect(await portal.commands.applyServices(emptied, { acceptLosses: 1 })).toMatchObject({ losses })
    expect(await portal.commands.applyServices(shut)).toMatchObject({ losses: [] })
  })

  test('a dry run creates nothing', async () => {
    const content = file({ code: 'A-SEC' })
    expect(await portal.commands.applyServices(content, { dryRun: true })).toMatchObject({
      created: ['A-SEC'],
    })
    expect((await portal.commands.listServices()).map(({ code }) => code)).not.toContain('A-SEC')
  })

  const two = (second: object = {}) =>
    JSON.stringify({
      services: ['ENSEMBLE1', 'ENSEMBLE2'].map((code, index) => ({
        code,
        title: code,
        ssoType: 'cas',
        url: 'https://exemple.fr/',
        grouping: 'Rubrique neuve',
        ...(index === 1 && second),
      })),
    })

  test('a file is applied whole or not at all', async () => {
    // A constraint that only the database knows stands for whatever can fail in the middle of a file.
    await sql`alter table service add constraint no_second check (code <> 'ENSEMBLE2')`.execute(db())
    await expect(portal.commands.applyServices(two())).rejects.toThrow('no_second')
    await sql`alter table service drop constraint no_second`.execute(db())
    expect((await portal.commands.listServices()).map(({ code }) => code)).not.toContain('ENSEMBLE1')
    expect((await platform.get('/administration/regroupements')).text).not.toContain('Rubrique neuve')
  })

  test('two files applied at once do not trip over each other', async () => {
    const [first, second] = await Promise.all([
      portal.commands.applyServices(two()),
      portal.commands.applyServices(two()),
    ])
    expect([...first.created, ...second.created].sort()).toEqual(['ENSEMBLE1', 'ENSEMBLE2'])
    expect([...first.unchanged, ...second.unchanged].sort()).toEqual(['ENSEMBLE1', 'ENSEMBLE2'])
  })

  test('a mistake is said in French, with its place', async () => {
    const wrong = file({ title: undefined, population: [{ profiles: [], schools: 'all' }] })
    await expect(portal.commands.applyServices(wrong)).rejects.toMatchObject({
      texts: { sentence: expect.stringMatching(/services\.0\.title \(.*attendu/) as string },
    })
  })

  test.each([
    ['an anonymous service that would identify people', file({ anonymous: true })],
    ['a key that does not exist', file({ titre: 'x' })],
    ['a school that is not in the directory', file({ school: '0350009V' })],
    ['something that is not JSON', '{'],
    ['an address that is not one', file({ url: 'pronote' })],
  ])('refuses %s before writing anything', async (_, content) => {
    await expect(portal.commands.applyServices(content)).rejects.toMatchObject({ code: 'service.bad-file' })
  })
})

const openPronote = { ...pronote, state: 'published' }

describe('the life of a service', () => {
  const visit = async (login: string, url: string) => {
    const browser = openBrowser(portal.app)
    await browser.signIn(login, testPassword)
    return browser.get(`/cas/login?service=${encodeURIComponent(url)}`)
  }
  const giveToPupils = (code: string) =>
    admin.submit(`/administration/services/${code}/population`, {
      target: 'site',
      profiles: ['National_ELV'],
    })

  test('N-24: outside its period it is refused at the CAS log-in and greyed at home, with its own sentence', async () => {
    const url = 'https://periode.exemple.fr/'
    const fields = { ...openPronote, code: 'PERIODE', title: 'Service PERIODE', url, ssoType: 'cas' }
    const period = { opensOn: '2026-10-01', closesOn: '2027-07-03' }
    await admin.get('/administration/services/nouveau')
    await admin.submit('/administration/services/nouveau', { ...fields, ...period })
    await giveToPupils('PERIODE')
    const refused = await visit('lise.morvan', url)
    expect([refused.status, refused.text]).toEqual([
      403,
      expect.stringContaining('ouvrira le 1er octobre 2026'),
    ])
    expect(await homeOf('lise.morvan')).toContain('Service PERIODE Ce service ouvrira le 1er octobre 2026.')
    const closedMessage = 'À la rentrée, promis.'
    await admin.submit('/administration/services/PERIODE', {
      ...fields,
      ...period,
      closedMessage,
      version: '1',
    })
    expect(await homeOf('lise.morvan')).toContain('À la rentrée, promis.')
    expect((await admin.get('/administration/services')).text).toContain('Hors période')
    await admin.submit('/administration/services/PERIODE', { ...fields, opensOn: '01/09/2026', version: '2' })
    expect((await visit('lise.morvan', url)).location).toContain('ticket=ST-')
  })

  test('a period that ends before it begins is refused on its field', async () => {
    await admin.get('/administration/services/nouveau')
    const period = { opensOn: '2026-10-01', closesOn: '2026-09-01' }
    const page = await admin.submit('/administration/services/nouveau', {
      ...openPronote,
      code: 'ENVERS',
      ...period,
    })
    expect(page.text).toContain('La date de fermeture vient avant la date d’ouverture.')
  })

  test('disabled from the list, it opens for nobody and keeps its rights', async () => {
    await declare('ARRET')
    await giveToPupils('ARRET')
    await admin.get('/administration/services')
    const disable = (more = {}) =>
      admin.submit('/administration/services/ARRET/etat', { state: 'disabled', version: '1', ...more })
    const asked = await disable()
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('une personne le perdra')])
    expect(asked.html).toMatch(/name="version" value="1".*name="perdus" value="1"/s)
    expect((await disable({ perdus: '7' })).status).toBe(409)
    expect(await homeOf('lise.morvan')).toContain('Service ARRET')
    const page = await disable({ perdus: '1' })
    expect(page.text).toContain('Le service « Service ARRET » est maintenant : désactivé.')
    expect(await homeOf('lise.morvan')).not.toContain('Service ARRET')
    await admin.submit('/administration/services/ARRET/etat', { state: 'published', version: '2' })
    expect(await homeOf('lise.morvan')).toContain('Service ARRET')
  })

  test('shut or removed from its own page, that is asked a second time with the number of people, and nothing typed is lost', async () => {
    await declare('FERME')
    await giveToPupils('FERME')
    const path = '/administration/services/FERME'
    const save = async (fields: Readonly<Record<string, string>>) => {
      await admin.get(path)
      return admin.submit(path, {
        ...pronote,
        title: 'Fermé bientôt',
        state: 'published',
        version: '1',
        ...fields,
      })
    }
    for (const [fields, words] of [
      [{ state: 'disabled' }, 'Désactivé, « Service FERME »'],
      [{ state: 'draft' }, 'Remis en brouillon'],
      [{ closesOn: '2026-09-06' }, 'cette période'],
      [{ opensOn: '2026-09-08' }, 'cette période'],
    ] as const) {
      const asked = await save(fields)
      expect([asked.status, asked.text]).toEqual([409, expect.stringContaining(words)])
      expect(asked.html).toContain('name="title" value="Fermé bientôt"')
      expect(asked.html).toContain('name="perdus" value="1"')
    }
    expect((await save({ state: 'disabled', version: '7', perdus: '1' })).text).toContain('entre-temps')
    expect(await homeOf('lise.morvan')).toContain('Service FERME')
    const removed = await admin.submit(`${path}/supprimer`, {})
    expect([removed.status, removed.text]).toEqual([409, expect.stringContaining('une personne le perdra')])
    expect((await save({ state: 'draft', perdus: '1' })).text).toContain('Fermé bientôt')
    expect(await homeOf('lise.morvan')).not.toContain('Fermé bientôt')
    expect((await admin.submit(`${path}/supprimer`, {})).text).toContain('Le service est supprimé')
  })

  test('its state is not changed over the head of somebody who has just saved it', async () => {
    await declare('VITE')
    await admin.get('/administration/services')
    const page = await admin.submit('/administration/services/VITE/etat', { state: 'disabled', version: '9' })
    expect(page.text).toContain('Quelqu’un vient de modifier ce service')
  })

  test('locked by the platform, its school changes neither the service nor its rights, and is told so', async () => {
    await declare('VERROU')
    await platform.get('/administration/services/VERROU')
    const locked = { ...openPronote, code: 'VERROU', ownerId: '1', version: '1', locked: '1' }
    await platform.submit('/administration/services/VERROU', locked)
    await admin.get('/administration/services')
    const answers = [
      await admin.post('/administration/services/VERROU', { ...openPronote, version: '2' }),
      await admin.post('/administration/services/VERROU/etat', { state: 'disabled', version: '2' }),
      await giveToPupils('VERROU'),
      await admin.post('/administration/services/VERROU/utilisateurs', {
        login: 'lise.morvan',
        effect: 'grant',
      }),
    ]
    for (const { status, text } of answers)
      expect([status, text]).toEqual([403, expect.stringContaining('verrouillé par l’exploitant')])
    expect((await admin.get('/administration/services/VERROU/population')).text).toContain(
      'lui seul le modifie',
    )
  })

  test('a copy is a draft with another code, and takes the rights along', async () => {
    await declare('MODELE')
    await giveToPupils('MODELE')
    const form = await admin.get('/administration/services/nouveau?modele=MODELE')
    expect(form.html).toContain('value="MODELE-2"')
    const copy = {
      ...pronote,
      code: 'MODELE-2',
      title: 'La copie',
      state: 'draft',
      modele: 'MODELE',
      avecAcces: '1',
    }
    const page = await admin.submit('/administration/services/nouveau', copy)
    expect(page.text).toContain('Élève Accès au service')
    expect((await admin.get('/administration/services?q=MODELE-2')).text).toContain('Brouillon')
    expect(await homeOf('lise.morvan')).not.toContain('La copie')
  })

  test('the history says who changed what, from what to what', async () => {
    await declare('MEMOIRE')
    await platform.get('/administration/services/MEMOIRE')
    const changed = { ...openPronote, code: 'MEMOIRE', title: 'Autre nom', ownerId: '1', version: '1' }
    await platform.submit('/administration/services/MEMOIRE', changed)
    await giveToPupils('MEMOIRE')
    const login = { login: 'lise.morvan', effect: 'refuse', perdus: '1' }
    await admin.submit('/administration/services/MEMOIRE/utilisateurs', login)
    const { text } = await admin.get('/administration/services/MEMOIRE/historique')
    expect(text).toMatch(
      /Nadia Vasseur MORVAN Lise : accès refusé nommément\..*Nadia Vasseur Accès donné : Élève, Collège 0350000K\..*Paul Tessier Intitulé : « Service MEMOIRE » devient « Autre nom ».*Nadia Vasseur Service créé\./,
    )
  })
})

describe('the addresses of a service', () => {
  const wiki = {
    ...openPronote,
    code: 'WIKI',
    title: 'Wiki',
    ssoType: 'cas',
    url: 'https://wiki.exemple.fr/',
  }
  const at = '/administration/services/WIKI'
  const lines = 'https://ancien.exemple.fr/wiki/\nhttps://{uai}.exemple.fr/wiki/'

  test('several are saved, found in the list, said by the history, and all open the service', async () => {
    await platform.get('/administration/services/nouveau')
    await platform.submit('/administration/services/nouveau', wiki)
    await platform.get(at)
    const page = await platform.submit(at, { ...wiki, otherUrls: lines, version: '1' })
    expect(page.text).toContain('Le service est enregistré.')
    expect(page.text).toContain('https://0350000k.exemple.fr/wiki/page.html')
    expect((await platform.get('/administration/services?q=ancien')).text).toContain('WIKI')
    expect((await platform.get(`${at}/historique`)).text).toContain(
      'Autres adresses : vide devient « https://ancien.exemple.fr/wiki/ https://{uai}.exemple.fr/wiki/ »',
    )
    for (const address of ['https://ancien.exemple.fr/wiki/a', 'https://0350000k.exemple.fr/wiki/'])
      expect((await admin.get(`/cas/login?service=${encodeURIComponent(address)}`)).text, address).toContain(
        'Accès à Wiki refusé',
      )
    const far = await admin.get(
      `/cas/login?service=${encodeURIComponent('https://ancien.exemple.fr/autre/')}`,
    )
    expect(far.text).toMatch(/Adresse déclarée https:\/\/ancien\.exemple\.fr\/wiki\/ /)
  })

  test('one is tried as typed, without saving', async () => {
    const tried = (otherUrls: string, triedUrl: string) =>
      platform.submit(at, { ...wiki, otherUrls, triedUrl, intent: 'try', version: '2' })
    const taken = await tried('https://m.exemple.fr/', 'https://m.exemple.fr/a?x=1')
    expect(taken.text).toContain('Cette adresse est reconnue, par https://m.exemple.fr/.')
    expect((await platform.get(`${at}?essai=https://m.exemple.fr/`)).text).toContain(
      'Cette adresse n’est pas reconnue par ce service.',
    )
    const near = await tried(lines, 'https://0350000k.exemple.fr/Wiki/')
    expect(near.text).toContain('Les majuscules du chemin : /Wiki/ a été reçu, /wiki/ est déclaré.')
    expect((await tried(lines, 'wiki')).text).toContain('Le début manque : https://')
  })

  test('those of two services that meet are explained, and the most precise keeps its pages', async () => {
    await platform.get('/administration/services/nouveau')
    const fine = { ...wiki, code: 'FIN', title: 'Wiki fin', url: 'https://ancien.exemple.fr/wiki/fin/' }
    await platform.submit('/administration/services/nouveau', fine)
    const page = await platform.get(`${at}?essai=https://ancien.exemple.fr/wiki/fin/x`)
    expect(page.text).toContain('Cette adresse va au service « Wiki fin », qui la déclare plus précisément')
    expect(page.text).toContain('« Wiki fin » en déclare une partie, https://ancien.exemple.fr/wiki/fin/')
    expect((await platform.get('/administration/services/FIN')).text).toContain(
      '« Wiki » déclare plus largement https://ancien.exemple.fr/wiki/',
    )
  })

  test('N-27 a mistake is said with its line, and a school writes no joker', async () => {
    const { text, status, html } = await platform.submit(at, {
      ...wiki,
      otherUrls: 'https://bon.exemple.fr/\nhttps://.*exemple\\.fr/',
      version: '2',
    })
    expect(status).toBe(422)
    expect(text).toMatch(/« https:\/\/\.\*exemple\\\.fr\/ » : .*barre oblique inverse/)
    expect(html).toContain('https://bon.exemple.fr/')
    await admin.get('/administration/services/nouveau')
    const own = { ...pronote, code: 'JOKER', otherUrls: 'https://*.exemple.fr/' }
    expect((await admin.submit('/administration/services/nouveau', own)).text).toContain(
      'elle est réservée à l’exploitant du portail',
    )
  })
})

describe('the list of services', () => {
  test('is searched by code, title or address, filtered and ordered', async () => {
    await admin.get('/administration/services/nouveau')
    for (const [code, title, url] of [
      ['ZEBRE', 'Aquarelle Écoles', 'https://z.exemple.fr/'],
      ['ABEILLE', 'Zoologie', 'https://aquarelle.exemple.fr/'],
    ])
      await admin.submit('/administration/services/nouveau', {
        ...pronote,
        ...{ code: code ?? '', title: title ?? '', url: url ?? '', ssoType: 'cas', state: 'draft' },
      })
    const found = async (query: string) =>
      [
        ...(await admin.get(`/administration/services?${query}`)).html.matchAll(
          /<th scope="row"[^>]*>(\w+)</g,
        ),
      ].map(([, code]) => code)
    expect(await found('q=aquarelle&tri=code')).toEqual(['ABEILLE', 'ZEBRE'])
    expect(await found('q=aquarelle&tri=code&sens=desc')).toEqual(['ZEBRE', 'ABEILLE'])
    expect(await found('q=ecoles&etat=draft&sso=cas')).toEqual(['ZEBRE'])
    expect(await found('q=ecoles&etat=disabled')).toEqual([])
    expect((await admin.get('/administration/services?q=rien&etat=%00x')).status).toBe(400)
    expect((await admin.get('/administration/services?q=zzz&tri=inconnu')).text).toContain(
      'Aucun service ne correspond.',
    )
  })
})

describe('the picture of a service', () => {
  const drawing = (inside: string) => [
    {
      name: 'icone.svg',
      bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 3">${inside}</svg>`),
    },
  ]
  const path = '/administration/services/IMAGE/icone'

  test('is shown in the list and on the home page, served for ever under its hash, and can be removed', async () => {
    await admin.get('/administration/services/nouveau')
    const open = { ...pronote, code: 'IMAGE', ssoType: 'none', anonymous: '1' }
    await admin.submit('/administration/services/nouveau', open)
    await admin.get(path)
    const sent = await admin.upload(path, {}, drawing('<path d="M0 0L3 3"/>'))
    expect(sent.text).toContain('L’image du service est enregistrée.')
    const address = /\/services\/icones\/[0-9a-f]{64}/.exec(sent.html)?.[0] ?? ''
    expect((await admin.get('/administration/services')).html).toContain(address)
    expect((await openBrowser(portal.app).get('/')).html).toContain(address)
    const { headers, body } = await portal.app.inject(address)
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(body).toContain('M0 0L3 3')
    await admin.get(path)
    expect((await admin.submit(`${path}/retirer`, {})).text).toContain('L’image du service est retirée.')
    expect((await portal.app.inject(address)).statusCode).toBe(404)
    expect((await admin.get('/administration/services/IMAGE/historique')).text).toContain(
      'Image du service retirée.',
    )
  })

  test('is refused on its field when it holds a script or is a text named .png, with nothing changed', async () => {
    await admin.get(path)
    const scripted = await admin.upload(path, {}, drawing('<script>alert(1)</script>'))
    expect(scripted.status).toBe(422)
    expect(scripted.text).toContain('contient « script » (ligne 1)')
    const text = await admin.upload(path, {}, [{ name: 'icone.png', bytes: Buffer.from('Bonjour') }])
    expect(text.text).toContain('n’est ni un PNG ni un SVG')
    expect((await admin.get(path)).html).not.toContain('/services/icones/')
    expect((await portal.app.inject('/services/icones/../x')).statusCode).toBe(404)
  })
})
