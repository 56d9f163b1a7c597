import { listName, parseSdetProfile, type SdetProfile } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Scope } from '../frame/visitor.ts'
import type {
  AccessPerson,
  AccessProfile,
  Change,
  Coded,
  NamedPopulationRule,
  PopulationRuleDraft,
  ServiceAccess,
  ServiceWithPolicy,
  UserRule,
} from '../features/services/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'
import { listServices } from './sql-service-registry.ts'

type Db = Kysely<PortalSchema>

/** {@link ServiceAccess} on PostgreSQL. */
export function sqlServiceAccess(database: Database): ServiceAccess {
  const db = database.kysely<PortalSchema>()
  return {
    policies: () => readPolicies(db),
    person: (accountId) => readPerson(db, accountId),
    populationRules: (serviceId) => readPopulation(db, serviceId),
    addPopulationRule: (serviceId, rule, change) => addPopulationRule(db, { serviceId, rule }, change),
    removePopulationRule: (serviceId, ruleId, change) =>
      db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('service_population_rule')
          .where('id', '=', ruleId)
          .where('service_id', '=', serviceId)
          .execute()
        const data = { ruleId }
        await recordAudit(trx, {
          action: 'service.population-removed',
          target: serviceId,
          outcome: 'done',
          data,
          ...auditActor(change),
        })
      }),
    userRules: (serviceId) => readUserRules(db, serviceId),
    setUserRule: (rule, change) => setUserRule(db, rule, change),
    removeUserRule: (serviceId, accountId, change) =>
      db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('service_user_rule')
          .where('service_id', '=', serviceId)
          .where('account_id', '=', accountId)
          .execute()
        const data = { accountId }
        await recordAudit(trx, {
          action: 'service.user-removed',
          target: serviceId,
          outcome: 'done',
          data,
          ...auditActor(change),
        })
      }),
    choices: (scope) => readChoices(db, scope),
  }
}

async function readPolicies(db: Db): Promise<readonly ServiceWithPolicy[]> {
  const [services, rules, users] = await Promise.all([
    listServices(db),
    readPopulation(db),
    db.selectFrom('service_user_rule').select(['service_id', 'account_id', 'effect']).execute(),
  ])
  return services.map((service) => ({
    ...service,
    policy: {
      anonymous: service.anonymous,
      population: rules.filter(({ serviceId }) => serviceId === service.id),
      users: new Map(
        users
          .filter(({ service_id }) => service_id === service.id)
          .map(({ account_id, effect }) => [account_id, effect]),
      ),
    },
  }))
}

async function readPerson(db: Db, accountId: string): Promise<AccessPerson | undefined> {
  const account = await db
    .selectFrom('account')
    .select('status')
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) return undefined
  const profiles = await db
    .selectFrom('account_profile as p')
    .select(['p.establishment_id', 'p.profile', 'p.function_code', 'p.discipline_code'])
    .select(
      sql<string[]>`(select coalesce(jsonb_agg(distinct m.subject_code), '[]') from account_class m
        join school_class c on c.id = m.class_id
        where m.account_id = p.account_id and c.establishment_id = p.establishment_id and m.subject_code <> '')`.as(
        'subjects',
      ),
    )
    .where('p.account_id', '=', accountId)
    .where('p.ended_at', 'is', null)
    .execute()
  return {
    accountId,
    active: account.status === 'active',
    profiles: profiles.map(
      (row): AccessProfile => ({
        establishmentId: row.establishment_id,
        profile: storedProfile(row.profile),
        functionCode: row.function_code,
        disciplineCode: row.discipline_code,
        subjectCodes: row.subjects,
      }),
    ),
  }
}

function storedProfile(text: string): SdetProfile {
  const profile = parseSdetProfile(text)
  if (!profile) throw new Error(`the database holds the profile ${text}, which its own constraint refuses`)
  return profile
}

async function readPopulation(
  db: Db,
  serviceId?: string,
): Promise<readonly (NamedPopulationRule & { readonly serviceId: string })[]> {
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
    .$if(serviceId !== undefined, (query) => query.where('r.service_id', '=', serviceId ?? ''))
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    serviceId: row.service_id,
    target: row.target,
    establishmentIds: row.schools.map(({ id }) => id),
    schools: row.schools,
    profile: storedProfile(row.profile),
    subjectCode: row.subject_code ?? undefined,
    functionCode: row.function_code ?? undefined,
    disciplineCode: row.discipline_code ?? undefined,
  }))
}

async function addPopulationRule(
  db: Db,
  { serviceId, rule }: { readonly serviceId: string; readonly rule: PopulationRuleDraft },
  change: Change,
): Promise<'added' | 'already-there'> {
  return db.transaction().execute(async (trx) => {
    // The service is the lock: two identical rules sent at once must not both be found missing.
    await trx.selectFrom('service').select('id').where('id', '=', serviceId).forUpdate().execute()
    const existing = await readPopulation(trx, serviceId)
    if (existing.some((other) => sameRule(other, rule))) return 'already-there'
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
    const schools = rule.establishmentIds.map((establishment_id) => ({ rule_id: id, establishment_id }))
    if (schools.length > 0) await trx.insertInto('service_population_rule_school').values(schools).execute()
    const data = { profile: rule.profile, target: rule.target }
    await recordAudit(trx, {
      action: 'service.population-added',
      target: serviceId,
      outcome: 'done',
      data,
      ...auditActor(change),
    })
    return 'added'
  })
}

function sameRule(a: PopulationRuleDraft, b: PopulationRuleDraft): boolean {
  const key = (rule: PopulationRuleDraft): string =>
    JSON.stringify([
      rule.target === 'all',
      [...rule.establishmentIds].sort(),
      rule.profile,
      rule.subjectCode ?? null,
      rule.functionCode ?? null,
      rule.disciplineCode ?? null,
    ])
  return key(a) === key(b)
}

async function readUserRules(db: Db, serviceId: string): Promise<readonly UserRule[]> {
  const rows = await db
    .selectFrom('service_user_rule as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['r.account_id', 'r.effect', 'a.login', 'a.first_name', 'a.last_name'])
    .where('r.service_id', '=', serviceId)
    .orderBy('a.name_key')
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    effect: row.effect,
    login: row.login,
    name: listName({ firstName: row.first_name, lastName: row.last_name }),
  }))
}

async function setUserRule(
  db: Db,
  rule: { readonly serviceId: string; readonly login: string; readonly effect: 'grant' | 'refuse' },
  change: Change,
): Promise<'done' | 'unknown'> {
  return db.transaction().execute(async (trx) => {
    const account = await trx
      .selectFrom('account as a')
      .select('a.id')
      .where('a.login', '=', rule.login.trim().toLowerCase())
      .where(inScope(change.by.scope))
      .executeTakeFirst()
    if (!account) return 'unknown'
    await trx
      .insertInto('service_user_rule')
      .values({
        service_id: rule.serviceId,
        account_id: account.id,
        effect: rule.effect,
        created_at: change.at,
      })
      .onConflict((conflict) =>
        conflict.columns(['service_id', 'account_id']).doUpdateSet({ effect: rule.effect }),
      )
      .execute()
    const data = { accountId: account.id, effect: rule.effect }
    await recordAudit(trx, {
      action: 'service.user-set',
      target: rule.serviceId,
      outcome: 'done',
      data,
      ...auditActor(change),
    })
    return 'done'
  })
}

/** Accounts that have, or had, a profile in one of the schools of a scope. The query names the account `a`. */
export function inScope(scope: Scope): RawBuilder<boolean> {
  if (scope === 'all') return sql<boolean>`true`
  return sql<boolean>`exists (select 1 from account_profile sp where sp.account_id = a.id
    and sp.establishment_id = any(${[...scope]}::bigint[]))`
}

async function readChoices(db: Db, scope: Scope): ReturnType<ServiceAccess['choices']> {
  const [schools, subjects, functions, disciplines] = await Promise.all([
    db
      .selectFrom('establishment')
      .select(['id', 'name'])
      .$if(scope !== 'all', (query) =>
        query.where('id', 'in', scope === 'all' || scope.length === 0 ? ['0'] : [...scope]),
      )
      .orderBy('name')
      .execute(),
    db
      .selectFrom('subject as s')
      .select(['s.code', 's.label'])
      .where(sql<boolean>`exists (select 1 from account_class m where m.subject_code = s.code)`)
      .orderBy('s.label')
      .execute(),
    distinctCodes(db, 'function'),
    distinctCodes(db, 'discipline'),
  ])
  return { schools, subjects, functions, disciplines }
}

async function distinctCodes(db: Db, kind: 'function' | 'discipline'): Promise<readonly Coded[]> {
  const rows = await db
    .selectFrom('account_profile')
    .select((eb) => [eb.ref(`${kind}_code`).as('code'), eb.fn.min(`${kind}_label`).as('label')])
    .where(`${kind}_code`, '<>', '')
    .where('ended_at', 'is', null)
    .groupBy(`${kind}_code`)
    .orderBy('label')
    .execute()
  return rows.map(({ code, label }) => ({ code, label: label === '' ? code : label }))
}
