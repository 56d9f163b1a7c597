import { generateKeyPairSync } from 'node:crypto'
import {
  readEnvelope,
  readPartnerDirectory,
  readPublicKeyFile,
  signPush,
  writeExportEnvelope,
  writeExportIdentifiants,
  writeRfc4716,
} from '@preau/exchange'
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

  describe('a spreadsheet', () => {
    const sheet = (): string => {
      const pupils = portal.exported.people.filter(({ category }) => category === 'pupil').slice(0, 3)
      const lines = pupils.map((one) =>
        [one.lastName, one.firstName, one.birthDate ?? '', one.pronoteId, 'x'].join(';'),
      )
      return [
        'Élève;Prénom;Né(e) le;Identifiant PRONOTE-ENT;Autre',
        ...lines,
        'Faux;Id;01/01/2012;D7FR34N5EPVM9;x',
      ].join('\r\n')
    }

    test('is taken in mode Partiel alone; what is none of a school is refused in words', async () => {
      expect((await upload(Buffer.from(sheet()))).text).toContain('À importer en mode Partiel')
      expect((await upload(Buffer.from('a;b\n'), 'partial')).text).toContain('ne contient personne')
      expect((await upload(Buffer.from('a;b\n"x;y'), 'partial')).text).toContain('un guillemet')
      const endless = Buffer.from(`a;b\n${'x;y\n'.repeat(1_000_000)}`)
      expect((await upload(endless, 'partial')).text).toContain('plus de 20 000 lignes')
    })

    test('has its columns named, with what will be read, then imports; the next one like it knows them', async () => {
      const page = await upload(Buffer.from(sheet(), 'latin1'), 'partial')
      const path = /action="([^"]*colonnes\/\d+)"/.exec(page.html)?.[1] ?? ''
      expect(page.text).toContain('Windows-1252, séparateur point-virgule, 4 lignes')
      const named = { pronoteId: '3', lastName: '0', firstName: '1', birthDate: '2', everybody: 'pupil' }
      expect((await admin.post(path, { ...named, lastName: '', suite: 'importer' })).text).toContain(
        'Indiquez la colonne',
      )
      expect((await admin.post(path, { ...named, lastName: '1' })).text).toContain(
        'ne peut pas servir deux fois',
      )
      const previewed = await admin.post(path, named)
      expect(previewed.text).toContain('3 lignes lues, 1 à écarter')
      expect(previewed.text).toContain('n’a pas seize caractères')
      const step = await admin.get((await admin.post(path, { ...named, suite: 'importer' })).location ?? '')
      expect(step.location ?? step.text).toMatch(/etapes|Étape/)
      expect((await admin.get(path)).status).toBe(404)
      await abandon()
      expect((await upload(Buffer.from(sheet()), 'partial')).text).toContain('choisies la dernière fois')
    })

    test('of another administrator, or of an hour ago, is to be chosen again', async () => {
      const page = await upload(Buffer.from(sheet()), 'partial')
      const path = /action="([^"]*colonnes\/\d+)"/.exec(page.html)?.[1] ?? ''
      expect((await platform.get(path)).status).toBe(404)
      expect((await admin.get(`${path}9`)).status).toBe(404)
    })
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

describe('what a school sends by itself', () => {
  const address = '/echanges/identifiants/0350000K'
  const schoolPage = `${page}/etablissements/0350000K`
  const server = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let code = ''

  interface Sent {
    readonly status: number
    readonly json: Readonly<Record<string, unknown>>
  }
  async function send(body: Uint8Array, headers: Record<string, string> = {}, url = address): Promise<Sent> {
    const auth = { authorization: `Bearer ${code}`, 'content-type': 'application/xml' }
    const answer = await portal.app.inject({
      method: 'POST',
      url,
      headers: { ...auth, ...headers },
      payload: Buffer.from(body),
    })
    return { status: answer.statusCode, json: answer.json<Readonly<Record<string, unknown>>>() }
  }
  const codeOf = ({ json }: Sent): unknown => (json['error'] as { code?: string } | undefined)?.code
  const newCode = (shown: Page): string => /(?:[A-Z2-9]{4}-){6}[A-Z2-9]{4}/.exec(shown.text)?.[0] ?? ''
  const held = async (): Promise<number> => {
    const { rows } = await portal.database.pool.query<{ n: number }>(
      'select count(*)::int n from pronote_identifier',
    )
    return rows[0]?.n ?? 0
  }
  const reissued = (second: string, people = portal.exported.people): Uint8Array => {
    const issuedAt = `2026-09-06T18:10:${second}+02:00`
    const header = { uai: uai(), schoolYear: 2026, complete: true, issuedAt }
    return Buffer.from([...writeExportIdentifiants(header, people)].join(''))
  }

  test('the code is drawn on the page of the school, shown once and stored hashed', async () => {
    await admin.get(schoolPage)
    const shown = await admin.post(`${schoolPage}/code`, {})
    code = newCode(shown)
    expect(code).not.toBe('')
    expect((await admin.get(schoolPage)).text).not.toContain(code)
    const { rows } = await portal.database.pool.query<{ row: string }>(
      'select school_exchange::text as row from school_exchange',
    )
    expect(rows[0]?.row).not.toContain(code)
    expect((await admin.get(`${page}/etablissements/0350001L`)).status).toBe(404)
  })

  test('without the right code nothing is read, and an unknown school has the same answer', async () => {
    const refused = await send(Buffer.from('x'), { authorization: 'Bearer FAUX' })
    expect([refused.status, codeOf(refused)]).toEqual([401, 'exchange.unauthorised'])
    for (const url of ['/echanges/identifiants/0350001L', '/echanges/identifiants/x'])
      expect((await send(exportFile(), {}, url)).status).toBe(401)
    expect((await send(exportFile(), { authorization: '' })).status).toBe(401)
  })

  test.each([
    ['a web page', '<html></html>', 'application/xml', 422],
    ['nothing', '', 'application/xml', 415],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415],
    ['a JSON', '{}', 'application/json', 415],
  ])('%s is refused in words and changes nothing', async (_, body, type, status) => {
    const refused = await send(Buffer.from(body), { 'content-type': type })
    expect(refused.status).toBe(status)
    expect((refused.json['error'] as { sentence?: string }).sentence).toMatch(/^[A-ZÀ-Ý].*\.$/)
    expect(await held()).toBe(0)
  })

  test('certain matches apply, the rest waits, and the administrator is told', async () => {
    const sent = await send(exportFile())
    expect(sent.status).toBe(201)
    expect(sent.json).toMatchObject({
      school: '0350000K',
      status: 'waiting',
      rejected: 0,
      alreadyReceived: false,
    })
    expect(sent.json['given']).toBe(await held())
    expect(Number(sent.json['given'])).toBeGreaterThan(20)
    expect(Number(sent.json['given']) + Number(sent.json['waiting'])).toBe(sent.json['people'])
    expect((await admin.get('/administration')).text).toContain('Des identifiants attendent votre décision')
    expect((await admin.get(imports)).text).toContain('par le serveur de scolarité')
    expect((await admin.get(schoolPage)).text).toContain('à traiter')
  })

  test('the same content again does nothing, and its state can be asked for', async () => {
    const [first, again] = [await held(), await send(exportFile())]
    expect([again.status, again.json['alreadyReceived']]).toEqual([200, true])
    expect(await held()).toBe(first)
    const url = new URL(String(again.json['statusUrl'])).pathname
    const state = await portal.app.inject({ url, headers: { authorization: `Bearer ${code}` } })
    expect(state.json()).toEqual(again.json)
    expect((await portal.app.inject({ url })).statusCode).toBe(401)
    const unknown = await portal.app.inject({
      url: `${address}/999`,
      headers: { authorization: `Bearer ${code}` },
    })
    expect(unknown.statusCode).toBe(404)
  })

  test('a later sending takes the place of one nobody has looked at; a bad one takes the place of nothing', async () => {
    const before = await held()
    expect((await send(Buffer.from('<ExportIdentifiants/>'))).status).toBe(422)
    expect((await admin.get(imports)).text).toContain('Interrompu')
    expect((await send(reissued('01'))).status).toBe(201)
    expect(await held()).toBe(before)
    const states = await portal.database.pool.query<{ state: string }>(
      'select state from identifier_import_run where state in ($1, $2)',
      ['open', 'interrupted'],
    )
    expect(states.rows).toEqual([{ state: 'interrupted' }])
  })

  test('what an administrator has begun is left alone', async () => {
    const { html } = await admin.get(imports)
    await admin.submit(/[^"]*\/reprendre/.exec(html)?.[0] ?? '', {})
    const refused = await send(reissued('02'))
    expect([refused.status, codeOf(refused)]).toEqual([409, 'identifiers.already-open'])
    await abandon()
  })

  test('nobody is withdrawn without an administrator, even by a complete file', async () => {
    const before = await held()
    const half = portal.exported.people.filter((_, index) => index % 2 === 0)
    const sent = await send(reissued('03', half))
    expect(sent.json).toMatchObject({ status: 'waiting' })
    expect(await held()).toBeGreaterThanOrEqual(before)
    await abandon()
  })

  test('a renewed code takes over, the former one for a week; removed, none opens', async () => {
    const former = code
    await admin.get(schoolPage)
    code = newCode(await admin.post(`${schoolPage}/code`, {}))
    const asked = (bearer: string) => send(Buffer.from('<a/>'), { authorization: `Bearer ${bearer}` })
    expect((await asked(former)).status).toBe(422)
    expect((await asked(code.toLowerCase().replaceAll('-', ' '))).status).toBe(422)
    portal.clock.advance(7 * 86_400_000)
    expect((await asked(former)).status).toBe(401)
    await admin.signIn('admin.ent', testPassword)
    await admin.submit(`${schoolPage}/code/retirer`, {})
    expect((await asked(code)).status).toBe(401)
    await admin.get(schoolPage)
    code = newCode(await admin.post(`${schoolPage}/code`, {}))
  })

  test('once the key of the school server is known, a sending that it did not sign is refused', async () => {
    await admin.get(schoolPage)
    const key = Buffer.from(writeRfc4716(server.publicKey, 'SCOLARITE'))
    await admin.upload(`${schoolPage}/cle`, {}, [{ name: 'cle.pub', bytes: key }])
    const body = reissued('04')
    expect(codeOf(await send(body))).toBe('exchange.bad-signature')
    const signed = (sentAt: Date) => ({
      'preau-signature': signPush({ uai: '0350000K', sentAt, body }, server.privateKey),
    })
    expect((await send(reissued('05'), signed(portal.clock.now()))).status).toBe(401)
    expect((await send(body, signed(new Date(portal.clock.now().getTime() - 3_600_000)))).status).toBe(401)
    expect((await send(body, signed(portal.clock.now()))).status).toBe(201)
    await abandon()
  })

  test('somebody who tries codes is slowed down', async () => {
    const tries = []
    for (let n = 0; n < 40; n += 1)
      tries.push((await send(Buffer.from('x'), { authorization: 'Bearer FAUX' })).status)
    expect(tries).toContain(429)
  })
})

describe('the directory given to a school', () => {
  const schoolPage = `${page}/etablissements/0350000K`
  const server = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const read = (text: string) =>
    readPartnerDirectory({
      name: 'annuaire.xml',
      open: async function* () {
        yield await Promise.resolve(Buffer.from(text))
      },
    })

  test('holds who is in the school under the identifier that CAS will give, and no more than recognition needs', async () => {
    await admin.get(schoolPage)
    await admin.submit(`${schoolPage}/cle/retirer`, {})
    const { html } = await admin.post(`${schoolPage}/annuaire`, {})
    const reading = await read(html)
    if (!reading.ok) throw new Error(reading.problem.reason)
    expect(reading.problems).toEqual([])
    expect(reading.header.schools).toMatchObject([{ uai: '0350000K' }])
    const logins = await portal.database.pool.query<{ login: string; ent_id: string }>(
      'select login, ent_id from account',
    )
    const entIds = new Set(logins.rows.map((row) => row.ent_id))
    expect(reading.people.length).toBeGreaterThan(100)
    for (const { partnerId } of reading.people) expect(entIds).toContain(partnerId)
    for (const { login } of logins.rows) expect(html).not.toContain(`"${login}"`)
    const pupils = reading.people.filter(({ category }) => category === 'pupil')
    expect(pupils.filter(({ guardians }) => guardians !== undefined).length).toBeGreaterThan(
      pupils.length / 2,
    )
    const audited = await portal.database.pool.query<{ data: unknown }>(
      "select data from audit_event where action = 'exchange.directory-written'",
    )
    expect(audited.rows).toEqual([{ data: { count: reading.people.length, encrypted: false } }])
  })

  test('is encrypted for the school server as soon as its key is known, and the page says so before', async () => {
    await admin.get(schoolPage)
    expect((await admin.get(schoolPage)).text).toContain('il n’est pas chiffré')
    const bytes = Buffer.from(writeRfc4716(server.publicKey, 'SCOLARITE'))
    await admin.upload(`${schoolPage}/cle`, {}, [{ name: 'cle.pub', bytes }])
    expect((await admin.get(schoolPage)).text).toContain(
      'Le serveur de scolarité (SCOLARITE), et personne d’autre.',
    )
    const { html } = await admin.post(`${schoolPage}/annuaire`, {})
    const keys = [{ name: 'SCOLARITE', privateKey: server.privateKey }]
    const entry = {
      name: 'a.xml',
      open: async function* () {
        yield await Promise.resolve(Buffer.from(html))
      },
    }
    expect(await readEnvelope(entry, 'import', { keys })).toMatchObject({
      ok: true,
      header: { uai: '0350000K' },
    })
    expect((await admin.post(`${schoolPage}/annuaire`, { clair: '1' })).html).toContain('<PARTENAIRE_INDEX')
    expect((await admin.post(`${page}/etablissements/0350001L/annuaire`, {})).status).toBe(404)
  })
})
