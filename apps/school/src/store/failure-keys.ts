import { nameKey } from '@preau/people'
import type { FailureEvidence } from '../features/identification/index.ts'
import { personNameKey } from './person-name-key.ts'

interface Named {
  readonly casUser: string | undefined
  readonly evidence: Pick<FailureEvidence, 'user' | 'known' | 'attributes'>
  /** What the person typed in the form. */
  readonly corrections: Readonly<Record<string, string>>
  /** `name_key` of the sheets that the rule led to. */
  readonly sheets: readonly string[]
}

/** Longest text that a line is searched by. */
const most = 2000

/**
 * What a failure is ordered and searched by. `name_key`: who it is, as far as one can say, written as the `name_key` of a
 * person: the form first, then the only sheet, then the ENT. `search_key`: every name and every identifier that came.
 */
export function failureKeys({ casUser, evidence, corrections, sheets }: Named): {
  readonly name_key: string
  readonly search_key: string
} {
  const { known } = evidence
  const [only, ...others] = sheets
  const byForm = keyOf(
    corrections['lastName'] ?? known?.lastName,
    corrections['firstName'] ?? known?.firstName,
  )
  const isCorrected = corrections['lastName'] !== undefined || corrections['firstName'] !== undefined
  const bySheet = others.length === 0 ? only : undefined
  const byEnt = keyOf(known?.lastName, known?.firstName)
  const texts = [casUser, evidence.user, ...Object.values(evidence.attributes ?? {}).flat()]
  const words = [byForm, byEnt, ...sheets, ...texts.map((text) => nameKey(text ?? ''))]
  return {
    name_key: (isCorrected ? byForm : (bySheet ?? byEnt)).slice(0, 300),
    search_key: [...new Set(words)]
      .filter((word) => word !== '')
      .join(' | ')
      .slice(0, most),
  }
}

const keyOf = (lastName = '', firstName = ''): string =>
  lastName === '' && firstName === '' ? '' : personNameKey({ lastName, usageName: undefined, firstName })
