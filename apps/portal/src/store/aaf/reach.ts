import type { AafMode } from '@preau/exchange'
import { type RawBuilder, sql } from 'kysely'

/*
 * What a delivery may end. A complete one describes its schools: whoever has a profile there and is not in it has left. A
 * delta describes a few people: theirs alone may end, wherever they are in the academy.
 */

/** Ids of the schools of the delivery; for a delta, every school that the directory knows of the academy. */
export const delivered = sql`(select e.id from establishment e join aaf_school s on s.uai = e.uai)`

/** Whether the delivery says all there is to say of the account in `column`. */
export function spokenOf(mode: AafMode, column: string): RawBuilder<boolean> {
  return mode === 'complete'
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(column)} in (select id from aaf_account)`
}

/** The same for a guardian, whose profiles follow from their pupils: those of the pupils spoken of count too. */
export function kinSpokenOf(mode: AafMode, column: string): RawBuilder<boolean> {
  return mode === 'complete'
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(column)} in (select id from aaf_kin)`
}

/** A file of the school made the account in `column` the guardian of a pupil: the pupils decide of the profile, as for AAF. */
export function hasGivenLink(column: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from guardian_link gl where gl.guardian_id = ${sql.ref(column)} and gl.origin = 'manual')`
}
