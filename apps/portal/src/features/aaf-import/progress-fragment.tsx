import { Progress } from '@preau/ui'
import type { VNode } from 'preact'
import { counted } from '../../frame/format-fr.ts'
import type { AafRun } from './aaf-store.ts'
import { progressCopy as copy } from './copy.fr.ts'
import { aafProgressWords } from './progress-words.ts'

/** How far a run is; asks for itself again every two seconds. */
export function ProgressFragment({ run }: { readonly run: AafRun }): VNode {
  const address = `/administration/annuaire/livraisons/${run.id}/avancement`
  const polling = { 'hx-get': address, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' }
  return (
    <div id="avancement" {...polling}>
      {run.progress === null || run.state === 'waiting' ? <Waiting run={run} /> : <Going run={run} />}
    </div>
  )
}

function Waiting({ run }: { readonly run: AafRun }): VNode {
  return <p>{run.ahead > 0 ? copy.ahead(counted(run.ahead, 'import')) : copy.starting}</p>
}

function Going({ run }: { readonly run: AafRun }): VNode | null {
  if (run.progress === null) return null
  const { step, share, detail } = aafProgressWords(run.progress)
  return share === undefined ? (
    <p>{`${step} · ${detail}`}</p>
  ) : (
    <Progress label={step} value={share * 100} detail={detail} />
  )
}
