import { Alert, ButtonLink } from '@preau/ui'
import type { VNode } from 'preact'
import { formatMoment } from '../../../frame/format.ts'
import { copy } from './copy.fr.ts'
import type { Push } from './push-store.ts'

/** A file that waits longer than this is no passing trouble. */
const alertAfterMs = 24 * 3_600_000

/** The last sending, when the supervisor must do something about it. */
export function alarmingPush(pushes: readonly Push[], now: Date): Push | undefined {
  const [last] = pushes
  if (!last) return undefined
  if (last.state === 'refused' || last.state === 'given-up') return last
  const isLate = last.state === 'waiting' && now.getTime() - last.createdAt.getTime() > alertAfterMs
  return isLate ? last : undefined
}

/** What the supervisor sees, on the home of the client and on the page of the export. */
export function PushAlert({ push, href }: { readonly push: Push; readonly href?: string }): VNode {
  const action = href === undefined ? undefined : <ButtonLink href={href}>{copy.alertLink}</ButtonLink>
  return (
    <Alert tone="danger" title={copy.alertTitle} action={action}>
      <p>{copy.alertWaiting(formatMoment(push.createdAt))}</p>
      {push.lastProblem === undefined ? null : <p>{push.lastProblem}</p>}
    </Alert>
  )
}
