import pg from 'pg'

const { builtins } = pg.types
const keptAsText = new Set<number>([builtins.DATE, builtins.INT8])

/**
 * How columns are read: `date` stays an ISO calendar day (a Date would shift it with the time zone), `bigint` a string (a number
 * would lose digits), `timestamptz` a Date, `jsonb` its value.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ((text: string) => unknown) =>
    keptAsText.has(oid)
      ? (text) => text
      : (pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown),
}
