import { type ReleasePolicy, type ReleaseSource, releaseSources } from '../attribute-release/index.ts'
import type { Difference } from '../services/index.ts'
import { answerCopy as copy, sourceCopy } from './copy.fr.ts'

interface Line {
  readonly label: string
  readonly said: (policy: ReleasePolicy) => string
}

/** How each setting is named and said on the screen; a datum, by the name under which it is sent. */
const lines: readonly Line[] = [
  { label: copy.principal, said: ({ principal }) => copy.principals[principal] },
  ...releaseSources.map((source) => ({
    label: sourceCopy[source],
    said: (policy: ReleasePolicy) => nameOf(policy, source) ?? copy.notSent,
  })),
  { label: copy.dateFormat, said: ({ dateFormat }) => copy.dateFormats[dateFormat] },
  { label: copy.separator, said: ({ separator }) => copy.separators[separator ?? ''] },
  { label: copy.envelope, said: ({ envelope }) => copy.envelopes[envelope] },
  { label: copy.everywhere, said: ({ everywhere }) => (everywhere ? copy.yes : copy.no) },
]

function nameOf({ attributes }: ReleasePolicy, source: ReleaseSource): string | undefined {
  return attributes.find((one) => one.source === source)?.name
}

/** The settings that differ between what is stored and what was typed, in the words of the form. */
export function compareReleases(stored: ReleasePolicy, typed: ReleasePolicy): readonly Difference[] {
  return lines
    .map(({ label, said }) => ({ label, theirs: said(stored), yours: said(typed) }))
    .filter(({ theirs, yours }) => theirs !== yours)
}
