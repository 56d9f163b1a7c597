import type { ExchangeEntry } from '@preau/exchange'
import { type Clock, type Log, Refusal } from '@preau/platform'
import type { BaseStore, SchoolBase } from '../../bases/index.ts'
import { digestOfChanges } from '../digest-of-changes.ts'
import { type Attempt, orRefusal, problemSentences, sentenceOf } from '../import-attempt.ts'
import { isImportWarning } from '../import-warning.ts'
import { openKept } from '../pending-import.ts'
import { lookAtAttempt, runAttempt, type RunDeps } from '../run-attempt.ts'
import { importRefusals } from '../refusals.ts'
import { countedEntry } from './counted-entry.ts'
import type { LargeImportContent, LargeImports } from './large-imports.ts'

export interface LargeWorkDeps extends RunDeps {
  readonly largeImports: LargeImports
  readonly bases: Pick<BaseStore, 'byId'>
  readonly clock: Clock
  readonly log: Log
}

/** After so many attempts that failed or that a server did not survive, somebody has to look. */
const mostAttempts = 3

/**
 * Reads files that wait, and says what they would change, or changes it. Doing it again after it was done changes nothing.
 *
 * @throws whatever stopped the attempt, but for the last one
 */
export async function workOnLargeImport(deps: LargeWorkDeps, id: string): Promise<void> {
  const { largeImports, bases, clock, log } = deps
  const large = await largeImports.claim(id, clock.now())
  if (!large) return
  if (large.runId !== undefined) return largeImports.end(id, { state: 'done' }, clock.now())
  const base = await bases.byId(large.baseId)
  if (!base) return
  try {
    // A server that is killed says nothing: the attempt that would follow the last one is the one that knows.
    if (large.attempts > mostAttempts) throw new Error('every attempt was cut')
    await (large.purpose === 'look' ? look(deps, base, large) : apply(deps, base, large))
  } catch (error) {
    if (large.attempts < mostAttempts) throw error
    log.error({ err: error, largeImport: id }, 'large import interrupted')
    await largeImports.end(id, { state: 'interrupted' }, clock.now())
  }
}

async function look(deps: LargeWorkDeps, base: SchoolBase, large: LargeImportContent): Promise<void> {
  const { largeImports, clock } = deps
  const attempt = await attemptOf(deps, large)
  const result = await orRefusal(() => lookAtAttempt(deps, { base, actor: large.actor }, attempt))
  if (result instanceof Refusal) return refused(deps, large, result)
  if (!result.ok) return refuse(deps, large, problemSentences(result.problems))
  const { counts, changes, problems, warnings } = result
  const shown = {
    // Each question is on the page above the button: pressing it answers them.
    accepted: warnings.map(({ code }) => code).filter(isImportWarning),
    preview: { counts, changes, problems, questions: warnings.map(sentenceOf) },
  }
  await largeImports.show(large.id, shown, clock.now())
}

async function apply(deps: LargeWorkDeps, base: SchoolBase, large: LargeImportContent): Promise<void> {
  const { largeImports, clock } = deps
  const { id, actor, accepted, preview } = large
  const asked = {
    base,
    actor,
    accepted,
    expected: preview && digestOfChanges(preview.changes),
    largeImport: id,
  }
  const attempt = await attemptOf(deps, large)
  const result = await orRefusal(() => runAttempt(deps, asked, attempt))
  if (result instanceof Refusal) {
    // A question that was not asked is a change too: the year of the base, a file received since.
    const changed = result.code === 'import.changed' || isImportWarning(result.code)
    if (!changed) return refused(deps, large, result)
    await largeImports.lookAgain(id, sentenceOf(importRefusals.refuse('import.changed')), clock.now())
    return workOnLargeImport(deps, id)
  }
  if (!result.ok) return refuse(deps, large, problemSentences(result.problems))
  await largeImports.end(id, { state: 'done' }, clock.now())
}

/** The files, with a sign of life at each tenth of them. */
async function attemptOf(
  { largeImports, clock }: LargeWorkDeps,
  { id, kind, settings, bytes }: LargeImportContent,
): Promise<Pick<Attempt, 'kind' | 'files' | 'settings'>> {
  const kept = await largeImports.files(id)
  let [read, told] = [0, 0]
  const count = async (length: number): Promise<void> => {
    read += length
    const percent = Math.min(100, Math.floor((100 * read) / bytes))
    if (percent < told + 10 && !(percent === 100 && told < 100)) return
    told = percent
    await largeImports.follow(id, percent, clock.now())
  }
  const entryOf = (file: (typeof kept)[number]): ExchangeEntry => countedEntry(openKept(file), count)
  return { kind, settings, files: kept.map((file) => ({ field: file.field, entry: entryOf(file) })) }
}

/** Another import holds the base for some seconds: these files go on waiting. */
function refused(deps: LargeWorkDeps, large: LargeImportContent, refusal: Refusal): Promise<void> {
  if (refusal.code === 'import.busy') return deps.largeImports.putBack(large.id, deps.clock.now())
  return refuse(deps, large, [sentenceOf(refusal)])
}

const refuse = (
  { largeImports, clock }: LargeWorkDeps,
  { id }: LargeImportContent,
  sentences: readonly string[],
): Promise<void> => largeImports.end(id, { state: 'refused', sentences }, clock.now())
