import { Alert, ButtonLink, type Tone } from '@preau/ui'
import type { Clock } from '@preau/platform'
import type { VNode } from 'preact'
import { formatNumberFr } from '../../frame/format-fr.ts'
import type { Scope } from '../../frame/visitor.ts'
import { quotaCopy as copy } from './copy.fr.ts'
import { isNear, type QuotaKind, quotaKinds, type Quotas, type SchoolQuota } from './quotas.ts'

const most = 5

/** What the home of the administration says of limits that are near or reached, and of what happens then. */
export function nearQuotas({ quotas, clock }: { readonly quotas: Quotas; readonly clock: Clock }) {
  return async (scope: Scope): Promise<VNode | undefined> => {
    const schools = await quotas.schools({ scope, at: clock.now(), limitedOnly: true })
    const near = schools.flatMap((school) =>
      quotaKinds.filter((kind) => isNear(school, kind)).map((kind) => ({ school, kind })),
    )
    return near.length === 0 ? undefined : <Near near={near} />
  }
}

interface NearLimit {
  readonly school: SchoolQuota
  readonly kind: QuotaKind
}

function Near({ near }: { readonly near: readonly NearLimit[] }): VNode {
  return (
    <Alert tone="warning" title={copy.noticeTitle}>
      {near.slice(0, most).map(({ school, kind }) => (
        <p key={`${school.id} ${kind}`}>
          {school.name}, {copy.kinds[kind].toLowerCase()}
          {'\u00a0: '}
          {inWords(school, kind)}. {stateOf(school, kind)?.label}. {copy.happens}
          {'\u00a0: '}
          {`${copy.atLimit[kind].charAt(0).toLowerCase()}${copy.atLimit[kind].slice(1)}`}
        </p>
      ))}
      {near.length > most && <p>{copy.noticeMore(formatNumberFr(near.length - most))}</p>}
      <p>
        <ButtonLink href="/administration/quotas" size="small">
          {copy.noticeLink}
        </ButtonLink>
      </p>
    </Alert>
  )
}

/** « 412 sur 500 ». */
export function inWords({ limits, used }: SchoolQuota, kind: QuotaKind): string {
  const limit = limits[kind]
  const count = formatNumberFr(used[kind])
  return limit === null ? copy.noLimit(count) : copy.usedOf(count, formatNumberFr(limit))
}

/** Near, reached or exceeded; nothing when there is room. */
export function stateOf(
  school: SchoolQuota,
  kind: QuotaKind,
): { readonly tone: Tone; readonly label: string } | undefined {
  const limit = school.limits[kind]
  if (limit === null || !isNear(school, kind)) return undefined
  const excess = school.used[kind] - limit
  if (excess > 0) return { tone: 'danger', label: copy.over(formatNumberFr(excess)) }
  return excess === 0 ? { tone: 'danger', label: copy.reached } : { tone: 'warning', label: copy.near }
}
