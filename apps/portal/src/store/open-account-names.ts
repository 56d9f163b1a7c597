import { applyLoginPattern, entIdFromSequence, usualLoginPattern } from '@preau/people'
import { sql, type Transaction } from 'kysely'
import type { PortalSchema } from './schema.ts'

/** What a new account is called: its ENT identifier and its log-in name. */
export interface AccountNames {
  readonly ent_id: string
  readonly login: string
}

/**
 * Draws one ENT identifier and one free log-in name for each plain name (`loginNameOf`), in order, by the pattern of the
 * platform: `odile.larue`, then `odile.larue2`… A lock makes two creations at once wait for each other instead of choosing the same name; identifiers
 * come from a sequence, which never gives a number back.
 */
export async function openAccountNames(
  trx: Transaction<PortalSchema>,
  plainNames: readonly string[],
): Promise<readonly AccountNames[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('preau.portal.login-names', 0))`.execute(trx)
  const rule = await trx.selectFrom('login_name_rule').select('pattern').executeTakeFirst()
  const bases = plainNames.map((plain) => applyLoginPattern(rule?.pattern ?? usualLoginPattern, plain))
  const taken = await sql<{ login: string }>`select login from account
    where regexp_replace(login, '[0-9]+$', '') = any(${[...new Set(bases.map(withoutNumber))]})`.execute(trx)
  const numbers = await sql<{ number: string }>`select nextval('ent_id_number') as number
    from generate_series(1, ${bases.length}::integer)`.execute(trx)
  const free = freeLogins(taken.rows.map(({ login }) => login))
  return numbers.rows.map(({ number }, index) => ({
    ent_id: entIdFromSequence(Number(number)),
    login: free(bases[index] ?? ''),
  }))
}

/** Gives each base its first free form; the next number of a base is remembered, so that homonyms cost nothing. */
function freeLogins(logins: readonly string[]): (base: string) => string {
  const taken = new Set(logins)
  const next = new Map<string, number>()
  return (base) => {
    let number = next.get(base) ?? 1
    const form = (): string => (number === 1 ? base : `${base}${number}`)
    while (taken.has(form())) number += 1
    const login = form()
    taken.add(login)
    next.set(base, number + 1)
    return login
  }
}

function withoutNumber(base: string): string {
  return base.replace(/[0-9]+$/, '')
}
