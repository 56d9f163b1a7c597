import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from './testing/browser.ts'
import { type OpenedPortal, openPortal } from './testing/open-portal.ts'
import { postedPaths } from './testing/posted-paths.ts'
import { loadTilleuls, testPassword } from './testing/people-of-tilleuls.ts'
import { person, pupil, smallDelivery, smallSchool } from './testing/small-delivery.ts'

let portal: OpenedPortal
/** Administrator of the school 0350000K, and of it alone. */
let ours: Browser
/** Administrator of the school 0350001L. */
let theirs: Browser
let platform: Browser

const teaching = `${smallSchool}$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES`
const zoe = person('30', 'Ailleurs', 'Zoé', { ENTPersonFonctions: teaching })
const mover = pupil('50', 'Partie', 'Maud', [])
const shared = person('3', 'Lemoine', 'Claire', {
  ENTPersonFonctions: `${smallSchool}$DOC$DOCUMENTATION$$`,
  ENTAuxEnsClassesMatieres: `${smallSchool}$4E ROUGE$061300`,
})

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  const { commands } = portal
  const here = { guardians: [], staff: [person('3', 'Lemoine', 'Claire', { ENTPersonFonctions: teaching })] }
  const all = { acceptedDepartures: 'all' } as const
  await commands.importAaf(smallDelivery({ ...here, pupils: [mover] }), all)
  await commands.importAaf(
    smallDelivery({ uai: '0350001L', pupils: [mover], guardians: [], staff: [zoe, shared] }),
  )
  await commands.importAaf(smallDelivery({ ...here, pupils: [pupil('1', 'Morvan', 'Lise', [])] }), all)
  await commands.setPassword('zoe.ailleurs', testPassword)
  await commands.grantRole('zoe.ailleurs', 'school', '0350001L')
  const services = ['LEURS', 'COMMUN'].map((code) => ({
    code,
    title: `Service ${code}`,
    ssoType: 'cas',
    url: `https://${code.toLowerCase()}.exemple.fr/`,
    grouping: 'Outils',
    ...(code === 'LEURS' && { school: '0350001L' }),
    population: [{ profiles: ['National_ENS'], schools: ['0350001L'] }],
  }))
  await commands.applyServices(JSON.stringify({ services }))
  ours = await signedIn('admin.ent')
  theirs = await signedIn('zoe.ailleurs')
  platform = await signedIn('exploitant')
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  return browser
}

const sheet = async (login: string): Promise<string> =>
  `/administration/annuaire/${(await portal.commands.showAccount(login)).id}`

/** Number of the rule that the service of the whole portal has for the other school. */
async function theirRule(code: string): Promise<string> {
  const { html } = await platform.get(`/administration/services/${code}/population`)
  return /population\/(\d+)\/supprimer/.exec(html)?.[1] ?? 'absent'
}

const form = {
  code: 'LEURS',
  title: 'Pris',
  ssoType: 'cas',
  url: 'https://pris.exemple.fr/',
  groupingId: '1',
}
const complete = { ...form, icon: 'apps', version: '1' }

describe('a school administrator at the address of another school’s', () => {
  test.each([
    ['/administration/services/LEURS'],
    ['/administration/services/leurs'],
    ['/administration/services/LEURS/population'],
    ['/administration/services/LEURS/utilisateurs'],
  ])('service %s finds nothing', async (path) => {
    expect((await ours.get(path)).status).toBe(404)
    expect((await theirs.get(path)).status).toBe(200)
  })

  test.each([
    ['/administration/services/LEURS', complete],
    ['/administration/services/LEURS/supprimer', {}],
    ['/administration/services/LEURS/population', { target: 'site', profiles: ['National_ELV'] }],
    ['/administration/services/LEURS/utilisateurs', { login: 'lise.morvan', effect: 'grant' }],
    ['/administration/services/LEURS/utilisateurs/1/supprimer', {}],
  ])('service %s changes nothing', async (path, fields) => {
    await ours.get('/administration/services')
    expect((await ours.post(path, fields)).status).toBe(404)
  })

  test.each([
    ['/administration/services/COMMUN', complete],
    ['/administration/services/COMMUN/supprimer', {}],
    ['/administration/services/COMMUN/utilisateurs', { login: 'lise.morvan', effect: 'grant' }],
    ['/administration/services/COMMUN/utilisateurs/1/supprimer', {}],
    ['/administration/regroupements', { name: 'Intrus', position: '1' }],
    ['/administration/regroupements/1', { name: 'Intrus', position: '1' }],
    ['/administration/regroupements/1/supprimer', {}],
  ])('service of everybody, %s, is refused', async (path, fields) => {
    await ours.get('/administration/services')
    expect((await ours.post(path, fields)).status).toBe(403)
  })

  test('service of everybody is shown with what they may do, and with no tab that would be refused', async () => {
    const { text, html } = await ours.get('/administration/services/COMMUN/population')
    expect(text).toContain('Vous pouvez en régler l’accès pour vos établissements, pas le modifier.')
    expect(html).not.toContain('/administration/services/COMMUN/utilisateurs')
    expect((await platform.get('/administration/services/COMMUN/population')).html).toContain(
      '/administration/services/COMMUN/utilisateurs',
    )
  })

  test('access rule on a service of everybody is refused, and the rule stays', async () => {
    const rule = await theirRule('COMMUN')
    await ours.get('/administration/services')
    const page = await ours.post(`/administration/services/COMMUN/population/${rule}/supprimer`, {})
    expect(page.status).toBe(403)
    expect(await theirRule('COMMUN')).toBe(rule)
  })

  test('access rule through the address of a service of their own removes nothing', async () => {
    const rule = await theirRule('LEURS')
    await ours.post(`/administration/services/COMMUN/population/${rule}/supprimer`, {})
    expect(await theirRule('LEURS')).toBe(rule)
  })

  test('account finds nothing and sets no password', async () => {
    const path = await sheet('zoe.ailleurs')
    expect((await ours.get(path)).status).toBe(404)
    expect((await ours.post(`${path}/mot-de-passe`, { motDePasse: 'Provisoire-42!' })).status).toBe(404)
  })

  test('number in a filter of the directory finds nobody', async () => {
    const { html } = await platform.get('/administration/annuaire')
    const [, id = ''] = /value="(\d+)">Collège 0350001L/.exec(html) ?? []
    const path = `/administration/annuaire?etablissement=${id}`
    expect((await ours.get(path)).text).toContain('Aucun compte ne correspond.')
    expect((await platform.get(path)).text).toContain('LEMOINE Claire')
  })

  test('figure is not counted on the overview', async () => {
    const { text } = await ours.get('/administration')
    expect(text).toMatch(/Établissements 1 .*Services 1 /)
  })
})

describe('somebody who left for another school', () => {
  test('is no longer read, nor given a password, by the school they left', async () => {
    const path = await sheet('maud.partie')
    expect((await ours.get(path)).status).toBe(404)
    expect((await ours.get('/administration/annuaire?q=partie')).text).toContain('Aucun compte')
    expect((await ours.post(`${path}/mot-de-passe`, { motDePasse: 'Provisoire-42!' })).status).toBe(404)
  })

  test('is in the directory of the school they joined, without the history of the other', async () => {
    const { status, text } = await theirs.get(await sheet('maud.partie'))
    expect(status).toBe(200)
    expect(text).not.toContain('0350000K')
  })

  test('and has no school any more stays in the directory of the last one', async () => {
    expect((await ours.get(await sheet('karim.roche'))).text).toContain('Suspendu')
  })
})

describe('somebody of two schools', () => {
  test('is shown by each with its own profiles and classes only', async () => {
    const path = await sheet('claire.lemoine')
    const [mine, others, everything] = [
      (await ours.get(path)).text,
      (await theirs.get(path)).text,
      (await platform.get(path)).text,
    ]
    expect(mine).toContain('Enseignant')
    expect(mine).not.toContain('4E ROUGE')
    expect(mine).not.toContain('0350001L')
    expect(others).toContain('4E ROUGE')
    expect(others).not.toContain('0350000K')
    expect(everything).toMatch(/0350000K.*0350001L/)
  })

  test('is listed by each with its own profiles only, and found by them only', async () => {
    const { text } = await theirs.get('/administration/annuaire?q=lemoine')
    expect(text).toContain('LEMOINE Claire Professeur documentaliste claire.lemoine')
    expect((await theirs.get('/administration/annuaire?profil=National_ENS')).text).not.toContain('LEMOINE')
  })
})

describe('an address typed without the right to it', () => {
  const pages = [
    '/administration',
    '/administration/annuaire',
    '/administration/annuaire/nouveau',
    '/administration/annuaire/1',
    '/administration/annuaire/livraisons',
    '/administration/annuaire/livraisons/1',
    '/administration/services',
    '/administration/services/nouveau',
    '/administration/services/COMMUN',
    '/administration/services/COMMUN/population',
    '/administration/services/COMMUN/utilisateurs',
    '/administration/regroupements',
  ]

  test.each(pages)(
    '%s is refused to a pupil, and a stranger is brought back after the log-in',
    async (path) => {
      const lise = await signedIn('lise.morvan')
      expect((await lise.get(path)).status).toBe(403)
      const stranger = await openBrowser(portal.app).get(path)
      expect(stranger.location).toBe(`/connexion?next=${encodeURIComponent(path)}`)
    },
  )

  test('support reads them, with every form shut', async () => {
    await portal.commands.grantRole('lise.morvan', 'support')
    const lise = await signedIn('lise.morvan')
    for (const path of pages) {
      const page = await lise.get(path)
      expect([path, page.status]).toEqual([path, 200])
      expect(page.text).toContain('aucune modification n’est possible')
    }
    expect((await lise.get('/administration/annuaire/nouveau')).html).toContain(
      '<fieldset class="pu-shut" disabled>',
    )
    expect((await lise.get('/compte/mot-de-passe')).html).not.toContain('pu-shut')
  })

  test('support changes nothing: each address that changes something refuses', async () => {
    const lise = await signedIn('lise.morvan')
    const changing = postedPaths(portal.app).filter((path) => path.startsWith('/administration'))
    expect(changing.length).toBeGreaterThan(25)
    for (const path of changing) {
      const page = await lise.post(path.replaceAll(/:\w+/g, '1'), {})
      expect([path, page.status, page.text.includes('Consultation seule')]).toEqual([path, 403, true])
    }
  })
})
