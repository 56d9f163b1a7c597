import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '@preau/platform'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sqlAafDrops } from '../../store/aaf/sql-aaf-drops.ts'
import { sqlAafStore } from '../../store/aaf/sql-aaf-store.ts'
import { openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { person, pupil, type SmallDelivery, smallDelivery } from '../../testing/small-delivery.ts'
import type { DropDeps } from './drop-deps.ts'
import { DropFolder } from './drop-folder.ts'
import { watchDropFolder } from './watch-drop-folder.ts'

let portal: OpenedPortal
let deps: DropDeps
const root = await mkdtemp(join(tmpdir(), 'preau-depot-'))
let folder = ''
let turn = 0

const lise = pupil('1', 'Morvan', 'Lise', ['2$10$1$1$1$0'])
const staff = [
  person('3', 'Lemoine', 'Claire', { ENTPersonFonctions: '5501$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES' }),
  person('4', 'Roche', 'Karim', { ENTPersonFonctions: '5501$EDU$EDUCATION$$' }),
]
const known = { pupils: [lise], guardians: [person('2', 'Morvan', 'Anne')], staff }

beforeAll(async () => {
  portal = await openPortal({ PORTAL_AAF_FOLDER: root })
  await loadTilleuls(portal)
})
afterAll(() => rm(root, { recursive: true }))

beforeEach(async () => {
  turn += 1
  folder = join(root, String(turn))
  await mkdir(folder)
  const { database, clock } = portal
  const log = createLog({ name: 'portal', level: 'silent' })
  deps = { aaf: sqlAafStore(database), drops: sqlAafDrops(database), clock, log, folder, way: 'apply' }
})

async function drop(delivery: Partial<SmallDelivery>, into = '.'): Promise<void> {
  await mkdir(join(folder, into), { recursive: true })
  for (const { name, open } of smallDelivery({ ...known, ...delivery }))
    await writeFile(join(folder, into, name), Buffer.concat(await Array.fromAsync(open())))
}

/** A look, a minute after the last one. */
function look(more: Partial<DropDeps> = {}): Promise<boolean> {
  portal.clock.advance(60_000)
  return watchDropFolder({ ...deps, ...more })
}

async function workThrough(): Promise<void> {
  const id = await deps.aaf.next()
  if (id !== undefined) await portal.commands.resumeAaf(id)
}

const shelf = (name: string): Promise<readonly string[]> => readdir(join(folder, name))
const reportOf = async (name: string): Promise<string> => {
  const [found = ''] = await shelf(name)
  return readFile(join(folder, name, found, 'compte-rendu.txt'), 'utf8')
}
const runs = async (): Promise<number> =>
  (await deps.aaf.runs({ accountId: null, label: '', scope: 'all' }, 1000)).length

describe('the drop folder of AAF deliveries', () => {
  test('waits for the end of a copy, imports the delivery, and puts it away with its report', async () => {
    await drop({ pupils: [lise, pupil('7', 'Neuf', 'Ida', [])] }, 'rentree')
    expect(await look()).toBe(false)
    await writeFile(join(folder, 'rentree', 'lisezmoi.txt'), 'la copie continue')
    expect(await look()).toBe(false)
    await rm(join(folder, 'rentree', 'lisezmoi.txt'))
    expect(await look()).toBe(false)
    expect(await look()).toBe(true)
    expect(await look()).toBe(false)
    await workThrough()
    await look()
    expect(await shelf('en-cours')).toEqual([])
    expect(await reportOf('importees')).toContain('La livraison est importée.')
    expect(await reportOf('importees')).toContain('Comptes créés\u00a0: 1')
    expect(await portal.commands.showAccount('ida.neuf')).toMatchObject({ status: 'to_activate' })
  })

  test('takes loose files of one delivery together, and leaves alone what a transfer is writing', async () => {
    await drop({})
    await writeFile(join(folder, 'livraison.zip.part'), 'la moitié')
    await writeFile(join(folder, '.livraison.tgz'), 'caché')
    await writeFile(join(folder, 'notes.txt'), 'rien')
    await look()
    expect(await look()).toBe(true)
    expect(await shelf('en-cours')).toEqual(['ENT_0350000K_Complet_20260901'])
    await workThrough()
    await look()
    expect((await readdir(folder)).filter((name) => name.includes('.'))).toEqual([
      '.livraison.tgz',
      'livraison.zip.part',
      'notes.txt',
    ])
  })

  test.each([
    ['a truncated archive', () => writeFile(join(folder, 'region.tar.gz'), 'abc'), 'abîmée, incomplète'],
    [
      'too many departures, without asking',
      () => drop({ pupils: [], guardians: [] }, 'vide'),
      'que ces départs sont réels',
    ],
    [
      'an older delivery',
      () => drop({ day: '20260101' }, 'vieille'),
      'Importez la livraison la plus récente',
    ],
  ])('refuses %s, changes nothing, and says what to do', async (_, put, said) => {
    await put()
    await look()
    await look()
    await workThrough()
    await look()
    expect(await reportOf('refusees')).toContain(said)
    expect(await portal.commands.showAccount('lise.morvan')).toMatchObject({ status: 'active' })
  })

  test('changes nothing when it is set to simulate, and waits for a confirmation when it is set to review', async () => {
    await drop({ pupils: [lise, pupil('8', 'Essai', 'Luc', [])] }, 'essai')
    await look({ way: 'simulate' })
    await look({ way: 'simulate' })
    await workThrough()
    await look()
    expect(await reportOf('importees')).toContain('Simulation')
    await expect(portal.commands.showAccount('luc.essai')).rejects.toThrow()
    await drop({ pupils: [lise, pupil('8', 'Essai', 'Luc', [])] }, 'a-voir')
    await look({ way: 'review' })
    await look({ way: 'review' })
    await workThrough()
    await look()
    expect(await shelf('en-cours')).toEqual(['a-voir'])
  })

  test('is looked at by one node at a time, and finds again what a killed node had taken', async () => {
    await drop({}, 'deux')
    await look()
    portal.clock.advance(60_000)
    const before = await runs()
    await Promise.all([
      watchDropFolder(deps),
      watchDropFolder({ ...deps, drops: sqlAafDrops(portal.database) }),
    ])
    expect(await runs()).toBe(before + 1)
    await workThrough()
    await look()
    await drop({}, 'tuee')
    const [lying] = await new DropFolder(folder).lying()
    if (lying) await new DropFolder(folder).take(lying)
    expect(await look()).toBe(true)
    expect(await runs()).toBe(before + 2)
    await workThrough()
  })

  test('is told to the operator on the page of the deliveries, and to nobody else', async () => {
    const browser = openBrowser(portal.app)
    await browser.signIn('exploitant', testPassword)
    expect((await browser.get('/administration/annuaire/livraisons')).text).toContain(
      'y attend une confirmation',
    )
    const school = openBrowser(portal.app)
    await school.signIn('admin.ent', testPassword)
    expect((await school.get('/administration/annuaire/livraisons')).text).not.toContain('Dossier de dépôt')
  })
})
