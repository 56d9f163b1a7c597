import pg from 'pg'

const { builtins } = pg.types

/**
 * How columns are read: `date` stays an ISO calendar day (a Date would shift it with the time zone), `bigint` a string (a number
 * would lose digits), `timestamptz` a Date, `jsonb` its value.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.DATE || oid === builtins.INT8) return (text: string) => text
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
}
