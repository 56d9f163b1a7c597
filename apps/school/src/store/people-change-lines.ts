import { defaultFunctionProfiles, type PersonCategory } from '@preau/people'
import { json } from '@preau/platform'
import { type RawBuilder, sql } from 'kysely'
import type { Change, ChangeField, ChangeLine, PasteDraft } from '../features/people/index.ts'
import { holdIdle } from './idle-minutes.ts'
import type { SchoolTransaction } from './school-database.ts'

/** Each field as a text, the form in which its values are kept and compared. */
const columns: Readonly<Record<ChangeField, RawBuilder<string | null>>> = {
  access: sql<string | null>`person.access::text`,
  casId: sql<string | null>`person.cas_id`,
  leftOn: sql<string | null>`person.left_on::text`,
  company: sql<string | null>`person.company`,
  functionLabel: sql<string | null>`person.function_label`,
  functionCode: sql<string | null>`person.function_code`,
  profile: sql<string | null>`person.profile_id::text`,
}

export const fieldColumn = (field: ChangeField): RawBuilder<string | null> => columns[field]

/** Values of one field, for people of one category. */
export type FieldLines = PasteDraft

/**
 * Writes those of the lines that may still be: the person is as it was seen, and nobody else holds the CAS identifier. Returns
 * them; the others are left as they are.
 */
export async function writeLines(
  trx: SchoolTransaction,
  change: Pick<Change, 'baseId' | 'at'>,
  { category, field, lines }: FieldLines,
): Promise<readonly ChangeLine[]> {
  const asSeen = await linesAsSeen(trx, change.baseId, { category, field, lines })
  const free = await linesPossible(trx, { ...change, category, field }, asSeen)
  if (free.length > 0) await writers[field](trx, free, change.at)
  return free
}

/** A CAS identifier must be free, a profile must still be there. */
async function linesPossible(
  trx: SchoolTransaction,
  {
    field,
    ...where
  }: { readonly field: ChangeField; readonly baseId: string; readonly category: PersonCategory },
  lines: readonly ChangeLine[],
): Promise<readonly ChangeLine[]> {
  if (field === 'casId') return linesFree(trx, where, lines)
  if (field !== 'profile') return lines
  const profiles = await trx
    .selectFrom('authorisation_profile')
    .select('id')
    .where('base_id', '=', where.baseId)
    .forShare()
    .execute()
  const known = new Set(profiles.map(({ id }) => id))
  return lines.filter(({ after }) => after === null || known.has(after))
}

/** The rows are locked in the order of their numbers, so that two changes at once wait and never block each other. */
async function linesAsSeen(
  trx: SchoolTransaction,
  baseId: string,
  { category, field, lines }: FieldLines,
): Promise<readonly ChangeLine[]> {
  const ids = lines.map(({ personId }) => personId)
  const rows = await trx
    .selectFrom('person')
    .select(['id', fieldColumn(field).as('current')])
    .where('base_id', '=', baseId)
    .where('category', '=', category)
    .where('id', '=', sql<string>`any(${ids}::bigint[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  const current = new Map(rows.map((row) => [row.id, row.current]))
  return lines.filter(({ personId, before }) => current.get(personId) === before)
}

/**
 * Identifiers may pass from one person of the lines to another: they are taken from all of them first. A line whose identifier
 * is still held after that gets back what it had, and what it had may be what another line wants: asked again until all agree.
 */
async function linesFree(
  trx: SchoolTransaction,
  { baseId, category }: { readonly baseId: string; readonly category: PersonCategory },
  lines: readonly ChangeLine[],
): Promise<readonly ChangeLine[]> {
  const wanted = lines.flatMap(({ after }) => (after === null ? [] : [after]))
  const holders = await trx
    .selectFrom('person')
    .select(['id', 'cas_id'])
    .where('base_id', '=', baseId)
    .where('category', '=', category)
    .where('cas_id', '=', sql<string>`any(${wanted}::text[])`)
    .execute()
  const holderOf = new Map(holders.map((row) => [row.cas_id, row.id]))
  let kept = lines
  for (;;) {
    const moving = new Set(kept.map(({ personId }) => personId))
    const next = kept.filter(({ personId, after }) => {
      const holder = after === null ? undefined : holderOf.get(after)
      return holder === undefined || holder === personId || moving.has(holder)
    })
    if (next.length === kept.length) return next
    kept = next
  }
}

type Writer = (trx: SchoolTransaction, lines: readonly ChangeLine[], at: Date) => Promise<unknown>

const valuesOf = (lines: readonly ChangeLine[]) =>
  sql`jsonb_to_recordset(${json(lines)}) as r("personId" bigint, after text)`

const writers: Readonly<Record<ChangeField, Writer>> = {
  access: (trx, lines, at) =>
    sql`update person set access = r.after::boolean, access_by_hand = true, updated_at = ${at} from ${valuesOf(lines)}
      where person.id = r."personId"`.execute(trx),
  leftOn: (trx, lines, at) =>
    sql`update person set left_on = r.after::date, updated_at = ${at} from ${valuesOf(lines)}
      where person.id = r."personId"`.execute(trx),
  company: (trx, lines, at) =>
    sql`update person set company = r.after, updated_at = ${at} from ${valuesOf(lines)}
      where person.id = r."personId"`.execute(trx),
  functionLabel: (trx, lines, at) =>
    sql`update person set function_label = r.after, updated_at = ${at} from ${valuesOf(lines)}
      where person.id = r."personId"`.execute(trx),
  functionCode: writeFunctions,
  casId: writeCasIds,
  profile: writeProfiles,
}

async function writeCasIds(trx: SchoolTransaction, lines: readonly ChangeLine[], at: Date): Promise<void> {
  const ids = lines.map(({ personId }) => personId)
  await sql`update person set cas_id = null, cas_id_since = null, updated_at = ${at}
    where id = any(${ids}::bigint[])`.execute(trx)
  await sql`update person set cas_id = r.after, cas_id_since = ${at} from ${valuesOf(lines)}
    where person.id = r."personId" and r.after is not null`.execute(trx)
  // Whoever came with the identifier that was there may be somebody else: those sessions must not go on.
  await sql`delete from session where subject = any(
    select 'person:' || id from unnest(${ids}::bigint[]) as id) and data->>'via' = 'cas'`.execute(trx)
}

/** The words of a function follow its code, unless they are the school's own. */
async function writeFunctions(trx: SchoolTransaction, lines: readonly ChangeLine[], at: Date): Promise<void> {
  const labels = json(Object.fromEntries(defaultFunctionProfiles.map(({ code, label }) => [code, label])))
  await sql`update person set function_code = r.after, updated_at = ${at},
      function_label = case when person.function_label is null
          or person.function_label in (select value from jsonb_each_text(${labels}::jsonb))
        then ${labels}::jsonb ->> r.after else person.function_label end
    from ${valuesOf(lines)} where person.id = r."personId"`.execute(trx)
}

async function writeProfiles(trx: SchoolTransaction, lines: readonly ChangeLine[], at: Date): Promise<void> {
  await sql`update person set profile_id = r.after::bigint, updated_at = ${at} from ${valuesOf(lines)}
    where person.id = r."personId"`.execute(trx)
  const ids = lines.map(({ personId }) => personId)
  await holdIdle(trx, sql`select unnest(${ids}::bigint[]) as id`)
}
