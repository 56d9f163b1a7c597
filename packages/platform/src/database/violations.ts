/** Whether PostgreSQL refused because the row exists already, by this constraint if named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, '23505') && (constraint === undefined || constraintOf(error) === constraint)
}

/** Whether PostgreSQL refused because a row is still referred to, or refers to nothing. */
export function isForeignKeyViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, '23503') && (constraint === undefined || constraintOf(error) === constraint)
}

/** Whether PostgreSQL could not hold a value: too long for an index or a column, or not of its type (classes 22 and 54). */
export function isUnstorableValue(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^(22|54)/.test(code)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function constraintOf(error: unknown): unknown {
  return error instanceof Error && 'constraint' in error ? error.constraint : undefined
}
