import type { ExportedPerson } from '@preau/exchange'
import type { CalendarDay, Ine, PersonCategory, PronoteId } from '@preau/people'
import { json, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { ExportCounts, ExportOrder, ExportStore } from '../features/identifiers-export/index.ts'
import { isPresent } from './person-columns.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link ExportStore} on PostgreSQL. */
export function createExportStore(db: SchoolDatabase): ExportStore {
  return {
    counts: (baseId, today) => counts(db, baseId, today),
    people: async (baseId, onlyWithoutCasId, today) =>
      (await exportRows(db, { baseId, onlyWithoutCasId, today })).map(toExported),
    take: (order) => db.transaction().execute((trx) => take(trx, order)),
    history: async (baseId) => {
      const rows = await db
        .selectFrom('identifier_export')
        .selectAll()
        .where('base_id', '=', baseId)
        .orderBy('id', 'desc')
        .limit(10)
        .execute()
      return rows.map((row) => ({
        exportedAt: row.exported_at,
        actor: row.actor,
        onlyWithoutCasId: row.only_without_cas_id,
        count: Object.values(row.counts).reduce((sum, count) => sum + count, 0),
        fileName: row.file_name,
        recipients: row.recipients,
        pushed: row.pushed,
      }))
    },
  }
}

async function counts(db: SchoolDatabase, baseId: string, today: string): Promise<ExportCounts> {
  const rows = await db
    .selectFrom('person')
    .select([
      'category',
      sql<string>`count(*)`.as('all'),
      sql<string>`count(*) filter (where cas_id is null)`.as('without'),
    ])
    .where('base_id', '=', baseId)
    .where('access', '=', true)
    .where(isPresent(today))
    .groupBy('category')
    .execute()
  return new Map(
    rows.map((row) => [row.category, { all: Number(row.all), withoutCasId: Number(row.without) }]),
  )
}

async function take(trx: SchoolTransaction, order: ExportOrder): Promise<readonly ExportedPerson[]> {
  const rows = await exportRows(trx, order)
  const people = rows.map(toExported)
  const byCategory: Partial<Record<PersonCategory, number>> = {}
  for (const { category } of people) byCategory[category] = (byCategory[category] ?? 0) + 1
  await trx
    .insertInto('identifier_export')
    .values({
      base_id: order.baseId,
      exported_at: order.at,
      actor: order.actor,
      only_without_cas_id: order.onlyWithoutCasId,
      counts: json<Record<string, number>>(byCategory),
      file_name: order.fileName,
      recipients: [...order.recipients],
      pushed: order.pushed,
    })
    .execute()
  await recordAudit(trx, order.audit(people.length))
  return people
}

type Link = NonNullable<ExportedPerson['pupils']>[number]

/** Links are written as the file wants them: the identifier of the other end, and 0, 1 or 2. */
const linksTo = (other: 'pupil' | 'guardian') => {
  const [own, far] = other === 'pupil' ? ['guardian_id', 'pupil_id'] : ['pupil_id', 'guardian_id']
  return sql<readonly Link[]>`coalesce((
    select jsonb_agg(jsonb_build_object('pronoteId', far.pronote_id,
      'level', case when link.level in (1, 2) then link.level else 0 end) order by far.name_key, far.id)
    from guardian_link link join person far on far.id = link.${sql.ref(far)} where link.${sql.ref(own)} = person.id), '[]')`
}

const exportRows = (
  trx: SchoolDatabase | SchoolTransaction,
  order: Pick<ExportOrder, 'baseId' | 'onlyWithoutCasId' | 'today'>,
) =>
  trx
    .selectFrom('person')
    .selectAll()
    .select([
      sql<
        readonly string[]
      >`array(select c.code from class_membership m join school_class c on c.id = m.class_id
        where m.person_id = person.id and c.kind = 'class' order by c.code)`.as('classes'),
      sql<
        readonly string[]
      >`array(select distinct c.code from teaching t join school_class c on c.id = t.class_id
        where t.teacher_id = person.id and c.kind = 'class' order by c.code)`.as('taught_classes'),
      sql<
        readonly string[]
      >`array(select distinct s.label from teaching t join subject s on s.id = t.subject_id
        where t.teacher_id = person.id order by s.label)`.as('subjects'),
      linksTo('pupil').as('pupils'),
      linksTo('guardian').as('guardians'),
    ])
    .where('base_id', '=', order.baseId)
    .where('access', '=', true)
    .where(isPresent(order.today))
    .$if(order.onlyWithoutCasId, (query) => query.where('cas_id', 'is', null))
    .orderBy('name_key')
    .orderBy('id')
    .execute()

type ExportRow = Awaited<ReturnType<typeof exportRows>>[number]

/** The base holds only what the import has checked: the brands are those of what was written. */
function toExported(row: ExportRow): ExportedPerson {
  return {
    category: row.category,
    pronoteId: row.pronote_id as PronoteId,
    lastName: row.last_name,
    firstName: row.first_name,
    ...known('usageName', row.usage_name),
    ...known('civility', row.civility),
    ...known('birthDate', row.birth_date as CalendarDay | null),
    ...known('sex', row.sex),
    ...known('postcode', row.postcode),
    ...known('city', row.city),
    ...known('ine', row.ine as Ine | null),
    ...known('siecleId', row.siecle_pupil_id),
    ...known('stsId', row.sts_id),
    ...known('casId', row.cas_id),
    ...known('company', row.company),
    ...inSchool(row),
    ...known('pupils', row.pupils.length > 0 ? row.pupils : null),
    ...known('guardians', row.guardians.length > 0 ? row.guardians : null),
  }
}

function inSchool(row: ExportRow): Partial<ExportedPerson> {
  if (row.category === 'pupil') return known('class', row.classes[0])
  if (row.category === 'teacher') return { classes: row.taught_classes, subjects: row.subjects }
  return row.category === 'staff' ? known('function', row.function_label ?? row.function_code) : {}
}

/** The field, or nothing: a file says only what is known. */
function known<Name extends keyof ExportedPerson>(
  name: Name,
  value: ExportedPerson[Name] | null | undefined,
): Partial<Pick<ExportedPerson, Name>> {
  // A computed key makes TypeScript forget which one it was.
  return value === null || value === undefined
    ? {}
    : ({ [name]: value } as unknown as Pick<ExportedPerson, Name>)
}
