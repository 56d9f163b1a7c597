import { type AafMode, planAafDelivery } from '@preau/exchange'
import { formatDayFr, listName } from '@preau/people'
import { type Clock, isUnstorableValue, Refusal } from '@preau/platform'
import type { AafCounts, AafPreview, AafProgress } from './aaf-run.ts'
import {
  type AafMerge,
  type AafMergeOrder,
  type AafMerging,
  type AafProblem,
  type AafRunToDo,
  type AafStore,
  type AafTurn,
  mergeStages,
} from './aaf-store.ts'
import { aafCopy as copy } from './copy.fr.ts'
import { isSamePerson } from './is-same-person.ts'
import { aafRefusals } from './refusals.ts'
import { type FileToStage, refuse, reported, stageDelivery } from './stage-delivery.ts'

export interface RunDeps {
  readonly aaf: AafStore
  readonly clock: Clock
}

/**
 * Takes a run as far as it goes: reads its files, compares them with the directory, then applies them or waits for a
 * confirmation. What was done by a process that died is not done again. A refusal changes nothing and is written in the
 * run; a fault leaves the run where it is and is thrown. Undefined while another process works on a run.
 */
export async function runDelivery(deps: RunDeps, runId: string): Promise<'worked' | undefined> {
  const turn = await deps.aaf.inTurn((given) => work(deps, given, runId))
  return turn === undefined ? undefined : 'worked'
}

async function work(deps: RunDeps, turn: AafTurn, runId: string): Promise<void> {
  const run = await deps.aaf.toDo(runId)
  if (run === undefined || !isWorking(run.state)) return
  try {
    await takeFurther({ deps, turn, run })
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    const { code, texts } = refusal
    const said = { code, message: `${texts.sentence} ${texts.next}` }
    await deps.aaf.patch(runId, { state: 'refused', finishedAt: deps.clock.now(), refusal: said })
  }
  if ((await deps.aaf.toDo(runId))?.state !== 'to_confirm') await deps.aaf.clear(runId)
}

const isWorking = (state: AafRunToDo['state']): boolean =>
  state === 'waiting' || state === 'reading' || state === 'comparing' || state === 'applying'

/** What is the fault of the delivery, and not of the portal. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  return isUnstorableValue(error)
    ? aafRefusals.refuse('aaf.unstorable', undefined, { cause: error })
    : undefined
}

interface Work {
  readonly deps: RunDeps
  readonly turn: AafTurn
  readonly run: AafRunToDo
}

async function takeFurther(work: Work): Promise<void> {
  const { deps, turn, run } = work
  const { resumed } = await turn.prepare(run.id, deps.clock.now())
  const plan = planAafDelivery(run.files.map((kept) => ({ name: kept.name, open: () => kept.open() })))
  await deps.aaf.patch(run.id, {
    mode: plan.mode,
    deliveredOn: plan.date ?? null,
    ...(run.state === 'applying' ? {} : { state: 'reading' as const }),
  })
  const fatal = plan.problems.find((one) => one.fatal)
  if (!resumed) await turn.problems(plan.problems.filter((one) => one !== fatal).map(reported))
  if (fatal) await refuse(turn, fatal)
  if (plan.mode === 'delta' && run.by.scope !== 'all') throw aafRefusals.refuse('aaf.delta-platform-only')
  const expected = await academyOfDelta(deps, plan)
  const files = plan.entries.flatMap((entry): FileToStage[] => {
    const kept = run.files.find(({ name }) => name === entry.entry.name)
    return kept === undefined ? [] : [{ ...entry, kept }]
  })
  await stageDelivery({
    turn,
    plan: { ...plan, files },
    by: run.by,
    academy: expected,
    functions: await deps.aaf.functionTable(),
    now: () => deps.clock.now(),
    onProgress: readingProgress(work),
  })
  const academy = await academyOf(work, plan, expected)
  await compareAndApply(work, {
    mode: plan.mode,
    academy,
    deliveredOn: plan.date ?? null,
    prefix: plan.prefix,
  })
}

type Delivered = Pick<AafMergeOrder, 'mode' | 'academy' | 'deliveredOn' | 'prefix'>

/** The keys of a delta mean nothing outside the academy of its emitter: a complete delivery must have told it. */
async function academyOfDelta(
  { aaf }: RunDeps,
  { mode, prefix }: { readonly mode: AafMode; readonly prefix: string },
): Promise<string> {
  if (mode === 'complete') return ''
  const { ofEmitter } = await aaf.academies(prefix)
  if (ofEmitter === null) throw aafRefusals.refuse('aaf.unknown-feed', { prefix })
  return ofEmitter
}

/** The one academy of the delivery, which the directory must know or be told to accept. */
async function academyOf(
  { deps, turn, run }: Work,
  { mode, prefix }: { readonly mode: AafMode; readonly prefix: string },
  expected: string,
): Promise<string> {
  const schools = await turn.stagedSchools()
  if (mode === 'complete' && schools.length === 0) throw aafRefusals.refuse('aaf.no-school')
  const named = [
    ...new Set([...schools.map(({ academy }) => academy), ...(mode === 'delta' ? [expected] : [])]),
  ]
  if (named.length > 1) throw aafRefusals.refuse('aaf.two-academies', { academies: named.join(', ') })
  const academy = named[0] ?? expected
  const { known } = await deps.aaf.academies(prefix)
  const isNew = academy !== '' && known.length > 0 && !known.includes(academy)
  if (isNew && !run.order.acceptAcademy)
    throw aafRefusals.refuse('aaf.new-academy', { delivered: academy, known: known.join(', ') })
  return academy
}

/** Thrown to undo a comparison. */
class Compared extends Error {}

async function compareAndApply(work: Work, delivered: Delivered): Promise<void> {
  const { deps, turn, run } = work
  const { order } = run
  if (order.simulate || (order.review && run.state !== 'applying')) {
    await deps.aaf.patch(run.id, { state: 'comparing' })
    const compared = await compare(work, delivered)
    const state = order.simulate ? 'simulated' : 'to_confirm'
    const end = order.simulate ? { finishedAt: deps.clock.now() } : {}
    await turn.problems(compared.problems)
    await deps.aaf.patch(run.id, { state, counts: compared.counts, preview: compared.preview, ...end })
    return
  }
  await deps.aaf.patch(run.id, { state: 'applying' })
  const share = await deps.aaf.departureShare()
  try {
    await turn.inTransaction(async (merging) => {
      const merged = await merge(work, merging, delivered, 'applying')
      if (!order.review) await merging.problems(merged.problems)
      const preview = { ...merged.preview, departures: departuresOf(merged.merge, share) }
      if (preview.departures !== null && !isAgreed(work, preview.departures.suspended))
        throw new TooManyDepartures(merged, preview)
      const { at, counts, schools } = merged
      await merging.finish({ by: run.by, at, schools, counts, preview })
    })
  } catch (error) {
    if (!(error instanceof TooManyDepartures)) throw error
    await askOrRefuse(work, error)
  }
}

const isAgreed = ({ run }: Work, departures: number): boolean =>
  run.order.acceptedDepartures === 'all' || run.order.acceptedDepartures === departures

class TooManyDepartures extends Error {
  readonly merged: Merged
  readonly preview: AafPreview

  constructor(merged: Merged, preview: AafPreview) {
    super('too many departures')
    this.merged = merged
    this.preview = preview
  }
}

/** Somebody looks at the screen: they are asked the number. Nobody does: the delivery is refused. */
async function askOrRefuse({ deps, run }: Work, { merged, preview }: TooManyDepartures): Promise<void> {
  const { counts } = merged
  if (run.order.attended) return deps.aaf.patch(run.id, { state: 'to_confirm', counts, preview })
  await deps.aaf.patch(run.id, { preview })
  const schools = preview.departures?.schools.slice(0, 3).join(', ') ?? ''
  const departures = preview.departures?.suspended ?? 0
  throw aafRefusals.refuse('aaf.mass-departure', { departures, openBefore: preview.openBefore, schools })
}

interface Merged {
  readonly merge: AafMerge
  readonly counts: AafCounts
  readonly preview: Omit<AafPreview, 'departures'>
  readonly problems: readonly AafProblem[]
  readonly schools: readonly string[]
  readonly at: Date
}

/** Does everything that applying does, then undoes it: what is shown is what will be. */
async function compare(
  work: Work,
  delivered: Delivered,
): Promise<{
  readonly counts: AafCounts
  readonly preview: AafPreview
  readonly problems: readonly AafProblem[]
}> {
  const share = await work.deps.aaf.departureShare()
  let merged: Merged | undefined
  try {
    await work.turn.inTransaction(async (merging) => {
      merged = await merge(work, merging, delivered, 'comparing')
      throw new Compared()
    })
  } catch (error) {
    if (!(error instanceof Compared) || merged === undefined) throw error
  }
  if (merged === undefined) throw new Error('nothing was compared')
  const preview = { ...merged.preview, departures: departuresOf(merged.merge, share) }
  return { counts: merged.counts, preview, problems: merged.problems }
}

async function merge(
  work: Work,
  merging: AafMerging,
  delivered: Delivered,
  step: 'comparing' | 'applying',
): Promise<Merged> {
  const { deps, run } = work
  await refuseOlder(work, merging, delivered)
  const problems = await rejectClaims(merging, run)
  const at = deps.clock.now()
  const { scope } = run.by
  const onStage = mergeProgress(work, step)
  const done = await merging.merge({ ...delivered, at, scope, onStage })
  const found = await deps.aaf.run(run.id, run.by)
  const counts = { ...done.counts, problems: (found?.problemCount ?? 0) + problems.length }
  return { merge: done, counts, preview: done.preview, problems, schools: await merging.schools(), at }
}

async function refuseOlder(
  { run }: Work,
  merging: AafMerging,
  { mode, academy, deliveredOn }: Delivered,
): Promise<void> {
  if (deliveredOn === null || run.order.acceptOlder) return
  const latest = await merging.latestBefore(mode, academy)
  if (latest === null || latest <= deliveredOn) return
  throw aafRefusals.refuse('aaf.older', { day: formatDayFr(deliveredOn), latest: formatDayFr(latest) })
}

/**
 * The file of a school is written by its administrator: a key or an INE in it proves nothing about somebody of another
 * school, and would otherwise hand over their account.
 */
async function rejectClaims(merging: AafMerging, { by }: AafRunToDo): Promise<readonly AafProblem[]> {
  const claims = await merging.claims(by.scope)
  const wrong = claims.filter(({ delivered, known }) => !isSamePerson(delivered, known))
  const rejected = new Map(wrong.map((claim) => [claim.key, claim]))
  await merging.leaveOut([...rejected.keys()])
  return Array.from(rejected.values(), ({ file, line, delivered: { firstName, lastName } }) => ({
    file,
    line,
    element: '',
    reason: copy.foreignPerson(listName({ firstName, lastName })),
    advice: copy.foreignPersonAdvice,
    fatal: false,
    severity: 'rejected' as const,
  }))
}

/** Departures that need to be agreed to: above the share of everybody, or of one school that is not tiny. */
export function departuresOf(merge: AafMerge, share: number): AafPreview['departures'] {
  const { suspended } = merge.counts
  const schools = merge.departuresBySchool
    .filter((one) => one.suspended > one.before * share)
    .map(({ school }) => school)
  return suspended > merge.openBefore * share || schools.length > 0 ? { suspended, schools } : null
}

function readingProgress({ deps, run }: Work): (done: number, people: number) => Promise<void> {
  const startedAt = deps.clock.now().toISOString()
  const total = run.files.reduce((sum, { bytes }) => sum + bytes, 0)
  return (done, people) =>
    deps.aaf.progress(run.id, {
      step: 'reading',
      done,
      total,
      people,
      startedAt,
      at: deps.clock.now().toISOString(),
    })
}

function mergeProgress({ deps, run }: Work, step: AafProgress['step']): (done: number) => Promise<void> {
  const startedAt = deps.clock.now().toISOString()
  return (done) =>
    deps.aaf.progress(run.id, {
      step,
      done,
      total: mergeStages,
      people: 0,
      startedAt,
      at: deps.clock.now().toISOString(),
    })
}
