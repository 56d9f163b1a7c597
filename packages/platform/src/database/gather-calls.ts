import { isDatabaseGone } from './is-database-gone.ts'

/** How calls are gathered. */
export interface GatherOptions {
  /** Calls that travel together at most; 200 by default. */
  readonly most?: number
  /** Batches on their way at a time; 4 by default. */
  readonly parallel?: number
}

/** While a batch is on its way, the calls that come wait for its return, unless they are so many… */
const crowd = 32
/** …or it has been away for so long: what holds one batch (a locked row) does not hold the others. Milliseconds. */
const patienceMs = 10

interface Call<Input, Output> {
  readonly input: Input
  readonly resolve: (output: Output) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Makes the calls of one tick travel together: what would be a statement each is one statement for all of them, hence
 * one round trip and, when it writes, one commit. Alone, a call leaves in the same tick; under load the batches grow by
 * themselves.
 *
 * When a batch comes back, those who waited leave first and its callers are answered after: the database never waits for
 * what they do next.
 *
 * A batch is sent after all its calls were made: each call sees everything that was committed before it. `run` is one
 * atomic statement that answers each input in its place. When it fails, its inputs are tried one by one, so that only the
 * faulty ones fail; but not when the database went away, since nobody knows then what was committed.
 */
export function gatherCalls<Input, Output>(
  run: Run<Input, Output>,
  { most = 200, parallel = 4 }: GatherOptions = {},
): (input: Input) => Promise<Output> {
  const waiting: Call<Input, Output>[] = []
  let underWay = 0
  let planned = false
  let late: NodeJS.Timeout | undefined

  const leave = (): void => {
    planned = false
    if (underWay >= parallel || waiting.length === 0) return
    underWay += 1
    void travel(run, waiting.splice(0, most)).then(arrive)
    plan()
  }
  const arrive = (tell: () => void): void => {
    underWay -= 1
    if (waiting.length === 0) tell()
    else {
      plan()
      setImmediate(tell)
    }
  }
  const plan = (): void => {
    if (underWay >= parallel || waiting.length === 0) return
    if (underWay > 0 && waiting.length < crowd) late ??= setTimeout(hurry, patienceMs)
    else if (!planned) {
      planned = true
      setImmediate(leave)
    }
  }
  const hurry = (): void => {
    late = undefined
    leave()
  }
  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      plan()
    })
}

type Run<Input, Output> = (inputs: readonly Input[]) => Promise<readonly Output[]>

/** Gives what tells the callers how it went. */
async function travel<Input, Output>(
  run: Run<Input, Output>,
  calls: readonly Call<Input, Output>[],
): Promise<() => void> {
  try {
    const outputs = await run(calls.map(({ input }) => input))
    return () => {
      answer(calls, outputs)
    }
  } catch (error) {
    if (calls.length > 1 && !isDatabaseGone(error)) return oneByOne(run, calls)
    return () => {
      for (const { reject } of calls) reject(error)
    }
  }
}

async function oneByOne<Input, Output>(
  run: Run<Input, Output>,
  calls: readonly Call<Input, Output>[],
): Promise<() => void> {
  for (const call of calls) (await travel(run, [call]))()
  return () => undefined
}

function answer<Input, Output>(calls: readonly Call<Input, Output>[], outputs: readonly Output[]): void {
  for (const [place, { resolve, reject }] of calls.entries()) {
    if (place < outputs.length) resolve(outputs[place] as Output)
    else reject(new TypeError('a batch answers each of its calls'))
  }
}
