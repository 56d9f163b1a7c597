/** What an ENT answers when it has taken the identifiers of a school. Source: docs/reference/identifiers-push.md. */
export interface PushReceipt {
  readonly receipt: string
  readonly school: string
  /** `applied`: nothing waits. `waiting`: an administrator of the ENT has something to decide. */
  readonly status: 'applied' | 'waiting'
  readonly people: number
  /** Identifiers given by this sending. */
  readonly given: number
  /** People who wait for a decision, or whom nobody was found for. */
  readonly waiting: number
  /** Lines left out of the file. */
  readonly rejected: number
  /** Where the present state of this receipt is read, with the same code. */
  readonly statusUrl: string
  /** The same content had been received before: nothing was done again. */
  readonly alreadyReceived: boolean
}

/** The receipt of an answer, or nothing when the answer is something else: a page, an empty body, another format. */
export function readPushReceipt(text: string): PushReceipt | undefined {
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) return undefined
  const found = value as Readonly<Record<string, unknown>>
  const { receipt, school, status, statusUrl, alreadyReceived } = found
  const counts = [found['people'], found['given'], found['waiting'], found['rejected']].map(countOf)
  const [people, given, waiting, rejected] = counts
  if (typeof receipt !== 'string' || typeof school !== 'string' || typeof statusUrl !== 'string')
    return undefined
  if (status !== 'applied' && status !== 'waiting') return undefined
  if (people === undefined || given === undefined || waiting === undefined || rejected === undefined)
    return undefined
  const again = alreadyReceived === true
  return { receipt, school, status, people, given, waiting, rejected, statusUrl, alreadyReceived: again }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
