import { beforeAll, describe, expect, test } from 'vitest'
import { sqlAafReports } from '../../store/aaf/sql-aaf-reports.ts'
import type { PortalSchema } from '../../store/schema.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import type { AafRunState } from '../aaf-import/index.ts'
import { purgeReports } from './purge-reports.ts'

let portal: OpenedPortal
let admin: Browser
let operator: Browser
const path = '/administration/conservation'
const db = () => portal.database.kysely<PortalSchema>()

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  admin = openBrowser(portal.app)
  operator = openBrowser(portal.app)
  await admin.signIn('admin.ent', testPassword)
  await operator.signIn('exploitant', testPassword)
})

describe('the page of the times', () => {
  test('says what is kept, why and how long, with the times in force', async () => {
    const { text } = await operator.get(path)
    expect(text).toContain('90 jours après la fermeture')
    expect(text).toContain('12 mois après la fin de l’import')
    expect(text).toContain('24 heures sans nouvel essai')
  })

  test('is for the operator, its line in the menu too', async () => {
    expect((await operator.get('/administration')).html).toContain(`href="${path}"`)
    expect((await admin.get('/administration')).html).not.toContain(`href="${path}"`)
    expect((await admin.get(path)).status).toBe(403)
    await admin.get('/administration')
    expect((await admin.post(path, { mois: '3', version: '0' })).status).toBe(403)
  })

  test('sets from one to 24 months, once for each version read, and it is a trace', async () => {
    await operator.get(path)
    for (const mois of ['0', '25', '1.5', 'douze', ''])
      expect((await operator.post(path, { mois, version: '0' })).status).toBe(422)
    expect((await operator.submit(path, { mois: '3', version: '0' })).text).toContain('gardé 3 mois')
    expect((await operator.post(path, { mois: '9', version: '0' })).status).toBe(409)
    const { text } = await operator.get('/administration/traces?quoi=annuaire')
    expect(text).toContain('Durée de conservation des rapports AAF changée')
  })
})

const ended = (month: string): Date => new Date(`2026-${month}-01T08:00:00Z`)

async function runWith(state: AafRunState, at: Date, lines: number): Promise<string> {
  const samples = { created: ['Lise Morvan'], updated: [], suspended: [], reopened: [] }
  const preview = { openBefore: 1, lines: [], omitted: 0, samples, departures: null }
  const { id } = await db()
    .insertInto('aaf_run')
    .values({
      ...{ state, started_at: at, touched_at: at, finished_at: at, started_by_label: 'test' },
      ...{ delivered_on: '2026-01-01', scope: '"all"', orders: '{}', files: '["a.xml"]' },
      ...{ counts: state === 'done' ? '{"created": 5, "problems": 4}' : '{}' },
      preview: JSON.stringify(preview),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const line = { run_id: id, file: 'a.xml', line: 1, reason: 'Lise Morvan n’a pas de date de naissance.' }
  if (lines > 0)
    await db()
      .insertInto('aaf_problem')
      .values(Array.from({ length: lines }, () => line))
      .execute()
  return id
}

const linesOf = async (id: string): Promise<number> =>
  (await db().selectFrom('aaf_problem').select('id').where('run_id', '=', id).execute()).length
const runOf = (id: string) =>
  db().selectFrom('aaf_run').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('the reports of AAF imports', () => {
  const clock = { now: () => new Date('2026-09-07T08:00:00Z') }

  test('lose their names when they are old, and keep their numbers', async () => {
    const old = await runWith('done', ended('05'), 4)
    const refused = await runWith('refused', ended('05'), 1002)
    const recent = await runWith('done', ended('07'), 4)
    const working: readonly AafRunState[] = ['waiting', 'reading', 'to_confirm', 'applying', 'failed']
    const open = await Promise.all(working.map((state) => runWith(state, ended('01'), 1)))
    await purgeReports({ reports: sqlAafReports(portal.database), clock }, new AbortController().signal)
    expect(await linesOf(old)).toBe(0)
    expect(await runOf(old)).toMatchObject({
      ...{ delivered_on: '2026-01-01', files: ['a.xml'], counts: { created: 5, problems: 4 } },
      names_removed_at: clock.now(),
    })
    expect(JSON.stringify((await runOf(old)).preview)).not.toContain('Morvan')
    expect(await linesOf(refused)).toBe(0)
    expect((await runOf(refused)).counts).toEqual({ problems: 1002 })
    expect(await linesOf(recent)).toBe(4)
    for (const id of open) {
      expect(await linesOf(id)).toBe(1)
      expect(JSON.stringify((await runOf(id)).preview)).toContain('Lise Morvan')
    }
    const page = await operator.get(`/administration/annuaire/livraisons/${old}`)
    expect(page.text).toContain('a été supprimé le 07/09/2026')
    expect(page.text).not.toContain('Aucune anomalie')
  })

  test('go by bounded batches, and not at all once the job is stopped', async () => {
    const id = await runWith('abandoned', ended('02'), 5)
    const reports = sqlAafReports(portal.database)
    await purgeReports({ reports, clock }, AbortSignal.abort())
    expect(await linesOf(id)).toBe(5)
    const past = { before: ended('06'), at: clock.now(), limit: 3 }
    expect(await reports.removeNames(past)).toBe(true)
    expect(await linesOf(id)).toBe(2)
    expect((await runOf(id)).names_removed_at).toBeNull()
    expect(await reports.removeNames(past)).toBe(true)
    expect(await reports.removeNames(past)).toBe(false)
    expect(await runOf(id)).toMatchObject({ counts: { problems: 5 }, names_removed_at: clock.now() })
  })
})
