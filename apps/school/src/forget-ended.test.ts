import { createSessions, json, systemRandom } from '@preau/platform'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { forgetEnded } from './forget-ended.ts'
import { createCausesStore } from './store/causes-store.ts'
import { createFederationStore } from './store/federation-store.ts'
import { createImportStore } from './store/import-store.ts'
import { createLoginWaits } from './store/login-wait-store.ts'
import { createPeopleChanges } from './store/people-changes-store.ts'
import { createOperatorWaits } from './store/operator-wait-store.ts'
import { createLargeImportStore } from './store/large-import-store.ts'
import { createPendingImportStore } from './store/pending-import-store.ts'
import { createSessionEndStore } from './store/session-end-store.ts'
import { openTestSchoolWithBase, pathName, uai } from './testing/open-test-school.ts'
import { pupilsFile, pupilsXml } from './testing/school-files.ts'

const school = await openTestSchoolWithBase()
const { clock, database, db } = school
const deps = {
  clock,
  causes: createCausesStore(db),
  sessionEnds: createSessionEndStore(db),
  federations: createFederationStore(db),
  imports: createImportStore(db),
  loginWaits: createLoginWaits(db),
  peopleChanges: createPeopleChanges(db),
  operatorWaits: createOperatorWaits(db),
  pendingImports: createPendingImportStore(db),
  largeImports: createLargeImportStore(db),
  sessions: createSessions({
    database,
    clock,
    random: systemRandom,
    cookieName: 'x',
    idleMs: 1,
    absoluteMs: 1,
    secure: false,
  }),
}
const forget = () => forgetEnded(deps, new AbortController().signal)
const rows = async (table: string): Promise<number> =>
  (await sql`select from ${sql.table(table)}`.execute(db)).rows.length

test('files that nobody confirmed go after half an hour, sessions when they end, and nothing that lives', async () => {
  const lise = { id: '1', name: 'Morvan', firstName: 'Lise' }
  await db.updateTable('base').set({ school_year: 2026 }).execute()
  const browser = await school.signedIn()
  await browser.upload(`/${pathName}/client/imports/siecle-sts/siecle`, {
    eleves: { name: 'e.xml', content: pupilsXml([lise], { year: 2027 }) },
  })
  await forget()
  expect([await rows('pending_import_file'), await rows('session')]).toEqual([1, 1])
  clock.advance(31 * 60_000)
  await forget()
  expect([await rows('pending_import_file'), await rows('session')]).toEqual([0, 1])
  clock.advance(60 * 60_000 + 86_400_000)
  await forget()
  expect(await rows('session')).toBe(0)
})

test('wrong passwords of operators count no more after two hours', async () => {
  const tried = { identifiant: 'personne', mot_de_passe: 'non' }
  await school.browser().submit('/connexion', tried)
  await forget()
  expect(await rows('operator_wait')).toBe(1)
  clock.advance(2 * 3_600_000 + 1000)
  await forget()
  expect(await rows('operator_wait')).toBe(0)
})

test('what undoes an import, its remarks and values go after three months, whom it concerned after a school year and its summer; its figures stay', async () => {
  await db.updateTable('base').set({ school_year: null }).execute()
  const lise = { id: '1', name: 'Morvan', firstName: 'Lise', className: '6E 1' }
  const result = await school.commands.importSiecle(uai, {
    pupils: pupilsFile([lise, { id: '2', name: 'Tanguy', firstName: '' }]),
  })
  const report = `/${pathName}/client/imports/siecle-sts/${result.ok ? result.runId : ''}`
  const kept = async () => {
    await forget()
    const counts = [await rows('import_undo'), await rows('import_problem'), await rows('import_change')]
    const { text } = await (await school.signedIn()).get(report)
    const said = ['Annuler cet import', 'Date de naissance', '6E 1', 'Lise Morvan', 'Élèves lus']
    return [...counts, ...said.filter((one) => text.includes(one))]
  }
  clock.advance(91 * 86_400_000)
  expect(await kept()).toEqual([
    1,
    2,
    1,
    'Annuler cet import',
    'Date de naissance',
    '6E 1',
    'Lise Morvan',
    'Élèves lus',
  ])
  clock.advance(2 * 86_400_000)
  expect(await kept()).toEqual([0, 0, 1, '6E 1', 'Lise Morvan', 'Élèves lus'])
  clock.advance(306 * 86_400_000)
  expect(await kept()).toEqual([0, 0, 1, '6E 1', 'Lise Morvan', 'Élèves lus'])
  clock.advance(2 * 86_400_000)
  expect(await kept()).toEqual([0, 0, 0, 'Élèves lus'])
})

test('a closed failure is forgotten after three months, an open one after a year, the causes after three', async () => {
  const { id: baseId } = await db.selectFrom('base').select('id').executeTakeFirstOrThrow()
  const now = clock.now()
  const failure = (status: 'open' | 'resolved') => ({
    base_id: baseId,
    occurred_at: now,
    space: 'eleves',
    reason: 'held',
    evidence: json({}),
    status,
    resolved_at: status === 'open' ? null : now,
  })
  await db
    .insertInto('identification_failure')
    .values([failure('open'), failure('resolved')])
    .execute()
  const week = now.toISOString().slice(0, 10)
  await db
    .insertInto('failure_cause')
    .values({ base_id: baseId, week, reason: 'held', attempts: 2 })
    .execute()
  const left = async (days: number) => {
    clock.advance(days * 86_400_000)
    await forget()
    return [await rows('identification_failure'), await rows('failure_cause')]
  }
  expect(await left(89)).toEqual([2, 1])
  expect(await left(2)).toEqual([1, 1])
  expect(await left(275)).toEqual([0, 1])
  expect(await left(732)).toEqual([0, 0])
})

test('the server plans it', async () => {
  await school.jobs.start()
  const planned = await sql<{ name: string }>`select name from pgboss.schedule`.execute(db)
  await school.jobs.stop()
  expect(planned.rows.map(({ name }) => name)).toContain('school-forget-ended')
})

test('a change of many people can no longer be undone after three months, and is forgotten with its lines', async () => {
  const form = { portee: 'tout', modification: 'acces-non', nombre: '1' }
  const browser = await school.signedIn()
  await browser.submit(`/${pathName}/client/ressources/eleves/modifier/appliquer`, form)
  clock.advance(91 * 86_400_000)
  await forget()
  expect([await rows('people_change'), await rows('people_change_line')]).toEqual([1, 1])
  clock.advance(2 * 86_400_000)
  await forget()
  expect([await rows('people_change'), await rows('people_change_line')]).toEqual([0, 0])
})
