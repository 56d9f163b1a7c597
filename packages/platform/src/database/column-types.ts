import pg from 'pg'

/**
 * How columns are read: `date` stays an ISO calendar day (a Date would shift it with the time zone), `bigint` a string (a number
 * would lose digits), `timestamptz` a Date, `jsonb` its value.
 */
export const columnTypes = new pg.TypeOverrides()

for (const type of [pg.types.builtins.DATE, pg.types.builtins.INT8]) {
  columnTypes.setTypeParser(type, (text: string) => text)
}
