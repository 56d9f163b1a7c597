import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PortalSchema } from '../../store/schema.ts'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { bytesOf, person, pupil, smallDelivery, smallSchool } from '../../testing/small-delivery.ts'
import { uploadDelivery } from '../../testing/upload-delivery.ts'

let portal: OpenedPortal
let admin: Browser
let platform: Browser
const path = '/administration/annuaire/livraisons'
const db = () => portal.database.kysely<PortalSchema>()

const teacher = (id: string, name: string) =>
  person(id, name, 'Jean', { ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES` })
const lise = pupil('1', 'Morvan', 'Lise', ['2$10$1$1$1$0'])
const anne = person('2', 'Morvan', 'Anne')
const delivery = (more: Partial<Parameters<typeof smallDelivery>[0]> = {}) =>
  bytesOf(smallDelivery({ pupils: [lise], guardians: [anne], staff: [teacher('3', 'Lemoine')], ...more }))

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
  admin = openBrowser(portal.app)
  platform = openBrowser(portal.app)
  await admin.signIn('admin.ent', testPassword)
  await platform.signIn('exploitant', testPassword)
})

describe('a delivery sent by the page', () => {
  test('first shows what would change, and changes nothing until it is confirmed', async () => {
    const staff = [teacher('3', 'Lemoine'), teacher('5', 'Nouveau')]
    const page = await uploadDelivery(portal, platform, await delivery({ staff }), { facon: 'review' })
    expect(page.text).toContain('Rien n’est encore modifié')
    expect(page.text).toContain('NOUVEAU Jean (jean.nouveau)')
    expect(page.text).toContain('Collège 0350000K (0350000K) Enseignant 1 ')
    await expect(portal.commands.showAccount('jean.nouveau')).rejects.toThrow()
  })

  test('asks the number of departures before it applies them, and takes no other', async () => {
    const run = await lastPath()
    const wrong = await platform.submit(`${run}/appliquer`, { departs: '7' })
    expect(wrong.text).toContain('n’est pas celui des départs de cette livraison (1)')
    expect(await portal.commands.showAccount('karim.roche')).toMatchObject({ status: 'active' })
    await platform.get(run)
    expect((await platform.submit(`${run}/appliquer`, { departs: '1' })).text).toContain('est confirmée')
    await portal.commands.resumeAaf(run.split('/').at(-1) ?? '')
    expect((await platform.get(run)).text).toContain('La livraison est importée.')
    expect(await portal.commands.showAccount('karim.roche')).toMatchObject({ status: 'suspended' })
    expect(await portal.commands.showAccount('jean.nouveau')).toMatchObject({ status: 'to_activate' })
  })

  test('that was decided already is not decided twice', async () => {
    const run = await lastPath()
    await platform.get(run)
    expect((await platform.submit(`${run}/abandonner`, {})).text).toContain('n’attend plus de réponse')
  })

  test('is abandoned with its files, and nothing is modified', async () => {
    await uploadDelivery(portal, platform, await delivery({ staff: [teacher('6', 'Jamais')] }), {
      facon: 'review',
    })
    const run = await lastPath()
    expect((await platform.submit(`${run}/abandonner`, {})).text).toContain('Rien n’est modifié.')
    await expect(portal.commands.showAccount('jean.jamais')).rejects.toThrow()
    expect(await db().selectFrom('aaf_run_piece').selectAll().execute()).toEqual([])
  })

  test('without a file asks for the files', async () => {
    await platform.get(path)
    expect((await platform.upload(path, {}, [])).text).toContain('Choisissez les fichiers de la livraison.')
  })

  test('of another school is refused to a school administrator, who reads why', async () => {
    const files = await delivery({ uai: '0350001L' })
    const report = await uploadDelivery(portal, admin, files)
    expect(report.text).toContain('concerne l’établissement 0350001L, que vous n’administrez pas')
  })

  test('is not shown to the administrator of another school', async () => {
    await uploadDelivery(portal, platform, await delivery({ uai: '0350001L' }), { facon: 'simulate' })
    const run = await lastPath()
    for (const address of [run, `${run}/avancement`, `${run}/anomalies.csv`])
      expect((await admin.get(address)).status).toBe(404)
  })

  test('a picture instead of the files is refused, file and reason said, with nothing changed', async () => {
    const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])
    const files = (await delivery()).map(({ name }) => ({ name, bytes }))
    const report = await uploadDelivery(portal, platform, files)
    expect(report.text).toContain('La livraison est refusée. Rien n’est modifié.')
    expect(report.text).toContain('EtabEducNat_0000.xml')
  })

  test('tells how far it is while it waits, and asks the page again once it has ended', async () => {
    await platform.get(path)
    const page = await platform.upload(path, { facon: 'review' }, await delivery())
    expect(page.text).toContain('La livraison est reçue et attend son tour')
    expect(page.html).toContain('hx-trigger="every 2s"')
    const run = await lastPath()
    const id = run.split('/').at(-1) ?? ''
    expect((await platform.get(`${run}/avancement`)).text).toContain('L’import va commencer.')
    await portal.commands.resumeAaf(id)
    const response = await refreshOf(`${run}/avancement`)
    expect(response).toContain('Comparaison avec l’annuaire')
  })

  test('keeps a report that a spreadsheet opens, each entry with its file, line and reason', async () => {
    const nameless = { id: '9', attributes: { ENTPersonJointure: '9', givenName: '=SOMME(A1)' } }
    const staff = [teacher('3', 'Lemoine'), nameless]
    await uploadDelivery(portal, platform, await delivery({ staff }), { facon: 'simulate' })
    const { html } = await platform.get(`${await lastPath()}/anomalies.csv`)
    expect(html).toContain('Fichier;Ligne;Gravité;Anomalie;Que faire')
    expect(html).toMatch(/PersEducNat_0000\.xml;4;Fiche rejetée;L’attribut obligatoire/)
  })
})

describe('a whole school sent by the page', () => {
  test('is imported and its report shows the figures', async () => {
    const own = await openPortal()
    await own.commands.addAccount({ firstName: 'Paul', lastName: 'Tessier', login: 'exploitant' })
    await own.commands.grantRole('exploitant', 'platform')
    await own.commands.setPassword('exploitant', testPassword)
    const browser = openBrowser(own.app)
    await browser.signIn('exploitant', testPassword)
    const files = writeAafDelivery(makeSchool({ pupils: 60 })).map((file) => ({
      name: file.name,
      bytes: file.bytes(),
    }))
    const report = await uploadDelivery(own, browser, files)
    expect(report.text).toContain('La livraison est importée.')
    expect(report.text).toMatch(/Comptes créés \d{2,}/)
    expect((await browser.get(path)).text).toContain('Importée')
  })
})

async function lastPath(): Promise<string> {
  const row = await db().selectFrom('aaf_run').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return `${path}/${row.id}`
}

async function refreshOf(address: string): Promise<Page['text']> {
  return (await platform.get(address)).text
}

describe('the share of departures that stops an import', () => {
  test('is settled by the platform operator alone, and holds for the next delivery', async () => {
    await admin.get(path)
    expect((await admin.post(`${path}/reglage`, { part: '100' })).status).toBe(403)
    await platform.get(path)
    expect((await platform.submit(`${path}/reglage`, { part: '101', vu: '10' })).text).toContain('de 0 à 100')
    expect((await platform.submit(`${path}/reglage`, { part: '100', vu: '10' })).text).toContain(
      'au-delà de 100 % de départs',
    )
    const nobody = smallDelivery({ pupils: [lise], guardians: [anne], staff: [] })
    expect((await portal.commands.importAaf(nobody, { simulate: true })).preview?.departures).toBeNull()
  })
})
