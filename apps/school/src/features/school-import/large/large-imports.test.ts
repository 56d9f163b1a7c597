import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { systemRandom } from '@preau/platform'
import { silentLog } from '@preau/platform/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { createBaseStore } from '../../../store/base-store.ts'
import { createCsvMemory } from '../../../store/csv-memory.ts'
import { createImportStore } from '../../../store/import-store.ts'
import { createLargeImportStore } from '../../../store/large-import-store.ts'
import type { Browser, Page } from '../../../testing/browser.ts'
import { openTestSchoolWithBase, password, pathName, uai } from '../../../testing/open-test-school.ts'
import { pupilsXml } from '../../../testing/school-files.ts'
import { keepFile } from '../pending-import.ts'
import type { LargeImports } from './large-imports.ts'
import { workOnLargeImport } from './work-on-large-import.ts'

const school = await openTestSchoolWithBase()
await school.commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes' })
await school.commands.addOperator({ login: 'voisin', displayName: 'Voisin', password, bases: ['9990001X'] })
const door = `/${pathName}/client/imports/siecle-sts`
const lise = { id: '1', name: 'Morvan', firstName: 'Lise' }
/** What makes a file large and says nothing. */
const padding = `<!--${' '.repeat(60_000)}-->`.repeat(60)
const file = (pupils = [lise], header: Parameters<typeof pupilsXml>[1] = {}) => ({
  eleves: {
    name: 'Eleves.xml',
    content: pupilsXml(pupils, header).replace('<DONNEES>', `${padding}<DONNEES>`),
  },
})
const small = (pupils = [lise], header: Parameters<typeof pupilsXml>[1] = {}) => ({
  eleves: { name: 'Eleves.xml', content: pupilsXml(pupils, header) },
})

const stored = createLargeImportStore(school.db)
/** What the job does, as a node whose writing of the progress may be cut. */
const work = (page: Page | string, more: Partial<LargeImports> = {}): Promise<void> =>
  workOnLargeImport(
    {
      imports: createImportStore(school.db),
      csvMemory: createCsvMemory(school.db),
      bases: createBaseStore(school.db),
      keys: { reading: () => Promise.resolve([]) },
      largeImports: { ...stored, ...more },
      clock: school.clock,
      random: systemRandom,
      log: silentLog(),
    },
    typeof page === 'string' ? page : idOf(page),
  )
const baseId = async (): Promise<string> =>
  (await school.db.selectFrom('base').select('id').where('uai', '=', uai).executeTakeFirstOrThrow()).id
const idOf = ({ location = '' }: Page): string => /\/suivi\/(\d+)$/.exec(location)?.[1] ?? location
const cut = () => Promise.reject(new Error('killed'))

let browser: Browser
beforeEach(async () => {
  school.clock.set('2026-09-07T06:00:00Z')
  await sql`truncate person, import_run, large_import, pending_import cascade`.execute(school.db)
  await school.db.updateTable('base').set({ school_year: 2026 }).execute()
  browser = await school.signedIn()
})

const people = () => school.db.selectFrom('person').select(['first_name', 'left_on']).orderBy('id').execute()
const runs = () => school.db.selectFrom('import_run').select(['id', 'actor']).execute()
const send = (files = file(), path = `${door}/siecle/apercu`) => browser.upload(path, files)
/** The same files, large or not: what follows does not depend on it. */
async function kept(files = small()): Promise<Page> {
  const { name, content } = files.eleves
  const entry = { name, open: () => Readable.from([Buffer.from(content)]) }
  const id = await stored.keep({
    baseId: await baseId(),
    kind: 'siecle',
    bytes: Buffer.byteLength(content),
    settings: undefined,
    files: [await keepFile('eleves', entry)],
    actor: 'operator:superviseur',
    at: school.clock.now(),
  })
  return { ...(await browser.get(door)), location: `/${pathName}/client/imports/suivi/${id ?? 'none'}` }
}
const answer = (page: Page, word: 'confirmer' | 'abandonner' | 'reprendre') =>
  browser.submit(`${page.location ?? ''}/${word}`, {})

describe('files too large for a request', () => {
  test('are answered at once, compared and applied aside, and followed to their report', async () => {
    const sent = await send()
    expect(sent.status).toBe(303)
    const waiting = await browser.follow(sent)
    expect(waiting.text).toContain('En attente du serveur')
    expect(waiting.body).toMatch(/hx-get="[^"]+\/avancement"/)
    expect(waiting.body).toContain('http-equiv="refresh"')
    expect((await browser.get(door)).text).toContain('Imports suivis')
    expect((await browser.get(door)).text).toContain('En cours')

    await work(sent)
    expect(await people()).toEqual([])
    expect((await browser.get(`${sent.location}/avancement`)).headers['hx-refresh']).toBe('true')
    const preview = await browser.follow(sent)
    expect(preview.text).toContain('Lise Morvan')
    expect((await browser.get(door)).text).toContain('À vérifier')

    expect((await answer(sent, 'confirmer')).location).toBe(sent.location)
    expect((await browser.follow(sent)).text).toContain('En attente du serveur')
    await work(sent)
    const report = await browser.follow(sent)
    expect(report.location).toMatch(/\/siecle-sts\/\d+$/)
    expect((await browser.follow(report)).text).toContain('Fiches créées 1')
    expect(await people()).toEqual([{ first_name: 'Lise', left_on: null }])
    expect(await runs()).toMatchObject([{ actor: 'operator:superviseur' }])
    expect(await school.db.selectFrom('large_import_file').selectAll().execute()).toEqual([])
    expect((await browser.get(door)).text).not.toContain('Imports suivis')
  })

  test('are compared first even when no preview was asked', async () => {
    const sent = await send(file(), `${door}/siecle`)
    expect((await browser.follow(sent)).text).toContain('rien n’est écrit avant votre accord')
    await work(sent)
    expect(await people()).toEqual([])
    expect((await browser.follow(sent)).text).toContain('Importer ces changements')
  })

  test('may be a spreadsheet, with the columns that were chosen', async () => {
    const at = `/${pathName}/client/imports/csv`
    const lines = Array.from({ length: 3000 }, () => `Morvan;Lise;14/02/2013;${'Rennes'.repeat(12)}`)
    const content = ['Nom;Prénom;Date de naissance;Remarque', ...lines].join('\n')
    const columns = await browser.upload(at, { fichier: { name: 'e.csv', content } }, { liste: 'eleves' })
    const chosen = { colonne0: 'lastName', colonne1: 'firstName', colonne2: 'birthDate', inconnus: 'add' }
    const sent = await browser.submit(columns.location ?? '', chosen)
    expect(sent.location).toContain('/suivi/')
    await work(sent)
    expect((await browser.follow(sent)).text).toContain('Lise Morvan')
  })

  test('wait alone: another import, large or not, and an undoing are refused in words', async () => {
    const before = await browser.upload(`${door}/siecle`, small())
    const sent = await send(file([{ ...lise, firstName: 'Liza' }]))
    const busy = 'Un autre import est en cours dans cette base'
    for (const other of [await send(), await browser.upload(`${door}/siecle`, small())]) {
      expect(other.status).toBe(409)
      expect(other.text).toContain(busy)
    }
    expect((await browser.submit(`${before.location}/annuler`, {})).text).toContain(busy)
    await work(sent)
    expect((await browser.submit(`${before.location}/annuler`, {})).status).toBe(303)
  })

  test('are given up until they are written, and nobody of another base finds them', async () => {
    const first = await kept()
    const neighbour = await school.signedIn('voisin')
    const there = (first.location ?? '').replace(pathName, '9990001X')
    for (const word of ['', '/avancement']) expect((await neighbour.get(`${there}${word}`)).status).toBe(404)
    expect((await neighbour.submit(`${there}/abandonner`, {})).status).toBe(404)
    expect((await answer(first, 'abandonner')).location).toBe(door)
    await work(first)
    const second = await kept()
    await work(second)
    await answer(second, 'confirmer')
    const follow = async (id: string, percent: number, at: Date) => {
      await stored.follow(id, percent, at)
      expect((await answer(second, 'abandonner')).location).toBe(second.location)
    }
    await work(second, { follow })
    expect(await people()).toHaveLength(1)
  })

  test('are forgotten the next day, and said so before', async () => {
    const sent = await kept()
    await work(sent)
    school.clock.advance(25 * 3_600_000)
    browser = await school.signedIn()
    await answer(sent, 'confirmer')
    expect((await browser.follow(sent)).text).toContain('ont attendu plus d’une journée')
    await stored.forgetEnded(school.clock.now())
    const gone = await browser.follow(sent)
    expect(gone.status).toBe(404)
    expect(gone.text).toContain('il y a plus d’une journée')
    expect(await school.db.selectFrom('large_import_file').selectAll().execute()).toEqual([])
  })
})

describe('an attempt that is cut', () => {
  test('while it reads or writes leaves nothing, and the next one does it all', async () => {
    const sent = await kept()
    await expect(work(sent, { follow: cut })).rejects.toThrow('killed')
    school.clock.advance(180_000)
    expect((await browser.follow(sent)).text).toContain('Il reprendra de lui-même')
    expect((await browser.get(door)).text).toContain('Interrompu, va reprendre')
    await work(sent)
    await answer(sent, 'confirmer')
    await expect(work(sent, { follow: cut })).rejects.toThrow('killed')
    expect(await people()).toEqual([])
    await work(sent)
    expect(await runs()).toHaveLength(1)
  })

  test('between the writing and saying so is not applied again', async () => {
    const sent = await kept()
    await work(sent)
    await answer(sent, 'confirmer')
    await expect(work(sent, { end: cut })).rejects.toThrow('killed')
    expect((await browser.follow(sent)).location).toMatch(/\/siecle-sts\/\d+$/)
    await work(sent)
    await work(sent)
    expect(await runs()).toHaveLength(1)
    expect(await stored.isUnderWay(await baseId())).toBe(false)
  })

  test('two nodes that begin together apply once', async () => {
    const sent = await kept()
    await work(sent)
    await answer(sent, 'confirmer')
    await Promise.allSettled([work(sent), work(sent)])
    await work(sent)
    expect(await runs()).toHaveLength(1)
  })

  test('three times is said to be interrupted, keeps the files, and may be taken up again', async () => {
    const sent = await kept()
    await expect(work(sent, { follow: cut })).rejects.toThrow('killed')
    await expect(work(sent, { follow: cut })).rejects.toThrow('killed')
    await work(sent, { follow: cut })
    expect((await browser.follow(sent)).text).toContain('L’import a été interrompu')
    expect((await browser.get(door)).text).toContain('Interrompu')
    expect((await answer(sent, 'reprendre')).location).toBe(sent.location)
    await work(sent)
    expect((await browser.follow(sent)).text).toContain('Lise Morvan')
  })

  test('by the death of its server each time ends there too', async () => {
    const sent = await kept()
    for (let attempt = 0; attempt < 3; attempt += 1) await stored.claim(idOf(sent), school.clock.now())
    await work(sent)
    expect((await browser.follow(sent)).text).toContain('L’import a été interrompu')
  })
})

describe('what is refused is what a small file is refused for', () => {
  const cases = [
    ['another school', (make: typeof small) => make([lise], { uai: '0350001L' })],
    [
      'a file that is cut',
      (make: typeof small) => {
        const { eleves } = make()
        return { eleves: { ...eleves, content: eleves.content.replace(/<\/ELEVES>.*/s, '') } }
      },
    ],
  ] as const
  test.each(cases)('%s', async (_, files) => {
    const refusal = await browser.upload(`${door}/siecle/apercu`, files(small))
    const sent = await kept(files(small))
    await work(sent)
    expect(listed(refusal)).not.toBe('')
    expect(listed(await browser.follow(sent))).toBe(listed(refusal))
    expect((await answer(sent, 'abandonner')).location).toBe(door)
  })
  const listed = ({ body }: Page): string =>
    /Aucun fichier n’a été importé[^]*?<li[^>]*>([^]*?)<\/li>/.exec(body)?.[1] ?? ''
})

describe('a base that changed since the changes were shown', () => {
  test('has them compared again, and says why', async () => {
    await browser.upload(`${door}/siecle`, small())
    const sent = await kept(small([{ ...lise, firstName: 'Liza' }]))
    await work(sent)
    await school.db.updateTable('person').set({ first_name: 'Élise' }).execute()
    await answer(sent, 'confirmer')
    await work(sent)
    const again = await browser.follow(sent)
    expect(again.text).toContain('La base a changé depuis l’aperçu')
    expect(again.text).toContain('Élise')
    expect(await people()).toMatchObject([{ first_name: 'Élise' }])
    await answer(sent, 'confirmer')
    await work(sent)
    expect(await people()).toMatchObject([{ first_name: 'Liza' }])
  })

  test('asks the questions that were not asked', async () => {
    const sent = await kept()
    await work(sent)
    await school.db.updateTable('base').set({ school_year: 2027 }).execute()
    await answer(sent, 'confirmer')
    await work(sent)
    expect((await browser.follow(sent)).text).toContain('Importer malgré l’avertissement')
    expect(await people()).toEqual([])
  })
})
