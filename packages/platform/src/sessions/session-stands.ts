import { type RawBuilder, sql } from 'kysely'

/** Which session, as it was found. Values or columns of the statement it becomes a part of. */
export interface SessionSeal {
  readonly tokenHash: RawBuilder<Buffer>
  readonly stamp: RawBuilder<string>
  readonly at: RawBuilder<Date>
}

/**
 * A condition for a larger statement: the session of this token is alive, and neither it nor what the application reads with
 * it changed since it was found. A change that rests on what was found a moment ago is made under this condition, in one
 * statement that sees one instant.
 *
 * @param about the same value as `SessionsOptions.about`
 */
export function sessionStands(about: RawBuilder<unknown>, seal: SessionSeal): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from (
      select session.*, ${about} as about from session
      where token_hash = ${seal.tokenHash} and idle_ends_at > ${seal.at} and ends_at > ${seal.at} offset 0
    ) as found where ${stampOfFound} = ${seal.stamp})`
}

/** Changes with anything of a session that a decision may rest on. The row is named `found`, with its column `about`. */
export const stampOfFound = sql<string>`encode(sha256(convert_to(
  concat_ws(' ', found.id, found.subject, found.data, found.opened_at, found.about), 'UTF8')), 'hex')`
