import { type Log, Refusal } from '@preau/platform'
import type { BaseStore } from '../../bases/index.ts'
import { sendToEnt, type SendDeps } from './send-to-ent.ts'

export interface AutomaticDeps extends SendDeps {
  readonly bases: Pick<BaseStore, 'delegates' | 'byId'>
  readonly log: Log
}

/** *Exporter automatiquement*: every base that asked for it, when somebody changed since the last file. */
export async function sendAutomatically(deps: AutomaticDeps): Promise<number> {
  let sent = 0
  for (const { baseId, partial } of await deps.exportSettings.automaticBases()) {
    const base = await deps.bases.byId(baseId)
    if (!base) continue
    try {
      const request = { base, onlyWithoutCasId: partial, actor: 'server', onlyIfChanged: true }
      if (await sendToEnt(deps, request)) sent += 1
    } catch (error) {
      // One base that cannot export (no year yet, no delegation any more) keeps none of the others waiting.
      if (!(error instanceof Refusal)) throw error
      deps.log.warn({ base: baseId, code: error.code }, 'automatic export refused')
    }
  }
  return sent
}
