import type { Clock } from '@preau/platform'
import type { VNode } from 'preact'
import type { Visit } from '../../../frame/operator.ts'
import { exportPath } from '../export-page.tsx'
import { alarmingPush, PushAlert } from './push-alert.tsx'
import type { PushStore } from './push-store.ts'

/** What the home of the client says when the ENT did not get the identifiers. */
export function pushNotice(deps: { readonly pushes: Pick<PushStore, 'recent'>; readonly clock: Clock }) {
  return async (visit: Visit): Promise<VNode | undefined> => {
    const alarm = alarmingPush(await deps.pushes.recent(visit.base.id, 1), deps.clock.now())
    return alarm && <PushAlert push={alarm} href={exportPath(visit)} />
  }
}
