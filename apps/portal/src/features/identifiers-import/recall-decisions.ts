import type { ExportedPerson } from '@preau/exchange'
import { nameKey } from '@preau/people'
import type { DecisionBasis, MatchingData, RememberedDecision, SchoolAccount } from './matching-data.ts'
import { pupilsByGuardian } from './to-school-people.ts'

/** What may have changed since a decision was made by hand. */
export type BasisChange = 'name' | 'birth' | 'pupils' | 'account-name' | 'account-birth' | 'account-children'

/** An earlier decision about a person of the file, and what has changed since: nothing means that it holds. */
export interface RecalledDecision {
  readonly decision: RememberedDecision
  readonly changes: readonly BasisChange[]
}

/**
 * The earlier decisions about the people of a file, by identifier. A decision made by hand wins over any score as long
 * as what it rested on is what it was: names, birth date and attachments, in the file and in the directory.
 */
export function recallDecisions(
  people: readonly ExportedPerson[],
  { accounts, remembered }: Pick<MatchingData, 'accounts' | 'remembered'>,
): ReadonlyMap<string, RecalledDecision> {
  const personOf = new Map<string, ExportedPerson>(people.map((person) => [person.pronoteId, person]))
  const accountOf = new Map(accounts.map((account) => [account.accountId, account]))
  const links = pupilsByGuardian(people)
  const recalled = new Map<string, RecalledDecision>()
  for (const decision of remembered) {
    const person = personOf.get(decision.pronoteId)
    if (!person) continue
    const changes = changesSince(decision.basis, {
      person,
      pupils: [...(links.get(decision.pronoteId) ?? [])],
      account: accountOf.get(decision.accountId ?? ''),
    })
    recalled.set(decision.pronoteId, { decision, changes })
  }
  return recalled
}

interface Today {
  readonly person: ExportedPerson
  readonly pupils: readonly string[]
  readonly account: SchoolAccount | undefined
}

/** A decision older than its basis was kept is taken as it is. */
function changesSince(basis: DecisionBasis | null, { person, pupils, account }: Today): BasisChange[] {
  if (basis === null) return []
  const { person: then, account: thenAccount } = basis
  const names = ({ lastName, usageName, firstName }: DecisionBasis['person'] | ExportedPerson): string =>
    nameKey(`${lastName} ${usageName ?? ''} ${firstName}`)
  const changes: BasisChange[] = []
  if (names(then) !== names(person)) changes.push('name')
  if (differ(then.birthDate, person.birthDate)) changes.push('birth')
  if (nothingShared(then.pupils, pupils)) changes.push('pupils')
  if (!thenAccount || !account) return changes
  const accountNames = ({ lastName, birthName, firstName }: typeof thenAccount): string =>
    nameKey(`${lastName} ${birthName ?? ''} ${firstName}`)
  if (accountNames(thenAccount) !== accountNames(account)) changes.push('account-name')
  if (differ(thenAccount.birthDate, account.birthDate)) changes.push('account-birth')
  if (nothingShared(thenAccount.children, account.children)) changes.push('account-children')
  return changes
}

/** A file without the column says nothing. */
const differ = (before: string | null | undefined, now: string | null | undefined): boolean =>
  typeof before === 'string' && typeof now === 'string' && before !== now

/** A brother who arrives or a sister who leaves changes nothing: another family does. */
const nothingShared = (before: readonly string[], now: readonly string[]): boolean =>
  before.length > 0 && now.length > 0 && !now.some((one) => before.includes(one))
