import { listName } from '@preau/people'
import type { Kysely } from 'kysely'
import type { ServiceHistoryEntry } from '../features/services/index.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

const shown = 200

/** The latest changes of a service; people are named as they are today. */
export async function readServiceHistory(db: Db, serviceId: string): Promise<readonly ServiceHistoryEntry[]> {
  const rows = await db
    .selectFrom('service_history')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('id', 'desc')
    .limit(shown)
    .execute()
  const names = await namesOf(
    db,
    rows.flatMap(({ before, after }) => [accountOf(before), accountOf(after)]),
  )
  const named = (value: unknown): unknown => {
    const accountId = accountOf(value)
    return accountId === undefined ? value : { ...Object(value), name: names.get(accountId) }
  }
  // The rows were written by this store, in the shape that their kind has.
  return rows.map(
    ({ id, at, by_label: byLabel, kind, before, after }) =>
      ({ id, at, byLabel, kind, before: named(before), after: named(after) }) as ServiceHistoryEntry,
  )
}

function accountOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('accountId' in value)) return undefined
  return String(value.accountId)
}

async function namesOf(db: Db, ids: readonly (string | undefined)[]): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== undefined))]
  if (known.length === 0) return new Map()
  const people = await db
    .selectFrom('account')
    .select(['id', 'first_name', 'last_name'])
    .where('id', 'in', known)
    .execute()
  return new Map(
    people.map(({ id, first_name, last_name }) => [
      id,
      listName({ firstName: first_name, lastName: last_name }),
    ]),
  )
}
