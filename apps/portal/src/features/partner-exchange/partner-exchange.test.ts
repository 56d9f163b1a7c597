import { readPublicKeyFile, writeExportEnvelope, writeExportIdentifiants } from '@preau/exchange'
import type { Uai } from '@preau/people'
import { systemRandom } from '@preau/platform'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'
import { openSchoolPortal, type SchoolPortal } from '../../testing/school-portal.ts'

const page = '/administration/echanges'
const imports = '/administration/identifiants-pronote'
let portal: SchoolPortal
let platform: Browser
let admin: Browser

beforeAll(async () => {
  portal = await openSchoolPortal({ pupils: 60 })
  const { commands } = portal
  await commands.addAccount({ firstName: 'Ada', lastName: 'Exploitante', login: 'exploitant' })
  await commands.setPassword('exploitant', testPassword)
  await commands.grantRole('exploitant', 'platform')
  platform = openBrowser(portal.app)
  await platform.signIn('exploitant', testPassword)
  admin = openBrowser(portal.app)
  await admin.signIn('admin.ent', testPassword)
})

const uai = (): Uai => '0350000K' as Uai

function exportFile(complete = true): Uint8Array {
  const header = { uai: uai(), schoolYear: 2026, complete, issuedAt: '2026-09-05T18:10:00+02:00' }
  return Buffer.from([...writeExportIdentifiants(header, portal.exported.people)].join(''))
}

/** The address of the public key that a page shows first. */
async function publicKey(browser: Browser, format: 'pub' | 'pem' = 'pub'): Promise<Page> {
  const { html } = await browser.get(page)
  return browser.get(`/administration/echanges/cles/${/cles\/(\d+)\.pub/.exec(html)?.[1] ?? '0'}.${format}`)
}

async function encrypted(content: Uint8Array): Promise<Uint8Array> {
  const reading = readPublicKeyFile((await publicKey(admin)).html)
  if (!reading.ok) throw new Error(reading.reason)
  const recipients = [{ name: 'ENT-TILLEULS', publicKey: reading.key }] as const
  const header = {
    uai: uai(),
    schoolName: 'Collège',
    software: 'essai',
    issuedAt: '2026-09-05T18:10:00+02:00',
  }
  return Buffer.from(writeExportEnvelope(content, { recipients, ...header }, systemRandom))
}

async function upload(bytes: Uint8Array, mode: 'complete' | 'partial' = 'complete'): Promise<Page> {
  const { html } = await admin.get(imports)
  const school = new RegExp(`<option value="(\\d+)"[^>]*>[^<]*${uai()}`).exec(html)?.[1] ?? ''
  const answer = await admin.upload(imports, { etablissement: school, mode }, [{ name: 'export.xml', bytes }])
  // The import leads to its first step.
  return answer.location === undefined ? answer : admin.get(answer.location)
}

async function abandon(): Promise<void> {
  const { html } = await admin.get(imports)
  await admin.submit(/[^"]*\/abandonner/.exec(html)?.[0] ?? '', {})
}

describe('the keys of the portal', () => {
  test('the operator makes one, an administrator of a school takes its public half and cannot make any', async () => {
    expect((await platform.submit(`${page}/cles`, { nom: 'é' })).text).toContain('Écrivez de 2 à 40 lettres')
    const made = await platform.submit(`${page}/cles`, { nom: 'ENT-TILLEULS' })
    expect(made.text).toContain('La clé ENT-TILLEULS est créée.')
    const [rfc, pem] = [await publicKey(admin), await publicKey(admin, 'pem')]
    expect(readPublicKeyFile(rfc.html)).toMatchObject({ ok: true, bits: 3072, comment: 'ENT-TILLEULS' })
    expect(readPublicKeyFile(pem.html).ok).toBe(true)
    const shown = await admin.get(page)
    expect(shown.text).toContain('SHA256:')
    expect(shown.html).not.toContain('name="nom"')
    expect((await admin.post(`${page}/cles`, { nom: 'AUTRE' })).status).toBe(403)
    expect((await admin.post(`${page}/cles/1/detruire`, {})).status).toBe(403)
  })
})

describe('what the import of identifiers reads', () => {
  test('an export encrypted for the portal is opened by it', async () => {
    const opened = await upload(await encrypted(exportFile()))
    expect(opened.text).toContain('Étape 1/6')
    await abandon()
  })

  test('what is encrypted may be anything that is read in clear, and refused as it would be', async () => {
    expect((await upload(await encrypted(Buffer.from('<BEE_ELEVES/>')))).text).toContain('SIECLE')
    expect((await upload(await encrypted(Buffer.from('bonjour')))).text).toContain('n’est pas un fichier XML')
  })

  test('a timetable export gives its identifiers, in mode Partiel alone', async () => {
    const [pupil] = portal.exported.people.filter(({ category }) => category === 'pupil')
    const timetable =
      Buffer.from(`<ExportEmploiDuTemps Version="1.1" UAI="${uai()}"><AnneeScolaire Debut="2026-09-01"/>
      <Eleves><Eleve Nom="${pupil?.lastName ?? ''}" Prenom="${pupil?.firstName ?? ''}" DateNaissance="${pupil?.birthDate ?? ''}"
      IDPN="${pupil?.pronoteId ?? ''}"/></Eleves></ExportEmploiDuTemps>`)
    expect((await upload(timetable)).text).toContain('À importer en mode Partiel')
    const opened = await upload(timetable, 'partial')
    expect(opened.text).toContain('Étape 1/6')
    await abandon()
  })

  test('once the key is renewed the former still opens; destroyed, the refusal says whose key is missing', async () => {
    const file = await encrypted(exportFile())
    await platform.submit(`${page}/cles`, { nom: 'ENT-TILLEULS' })
    const opened = await upload(file)
    expect(opened.text).toContain('Étape 1/6')
    await abandon()
    expect((await platform.get(page)).text).toContain('Renouvelée, lit encore jusqu’au 08/12/2026')
    expect((await platform.submit(`${page}/cles/1/detruire`, {})).text).toContain('La clé est détruite.')
    const refused = await upload(file)
    expect(refused.text).toContain('chiffré pour « ENT-TILLEULS », mais avec une autre clé')
    expect((await platform.post(`${page}/cles/1/detruire`, {})).status).toBe(404)
  })
})
