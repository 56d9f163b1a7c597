import type { ExportedPerson } from '@preau/exchange'
import type { PersonCategory } from '@preau/people'
import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { commandLine } from '../../frame/visitor.ts'
import { cleaningCsv } from './cleaning-csv.ts'
import { sqlIdentifierImports } from '../../store/identifiers/sql-identifier-imports.ts'
import type { PortalSchema } from '../../store/schema.ts'
import { identifiersEntry } from '../../testing/identifiers-export.ts'
import { openSchoolPortal, type SchoolPortal } from '../../testing/school-portal.ts'
import type { Change, IdentifierImports, ValidateResult } from './identifier-imports.ts'
import { importIdentifiers } from './import-identifiers.ts'
import type { ImportLine, LineSection } from './import-line.ts'
import type { ImportMode, ImportSchool } from './import-run.ts'
import { freeLosses } from './loss-guard.ts'
import { overviewOf } from './import-overview.ts'
import { openImport } from './open-import.ts'
import { unrecognisedCsv } from './unrecognised-csv.ts'
import { matchableProfiles } from './wire-category.ts'

let portal: SchoolPortal
let imports: IdentifierImports
let school: ImportSchool
let everybody: readonly ExportedPerson[]
let change: Change

beforeAll(async () => {
  portal = await openSchoolPortal({ pupils: 160 })
  imports = sqlIdentifierImports(portal.database)
  const [only] = await imports.schools('all')
  if (!only) throw new Error('the school is loaded')
  school = only
  everybody = portal.exported.people
  change = { by: commandLine, at: portal.clock.now() }
})

/** Undoing every import, last first, is itself what the last test of the undo checks. */
afterEach(async () => {
  for (const run of await imports.history('all', 100))
    if (run.state !== 'undone') await imports.undo(run.id, change)
  expect(await identifiers()).toEqual([])
})

const readingKeys = () => Promise.resolve([])

const db = () => portal.database.kysely<PortalSchema>()

function identifiers(category?: PersonCategory) {
  return db()
    .selectFrom('pronote_identifier')
    .select(['pronote_id', 'account_id', 'category'])
    .$if(category !== undefined, (query) => query.where('category', '=', category ?? 'pupil'))
    .orderBy('pronote_id')
    .execute()
}

const of = (category: PersonCategory): readonly ExportedPerson[] =>
  everybody.filter((one) => one.category === category)

async function open(people: readonly ExportedPerson[], mode: ImportMode = 'complete'): Promise<string> {
  const order = {
    school,
    mode,
    entry: identifiersEntry(people, { complete: mode === 'complete' }),
    acceptOtherYear: false,
  }
  const opened = await openImport({ imports, readingKeys }, { ...order, ...change })
  if (opened.kind !== 'opened') throw new Error(`not opened: ${opened.kind}`)
  return opened.runId
}

async function validate(runId: string, position: number, typedLost?: number): Promise<ValidateResult> {
  const run = await imports.run(runId, 'all')
  const step = run?.steps.find((one) => one.position === position)
  if (!run || !step) throw new Error('no such step')
  const { lost: shownLost } = await imports.plan(runId, step.category)
  return imports.validate({ runId, position, shownLost, typedLost, freeLosses: freeLosses(run.mode) }, change)
}

async function validateThrough(runId: string, last = 6): Promise<void> {
  for (let position = 1; position <= last; position += 1) {
    const { lost } = await imports.plan(runId, stepCategory(position))
    expect((await validate(runId, position, lost)).kind).toBe('validated')
  }
}

const stepCategory = (position: number): PersonCategory =>
  (['teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff'] as const)[position - 1] ?? 'staff'

const linesOf = (
  runId: string,
  category: PersonCategory,
  section: LineSection,
): Promise<readonly ImportLine[]> => imports.lines({ runId, category, section, offset: 0, limit: 2000 })

async function lineOf(runId: string, person: ExportedPerson | undefined): Promise<ImportLine> {
  const row = await db()
    .selectFrom('identifier_import_line')
    .select('id')
    .where('run_id', '=', runId)
    .where('pronote_id', '=', person?.pronoteId ?? '')
    .executeTakeFirstOrThrow()
  const line = await imports.line(runId, row.id)
  if (!line) throw new Error('no such line')
  return line
}

const decide = (runId: string, line: ImportLine, accountId: string | null, move = false) =>
  imports.decide(
    { runId, lineId: line.id, accountId, move, profiles: matchableProfiles(line.category) },
    change,
  )

/** The recognised pupils of a run, with their person in the file. */
async function recognisedPupils(runId: string): Promise<readonly ImportLine[]> {
  const lines = await linesOf(runId, 'pupil', 'recognised')
  expect(lines.length).toBeGreaterThan(100)
  return lines
}

describe('steps', () => {
  test('nothing changes before a step is validated, and validating commits that step only', async () => {
    const runId = await open(everybody)
    expect(await identifiers()).toEqual([])
    await validate(runId, 1)
    expect(new Set((await identifiers()).map(({ category }) => category))).toEqual(new Set(['teacher']))
  })

  test('a step is validated in its turn, and once: of two validations at once the second finds it over', async () => {
    const runId = await open(everybody)
    expect((await validate(runId, 2)).kind).toBe('step-over')
    const both = await Promise.all([validate(runId, 1), validate(runId, 1)])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['step-over', 'validated'])
  })

  test('a validation that fails in its last statement leaves no identifier, no journal and no audit line', async () => {
    const runId = await open(everybody)
    await sql`create function refuse_step() returns trigger language plpgsql as $$ begin raise exception 'disk gone'; end $$`.execute(
      db(),
    )
    await sql`create trigger refuse_step before update on identifier_import_step for each row execute function refuse_step()`.execute(
      db(),
    )
    await expect(validate(runId, 1)).rejects.toThrow('disk gone')
    await sql`drop trigger refuse_step on identifier_import_step`.execute(db())
    await sql`drop function refuse_step`.execute(db())
    expect(await identifiers()).toEqual([])
    const journal = await db()
      .selectFrom('identifier_import_change')
      .select('id')
      .where('run_id', '=', runId)
      .execute()
    expect(journal).toEqual([])
    expect((await validate(runId, 1)).kind).toBe('validated')
  })

  test('an import that fails while it is stored leaves no run behind', async () => {
    await sql`create function refuse_line() returns trigger language plpgsql as $$ begin raise exception 'disk gone'; end $$`.execute(
      db(),
    )
    await sql`create trigger refuse_line after insert on identifier_import_line execute function refuse_line()`.execute(
      db(),
    )
    await expect(open(everybody)).rejects.toThrow('disk gone')
    await sql`drop trigger refuse_line on identifier_import_line`.execute(db())
    await sql`drop function refuse_line`.execute(db())
    expect(await imports.underWay(school.id)).toBeUndefined()
  })

  test('of two imports of a school opened at once, one is opened and the other changes nothing', async () => {
    const results = await Promise.allSettled([open(of('teacher')), open(of('teacher'))])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const runs = await imports.history('all', 10)
    expect(runs.filter(({ state }) => state === 'open')).toHaveLength(1)
  })

  test('interrupting keeps validated steps and decisions; anybody may resume; abandoning keeps validated steps', async () => {
    const runId = await open(everybody)
    await validate(runId, 1)
    const teachers = await identifiers()
    const [pupil] = await recognisedPupils(runId)
    if (!pupil) throw new Error('no pupil')
    await decide(runId, pupil, null)
    await imports.interrupt(runId, change)
    expect(await decide(runId, pupil, pupil.account?.id ?? null)).toBe('not-open')
    await imports.resume(runId, { ...change, by: { ...commandLine, label: 'Hugo Perrin' } })
    expect(
      (
        await lineOf(
          runId,
          everybody.find(({ pronoteId }) => pronoteId === pupil.pronoteId),
        )
      ).chosenBy,
    ).toBe('person')
    await imports.abandon(runId, change)
    expect(await identifiers()).toEqual(teachers)
    expect(await imports.resume(runId, change)).toBe('not-open')
  })
})

describe('Complet and Partiel', () => {
  test('Complet withdraws the identifiers absent from the file when the step is validated, and not before', async () => {
    await validateThrough(await open(everybody))
    const before = await identifiers('pupil')
    const gone = before.slice(0, 5).map(({ pronote_id }) => pronote_id)
    const runId = await open(everybody.filter(({ pronoteId }) => !gone.includes(pronoteId)))
    await validate(runId, 1)
    expect(await identifiers('pupil')).toEqual(before)
    const plan = await imports.plan(runId, 'pupil')
    expect(plan.removals.map(({ pronoteId, cause, loses }) => [pronoteId, cause, loses])).toEqual(
      expect.arrayContaining(gone.map((id) => [id, 'withdrawn', true])),
    )
    expect(plan.lost).toBe(5)
    const run = await imports.run(runId, 'all')
    if (!run) throw new Error('no such run')
    const [, pupils] = await overviewOf(imports, run)
    expect(pupils).toMatchObject({ category: 'pupil', validated: false, withdrawn: 5, added: 0, moved: 0 })
    expect(pupils?.unchanged).toBe(before.length - 5)
    await validate(runId, 2)
    expect(await identifiers('pupil')).toEqual(before.slice(5))
    expect(await imports.undoPlan(runId)).toEqual({ given: 0, restored: 5, decisions: 0 })
  })

  test('Complet leaves an identifier to its account when it stands on a rejected line, and says so', async () => {
    await validateThrough(await open(everybody))
    const before = await identifiers('pupil')
    const [unread, absent] = before.map(({ pronote_id }) => pronote_id)
    const runId = await open(
      everybody
        .filter(({ pronoteId }) => pronoteId !== absent)
        .map((one) => (one.pronoteId === unread ? { ...one, lastName: ' ' } : one)),
    )
    await validate(runId, 1)
    const plan = await imports.plan(runId, 'pupil')
    expect([plan.kept, plan.lost]).toEqual([1, 1])
    await validate(runId, 2)
    expect(await identifiers('pupil')).toEqual(before.filter(({ pronote_id }) => pronote_id !== absent))
    expect((await imports.plan(runId, 'guardian')).kept).toBe(0)
  })

  test('above a tenth withdrawn, the number must be typed; the number on the page must still be the right one', async () => {
    await validateThrough(await open(everybody))
    const before = await identifiers('pupil')
    const gone = new Set(before.slice(0, 40).map(({ pronote_id }) => pronote_id))
    const runId = await open(everybody.filter(({ pronoteId }) => !gone.has(pronoteId)))
    await validate(runId, 1)
    expect(await validate(runId, 2)).toEqual({ kind: 'type-losses', lost: 40 })
    expect(await validate(runId, 2, 39)).toEqual({ kind: 'type-losses', lost: 40 })
    const stale = { runId, position: 2, shownLost: 0, typedLost: undefined, freeLosses: 1 }
    expect(await imports.validate(stale, change)).toEqual({ kind: 'losses-changed', lost: 40 })
    expect(await identifiers('pupil')).toEqual(before)
    expect((await validate(runId, 2, 40)).kind).toBe('validated')
    expect(await identifiers('pupil')).toHaveLength(before.length - 40)
  })

  test('Partiel adds newcomers and withdraws nobody', async () => {
    const first = everybody.filter((_, index) => index % 4 !== 0)
    await validateThrough(await open(first))
    const before = await identifiers()
    await validateThrough(
      await open(
        everybody.filter((_, index) => index % 4 === 0),
        'partial',
      ),
    )
    const after = await identifiers()
    expect(after).toEqual(expect.arrayContaining(before))
    expect(after.length).toBeGreaterThan(before.length + 50)
    const truth = new Map<string, string | undefined>(portal.exported.truth)
    const accounts = await db().selectFrom('account').select(['id', 'aaf_key']).execute()
    const keyOf = new Map(accounts.map(({ id, aaf_key }) => [id, aaf_key?.split(':').at(-1)]))
    expect(
      after.filter(({ pronote_id, account_id }) => keyOf.get(account_id) !== truth.get(pronote_id)),
    ).toEqual([])
  })

  test('importing the same file again changes nothing', async () => {
    await validateThrough(await open(everybody))
    const before = await identifiers()
    await validateThrough(await open(everybody))
    expect(await identifiers()).toEqual(before)
  })
})

describe('conflicts', () => {
  test('an identifier that another account has never moves by itself', async () => {
    await validateThrough(await open(everybody))
    const [a, b] = (await identifiers('pupil')).slice(0, 2)
    if (!a || !b) throw new Error('no pupil')
    const before = await identifiers('pupil')
    const swap = new Map([
      [a.pronote_id, b.pronote_id],
      [b.pronote_id, a.pronote_id],
    ])
    const swapped = everybody.map((one) => ({
      ...one,
      pronoteId: (swap.get(one.pronoteId) ?? one.pronoteId) as typeof one.pronoteId,
    }))
    const runId = await open(swapped)
    const conflicts = (await linesOf(runId, 'pupil', 'choose')).filter(({ conflict }) => conflict)
    expect(conflicts.map(({ pronoteId, reason }) => [pronoteId, reason]).sort()).toEqual(
      [
        [a.pronote_id, 'held-by-other'],
        [b.pronote_id, 'held-by-other'],
      ].sort(),
    )
    expect(conflicts[0]?.candidates.map(({ account }) => account.id)).toEqual(
      expect.arrayContaining([a.account_id, b.account_id]),
    )
    await validateThrough(runId, 2)
    expect(await identifiers('pupil')).toEqual(before)
  })

  test('in Partiel an account that has an identifier gets no second one of the category by itself', async () => {
    await validateThrough(await open(everybody))
    const [held] = await identifiers('pupil')
    const known = everybody.find(({ pronoteId }) => pronoteId === held?.pronote_id)
    const other = everybody.find((one) => one.category === 'guardian')
    if (!held || !known || !other) throw new Error('no pupil')
    const twice = { ...known, pronoteId: 'ZYXWVUTSRQPNMKJH' as typeof known.pronoteId }
    const runId = await open([twice], 'partial')
    const line = await lineOf(runId, twice)
    expect(line.account).toBeUndefined()
    const proposed = [line.proposed, ...line.candidates].find((one) => one?.account.id === held.account_id)
    expect(proposed?.holder).toMatchObject({
      kind: 'identifier',
      pronoteId: held.pronote_id,
      willBeWithdrawn: false,
    })
    await validate(runId, 1)
    expect(await decide(runId, line, held.account_id)).toBe('taken')
    expect(await decide(runId, line, held.account_id, true)).toBe('done')
    await validate(runId, 2)
    const now = (await identifiers('pupil')).filter(({ account_id }) => account_id === held.account_id)
    expect(now.map(({ pronote_id }) => pronote_id)).toEqual([twice.pronoteId])
  })

  test('an account that another line has is taken only when told, and that line is then to be decided again', async () => {
    const runId = await open(everybody)
    await validate(runId, 1)
    const [first, second] = await recognisedPupils(runId)
    if (!first?.account || !second) throw new Error('no pupil')
    expect(await decide(runId, second, first.account.id)).toBe('taken')
    expect(await decide(runId, second, first.account.id, true)).toBe('done')
    const displaced = await imports.line(runId, first.id)
    expect([displaced?.account, displaced?.chosenBy]).toEqual([undefined, null])
    expect(await imports.forget(runId, first.id, change)).toBe('done')
    expect((await imports.line(runId, first.id))?.account).toBeUndefined()
    expect(await imports.forget(runId, second.id, change)).toBe('done')
    expect((await imports.line(runId, second.id))?.account?.id).toBe(second.account?.id)
  })

  test('an account of another kind is refused', async () => {
    const runId = await open(everybody)
    await validate(runId, 1)
    const [pupil] = await recognisedPupils(runId)
    const [guardian] = await linesOf(runId, 'guardian', 'recognised')
    if (!pupil || !guardian?.account) throw new Error('nobody')
    expect(await decide(runId, pupil, guardian.account.id)).toBe('not-compatible')
  })
})

describe('decisions by hand', () => {
  test('they are remembered by the next import, « ne correspond à personne » included', async () => {
    const first = await open(everybody)
    await validate(first, 1)
    const [refused] = await recognisedPupils(first)
    const [unknown] = await linesOf(first, 'pupil', 'unknown')
    if (!refused?.account || !unknown) throw new Error('nobody')
    await decide(first, refused, null)
    await decide(first, unknown, refused.account.id)
    await validate(first, 2)
    await imports.abandon(first, change)
    const second = await open(everybody)
    expect(await imports.line(second, (await lineOf(second, personOf(refused))).id)).toMatchObject({
      chosenBy: 'memory',
      reason: 'memory-nobody',
    })
    const remembered = await lineOf(second, personOf(unknown))
    expect([remembered.account?.id, remembered.chosenBy]).toEqual([refused.account.id, 'memory'])
  })

  test('a decision changes nothing once its step is validated', async () => {
    const runId = await open(everybody)
    const [teacher] = await linesOf(runId, 'teacher', 'recognised')
    if (!teacher) throw new Error('no teacher')
    await validate(runId, 1)
    expect(await decide(runId, teacher, null)).toBe('step-over')
    expect(await imports.forget(runId, teacher.id, change)).toBe('step-over')
  })

  test('what is ticked is confirmed in one go, and an account is given once', async () => {
    const runId = await open(everybody)
    await validate(runId, 1)
    await validate(runId, 2)
    const ticked = await linesOf(runId, 'guardian', 'confirm')
    const target = { runId, category: 'guardian' as const, lineIds: ticked.map(({ id }) => id) }
    const distinct = new Set(ticked.map(({ proposed }) => proposed?.account.id)).size
    expect(await imports.confirm(target, change)).toBe(distinct)
    expect(distinct).toBeGreaterThan(0)
  })

  const personOf = (line: ImportLine): ExportedPerson | undefined =>
    everybody.find(({ pronoteId }) => pronoteId === line.pronoteId)
})

describe('several people at once', () => {
  const hugo: Change = { by: { ...commandLine, label: 'Hugo Perrin' }, at: new Date('2026-09-07T08:05:00Z') }

  test('a decision on a line that somebody else has decided meanwhile changes nothing, and says who decided', async () => {
    const runId = await open(everybody)
    await validate(runId, 1)
    const [line, other] = await recognisedPupils(runId)
    if (!line?.account || !other?.account) throw new Error('no pupil')
    const choice = {
      runId,
      lineId: line.id,
      accountId: null,
      move: false,
      profiles: matchableProfiles('pupil'),
    }
    expect(await imports.decide({ ...choice, version: line.version }, hugo)).toBe('done')
    expect(await imports.decide({ ...choice, version: line.version }, change)).toBe('changed')
    const together = await imports.decideTogether(
      runId,
      [
        { lineId: other.id, accountId: null, profiles: choice.profiles, version: other.version },
        { lineId: line.id, accountId: line.account.id, profiles: choice.profiles, version: line.version },
      ],
      change,
    )
    expect(together).toEqual({ result: 'changed', lineId: line.id })
    expect(await imports.line(runId, line.id)).toMatchObject({
      decidedBy: 'Hugo Perrin',
      decidedAt: hugo.at,
      version: 1,
    })
    expect((await imports.line(runId, other.id))?.account?.id).toBe(other.account.id)
    expect(await imports.contributions(runId)).toEqual([{ by: 'Hugo Perrin', count: 1 }])
  })

  test('the accounts of two people are exchanged in one go; taking an account held by a third refuses the whole', async () => {
    const runId = await open(everybody)
    await validate(runId, 1)
    const [a, b, c] = await recognisedPupils(runId)
    if (!a?.account || !b?.account || !c?.account) throw new Error('no pupil')
    const profiles = matchableProfiles('pupil')
    const exchange = (first: string, second: string) =>
      imports.decideTogether(
        runId,
        [
          { lineId: a.id, accountId: first, profiles },
          { lineId: b.id, accountId: second, profiles },
        ],
        change,
      )
    expect(await exchange(b.account.id, c.account.id)).toEqual({ result: 'taken', lineId: b.id })
    expect((await imports.line(runId, a.id))?.account?.id).toBe(a.account.id)
    expect(await exchange(b.account.id, a.account.id)).toEqual({ result: 'done' })
    expect((await imports.line(runId, a.id))?.account?.id).toBe(b.account.id)
    expect((await imports.lastAction(runId, 'pupil', null))?.count).toBe(2)
    expect(await imports.forgetLast(runId, 'pupil', change)).toBe(2)
    expect((await imports.line(runId, b.id))?.account?.id).toBe(b.account.id)
    expect(await imports.forgetLast(runId, 'pupil', change)).toBe(0)
  })

  test('a family is the pupils and guardians the file attaches; guardians are decided before their step', async () => {
    const runId = await open(everybody)
    await validate(runId, 1)
    const guardian = of('guardian').find(({ pupils = [] }) => pupils.length > 1)
    const line = await lineOf(runId, guardian)
    const family = await imports.family(runId, line.id)
    const ids = family.map(({ pronoteId }) => pronoteId)
    for (const { pronoteId } of guardian?.pupils ?? []) expect(ids).toContain(pronoteId)
    expect(ids).toContain(line.pronoteId)
    const [pupil] = family
    if (!pupil) throw new Error('no pupil')
    expect((await imports.family(runId, pupil.id)).map(({ id }) => id).sort()).toEqual(
      family.map(({ id }) => id).sort(),
    )
    expect(await decide(runId, line, null)).toBe('done')
    expect((await imports.line(runId, line.id))?.chosenBy).toBe('person')
  })

  test('those who may be taken for one another are shown together: the same account in view', async () => {
    const runId = await open(everybody)
    const doubtful = (await linesOf(runId, 'guardian', 'choose')).find(({ duplicate }) => duplicate)
    if (!doubtful) throw new Error('the export holds a duplicate')
    const together = await imports.lookalikes(runId, doubtful.id)
    expect(together[0]?.id).toBe(doubtful.id)
    expect(together.length).toBeGreaterThan(1)
    expect(together.every(({ category }) => category === 'guardian')).toBe(true)
  })

  test('a decision whose person has changed in the file is proposed again, and is not applied by itself', async () => {
    const first = await open(everybody)
    await validate(first, 1)
    const [unknown] = await linesOf(first, 'pupil', 'unknown')
    const [taken] = await recognisedPupils(first)
    if (!unknown || !taken?.account) throw new Error('nobody')
    await decide(first, unknown, taken.account.id, true)
    await validate(first, 2)
    await imports.abandon(first, change)
    const second = await open(
      everybody.map((one) => (one.pronoteId === unknown.pronoteId ? { ...one, firstName: 'Zéphyrin' } : one)),
    )
    const line = await lineOf(
      second,
      everybody.find(({ pronoteId }) => pronoteId === unknown.pronoteId),
    )
    expect([line.reason, line.account, line.proposed?.account.id]).toEqual([
      'memory-stale',
      undefined,
      taken.account.id,
    ])
    expect(line.reasons[0]).toContain('le nom a changé dans le fichier')
  })
})

describe('undoing', () => {
  test('an import puts back the identifiers as they were, with their dates; a later import must be undone first', async () => {
    const first = await open(everybody.slice(0, 300))
    await validateThrough(first)
    const all = () =>
      db()
        .selectFrom('pronote_identifier')
        .select(['account_id', 'establishment_id', 'category', 'pronote_id', 'run_id', 'created_at'])
        .orderBy('pronote_id')
        .execute()
    const before = await all()
    const second = await open(everybody.slice(50))
    await validateThrough(second)
    expect(await all()).not.toEqual(before)
    expect(await imports.undo(first, change)).toBe('later-import')
    expect(await imports.undo(second, change)).toBe('done')
    expect(await all()).toEqual(before)
    expect(await imports.undo(second, change)).toBe('not-open')
  })
})

describe('without a screen', () => {
  test('certain matches are applied and the rest waits, interrupted, for an administrator', async () => {
    const order = {
      uai: school.uai,
      mode: 'complete',
      entry: identifiersEntry(everybody),
      by: commandLine,
      finish: false,
    } as const
    const receipt = await importIdentifiers({ imports, readingKeys, clock: portal.clock }, order)
    expect(receipt.state).toBe('interrupted')
    expect(receipt.given).toBe((await identifiers()).length)
    await imports.resume(receipt.runId, change)
    await validateThrough(receipt.runId)
    expect((await imports.run(receipt.runId, 'all'))?.state).toBe('finished')
  })

  test('too many losses leave the import waiting, and the losses undone', async () => {
    await validateThrough(await open(everybody))
    const before = await identifiers('pupil')
    const order = {
      uai: school.uai,
      mode: 'complete',
      entry: identifiersEntry(of('teacher')),
      by: commandLine,
      finish: true,
    } as const
    await expect(
      importIdentifiers({ imports, readingKeys, clock: portal.clock }, order),
    ).rejects.toMatchObject({
      code: 'identifiers.too-many-losses',
    })
    expect(await identifiers('pupil')).toEqual(before)
    expect((await imports.underWay(school.id))?.state).toBe('interrupted')
  })
})

describe('the list of what is to be cleaned in the school base', () => {
  test('has the left pupils, the duplicates and the lines that could not be read, each with what to do', async () => {
    const [teacher] = of('teacher')
    if (!teacher) throw new Error('no teacher')
    const runId = await open([...everybody, { ...teacher, pronoteId: 'ABC' as typeof teacher.pronoteId }])
    const csv = cleaningCsv(await imports.toClean(runId), await imports.problems(runId))
    expect(csv).toContain('sortir sa fiche de la base')
    expect(csv).toContain('Fusionner ou supprimer l’une des deux fiches.')
    expect(csv).toMatch(/Ligne \d+ du fichier/)
    const figures = (await imports.run(runId, 'all'))?.figures
    expect(figures?.automatic).toBeGreaterThan(300)
    expect(figures?.expectedErrors).toBeGreaterThan(0)
    expect(figures?.expectedErrors).toBeLessThan(0.1)
  })
})

describe('the list of who is left', () => {
  test('never holds a cell that a spreadsheet would run', async () => {
    const [someone] = of('workTutor')
    if (!someone) throw new Error('no work tutor')
    const runId = await open([{ ...someone, lastName: '=HYPERLINK("http://mal.test")', firstName: '+33' }])
    const csv = unrecognisedCsv(await imports.unrecognised(runId))
    expect(csv).toContain("'=HYPERLINK")
    expect(csv).toContain(";'+33;")
  })
})
