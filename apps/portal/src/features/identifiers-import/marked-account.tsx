import type { VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import type { AccountBrief, LinePerson } from './import-line.ts'
import { type MarkedPart, markDifferences } from './mark-differences.ts'
import { birthDay } from './person-cell.tsx'

interface MarkedAccountProps {
  readonly account: AccountBrief
  /** The person of the file that the account is compared with. */
  readonly person: LinePerson
}

/** An account beside a person of the file: the letters and figures that differ are marked. */
export function MarkedAccount({ account, person }: MarkedAccountProps): VNode {
  const surnames = [person.lastName, person.usageName ?? '', person.firstName]
  const birth = birthDay(account.birthDate)
  return (
    <>
      <strong class="pu-candidate-name">
        <Marked shown={account.lastName.toUpperCase()} writings={surnames} />{' '}
        <Marked shown={account.firstName} writings={[person.firstName, person.lastName]} />
      </strong>
      {account.birthName !== undefined && (
        <span>
          {copy.bornUnder} <Marked shown={account.birthName.toUpperCase()} writings={surnames} />
        </span>
      )}
      {birth !== '' && (
        <span>
          {person.birthDate === undefined ? (
            birth
          ) : (
            <Marked shown={birth} writings={[birthDay(person.birthDate)]} />
          )}
        </span>
      )}
      {account.detail !== '' && <span class="text-secondary">{account.detail}</span>}
    </>
  )
}

interface MarkedProps {
  readonly shown: string
  /** What it may be: the closest is compared. */
  readonly writings: readonly string[]
}

function Marked({ shown, writings }: MarkedProps): VNode {
  const readings = writings.filter((text) => text !== '').map((text) => markDifferences(shown, text))
  const best = readings.toSorted((a, b) => differing(a) - differing(b))[0] ?? [{ text: shown, same: true }]
  return (
    <>
      {best.map(({ text, same }, position) =>
        same ? text : <mark key={`${String(position)} ${text}`}>{text}</mark>,
      )}
    </>
  )
}

const differing = (parts: readonly MarkedPart[]): number =>
  parts.reduce((sum, { text, same }) => sum + (same ? 0 : text.length), 0)
