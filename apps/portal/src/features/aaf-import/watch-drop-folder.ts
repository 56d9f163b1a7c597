import { formatInstantFr } from '../../frame/format-fr.ts'
import type { Actor } from '../../frame/visitor.ts'
import type { AafOrder } from './aaf-run.ts'
import type { AafRun } from './aaf-store.ts'
import { dropCopy as copy, runStateCopy } from './copy.fr.ts'
import type { DropDeps } from './drop-deps.ts'
import { DropFolder, type DropReport } from './drop-folder.ts'
import { problemsCsv } from './problems-csv.ts'
import { receiveDelivery } from './receive-delivery.ts'

/** Who the runs of the folder are by. */
const depositor: Actor = { accountId: null, label: copy.depositor, scope: 'all' }

/** A look later than this after the last one may say that a file no longer changes. */
const stillMs = 45_000

/**
 * One look at the folder: what no longer changes since the last one becomes a run, and what has ended is put away with its report. One
 * node looks at a time; what a node left when it was killed is found again. True when a run waits.
 */
export async function watchDropFolder(deps: DropDeps): Promise<boolean> {
  const folder = new DropFolder(deps.folder)
  return (await deps.drops.alone(() => look(deps, folder))) ?? false
}

async function look(deps: DropDeps, folder: DropFolder): Promise<boolean> {
  const { drops, clock } = deps
  const lying = await folder.lying()
  const waiting = new Set(await folder.taken())
  for (const delivery of lying) {
    if (waiting.has(delivery.name)) {
      // A node was killed while it took it; otherwise, one of the same name is still being worked on.
      if ((await drops.runOf(delivery.name)) === undefined) await folder.take(delivery)
      continue
    }
    const since = await drops.see(delivery.name, delivery.fingerprint, clock.now())
    if (clock.now().getTime() - since.getTime() < stillMs) continue
    await folder.take(delivery)
    waiting.add(delivery.name)
  }
  let woken = false
  for (const name of waiting) woken = (await goOn(deps, folder, name)) || woken
  return woken
}

/** Makes a run of what was taken, or puts it away when its run has ended. */
async function goOn(deps: DropDeps, folder: DropFolder, name: string): Promise<boolean> {
  const { aaf, drops, clock, log } = deps
  const runId = await drops.runOf(name)
  const run = runId === undefined ? undefined : await aaf.run(runId, depositor)
  if (run === undefined) {
    const files = await folder.files(name)
    const id = await receiveDelivery(deps, { files, by: depositor, order: orderOf(deps.way) })
    await drops.became(name, id, clock.now())
    log.info({ run: id, delivery: name }, 'AAF delivery taken from the drop folder')
    return true
  }
  const end = endOf(run)
  if (end === undefined) return false
  const stamp = clock.now().toISOString().slice(0, 19).replaceAll(':', '-')
  await folder.putAway(name, end, { stamp, report: await reportOf(deps, run) })
  await drops.forget(name)
  return false
}

const orderOf = (way: DropDeps['way']): AafOrder => ({
  simulate: way === 'simulate',
  review: way === 'review',
  attended: way === 'review',
  acceptedDepartures: null,
  acceptOlder: false,
  acceptAcademy: false,
})

/** Where the delivery of a run belongs; undefined while somebody or something may still go on with it. */
function endOf({ state }: AafRun): 'done' | 'refused' | undefined {
  if (state === 'done' || state === 'simulated') return 'done'
  return state === 'refused' || state === 'abandoned' ? 'refused' : undefined
}

async function reportOf({ aaf }: DropDeps, run: AafRun): Promise<DropReport> {
  const lines = [
    copy.report(run.id, formatInstantFr(run.startedAt)),
    runStateCopy[run.state].sentence,
    ...(run.message === null ? [] : [run.message]),
    ...copy.counts(run.counts),
    copy.seeScreen(run.id),
  ]
  const problems = run.problemCount === 0 ? undefined : await problemsCsv(aaf, run.id)
  return { text: `${lines.join('\n')}\n`, problems }
}
