import { formatMoment } from '../../../frame/format.ts'
import type { FailureRow } from '../failure-store.ts'
import { inboxCopy as copy } from './copy.fr.ts'

/** Why a line was set aside, or that it came back by itself since; empty for the others. */
export function filedInWords({ filed, state }: Pick<FailureRow, 'filed' | 'state'>): string {
  if (filed === undefined || state === 'resolved') return ''
  const because = filed.because === undefined ? undefined : copy.filing.reasons[filed.because]
  const reason = [because, filed.note].filter((text) => text !== undefined).join(', ')
  return (state === 'open' ? copy.filing.returned : copy.filing.filed)(formatMoment(filed.at), reason)
}
