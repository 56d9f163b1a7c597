import {
  defaultFunctionProfiles,
  otherFunctionProfile,
  parseSdetProfile,
  type SdetProfile,
} from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type {
  FunctionChange,
  FunctionEffect,
  FunctionLine,
  FunctionProfiles,
} from '../features/function-profiles/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link FunctionProfiles} on PostgreSQL. */
export function sqlFunctionProfiles(database: Database): FunctionProfiles {
  const db = database.kysely<PortalSchema>()
  return {
    lines: () => readLines(db),
    effect: (code, to) => readEffect(db, code, to),
    change: (change) => db.transaction().execute((trx) => changeProfile(trx, change)),
  }
}

async function readLines(db: Db): Promise<readonly FunctionLine[]> {
  const { rows } = await sql<{ code: string; label: string; people: number }>`
    select function_code as code, max(function_label) as label, count(distinct account_id)::integer as people
    from account_profile where ended_at is null and function_code <> '' group by function_code`.execute(db)
  const held = new Map(rows.map((row) => [row.code, row]))
  const changed = await db.selectFrom('function_profile').selectAll().execute()
  const codes = new Set([
    ...defaultFunctionProfiles.map(({ code }) => code),
    ...held.keys(),
    ...changed.map(({ code }) => code),
  ])
  const lines = Array.from(codes, (code) => {
    const change = changed.find((one) => one.code === code)
    return { ...meaningOf(code, held.get(code)), ...(change && changeOf(change)) }
  })
  return lines.sort((a, b) => b.people - a.people || a.code.localeCompare(b.code))
}

type Held = { readonly label: string; readonly people: number } | undefined

/** What a function gives when nobody changed it. */
function meaningOf(code: string, held: Held): FunctionLine {
  const known = defaultFunctionProfiles.find((line) => line.code === code)
  const { profile, label, alsoSeen } = known ?? {
    profile: otherFunctionProfile,
    label: held?.label ?? '',
    alsoSeen: undefined,
  }
  return {
    code,
    label,
    profile,
    byDefault: profile,
    alsoSeen: alsoSeen ?? [],
    changedAt: null,
    changedBy: null,
    people: held?.people ?? 0,
  }
}

function changeOf(row: {
  readonly profile: string
  readonly changed_at: Date
  readonly changed_by_label: string
}): Pick<FunctionLine, 'changedAt' | 'changedBy'> & Partial<FunctionLine> {
  const profile = parseSdetProfile(row.profile)
  return {
    ...(profile && { profile }),
    changedAt: row.changed_at,
    changedBy: row.changed_by_label,
  }
}

/** Those who have the function from AAF, with another profile than this one. */
const concerned = (code: string, to: SdetProfile) =>
  sql`function_code = ${code} and origin = 'aaf' and ended_at is null and profile <> ${to}`

async function readEffect(db: Db, code: string, to: SdetProfile): Promise<FunctionEffect> {
  const { rows } = await sql<FunctionEffect>`select count(distinct account_id)::integer as people,
    count(distinct establishment_id)::integer as schools from account_profile where ${concerned(code, to)}`.execute(
    db,
  )
  return rows[0] ?? { people: 0, schools: 0 }
}

async function changeProfile(
  trx: Transaction<PortalSchema>,
  { code, from, to, by, at }: FunctionChange,
): Promise<FunctionEffect | 'changed-meanwhile'> {
  await sql`select pg_advisory_xact_lock(hashtextextended('preau.portal.function-profiles', 0))`.execute(trx)
  const line = (await readLines(trx)).find((one) => one.code === code)
  if (line?.profile !== from) return 'changed-meanwhile'
  const effect = await readEffect(trx, code, to)
  const values = { profile: to, changed_at: at, changed_by_label: by.label }
  await trx
    .insertInto('function_profile')
    .values({ code, label: line.label, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .execute()
  await sql`insert into account_profile (account_id, establishment_id, profile, function_code, function_label,
      discipline_code, discipline_label, origin, started_at)
    select account_id, establishment_id, ${to}, function_code, function_label, discipline_code, discipline_label, origin, ${at}
    from account_profile where ${concerned(code, to)}
    on conflict (account_id, establishment_id, profile, function_code, discipline_code) do update set ended_at = null`.execute(
    trx,
  )
  await sql`update account_profile set ended_at = ${at} where ${concerned(code, to)}`.execute(trx)
  const data = { code, from, to, ...effect }
  await recordAudit(trx, { action: 'function.changed', outcome: 'done', data, ...auditActor({ by, at }) })
  return effect
}
