import { listName } from '@preau/people'
import type { AuditTables, Database } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type {
  AskedIncidents,
  ReleaseDesk,
  ServiceIncident,
  TriedPerson,
} from '../features/cas-answer/index.ts'
import type { Scope } from '../frame/visitor.ts'
import { inScope } from './in-scope.ts'
import { releaseIdentifiers, type ReleaseParts, releaseParts, toReleasePerson } from './release-person.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema & AuditTables>

/** {@link ReleaseDesk} on PostgreSQL. */
export function sqlReleaseDesk(database: Database): ReleaseDesk {
  const db = database.kysely<PortalSchema & AuditTables>()
  return {
    person: (scope, text) => readPerson(db, scope, text),
    incidents: (scope, asked) => readIncidents(db, scope, asked),
  }
}

const everything = { identifiers: sql<boolean>`true`, places: sql<boolean>`true` }

async function readPerson(db: Db, scope: Scope, text: string): Promise<TriedPerson | undefined> {
  const { rows } = await sql<{ accountId: string; parts: ReleaseParts }>`
    select a.id as "accountId", json_build_array(${releaseParts(everything)}) as parts
    from account a ${releaseIdentifiers(everything)}
    where (a.login = ${text.toLowerCase()} or a.ent_id = ${text.toUpperCase()}) and ${inScope(scope)}`.execute(
    db,
  )
  const [first, ...others] = rows
  if (first === undefined) return undefined
  const { accountId } = first
  const same = others.filter((other) => other.accountId === accountId)
  const facts = toReleasePerson([first.parts, ...same.map(({ parts }) => parts)])
  return { accountId, name: listName(facts), facts }
}

const actions: readonly ServiceIncident['action'][] = [
  'cas.service-refused',
  'cas.access-refused',
  'cas.proxy-refused',
  'cas.validation-refused',
  'cas.attribute-missing',
]

interface IncidentRow {
  readonly id: string
  readonly at: Date
  readonly action: ServiceIncident['action']
  readonly data: Readonly<Record<string, unknown>>
  readonly known: boolean
  readonly first_name: string | null
  readonly last_name: string | null
  readonly login: string | null
}

/** The actor is the key of an account, or a word. */
async function readIncidents(
  db: Db,
  scope: Scope,
  { serviceCode, ownPeopleSince, limit }: AskedIncidents,
): Promise<readonly ServiceIncident[]> {
  const wanted = ownPeopleSince ? sql`a.id is not null and e.at > ${ownPeopleSince}` : sql`true`
  const { rows } = await sql<IncidentRow>`
    select e.id, e.at, e.action, e.data, e.actor ~ '^[0-9]+$' as known, a.first_name, a.last_name, a.login
    from audit_event e
    left join account a on a.id = case when e.actor ~ '^[0-9]+$' then e.actor::bigint end and ${inScope(scope)}
    where e.target = ${serviceCode} and e.action = any(${[...actions]}::text[]) and ${wanted}
    order by e.at desc, e.id desc limit ${limit}`.execute(db)
  return rows.map(toIncident)
}

function toIncident(row: IncidentRow): ServiceIncident {
  const { id, at, action, data, known, login, first_name: firstName, last_name: lastName } = row
  const named = login !== null && firstName !== null && lastName !== null
  const person = named ? { name: listName({ firstName, lastName }), login } : undefined
  return { id, at, action, data, known, person }
}
