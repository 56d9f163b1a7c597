import { setTimeout as pause } from 'node:timers/promises'
import { type Actor, commandLine } from '../../frame/visitor.ts'
import type { AafCounts, AafOrder, AafPreview, AafProgress, AafRunState } from './aaf-run.ts'
import type { AafRun } from './aaf-store.ts'
import { receiveDelivery, type ReceiveDeps } from './receive-delivery.ts'
import { runDelivery } from './run-delivery.ts'
import type { DeliveredFile } from './unpack-delivery.ts'

/** What a command asks for; everything has a careful default. */
export type AafImportOptions = Partial<Omit<AafOrder, 'review' | 'attended' | 'acceptedDepartures'>> & {
  readonly acceptedDepartures?: number | 'all' | undefined
  /** Told while the delivery is worked on, here or by another process. */
  readonly onProgress?: (progress: AafProgress) => void
}

export interface AafOutcome {
  readonly runId: string
  readonly state: AafRunState
  readonly counts: Partial<AafCounts>
  readonly preview: AafPreview | null
  /** French sentence, when the delivery was refused. */
  readonly message: string | undefined
}

/** A fault of the portal during an import: nothing is changed, and the run can be resumed. */
export class AafImportFailed extends Error {
  readonly runId: string

  constructor(runId: string, cause: unknown) {
    super(`the AAF import ${runId} was interrupted`, { cause })
    this.runId = runId
  }
}

/**
 * Imports a delivery from beginning to end, for a command: a refused delivery is an outcome, only a fault is thrown.
 *
 * @throws AafImportFailed
 */
export async function importDelivery(
  deps: ReceiveDeps,
  files: Iterable<DeliveredFile>,
  { onProgress, acceptedDepartures, ...asked }: AafImportOptions = {},
): Promise<AafOutcome> {
  const order = { ...carefully, ...asked, acceptedDepartures: acceptedDepartures ?? null }
  const runId = await receiveDelivery(deps, { files, by: commandLine, order })
  return finishDelivery(deps, runId, onProgress)
}

const carefully: AafOrder = {
  simulate: false,
  review: false,
  attended: false,
  acceptedDepartures: null,
  acceptOlder: false,
  acceptAcademy: false,
}

const betweenLooks = 250

/**
 * Works on a run until it ends, or watches the process that does. @throws AafImportFailed
 */
export async function finishDelivery(
  deps: ReceiveDeps,
  runId: string,
  onProgress?: (progress: AafProgress) => void,
): Promise<AafOutcome> {
  const watch = watching(deps, runId, onProgress)
  try {
    for (;;) {
      const worked = await runDelivery(deps, runId)
      const run = await deps.aaf.run(runId, commandLine)
      if (run === undefined) throw new Error('the run is gone')
      if (isEnded(run.state)) return outcomeOf(run)
      if (worked === undefined) await pause(betweenLooks)
    }
  } catch (error) {
    await deps.aaf.patch(runId, { state: 'failed' }).catch(() => undefined)
    throw new AafImportFailed(runId, error)
  } finally {
    watch.stop()
  }
}

/** Nothing more happens to the run unless somebody decides it. */
export const isEnded = (state: AafRunState): boolean =>
  ['to_confirm', 'done', 'simulated', 'refused', 'failed', 'abandoned'].includes(state)

function outcomeOf(run: AafRun): AafOutcome {
  const { id: runId, state, counts, preview, message } = run
  return { runId, state, counts, preview, message: message ?? undefined }
}

function watching(
  { aaf }: ReceiveDeps,
  runId: string,
  onProgress: ((progress: AafProgress) => void) | undefined,
): { stop: () => void } {
  if (onProgress === undefined) return { stop: () => undefined }
  const by: Actor = commandLine
  const timer = setInterval(() => {
    aaf.run(runId, by).then(
      (run) => {
        if (run?.progress) onProgress(run.progress)
      },
      () => undefined,
    )
  }, 1000)
  return {
    stop: () => {
      clearInterval(timer)
    },
  }
}
