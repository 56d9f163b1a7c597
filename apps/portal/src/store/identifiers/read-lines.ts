import { nameKey, type PersonCategory } from '@preau/people'
import { type RawBuilder, sql } from 'kysely'
import type {
  CandidateDraft,
  ImportLine,
  LineCandidate,
  LineCount,
  LinePerson,
  LineQuery,
  LineReason,
  LineSection,
  StepFigures,
} from '../../features/identifiers-import/index.ts'
import { readAccountBriefs } from './account-brief.ts'
import type { Db } from './import-scope.ts'
import { lineSection } from './line-section.ts'
import { readHolders } from './read-holders.ts'

interface LineRow {
  readonly id: string
  readonly run_id: string
  readonly establishment_id: string
  readonly position: number
  readonly category: PersonCategory
  readonly pronote_id: string
  readonly person: LinePerson
  readonly section: LineSection
  readonly reason: LineReason
  readonly reasons: string[]
  readonly flags: string[]
  readonly candidates: CandidateDraft[]
  readonly account_id: string | null
  readonly proposed_account_id: string | null
  readonly chosen_by: ImportLine['chosenBy']
  readonly decided_by_label: string | null
  readonly decided_at: Date | null
  readonly version: number
}

const selectLines = (where: RawBuilder<unknown>): RawBuilder<LineRow> => sql<LineRow>`
  select l.id::text, l.run_id::text, r.establishment_id::text, l.position, l.category, l.pronote_id, l.person,
    ${lineSection} as section, l.reason, l.reasons, l.flags, l.candidates, l.account_id::text, l.proposed_account_id::text,
    l.chosen_by, l.decided_by_label, l.decided_at, l.version
  from identifier_import_line l join identifier_import_run r on r.id = l.run_id where ${where}`

/** What is to be confirmed comes riskiest first; conflicts and duplicates come first elsewhere; then names. */
const inOrder = sql`order by case when ${lineSection} = 'confirm' then -l.risk else 0 end,
  case when l.flags ? 'conflit' then 0 when l.flags ? 'doublon' then 1 else 2 end, l.person ->> 'lastName', l.person ->> 'firstName', l.id`

interface AskedLines {
  readonly reason?: string | null | undefined
  readonly name?: string | undefined
}

/** The names of a line as `nameKey` spells them. */
const lineName = sql`regexp_replace(regexp_replace(
  replace(replace(lower(normalize(translate(concat_ws(' ', l.person ->> 'lastName', l.person ->> 'usageName',
    l.person ->> 'firstName'), 'ŒÆ', 'œæ'), NFKD)), 'œ', 'oe'), 'æ', 'ae'),
  '[\\u0300-\\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')`

function asked({ reason = null, name = '' }: AskedLines): RawBuilder<boolean> {
  const words = nameKey(name).split(' ').slice(0, 8)
  return sql<boolean>`(${reason}::text is null or l.reason = ${reason})
    and ${lineName} like all (${words.map((word) => `%${word}%`)}::text[])`
}

export async function countLines(
  db: Db,
  { runId, category, section, reason, name }: Omit<LineQuery, 'offset' | 'limit'>,
): Promise<LineCount> {
  const { rows } = await sql<LineCount>`
    select count(*) filter (where ${asked({ reason, name })})::integer as "total",
      coalesce(bool_or(l.person ? 'birthDate'), false) as "haveBirthDates" from identifier_import_line l
    where l.run_id = ${runId} and l.category = ${category} and ${lineSection} = ${section}`.execute(db)
  return rows[0] ?? { total: 0, haveBirthDates: false }
}

export async function readLinePage(
  db: Db,
  { runId, category, section, reason, name, offset, limit }: LineQuery,
): Promise<readonly ImportLine[]> {
  const where = sql`l.run_id = ${runId} and l.category = ${category} and ${lineSection} = ${section}
    and ${asked({ reason, name })} ${inOrder} offset ${offset} limit ${limit}`
  return withAccounts(db, (await selectLines(where).execute(db)).rows)
}

export async function readLine(db: Db, runId: string, lineId: string): Promise<ImportLine | undefined> {
  const { rows } = await selectLines(sql`l.run_id = ${runId} and l.id = ${lineId}`).execute(db)
  return (await withAccounts(db, rows))[0]
}

export function readUnrecognised(db: Db, runId: string): Promise<readonly ImportLine[]> {
  return readAll(db, runId, sql<boolean>`l.account_id is null`)
}

export function readToClean(db: Db, runId: string): Promise<readonly ImportLine[]> {
  return readAll(db, runId, sql<boolean>`(l.account_id is null or l.flags ? 'doublon')`)
}

/** Every line of an import that is so, in the order of the steps. */
async function readAll(db: Db, runId: string, isSo: RawBuilder<boolean>): Promise<readonly ImportLine[]> {
  const where = sql`l.run_id = ${runId} and ${isSo}
    order by (select s.position from identifier_import_step s where s.run_id = l.run_id and s.category = l.category),
      l.person ->> 'lastName', l.person ->> 'firstName', l.id`
  return withAccounts(db, (await selectLines(where).execute(db)).rows)
}

const largestFamily = 24

/** The pupils and guardians that the file attaches to each other: two steps of kinship from a pupil, three from a guardian. */
export async function readFamily(db: Db, runId: string, lineId: string): Promise<readonly ImportLine[]> {
  const where = sql`l.run_id = ${runId} and l.id in (
      with start as (select pronote_id, pupil_ids from identifier_import_line where run_id = ${runId} and id = ${lineId}),
        own as (select pronote_id as pupil_id from start union select unnest(pupil_ids) from start),
        guardians as (select g.id, g.pupil_ids from identifier_import_line g where g.run_id = ${runId}
          and g.category = 'guardian' and g.pupil_ids && (select array_agg(pupil_id) from own)),
        pupils as (select pupil_id from own union select unnest(pupil_ids) from guardians)
      select p.id from identifier_import_line p join pupils on pupils.pupil_id = p.pronote_id where p.run_id = ${runId}
      union select id from guardians)
    order by case l.category when 'pupil' then 0 else 1 end, l.person ->> 'birthDate', l.person ->> 'lastName', l.id
    limit ${largestFamily}`
  return withAccounts(db, (await selectLines(where).execute(db)).rows)
}

/** The lines of the same step that have an account in view that this one has too, or bear the same names. */
export async function readLookalikes(db: Db, runId: string, lineId: string): Promise<readonly ImportLine[]> {
  const where = sql`l.run_id = ${runId} and l.id in (
      with start as (select id, category, person, candidates from identifier_import_line
        where run_id = ${runId} and id = ${lineId})
      select o.id from identifier_import_line o join start s on o.category = s.category where o.run_id = ${runId}
        and (o.id = s.id
          or exists (select 1 from jsonb_array_elements(o.candidates) a, jsonb_array_elements(s.candidates) b
            where a -> 'accountId' = b -> 'accountId')
          or (lower(o.person ->> 'lastName') = lower(s.person ->> 'lastName')
            and (lower(o.person ->> 'firstName') = lower(s.person ->> 'firstName')
              or o.person ->> 'birthDate' = s.person ->> 'birthDate'))))
    order by case when l.id = ${lineId} then 0 else 1 end, l.person ->> 'lastName', l.person ->> 'firstName', l.id
    limit ${largestFamily}`
  return withAccounts(db, (await selectLines(where).execute(db)).rows)
}

export async function readFigures(db: Db, runId: string, category: PersonCategory): Promise<StepFigures> {
  const { rows } = await sql<{ section: LineSection; reason: LineReason; count: number }>`
    select ${lineSection} as section, l.reason, count(*)::integer as count from identifier_import_line l
    where l.run_id = ${runId} and l.category = ${category} group by 1, 2 order by 1, 3 desc, 2`.execute(db)
  const total = (wanted: LineSection): number =>
    rows.filter(({ section }) => section === wanted).reduce((sum, { count }) => sum + count, 0)
  return {
    sections: {
      confirm: total('confirm'),
      choose: total('choose'),
      unknown: total('unknown'),
      recognised: total('recognised'),
    },
    reasons: rows,
  }
}

/** Names the accounts of a page of lines, and who has them already: two queries, whatever the number of lines. */
async function withAccounts(db: Db, rows: readonly LineRow[]): Promise<readonly ImportLine[]> {
  const [first] = rows
  if (!first) return []
  const ids = rows.flatMap(({ account_id, proposed_account_id, candidates }) =>
    [account_id, proposed_account_id, ...candidates.map(({ accountId }) => accountId)].filter(
      (id) => id !== null,
    ),
  )
  const categories = [...new Set(rows.map(({ category }) => category))]
  const [accounts, ...holders] = await Promise.all([
    readAccountBriefs(db, first.establishment_id, ids),
    ...categories.map((category) => readHolders(db, { runId: first.run_id, category, accountIds: ids })),
  ])
  return rows.map((row) => {
    const holderOf = holders[categories.indexOf(row.category)]
    const candidates = row.candidates.flatMap((drafted): LineCandidate[] => {
      const { accountId, score, reasons, weights = [] } = drafted
      const account = accounts.get(accountId)
      const holder = holderOf?.(accountId, row.pronote_id)
      return account ? [{ account, score, reasons, weights, holder }] : []
    })
    return {
      id: row.id,
      runId: row.run_id,
      position: row.position,
      category: row.category,
      pronoteId: row.pronote_id,
      person: row.person,
      section: row.section,
      reason: row.reason,
      reasons: row.reasons,
      duplicate: row.flags.includes('doublon'),
      conflict: row.flags.includes('conflit'),
      account: accounts.get(row.account_id ?? ''),
      proposed: candidates.find(({ account }) => account.id === row.proposed_account_id),
      candidates,
      chosenBy: row.chosen_by,
      decidedBy: row.decided_by_label,
      decidedAt: row.decided_at,
      version: row.version,
    }
  })
}
