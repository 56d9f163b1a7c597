import { formatLongDayFr } from '../../frame/format-fr.ts'
import { closureCopy as copy } from './copy.fr.ts'
import type { AccessDecision } from './decide-access.ts'
import type { ServiceDraft } from './service.ts'

/** Why a service outside its opening period is closed, as its administrator says it or with its days; else undefined. */
export function closureSentence(
  service: Pick<ServiceDraft, 'opensOn' | 'closesOn' | 'closedMessage'>,
  because: Extract<AccessDecision, { allowed: false }>['because'],
): string | undefined {
  const { opensOn, closesOn, closedMessage } = service
  if (because !== 'not-yet-open' && because !== 'closed') return undefined
  if (closedMessage !== '') return closedMessage
  if (because === 'not-yet-open') return opensOn === null ? undefined : copy.opens(formatLongDayFr(opensOn))
  return closesOn === null ? undefined : copy.closed(formatLongDayFr(closesOn))
}
