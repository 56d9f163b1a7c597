import { recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Change, NamedPopulationRule, PopulationRuleDraft } from '../../features/services/index.ts'
import { auditActor } from '../audit-actor.ts'
import { inTransaction } from '../in-transaction.ts'
import { noteServiceHistory } from '../note-service-history.ts'
import type { PortalSchema } from '../schema.ts'
import { storedProfile } from './stored-profile.ts'

type Db = Kysely<PortalSchema>
type StoredRule = NamedPopulationRule & { readonly serviceId: string }

/** The population rules of one service, or of all, oldest first. */
export async function readPopulation(db: Db, serviceId?: string): Promise<readonly StoredRule[]> {
  const rows = await db
    .selectFrom('service_population_rule as r')
    .selectAll('r')
    .select(
      sql<
        { id: string; name: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', e.id::text, 'name', e.name) order by e.name), '[]')
        from service_population_rule_school s join establishment e on e.id = s.establishment_id where s.rule_id = r.id)`.as(
        'schools',
      ),
    )
    .select(
      sql<
        { id: string; name: string; schoolId: string; school: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', g.id::text, 'name', g.name,
          'schoolId', e.id::text, 'school', e.name) order by g.name), '[]')
        from service_population_rule_group n join account_group g on g.id = n.group_id
        join establishment e on e.id = g.establishment_id where n.rule_id = r.id)`.as('groups'),
    )
    .$if(serviceId !== undefined, (query) => query.where('r.service_id', '=', serviceId ?? ''))
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    serviceId: row.service_id,
    target: row.target,
    ...schoolsAndGroups(row),
    profile: storedProfile(row.profile),
    subjectCode: row.subject_code ?? undefined,
    functionCode: row.function_code ?? undefined,
    disciplineCode: row.discipline_code ?? undefined,
  }))
}

interface NamedTargets {
  readonly target: PopulationRuleDraft['target']
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  readonly groups: readonly {
    readonly id: string
    readonly name: string
    readonly schoolId: string
    readonly school: string
  }[]
}

/** The schools of a rule for groups are those of its groups. */
function schoolsAndGroups({
  target,
  schools,
  groups,
}: NamedTargets): Pick<NamedPopulationRule, 'establishmentIds' | 'schools' | 'groupIds' | 'groups'> {
  const ofGroups = new Map(groups.map(({ schoolId: id, school: name }) => [id, { id, name }]))
  const named = target === 'groups' ? [...ofGroups.values()] : schools
  return {
    establishmentIds: named.map(({ id }) => id),
    schools: named,
    groupIds: groups.map(({ id }) => id),
    groups: groups.map(({ id, name }) => ({ id, name })),
  }
}

interface RulesOfService {
  readonly serviceId: string
  readonly rules: readonly PopulationRuleDraft[]
}

/** Adds the rules that are not there yet, all or none; returns how many were added. */
export function addPopulationRules(
  db: Db,
  { serviceId, rules }: RulesOfService,
  change: Change,
): Promise<number | 'unknown-service'> {
  return inTransaction(db, async (trx) => {
    if (!(await lockService(trx, serviceId))) return 'unknown-service'
    const there = new Set((await readPopulation(trx, serviceId)).map(keyOf))
    const missing = new Map(
      rules.map((rule) => [keyOf(rule), rule] as const).filter(([key]) => !there.has(key)),
    )
    for (const rule of missing.values()) await insertRule(trx, { serviceId, rule }, change)
    return missing.size
  })
}

/** Makes these the rules of the service; returns how many were added or removed. */
export function replacePopulationRules(
  db: Db,
  { serviceId, rules }: RulesOfService,
  change: Change,
): Promise<number | 'unknown-service'> {
  return inTransaction(db, async (trx) => {
    if (!(await lockService(trx, serviceId))) return 'unknown-service'
    const wanted = new Set(rules.map(keyOf))
    const superfluous = (await readPopulation(trx, serviceId)).filter((rule) => !wanted.has(keyOf(rule)))
    for (const { id } of superfluous) await removePopulationRule(trx, { serviceId, ruleId: id }, change)
    const added = await addPopulationRules(trx, { serviceId, rules }, change)
    return added === 'unknown-service' ? added : added + superfluous.length
  })
}

/**
 * The service is the lock of its rules: two identical rules sent at once must not both be found missing. Not a lock of its
 * key, for which the tickets being issued would wait.
 */
async function lockService(trx: Transaction<PortalSchema>, serviceId: string): Promise<boolean> {
  const service = trx.selectFrom('service').select('id').where('id', '=', serviceId).forNoKeyUpdate()
  return (await service.executeTakeFirst()) !== undefined
}

/** What makes two rules the same; how the schools were chosen on the screen does not matter. */
function keyOf(rule: PopulationRuleDraft): string {
  const { target, establishmentIds, groupIds, profile, subjectCode, functionCode, disciplineCode } = rule
  const filters = [subjectCode ?? null, functionCode ?? null, disciplineCode ?? null]
  return JSON.stringify([
    target === 'all',
    [...establishmentIds].sort(),
    [...groupIds].sort(),
    profile,
    ...filters,
  ])
}

async function insertRule(
  trx: Transaction<PortalSchema>,
  { serviceId, rule }: { readonly serviceId: string; readonly rule: PopulationRuleDraft },
  change: Change,
): Promise<void> {
  const { id } = await trx
    .insertInto('service_population_rule')
    .values({
      service_id: serviceId,
      target: rule.target,
      profile: rule.profile,
      subject_code: rule.subjectCode ?? null,
      function_code: rule.functionCode ?? null,
      discipline_code: rule.disciplineCode ?? null,
      created_at: change.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const named = rule.target === 'groups' ? [] : rule.establishmentIds
  const schools = named.map((establishment_id) => ({ rule_id: id, establishment_id }))
  const groups = rule.groupIds.map((group_id) => ({ rule_id: id, group_id }))
  if (groups.length > 0) await trx.insertInto('service_population_rule_group').values(groups).execute()
  if (schools.length > 0) await trx.insertInto('service_population_rule_school').values(schools).execute()
  await noteServiceHistory(trx, { serviceId, kind: 'population-added', after: rule }, change)
  await recordAudit(trx, {
    action: 'service.population-added',
    target: serviceId,
    outcome: 'done',
    data: { ruleId: id, profile: rule.profile, target: rule.target },
    ...auditActor(change),
  })
}

/** Removes a rule; a rule that is already gone leaves no line. */
export function removePopulationRule(
  db: Db,
  { serviceId, ruleId }: { readonly serviceId: string; readonly ruleId: string },
  change: Change,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const before = (await readPopulation(trx, serviceId)).find(({ id }) => id === ruleId)
    const gone = await trx
      .deleteFrom('service_population_rule')
      .where('id', '=', ruleId)
      .where('service_id', '=', serviceId)
      .returning('id')
      .executeTakeFirst()
    if (!gone) return
    await noteServiceHistory(trx, { serviceId, kind: 'population-removed', before }, change)
    await recordAudit(trx, {
      action: 'service.population-removed',
      target: serviceId,
      outcome: 'done',
      data: { ruleId },
      ...auditActor(change),
    })
  })
}
