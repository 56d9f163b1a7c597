const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
])

// 57P01-57P03: the server goes down or comes up; 08: connection lost; 53300: no connection left.
const postgresCodes = /^(57P0[1-5]|08\w{3}|53300)$/

/** Messages of the driver that carry no code. */
const driverMessages = /Connection terminated|timeout exceeded when trying to connect|not queryable/

/** Whether a query failed because the database cannot be reached, rather than because the query is wrong. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isDatabaseGone)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    (networkCodes.has(code) && 'syscall' in error && !('statusCode' in error)) ||
    postgresCodes.test(code) ||
    driverMessages.test(error.message)
  )
}
