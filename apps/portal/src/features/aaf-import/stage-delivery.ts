import {
  AafCrossCheck,
  type AafPlan,
  type AafPlannedEntry,
  type AafRequestItem,
  type AafSchool,
  changedAafValues,
  type ExchangeProblem,
  interpretAafRecord,
  problem,
  readAafFile,
  reportOn,
} from '@preau/exchange'
import type { FunctionProfileTable } from '@preau/people'
import { type Actor, covers } from '../../frame/visitor.ts'
import { type AafRows, addAafRecord, emptyAafRows, personKeyOf } from './aaf-rows.ts'
import type { AafFileStaging, AafKeptFile, AafProblem, AafTurn } from './aaf-store.ts'
import { aafRefusals } from './refusals.ts'

const requestsPerBatch = 1000
/** A delivery with more problems than this says no more by listing them. */
const keptProblems = 50_000

/** One file of the plan, and where it is kept. */
export interface FileToStage extends AafPlannedEntry {
  readonly kept: AafKeptFile
}

export interface StagingOrder {
  readonly turn: AafTurn
  readonly plan: AafPlan & { readonly files: readonly FileToStage[] }
  readonly by: Actor
  /** Academy of a delta; that of a complete delivery is in its files. */
  readonly academy: string
  readonly functions: FunctionProfileTable
  readonly now: () => Date
  /** Told after each batch. */
  readonly onProgress: (bytes: number, people: number) => Promise<void>
}

/**
 * Reads the files that are not read yet and stages what they say, a batch at a time, a file a transaction: a process that
 * is killed loses the file it was reading, and no other. Source: ent-ecosystem §1.
 *
 * @throws Refusal `aaf.unreadable`, `aaf.school-not-yours`
 */
export async function stageDelivery(order: StagingOrder): Promise<void> {
  const { turn, plan } = order
  const check = new AafCrossCheck()
  for (const [kind, ids] of await turn.stagedIds()) check.remember(kind, ids)
  const reading: Reading = { order, check, problems: 0, bytes: 0, people: 0 }
  for (const file of plan.files) {
    if (file.kept.read) {
      reading.bytes += file.kept.bytes
      continue
    }
    const before = reading.bytes
    try {
      await turn.stageFile(file.kept.position, order.now(), (staging) => stageFile(reading, file, staging))
    } catch (error) {
      if (error instanceof UnreadableFile) await refuse(turn, error.problem)
      throw error
    }
    reading.bytes = before + file.kept.bytes
  }
}

/** A fatal problem, which undoes the transaction of its file and must be told all the same. */
class UnreadableFile extends Error {
  readonly problem: ExchangeProblem

  constructor(problem: ExchangeProblem) {
    super(problem.code)
    this.problem = problem
  }
}

/** @throws Refusal `aaf.unreadable`, once the problem is in the report */
export async function refuse(turn: AafTurn, problem: ExchangeProblem): Promise<never> {
  await turn.problems([reported(problem)])
  const { file, line, reason, advice } = problem
  throw aafRefusals.refuse('aaf.unreadable', { file, line, reason, advice })
}

/** A problem as it is kept in the report of a run. */
export function reported(problem: ExchangeProblem): AafProblem {
  const { file, line, element = '', reason, advice, fatal, severity } = problem
  return { file, line, element, reason, advice, fatal, severity }
}

interface Reading {
  readonly order: StagingOrder
  readonly check: AafCrossCheck
  problems: number
  bytes: number
  people: number
}

async function stageFile(reading: Reading, file: FileToStage, staging: AafFileStaging): Promise<void> {
  const unknown = new Map<string, number>()
  const { mode } = reading.order.plan
  let batch: AafRequestItem[] = []
  let problems: ExchangeProblem[] = []
  const before = reading.bytes
  const entry = { ...file.entry, open: () => counted(file.kept.open(), reading) }
  const flush = async (): Promise<void> => {
    await stageBatch({ reading, staging, unknown, problems }, batch)
    await keepProblems(reading, staging, problems)
    batch = []
    problems = []
    await reading.order.onProgress(reading.bytes, reading.people)
  }
  for await (const item of readAafFile({ ...file, entry }, mode)) {
    if (item.kind === 'version') continue
    if (item.kind === 'request') batch.push(item)
    else if (item.fatal) throw new UnreadableFile(item)
    else problems.push(item)
    if (batch.length >= requestsPerBatch) await flush()
  }
  problems.push(...unknownAttributes(unknown, file.entry.name))
  await flush()
  reading.bytes = before + file.kept.bytes
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  reading: Reading,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    reading.bytes += chunk.length
    yield chunk
  }
}

function unknownAttributes(unknown: ReadonlyMap<string, number>, file: string): ExchangeProblem[] {
  return [...unknown].map(([attribute, count]) =>
    problem('aaf.unknown-attribute', { attribute, count }, { file }),
  )
}

async function keepProblems(
  reading: Reading,
  staging: AafFileStaging,
  problems: readonly ExchangeProblem[],
): Promise<void> {
  const room = Math.max(0, keptProblems - reading.problems)
  reading.problems += problems.length
  await staging.problems(problems.slice(0, room).map(reported))
}

interface Batch {
  readonly reading: Reading
  readonly staging: AafFileStaging
  readonly unknown: Map<string, number>
  readonly problems: ExchangeProblem[]
}

async function stageBatch(batch: Batch, requests: readonly AafRequestItem[]): Promise<void> {
  const { reading, staging } = batch
  const isDelta = reading.order.plan.mode === 'delta'
  const whole = isDelta ? await wholeRecords(batch, requests) : requests
  const rows = emptyAafRows()
  for (const request of whole) await addRequest(batch, request, rows)
  if (isDelta) await staging.forget(whole.flatMap(({ family, id }) => personKeyOf(family, id) ?? []))
  await staging.add(rows)
  reading.people += rows.persons.length + rows.gone.length
}

async function addRequest(batch: Batch, request: AafRequestItem, rows: AafRows): Promise<void> {
  const { reading, staging, unknown, problems } = batch
  const { by, functions, plan } = reading.order
  if (request.operation === 'delete') {
    const key = personKeyOf(request.family, request.id)
    if (key !== undefined) rows.gone.push({ key })
    else if (request.family === 'EtabEducNat') problems.push(about(request, 'aaf.closed-school'))
    return
  }
  const report = reportOn(request, problems)
  const { record, unknown: names } = interpretAafRecord(request.family, request, report)
  for (const name of names) unknown.set(name, (unknown.get(name) ?? 0) + 1)
  if (record === undefined) return
  if (plan.mode === 'complete' && !reading.check.accept(record, report)) return
  if (record.kind === 'school') await admitSchool(staging, record.record, by)
  const { file, line, values } = request
  addAafRecord(rows, record, { file, line, values, functions })
}

/** Refuses a school of somebody else, and one that the directory knows in another academy: no key of it would be right. */
async function admitSchool(
  staging: AafFileStaging,
  { uai, academy: delivered = '' }: Pick<AafSchool, 'uai' | 'academy'>,
  by: Actor,
): Promise<void> {
  const { id, academy: known } = await staging.knownSchool(uai)
  if (!covers(by.scope, id ?? null)) throw aafRefusals.refuse('aaf.school-not-yours', { uai })
  if (known !== '' && delivered !== '' && known !== delivered)
    throw aafRefusals.refuse('aaf.wrong-academy', { uai, known, delivered })
}

/**
 * What each record of a batch of a delta has become, once its changes are made: at most one request a record, the last one.
 * A change of somebody whom no delivery described is reported and left out.
 */
async function wholeRecords(
  { reading, staging, problems }: Batch,
  requests: readonly AafRequestItem[],
): Promise<readonly AafRequestItem[]> {
  const images = await staging.images(reading.order.academy, [...new Set(requests.map(keyOf))])
  const latest = new Map<string, AafRequestItem>()
  const found = (key: string): AafRequestItem['values'] | undefined => {
    const earlier = latest.get(key)
    if (earlier) return earlier.operation === 'delete' ? undefined : earlier.values
    const image = images.get(key)
    return image && new Map(Object.entries(image))
  }
  for (const request of requests) {
    const key = keyOf(request)
    const before = found(key)
    if (request.operation === 'add') latest.set(key, request)
    else if (before === undefined && isRemembered(request))
      problems.push(about(request, 'aaf.unknown-target'))
    else {
      const values =
        request.operation === 'delete'
          ? request.values
          : changedAafValues(before ?? new Map(), request.values)
      latest.delete(key)
      latest.set(key, { ...request, values })
    }
  }
  return [...latest.values()]
}

const keyOf = ({ family, id }: AafRequestItem): string =>
  personKeyOf(family, id) ?? (family === 'EtabEducNat' ? `school:${id}` : `${family}:${id}`)

/** Nomenclatures are not kept record by record: a change of one is read as the whole of it. */
const isRemembered = ({ family }: AafRequestItem): boolean =>
  family !== 'MefEducNat' && family !== 'MatiereEducNat'

function about(
  { file, line, id, operation }: AafRequestItem,
  code: 'aaf.unknown-target' | 'aaf.closed-school',
): ExchangeProblem {
  return problem(code, { id }, { file, line, element: `${operation}Request`, record: id })
}
