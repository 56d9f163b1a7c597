/** What a line says of an error. */
interface LoggedError {
  readonly type: string
  readonly message: string
  readonly stack: string | undefined
  /** Of the system or of PostgreSQL. */
  readonly code: string | undefined
  readonly cause: LoggedError | undefined
}

/**
 * An error for the log. Only what tells where it happened: an error of `pg` carries its whole client, with the keys of
 * the connection, and in `detail` the values of the row, which may be somebody's name.
 */
export function describeError(error: unknown): unknown {
  return error instanceof Error ? describe(error, 3) : error
}

function describe(error: Error, depth: number): LoggedError {
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    cause: depth > 0 && error.cause instanceof Error ? describe(error.cause, depth - 1) : undefined,
  }
}
