import { parseUai } from '@preau/people'
import { beforeAll, describe, expect, test } from 'vitest'
import { sqlIdentifierImports } from '../../store/identifiers/sql-identifier-imports.ts'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { identifiersEntry } from '../../testing/identifiers-export.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'
import { openSchoolPortal, type SchoolPortal } from '../../testing/school-portal.ts'
import { sqlIdentifierUploads } from '../../store/identifiers/sql-identifier-uploads.ts'
import type { IdentifierImports } from './identifier-imports.ts'
import type { IdentifierUploads } from './identifier-uploads.ts'
import { openFromUpload } from './upload-jobs.ts'

const base = '/administration/identifiants-pronote'
let portal: SchoolPortal
let imports: IdentifierImports
let admin: Browser
let schoolId: string

beforeAll(async () => {
  portal = await openSchoolPortal({ pupils: 160 })
  imports = sqlIdentifierImports(portal.database)
  admin = openBrowser(portal.app)
  await admin.signIn('admin.ent', testPassword)
  schoolId = (await imports.schools('all'))[0]?.id ?? ''
})

async function bytesOf(
  header: Parameters<typeof identifiersEntry>[1] = {},
  people = portal.exported.people,
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of identifiersEntry(people, header).open()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function upload(
  bytes: Uint8Array,
  fields: Readonly<Record<string, string>> = {},
  browser = admin,
): Promise<Page> {
  await browser.get(base)
  return browser.upload(base, { etablissement: schoolId, mode: 'complete', ...fields }, [
    { name: 'export.xml', bytes },
  ])
}

async function nothingChanged(): Promise<void> {
  expect(await imports.history('all', 10)).toEqual([])
  expect((await imports.schools('all'))[0]?.count).toBe(0)
}

describe('a file that cannot be imported', () => {
  const text =
    (xml: string): (() => Promise<Uint8Array>) =>
    () =>
      Promise.resolve(Buffer.from(xml))
  const edited =
    (edit: (xml: string) => string): (() => Promise<Uint8Array>) =>
    async () =>
      Buffer.from(edit((await bytesOf()).toString()))

  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['an empty file', text(''), 'Le fichier est vide.'],
    ['a file that is no XML', text('PK\u0003\u0004 archive'), 'n’est pas un fichier XML'],
    ['a truncated file', edited((xml) => xml.slice(0, xml.length / 2)), 's’arrête au milieu'],
    ['a damaged file', edited((xml) => xml.replace('</Eleves>', '</Eleve>')), 'abîmé à la ligne'],
    [
      'a document type with entities',
      edited((xml) =>
        xml.replace('<ExportIdentifiants', '<!DOCTYPE a [<!ENTITY b "c">]><ExportIdentifiants'),
      ),
      'refusées par sécurité',
    ],
    [
      'another encoding than announced',
      async () => Buffer.from((await bytesOf()).toString(), 'latin1'),
      'l’encodage',
    ],
    [
      'another file of the school',
      text('<?xml version="1.0"?><BEE_ELEVES VERSION="2.0"><PARAMETRES/></BEE_ELEVES>'),
      'Ce fichier n’est pas',
    ],
    ['nobody', () => bytesOf({}, []), 'ne contient personne'],
    [
      'another school',
      () => bytesOf({ uai: '0350001L' }),
      'vient de l’établissement 0350001L, alors que l’import est demandé pour 0350000K',
    ],
    [
      'another school year',
      () => bytesOf({ schoolYear: 2025 }),
      'celui de l’année scolaire 2025-2026, alors que nous sommes en 2026-2027',
    ],
  ])('%s is refused in a sentence, and changes nothing', async (_, bytes, sentence) => {
    expect(parseUai('0350001L')).toBeDefined()
    const page = await upload(await bytes())
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    expect(page.text).toContain('Rien n’a été importé.')
    await nothingChanged()
  })

  test('a file of 200 MB is refused with the limit, without being held in memory', async () => {
    const before = process.memoryUsage().rss
    const page = await upload(Buffer.alloc(200 * 1024 * 1024, 0x20))
    expect(page.status).toBe(413)
    expect(page.text).toContain('32 Mo')
    // The request itself holds the file twice in this test; the portal must not add to it.
    expect(process.memoryUsage().rss - before).toBeLessThan(800 * 1024 * 1024)
    await nothingChanged()
  })

  test('a form without school, mode or file says what is missing', async () => {
    await admin.get(base)
    const page = await admin.upload(base, { etablissement: '', mode: '' }, [])
    expect(page.status).toBe(422)
    for (const sentence of [
      'Choisissez l’établissement.',
      'Choisissez le mode d’import',
      'Choisissez le fichier',
    ]) {
      expect(page.text).toContain(sentence)
    }
  })

  test('the school of somebody else cannot be imported', async () => {
    const page = await upload(await bytesOf(), { etablissement: '999' })
    expect(page.status).toBe(422)
    await nothingChanged()
  })
})

describe('warnings', () => {
  test('a file that is not complete, in mode Complet, asks before the first step', async () => {
    const page = await followed(admin, await upload(await bytesOf({ complete: false })))
    expect(page.text).toContain('elles perdraient leur identifiant')
    const runId = await underWay()
    expect((await admin.get(`${base}/imports/${runId}/etapes/1`)).location).toBe(`${base}/imports/${runId}`)
    await admin.get(`${base}/imports/${runId}`)
    const begun = await followed(admin, await admin.submit(`${base}/imports/${runId}/commencer`, {}))
    expect(begun.text).toContain('Étape 1/6 : rapprochement des Enseignants')
    await leave(runId)
  })

  test('the file of another year is imported when the box is ticked, and the warning is kept', async () => {
    const page = await followed(admin, await upload(await bytesOf({ schoolYear: 2025 }), { autreAnnee: '1' }))
    expect(page.text).toContain('d’une autre année scolaire')
    await leave(await underWay())
  })
})

describe('an import under way', () => {
  test('a second administrator learns who opened it and since when, and may resume or abandon it', async () => {
    await upload(await bytesOf())
    const runId = await underWay()
    const other = openBrowser(portal.app)
    await other.signIn('adjoint.ent', testPassword)
    const page = await upload(await bytesOf(), {}, other)
    expect(page.status).toBe(409)
    expect(page.text).toContain('déjà ouvert, par Nadia Vasseur, depuis le 07/09/2026 à 10:00')
    expect(page.text).toContain('Reprendre')
    const step = await followed(other, await other.submit(`${base}/imports/${runId}/reprendre`, {}))
    expect(step.text).toContain('Étape 1/6')
    await leave(runId)
  })

  test('a session that ends in the middle leads to the log-in and back to the step; what was decided is there', async () => {
    await upload(await bytesOf())
    const runId = await underWay()
    const step = `${base}/imports/${runId}/etapes/1`
    const [line] = await imports.lines({
      runId,
      category: 'teacher',
      section: 'recognised',
      offset: 0,
      limit: 1,
    })
    await admin.get(step)
    await admin.post(`${base}/imports/${runId}/lignes/${line?.id ?? ''}/choisir`, { compte: 'personne' })
    portal.clock.advance(2 * 3_600_000)
    const refused = await admin.post(`${step}/valider`, { pertesAffichees: '0' })
    expect(refused.location).toBe(`/connexion?next=${encodeURIComponent(`${base}/imports/${runId}`)}`)
    const login = await admin.get(refused.location ?? '')
    expect(login.text).toContain('Votre session avait expiré')
    const back = await admin.post('/connexion', {
      username: 'admin.ent',
      password: testPassword,
      next: `${base}/imports/${runId}`,
    })
    const page = await followed(admin, await admin.get(back.location ?? ''))
    expect(page.text).toContain('Étape 1/6')
    expect((await imports.line(runId, line?.id ?? ''))?.chosenBy).toBe('person')
    await leave(runId)
  })

  test('a name is searched in a part, whatever its case and accents, and the page keeps it', async () => {
    await upload(await bytesOf())
    const runId = await underWay()
    const step = `${base}/imports/${runId}/etapes/1`
    const asked = { runId, category: 'teacher', section: 'recognised' } as const
    const [line] = await imports.lines({ ...asked, offset: 0, limit: 1 })
    if (!line) throw new Error('nobody is recognised')
    const { lastName, firstName } = line.person
    const name = `${firstName} ${lastName}`.toUpperCase().normalize('NFD')
    const found = await imports.lines({ ...asked, name, offset: 0, limit: 25 })
    expect(found.map(({ id }) => id)).toContain(line.id)
    expect((await imports.countLines({ ...asked, name })).total).toBe(found.length)
    expect((await imports.countLines(asked)).total).toBeGreaterThan(found.length)
    const page = await admin.get(`${step}?partie=recognised&q=${encodeURIComponent(name)}`)
    expect(page.text).toContain(lastName.toUpperCase())
    const none = await admin.get(`${step}?partie=recognised&q=zzzz`)
    expect(none.text).toContain('Personne de ce nom dans cette partie.')
    await leave(runId)
  })

  test('it is not shown to the administrator of another school', async () => {
    await upload(await bytesOf())
    const runId = await underWay()
    await portal.commands.addAccount({ firstName: 'Zoé', lastName: 'Ailleurs', login: 'zoe.ailleurs' })
    await portal.commands.setPassword('zoe.ailleurs', testPassword)
    const stranger = openBrowser(portal.app)
    await stranger.signIn('zoe.ailleurs', testPassword)
    expect((await stranger.get(`${base}/imports/${runId}`)).status).toBe(403)
    expect((await admin.get(`${base}/imports/999999`)).status).toBe(404)
    expect((await admin.get(`${base}/imports/${runId}/lignes/999999`)).status).toBe(404)
    await leave(runId)
  })

  test('it goes from the form to the report, which counts it and is undone in one click', async () => {
    await upload(await bytesOf())
    const runId = await underWay()
    const overview = await admin.get(`${base}/imports/${runId}/apercu`)
    expect(overview.text).toContain('Rien n’est écrit pour une étape avant sa validation.')
    expect(overview.text).toMatch(/moins d’une erreur sur [\d ]+ imports comme celui-ci/)
    const changes = await admin.get(`${base}/imports/${runId}/changements.csv`)
    expect(changes.html.split('\n').length).toBeGreaterThan(300)
    for (const [position, category] of (
      ['teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff'] as const
    ).entries()) {
      const { lost } = await imports.plan(runId, category)
      await admin.get(`${base}/imports/${runId}/etapes/${String(position + 1)}`)
      await admin.submit(`${base}/imports/${runId}/etapes/${String(position + 1)}/valider`, {
        pertesAffichees: String(lost),
      })
    }
    const report = await admin.get(`${base}/imports/${runId}`)
    expect(report.text).toContain('Import terminé')
    expect(report.text).toContain('Comparé aux imports précédents')
    expect(report.text).toMatch(/[\d ]+ identifiants donnés par cet import sont retirés/)
    expect((await admin.get(`${base}/imports/${runId}/apercu`)).location).toBe(`${base}/imports/${runId}`)
    expect((await admin.get(`${base}/imports/${runId}/a-nettoyer.csv`)).html).toContain(
      'Que faire dans la base',
    )
    const count = (await imports.schools('all'))[0]?.count ?? 0
    const list = await admin.get(base)
    expect(list.text).toContain(
      `${count.toLocaleString('fr-FR').replace(/\s/g, ' ')} identifiant(s) PRONOTE importé(s).`,
    )
    expect(list.text).toMatch(/Dernier import fait le : 07\/09\/2026 à \d\d:\d\d en mode Complet\./)
    const csv = await admin.get(`${base}/imports/${runId}/non-reconnus.csv`)
    expect(csv.html.split('\n')[0]).toContain('Catégorie;Nom;Prénom')
    await admin.get(`${base}/imports/${runId}`)
    const undone = await admin.submit(`${base}/imports/${runId}/annuler`, {})
    expect(undone.text).toContain('les identifiants sont ceux d’avant')
    expect((await imports.schools('all'))[0]?.count).toBe(0)
  })
})

describe('a large file', () => {
  /** The same people, and enough comments for the file to be worked on aside. */
  const large = async (header = {}): Promise<Buffer> => {
    const comments = `<!-- ${'* '.repeat(500)} -->\n`.repeat(2200)
    return Buffer.from(
      (await bytesOf(header))
        .toString()
        .replace(/<\/ExportIdentifiants>\s*$/, `${comments}</ExportIdentifiants>`),
    )
  }
  const uploads = () => sqlIdentifierUploads(portal.database)
  const work = (more: Partial<IdentifierUploads> = {}): Parameters<typeof openFromUpload>[0] => ({
    imports,
    uploads: { ...uploads(), ...more },
    readingKeys: () => Promise.resolve([]),
    clock: portal.clock,
  })
  const lastId = async (): Promise<string> => {
    const [upload] = await uploads().underWay('all')
    if (!upload) throw new Error('no file is kept')
    return upload.id
  }

  test('is kept, followed and opened aside from the request; the page then leads to the first step', async () => {
    const page = await upload(await large())
    expect(page.text).toContain('Vous pouvez fermer cette page')
    expect(page.text).toContain('En attente')
    const id = await lastId()
    expect((await admin.get(base)).text).toContain(
      'Le fichier export.xml (Collège des Tilleuls) est en cours de lecture.',
    )
    const again = await upload(await large())
    expect(again.text).toContain('En attente')
    expect(await lastId()).toBe(id)
    const seen: string[] = []
    const follow: IdentifierUploads['follow'] = (uploadId, stage, people) => {
      seen.push(stage)
      return uploads().follow(uploadId, stage, people)
    }
    await openFromUpload(work({ follow }), id)
    expect(seen).toEqual(['matching', 'storing'])
    const runId = await underWay()
    expect((await admin.get(`${base}/lectures/${id}`)).location).toBe(`${base}/imports/${runId}`)
    expect((await admin.get(`${base}/lectures/${id}/avancement`)).text).toContain('L’import est prêt.')
    await leave(runId)
  })

  test('a process killed between opening the import and saying so opens no second one', async () => {
    await upload(await large())
    const id = await lastId()
    const killed = work({ end: () => Promise.reject(new Error('killed')) })
    await expect(openFromUpload(killed, id)).rejects.toThrow('killed')
    const runId = await underWay()
    await openFromUpload(work(), id)
    expect((await uploads().upload(id, 'all'))?.runId).toBe(runId)
    expect((await imports.history('all', 50)).filter(({ state }) => state === 'open')).toHaveLength(1)
    await leave(runId)
  })

  test('a file of another school is refused on its page, in the words of a small one, and is let go', async () => {
    await upload(await large({ uai: '0350001L' }))
    const id = await lastId()
    await openFromUpload(work(), id)
    const page = await admin.get(`${base}/lectures/${id}`)
    expect(page.text).toContain('vient de l’établissement 0350001L')
    expect(await uploads().underWay('all')).toEqual([])
    const left: Uint8Array[] = []
    for await (const piece of uploads().read(id)) left.push(piece)
    expect(left).toEqual([])
  })
})

const followed = async (browser: Browser, page: Page): Promise<Page> =>
  page.location === undefined ? page : browser.get(page.location)

async function underWay(): Promise<string> {
  const run = await imports.underWay(schoolId)
  if (!run) throw new Error('no import is open')
  return run.id
}

async function leave(runId: string): Promise<void> {
  await imports.undo(runId, { by: { accountId: null, label: 'test', scope: 'all' }, at: portal.clock.now() })
}
