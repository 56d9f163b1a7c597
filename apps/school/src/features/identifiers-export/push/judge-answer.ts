import { readPushReceipt } from '@preau/exchange'
import type { OutgoingAnswer, OutgoingFailure } from '@preau/platform'
import { copy } from './copy.fr.ts'
import type { DuePush, PushOutcome } from './push-store.ts'

const minuteMs = 60_000
const longestPauseMs = 60 * minuteMs
/** A week: beyond, the file is too old to be worth sending. */
const patienceMs = 7 * 24 * 60 * minuteMs

/** Answers by which the ENT says no to this very file, or to this code: sending it again changes nothing. */
const refusals: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 410, 411, 413, 415, 422])

/** What an answer of the ENT means for the file. Anything that is not a receipt is not a success. */
export function judgeAnswer(
  answer: OutgoingAnswer | OutgoingFailure,
  push: Pick<DuePush, 'attempts' | 'createdAt'>,
  now: Date,
): PushOutcome {
  if (answer.ok) {
    const receipt = readPushReceipt(answer.text)
    if (receipt) return { state: 'delivered', receipt }
    return later(/^\s*</.test(answer.text) ? copy.page : copy.notReceipt, push, now)
  }
  if (answer.kind === 'forbidden') return { state: 'refused', problem: answer.sentence }
  if (answer.kind === 'redirect') return { state: 'refused', problem: answer.sentence }
  const status = answer.status ?? 0
  if (answer.kind === 'status' && refusals.has(status))
    return {
      state: 'refused',
      problem: status === 401 ? copy.wrongCode : copy.refused(reasonIn(answer), status),
    }
  return later(answer.kind === 'status' ? copy.failed(reasonIn(answer), status) : answer.sentence, push, now)
}

/** The pause doubles from one minute to an hour. */
function later(
  problem: string,
  { attempts, createdAt }: Pick<DuePush, 'attempts' | 'createdAt'>,
  now: Date,
): PushOutcome {
  const pause = Math.min(longestPauseMs, minuteMs * 2 ** Math.min(attempts, 10))
  const next = new Date(now.getTime() + pause)
  if (next.getTime() - createdAt.getTime() > patienceMs) return { state: 'given-up', problem }
  return { state: 'waiting', problem, nextAttemptAt: next }
}

/** The sentence of a refusal in our own format; another server’s words are not shown. */
function reasonIn({ text }: OutgoingFailure): string {
  try {
    const value: unknown = JSON.parse(text ?? '')
    const error = field(value, 'error')
    const sentence = field(error, 'sentence')
    return typeof sentence === 'string' ? sentence.replaceAll(/\p{Cc}/gu, ' ').slice(0, 500) : ''
  } catch {
    return ''
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
