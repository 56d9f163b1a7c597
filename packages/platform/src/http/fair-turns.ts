import type { FastifyInstance } from 'fastify'

/** For how long requests that arrive together are begun in a row, milliseconds. */
const turnMs = 10

/**
 * Requests that arrive together are begun a few at a time, in their order. A school that opens the same page in the same second
 * would otherwise hold the process for as long as all these pages take, and nothing else would go on meanwhile: answers that came
 * from the database, clicks in their lanes, timers.
 */
export function takeFairTurns(app: FastifyInstance): void {
  const begin = fairTurns(() => performance.now())
  app.addHook('onRequest', (_request, _reply, done) => {
    begin(done)
  })
}

/**
 * Begins each work at once while those of this turn of the loop have taken less than {@link turnMs}, and later otherwise.
 *
 * @param now milliseconds of a clock that only goes forward
 */
export function fairTurns(now: () => number): (work: () => void) => void {
  let began: number | undefined
  const end = (): void => {
    began = undefined
  }
  const begin = (work: () => void): void => {
    if (began === undefined) {
      began = now()
      setImmediate(end)
    } else if (now() - began >= turnMs) {
      setImmediate(begin, work)
      return
    }
    work()
  }
  return begin
}
