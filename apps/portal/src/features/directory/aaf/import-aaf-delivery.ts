import { type ExchangeEntry, type ExchangeProblem, readAaf } from '@preau/exchange'
import { listName } from '@preau/people'
import { type Clock, isUnstorableValue, Refusal } from '@preau/platform'
import { type Actor, covers } from '../../../frame/visitor.ts'
import { aafCopy as copy } from '../copy.fr.ts'
import { directoryRefusals } from '../refusals.ts'
import { addAafRecord, emptyAafRows } from './aaf-rows.ts'
import type { AafCounts, AafMerge, AafProblem, AafRunState, AafStaging, AafStore } from './aaf-store.ts'
import { isSamePerson } from './is-same-person.ts'

/** A complete delivery to import. */
export interface AafDelivery {
  readonly entries: readonly ExchangeEntry[]
  readonly by: Actor
  /** Reads and compares everything, then keeps nothing. */
  readonly simulate: boolean
  /** Number of departures the operator agreed to; needed above {@link departureShare}. `all` for a command line. */
  readonly acceptedDepartures: number | 'all' | undefined
}

export interface AafOutcome {
  readonly runId: string
  readonly state: AafRunState
  readonly counts: Partial<AafCounts>
  /** French sentence, when the delivery was refused. */
  readonly message: string | undefined
}

export interface AafImportDeps {
  readonly aaf: AafStore
  readonly clock: Clock
}

/** Above this share of the open accounts, departures look like a truncated delivery. */
const departureShare = 0.1
const rowsPerBatch = 1000
/** A delivery with more problems than this says no more by listing them. */
const keptProblems = 5000

/**
 * Imports a complete AAF delivery: streamed, in one transaction, and remembered with its report whatever happens.
 * A refusal (unreadable file, school of somebody else, another import running, too many departures) changes nothing and
 * is an outcome; only a fault is thrown. Source: ent-ecosystem §1, product A2.
 *
 * @throws AafImportFailed
 */
export async function importAafDelivery(deps: AafImportDeps, delivery: AafDelivery): Promise<AafOutcome> {
  const startedAt = deps.clock.now()
  const reading: Reading = { problems: [], problemCount: 0, schools: [] }
  const ended = await attempt(deps, delivery, reading)
  const runId = await deps.aaf.recordRun({
    ...ended,
    startedAt,
    finishedAt: deps.clock.now(),
    by: delivery.by,
    files: delivery.entries.map(({ name }) => name),
    schools: reading.schools,
    problems: reading.problems,
  })
  if (ended.fault !== undefined) throw new AafImportFailed(runId, ended.fault)
  return { runId, state: ended.state, counts: ended.counts, message: ended.refusal?.message }
}

/** A fault of the portal during an import: everything is rolled back, and the report says so. */
export class AafImportFailed extends Error {
  readonly runId: string

  constructor(runId: string, cause: Error) {
    super('the AAF import was interrupted', { cause })
    this.runId = runId
  }
}

/** What the reading gathers besides the rows. */
interface Reading {
  readonly problems: AafProblem[]
  problemCount: number
  readonly schools: string[]
}

interface Ended {
  readonly state: AafRunState
  readonly counts: Partial<AafCounts>
  readonly refusal: { readonly code: string; readonly message: string } | undefined
  readonly fault?: Error
}

async function attempt(deps: AafImportDeps, delivery: AafDelivery, reading: Reading): Promise<Ended> {
  const simulated = new Simulated()
  try {
    const counts = await deps.aaf.inTransaction(async (staging) => {
      simulated.counts = await importInto(staging, { deps, delivery, reading })
      if (delivery.simulate) throw simulated
      return simulated.counts
    })
    return { state: 'done', counts, refusal: undefined }
  } catch (error) {
    if (error === simulated) return { state: 'simulated', counts: simulated.counts, refusal: undefined }
    const refusal = refusalOf(error)
    if (refusal) {
      const { code, texts } = refusal
      return { state: 'refused', counts: {}, refusal: { code, message: `${texts.sentence} ${texts.next}` } }
    }
    return { state: 'failed', counts: {}, refusal: undefined, fault: toError(error) }
  }
}

/** What is the fault of the delivery, and not of the portal. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  return isUnstorableValue(error)
    ? directoryRefusals.refuse('aaf.unstorable', undefined, { cause: error })
    : undefined
}

const toError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('not an error', { cause: thrown })

/** Thrown to undo a simulation. */
class Simulated extends Error {
  counts: Partial<AafCounts> = {}
}

interface Import {
  readonly deps: AafImportDeps
  readonly delivery: AafDelivery
  readonly reading: Reading
}

async function importInto(staging: AafStaging, { deps, delivery, reading }: Import): Promise<AafCounts> {
  await stage(staging, delivery, reading)
  await rejectClaims(staging, delivery.by, reading)
  const at = deps.clock.now()
  const merge = await staging.merge(at, delivery.by.scope)
  refuseMassDeparture(merge, delivery)
  const counts = { ...merge.counts, problems: reading.problemCount }
  await staging.audit({ by: delivery.by, at, schools: reading.schools, counts })
  return counts
}

async function stage(staging: AafStaging, delivery: AafDelivery, reading: Reading): Promise<void> {
  let rows = emptyAafRows()
  for await (const item of readAaf(delivery.entries)) {
    if (item.kind === 'version') continue
    if (item.kind === 'problem') {
      keepProblem(reading, item)
      continue
    }
    if (item.kind === 'school') await admitSchool(staging, item.record.uai, delivery.by, reading)
    addAafRecord(rows, item)
    if (rows.persons.length < rowsPerBatch) continue
    await staging.add(rows)
    rows = emptyAafRows()
  }
  await staging.add(rows)
  if (reading.schools.length === 0) throw directoryRefusals.refuse('aaf.no-school')
}

/**
 * The file of a school is written by its administrator: a key or an INE in it proves nothing about somebody of another
 * school, and would otherwise hand over their account.
 */
async function rejectClaims(staging: AafStaging, by: Actor, reading: Reading): Promise<void> {
  const claims = await staging.claims(by.scope)
  const wrong = claims.filter(({ delivered, known }) => !isSamePerson(delivered, known))
  const rejected = new Map(wrong.map((claim) => [claim.key, claim]))
  await staging.leaveOut([...rejected.keys()])
  for (const { file, line, delivered } of rejected.values()) {
    const { firstName, lastName } = delivered
    const reason = copy.foreignPerson(listName({ firstName, lastName }))
    keepProblem(reading, { file, line, reason, advice: copy.foreignPersonAdvice, fatal: false })
  }
}

function keepProblem(reading: Reading, problem: FoundProblem): void {
  const { file, line, element = '', reason, advice, fatal } = problem
  reading.problemCount += 1
  if (reading.problems.length < keptProblems)
    reading.problems.push({ file, line, element, reason, advice, fatal })
  if (fatal) throw directoryRefusals.refuse('aaf.unreadable', { file, line, reason, advice })
}

type FoundProblem = Pick<ExchangeProblem, 'file' | 'line' | 'element' | 'reason' | 'advice' | 'fatal'>

/** Refuses a school of somebody else, and a school that is being imported at this moment. */
async function admitSchool(staging: AafStaging, uai: string, by: Actor, reading: Reading): Promise<void> {
  const school = await staging.knownSchool(uai)
  if (!covers(by.scope, school.id ?? null)) throw directoryRefusals.refuse('aaf.school-not-yours', { uai })
  if (!(await staging.lockSchool(uai))) throw directoryRefusals.refuse('aaf.already-running', { uai })
  reading.schools.push(uai)
}

function refuseMassDeparture(
  { counts, openBefore }: AafMerge,
  { acceptedDepartures, simulate }: AafDelivery,
): void {
  const departures = counts.suspended
  if (simulate || departures <= openBefore * departureShare) return
  if (acceptedDepartures === 'all' || acceptedDepartures === departures) return
  throw directoryRefusals.refuse('aaf.mass-departure', { departures, openBefore })
}
