import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  keyFingerprint,
  pushSignatureHeader,
  readEnvelope,
  readExportIdentifiants,
  readPublicKeyFile,
  verifyPush,
  writeRfc4716,
} from '@preau/exchange'
import { afterAll, describe, expect, test } from 'vitest'
import {
  entry,
  openTestSchoolWithBase,
  pathName,
  type TestSchool,
  uai,
} from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'

const page = `/${pathName}/client/socles-ent/export`

/** As *Déléguer l’authentification* leaves the base. */
async function delegate({ db, commands }: TestSchool): Promise<void> {
  const base = await commands.findBase(uai)
  const row = {
    base_id: base?.id ?? '',
    enabled: true,
    server_url: 'https://cas.ent.example',
    updated_at: new Date(0),
  }
  await db
    .insertInto('cas_delegation')
    .values({ ...row, ent_preset_id: null, common_identifier_attribute: null })
    .execute()
  await db
    .updateTable('space_publication')
    .set({ delegation: 'cas' })
    .where('base_id', '=', row.base_id)
    .execute()
}

async function filledSchool(): Promise<TestSchool> {
  const school = await openTestSchoolWithBase({ SCHOOL_CAS_ALLOW_PRIVATE: 'oui' })
  await school.commands.importSiecle(uai, {
    pupils: pupilsFile([
      { id: '1', name: 'Morvan', firstName: 'Lise' },
      { id: '2', name: 'Épinette', firstName: 'Maëlys', left: '01/09/2026' },
    ]),
    guardians: guardiansFile([
      { id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] },
      { id: '78', name: 'Voisin', firstName: 'Yves', pupils: [['1', 3]] },
      { id: '79', name: 'Épinette', firstName: 'Marc', pupils: [['2', 1]] },
    ]),
  })
  await school.commands.importSts(uai, stsFile([{ id: '9', name: 'Le Moine', firstName: 'Anne' }]))
  return school
}

async function read(text: string) {
  const reading = await readExportIdentifiants(entry('export.xml', text))
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  const people = []
  for await (const item of reading.people) people.push(item)
  return { header: reading.header, people }
}

const school = await filledSchool()

test('without a delegation the command is not there, and the page says why and where to go', async () => {
  const browser = await school.signedIn()
  const shown = await browser.get(page)
  expect(shown.text).toContain('L’exportation n’est pas encore possible')
  expect(shown.body).toContain(`/console/${pathName}/delegation`)
  expect(shown.body).not.toContain('name="sans_cas"')
  expect((await browser.submit(page, {})).status).toBe(409)
  await delegate(school)
  expect((await browser.get(page)).body).toContain('name="sans_cas"')
})

test('the complete file holds the people present who have access, and says that it is complete', async () => {
  const sent = await (await school.signedIn()).submit(page, {})
  expect(sent.status).toBe(200)
  expect(sent.headers['content-disposition']).toBe(
    'attachment; filename="ExportIdentifiants_0350000K_20260907_complet.xml"',
  )
  const { header, people } = await read(sent.body)
  expect(header).toMatchObject({
    uai,
    schoolYear: 2026,
    complete: true,
    issuedAt: '2026-09-07T08:00:00+02:00',
  })
  expect(people).toMatchObject([
    { person: { category: 'teacher', lastName: 'Le Moine', subjects: ['Mathématiques'], classes: ['6E 2'] } },
    {
      person: {
        category: 'pupil',
        lastName: 'Morvan',
        siecleId: '1',
        class: '6E 2',
        birthDate: '2013-02-14',
      },
    },
    { person: { category: 'guardian', lastName: 'Morvan', pupils: [{ level: 1 }] } },
  ])
})

test('with the box ticked, people who came through the ENT are left out and the file says so', async () => {
  await school.db
    .updateTable('person')
    .set({ cas_id: 'NAA31614' })
    .where('category', '=', 'pupil')
    .where('last_name', '=', 'Morvan')
    .execute()
  const sent = await (await school.signedIn()).submit(page, { sans_cas: '1' })
  expect(sent.headers['content-disposition']).toContain('_partiel.xml')
  const { header, people } = await read(sent.body)
  expect(header.complete).toBe(false)
  expect(people).toHaveLength(2)
})

test('the counts shown before are those of the files', async () => {
  const shown = await (await school.signedIn()).get(page)
  expect(shown.text).toMatch(/Enseignants\s+1\s+1 Élèves\s+1\s+0 Responsables\s+1\s+1/)
  expect(shown.text).toMatch(/Total\s+3\s+2/)
})

test('each export leaves a line of history and an audit row', async () => {
  const audited = await school.auditOf('identifiers.exported')
  expect(audited.map((row) => row.data)).toMatchObject([
    { onlyWithoutCasId: false, count: 3 },
    { onlyWithoutCasId: true, count: 2 },
  ])
  expect((await (await school.signedIn()).get(page)).text).toContain(
    'ExportIdentifiants_0350000K_20260907_partiel.xml',
  )
})

describe('a file for partners', () => {
  const settings = `/console/${pathName}/export`
  const ent = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const reading = [{ name: 'ENT-TILLEULS', privateKey: ent.privateKey }]

  test('a partner gives a public key; what is not one is refused with its reason', async () => {
    const browser = await school.signedIn()
    const add = (nom: string, content: string) =>
      browser.upload(`${settings}/cles`, { fichier: { name: 'cle.pub', content } }, { nom })
    expect((await add('é', 'bonjour')).text).toContain('Ce fichier n’est pas une clé publique')
    const pem = ent.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    expect((await add('ENT', pem)).text).toContain('clé privée, qui ne doit jamais quitter')
    expect((await add('ENT-TILLEULS', writeRfc4716(ent.publicKey, 'x'))).status).toBe(303)
    expect((await add('ENT-TILLEULS', writeRfc4716(ent.publicKey, 'x'))).text).toContain('porte déjà ce nom')
    expect((await browser.get(settings)).text).toContain(keyFingerprint(ent.publicKey))
  })

  test('before it is made, the page says who will be able to read it; then they alone can', async () => {
    const browser = await school.signedIn()
    const shown = await browser.get(`${page}/verifier?cle=1`)
    expect(shown.text).toContain('ENT-TILLEULS, et personne d’autre')
    expect((await browser.get(`${page}/verifier`)).text).toContain('il n’est pas chiffré')
    const sent = await browser.submit(page, { cle: '1' })
    expect(sent.headers['content-disposition']).toContain('_complet_chiffre.xml')
    expect(sent.body).not.toContain('Morvan')
    const opened = await readEnvelope(entry('e.xml', sent.body), 'export', { keys: reading })
    expect(opened).toMatchObject({ ok: true, header: { uai, schoolName: 'Collège des Tilleuls' } })
    expect((await browser.get(page)).text).toContain('ENT-TILLEULS')
  })

  test('a partner who is not there any more makes no file, rather than one in clear', async () => {
    const browser = await school.signedIn()
    expect((await browser.submit(page, { cle: '99' })).status).toBe(404)
    expect((await browser.submit(page, { cle: ['1', 'x'] })).status).toBe(404)
    const options = { onlyWithoutCasId: false, readers: ['AUTRE'] }
    await expect(school.commands.exportIdentifiers(uai, options)).rejects.toMatchObject({
      code: 'export.unknown-key',
    })
    const named = await school.commands.exportIdentifiers(uai, { ...options, readers: ['ENT-TILLEULS'] })
    expect([...named.content].join('')).toContain('EXPORT_INDEX_EDUCATION')
  })

  test('three partners are too many', async () => {
    const browser = await school.signedIn()
    for (const nom of ['B2', 'B3']) {
      const content = writeRfc4716(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey, 'x')
      await browser.upload(`${settings}/cles`, { fichier: { name: 'cle.pub', content } }, { nom })
    }
    const cle = (await school.db.selectFrom('partner_key').select('id').execute()).map(({ id }) => id)
    const query = cle.map((id) => `cle=${id}`).join('&')
    expect((await browser.get(`${page}/verifier?${query}`)).status).toBe(422)
    expect((await browser.submit(page, { cle })).status).toBe(422)
    expect((await browser.edit(`${settings}/lecteurs`, { cle })).text).toContain('deux partenaires au plus')
  })
})

describe('the sending to the ENT', () => {
  const settings = `/console/${pathName}/export`
  const receipt = {
    receipt: '7',
    school: uai,
    status: 'waiting',
    people: 3,
    given: 2,
    waiting: 1,
    rejected: 0,
    statusUrl: 'http://ent.test/7',
    alreadyReceived: false,
  }
  const received: { readonly headers: IncomingHttpHeaders; readonly body: Buffer }[] = []
  let answer: (response: ServerResponse) => void = () => undefined
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks) })
      answer(response)
    })
  })
  afterAll(() => server.close())
  const answering = (status: number, body: string, headers: Record<string, string> = {}) => {
    answer = (response) => void response.writeHead(status, headers).end(body)
  }

  test('needs an address and a code, which is never shown again', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/identifiants/${uai}`
    const browser = await school.signedIn()
    expect((await browser.submit(`${page}/envoyer`, {})).status).toBe(409)
    expect((await browser.edit(settings, { url: 'ent', code: 'x' })).text).toContain('commence par https')
    expect((await browser.edit(settings, { url })).text).toContain('Saisissez le code de rapprochement')
    expect((await browser.edit(settings, { url, code: 'CODE-1', automatique: '1' })).status).toBe(303)
    const stored = await school.db.selectFrom('export_settings').selectAll().executeTakeFirst()
    expect(stored?.sealed_code?.includes('CODE-1')).toBe(false)
    expect((await browser.get(settings)).body).not.toContain('CODE-1')
    expect((await browser.edit(settings, { url, automatique: '1' })).status).toBe(303)
  })

  test.each([
    [
      'an error',
      () => {
        answering(503, '')
      },
      'n’a pas pu prendre le fichier (réponse 503)',
    ],
    [
      'a page',
      () => {
        answering(200, '<html>Bienvenue</html>')
      },
      'une page web au lieu d’un reçu',
    ],
    [
      'something else',
      () => {
        answering(200, '{"ok":true}')
      },
      'pas par un reçu',
    ],
    [
      'a busy import',
      () => {
        answering(409, '{"error":{"sentence":"Un import est ouvert."}}')
      },
      'Un import est ouvert.',
    ],
    [
      'a broken line',
      () => {
        answer = (response) => void response.destroy()
      },
      'a été interrompue',
    ],
  ])('after %s the file waits, its reason is shown, and it is sent again later', async (_, fail, words) => {
    fail()
    const before = received.length
    const browser = await school.signedIn()
    expect((await browser.submit(`${page}/envoyer`, {})).status).toBe(303)
    expect(await school.commands.deliverPushes()).toBe(1)
    expect(await school.commands.deliverPushes()).toBe(0)
    expect(received.length).toBe(before + 1)
    expect((await browser.get(page)).text).toContain(words)
    school.clock.advance(61_000)
    expect(await school.commands.deliverPushes()).toBe(1)
    expect(received.at(-1)?.body.equals(received.at(-2)?.body ?? Buffer.of())).toBe(true)
  })

  test('after a day without success the supervisor is told on the home of the client', async () => {
    const browser = await school.signedIn()
    const home = `/${pathName}/client`
    expect((await browser.get(home)).text).not.toContain('n’a pas reçu les identifiants')
    school.clock.advance(25 * 3_600_000)
    expect((await (await school.signedIn()).get(home)).text).toContain('L’ENT n’a pas reçu les identifiants')
  })

  test('the receipt ends it, and what the ENT said is kept', async () => {
    answering(201, JSON.stringify(receipt))
    expect(await school.commands.deliverPushes()).toBe(1)
    const { headers, body } = received.at(-1) ?? {}
    expect(headers).toMatchObject({ authorization: 'Bearer CODE-1', 'content-type': 'application/xml' })
    expect(body?.toString()).toContain('<ExportIdentifiants')
    const shown = await (await school.signedIn()).get(page)
    expect(shown.text).toContain('2 identifiants donnés ; 1 personne attend l’administrateur de l’ENT.')
    expect(shown.text).not.toContain('n’a pas reçu les identifiants')
    const rows = await school.db
      .selectFrom('identifier_push')
      .select(['state', 'content'])
      .orderBy('id')
      .execute()
    expect(rows.at(-1)).toEqual({ state: 'delivered', content: null })
    expect(new Set(rows.slice(0, -1).map(({ state }) => state))).toEqual(new Set(['replaced']))
  })

  test('the nightly sending leaves nothing when nobody changed, and signs once this server has a key', async () => {
    expect(await school.commands.sendAutomatically()).toBe(0)
    await school.db.updateTable('person').set({ city: 'Vitré' }).where('category', '=', 'pupil').execute()
    await (await school.signedIn()).submit(`${settings}/cle-serveur`, {})
    expect(await school.commands.sendAutomatically()).toBe(1)
    expect(await school.commands.deliverPushes()).toBe(1)
    const { headers, body } = received.at(-1) ?? { headers: {}, body: Buffer.of() }
    const file = (await (await school.signedIn()).get(`${settings}/cle-serveur.pub`)).body
    const key = readPublicKeyFile(file)
    const now = school.clock.now()
    const signature = String(headers[pushSignatureHeader])
    expect(key.ok && verifyPush(signature, { uai, body, now }, key.key)).toBe(true)
  })

  test.each([
    [
      'a wrong code',
      () => {
        answering(401, '{}')
      },
      'ne reconnaît pas le code de rapprochement',
    ],
    [
      'a file it does not want',
      () => {
        answering(422, '{"error":{"sentence":"Fichier d’une autre année."}}')
      },
      'Fichier d’une autre année.',
    ],
    [
      'a redirection',
      () => {
        answering(302, '', { location: 'http://ailleurs.test/' })
      },
      'renvoie vers une autre adresse',
    ],
  ])(
    '%s ends it at once: the supervisor is told, and nothing is sent again by itself',
    async (_, refuse, words) => {
      refuse()
      const browser = await school.signedIn()
      await browser.submit(`${page}/envoyer`, {})
      await school.commands.deliverPushes()
      const home = await browser.get(`/${pathName}/client`)
      expect(home.text).toContain(words)
      school.clock.advance(3_600_000)
      expect(await school.commands.deliverPushes()).toBe(0)
    },
  )

  test('the renewal of the key of the server is for its host', async () => {
    expect((await (await school.signedIn()).submit(`${settings}/cle-serveur`, {})).status).toBe(403)
  })
})
