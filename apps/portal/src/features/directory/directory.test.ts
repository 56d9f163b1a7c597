import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { smallDelivery } from '../../testing/small-delivery.ts'

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

const sheetPath = async (login: string): Promise<string> =>
  `/administration/annuaire/${(await portal.commands.showAccount(login)).id}`

describe('the list of accounts', () => {
  test('finds a person by words of their name in any order, without accents or case', async () => {
    const { text } = await admin.get('/administration/annuaire?q=lise%20MORVAN')
    expect(text).toContain('MORVAN Lise Élève 6E 2 lise.morvan')
    expect(text).not.toContain('MORVAN Anne')
  })

  test('filters by profile', async () => {
    const { text } = await admin.get('/administration/annuaire?profil=National_TUT')
    expect(text).toContain('MORVAN Anne')
    expect(text).not.toContain('MORVAN Lise')
  })

  test('shows an administrator the people of their schools only', async () => {
    expect((await admin.get('/administration/annuaire')).text).not.toContain('AILLEURS')
    expect((await platform.get('/administration/annuaire')).text).toContain('AILLEURS Zoé')
  })

  test('survives any address', async () => {
    const page = await admin.get('/administration/annuaire?q=%25_%27&profil=x&etat=x&etablissement=x&page=-3')
    expect(page.status).toBe(200)
  })
})

describe('the sheet of an account', () => {
  test('shows profile, class with its subject, and the state', async () => {
    const { text } = await admin.get(await sheetPath('claire.lemoine'))
    expect(text).toContain('6E 2 Enseignant MATHEMATIQUES')
    expect(text).toContain('Actif')
  })

  test('shows the guardians of a pupil and never the INE', async () => {
    const { text, html } = await admin.get(await sheetPath('lise.morvan'))
    expect(text).toContain('MORVAN Anne Mère Responsable légal')
    expect(html).not.toContain('INE')
  })

  test('of another school, or of nobody, does not exist', async () => {
    expect((await admin.get(await sheetPath('zoe.ailleurs'))).status).toBe(404)
    expect((await admin.get('/administration/annuaire/999999')).status).toBe(404)
    expect((await admin.get('/administration/annuaire/abc')).status).toBe(404)
  })

  test('a temporary password opens the account and must be changed at once', async () => {
    const path = await sheetPath('karim.roche')
    await admin.get(path)
    const page = await admin.submit(`${path}/mot-de-passe`, { motDePasse: 'Provisoire-42!' })
    expect(page.text).toContain('Le mot de passe provisoire est en place.')
    const karim = openBrowser(portal.app)
    await karim.signIn('karim.roche', 'Provisoire-42!')
    expect((await karim.get('/compte')).location).toBe('/compte/mot-de-passe')
  })

  test('a weak temporary password is refused', async () => {
    const path = await sheetPath('karim.roche')
    await admin.get(path)
    expect((await admin.submit(`${path}/mot-de-passe`, { motDePasse: 'azerty' })).status).toBe(422)
  })

  test('a temporary password that names the person is refused in words for whoever gives it', async () => {
    const path = await sheetPath('karim.roche')
    await admin.get(path)
    const page = await admin.submit(`${path}/mot-de-passe`, { motDePasse: 'Karim-Roche-42!' })
    expect(page.text).toContain('contient le nom ou l’identifiant de la personne')
  })

  test('a temporary password for a suspended account says that it opens nothing', async () => {
    const db = portal.database.kysely<{ account: { login: string; status: string } }>()
    const karim = db.updateTable('account').where('login', '=', 'karim.roche')
    await karim.set({ status: 'suspended' }).execute()
    const path = await sheetPath('karim.roche')
    await admin.get(path)
    const page = await admin.submit(`${path}/mot-de-passe`, { motDePasse: 'Provisoire-42!' })
    expect(page.text).toContain('mais ce compte est suspendu')
    await karim.set({ status: 'active' }).execute()
  })

  test('a school administrator cannot take the account of another administrator', async () => {
    await portal.commands.grantRole('claire.lemoine', 'support')
    const path = await sheetPath('claire.lemoine')
    const page = await admin.get(path)
    expect(page.text).not.toContain('Donner ce mot de passe')
    expect((await admin.post(`${path}/mot-de-passe`, { motDePasse: 'Provisoire-42!' })).status).toBe(403)
  })
})

describe('a person added by hand', () => {
  const tutor = {
    kind: 'Local_MDS',
    schoolId: '1',
    lastName: 'Delorme',
    firstName: 'Sabrina',
    company: 'Menuiserie Delorme',
  }

  test('is a work tutor of the school with a log-in name drawn from the name', async () => {
    await admin.get('/administration/annuaire/nouveau')
    const page = await admin.submit('/administration/annuaire/nouveau', tutor)
    expect(page.text).toContain('sabrina.delorme')
    expect(page.text).toContain('Maître de stage')
    expect(page.text).toContain('Menuiserie Delorme')
  })

  test('who is already there is named first, a double click adds one, and a homonym can be added', async () => {
    const path = '/administration/annuaire/nouveau'
    const twin = { ...tutor, lastName: 'Double', firstName: 'Clic' }
    await admin.get(path)
    const both = await Promise.all([admin.post(path, twin), admin.post(path, twin)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    const again = await admin.post(path, { ...twin, lastName: 'DOUBLE' })
    expect(again.text).toContain('DOUBLE Clic (clic.double)')
    expect((await admin.post(path, { ...twin, homonymes: '1' })).status).toBe(303)
  })

  test('cannot be put in a school of somebody else', async () => {
    await admin.get('/administration/annuaire/nouveau')
    expect((await admin.submit('/administration/annuaire/nouveau', { ...tutor, schoolId: '2' })).status).toBe(
      422,
    )
  })

  test('needs a kind and a name', async () => {
    await admin.get('/administration/annuaire/nouveau')
    const page = await admin.submit('/administration/annuaire/nouveau', {
      schoolId: '1',
      lastName: '',
      firstName: '',
    })
    expect(page.text).toContain('Choisissez ce qu’est cette personne.')
    expect(page.text).toContain('Saisissez le nom.')
  })

  test('is not suspended by the next AAF delivery', async () => {
    const { counts } = await portal.commands.importAaf(
      smallDelivery({ uai: '0350000K', pupils: [], guardians: [], staff: [] }),
      { simulate: true },
    )
    expect(counts).toMatchObject({ suspended: 3 })
  })
})
