import type { ReconcileRequest } from '@preau/reconciliation'
import { type DirectoryRole, directoryRoles } from './directory-roles.ts'
import { draftLines } from './draft-lines.ts'
import type { LineDraft } from './import-line.ts'
import type { ImportMode } from './import-run.ts'
import { knownPeople } from './known-people.ts'
import { recallDecisions } from './recall-decisions.ts'
import type { MatchingData } from './matching-data.ts'
import type { IdentifiersFile } from './read-identifiers-file.ts'
import { runReconciliation } from './run-reconciliation.ts'
import { toSchoolPeople } from './to-school-people.ts'
import { isMatchable } from './wire-category.ts'

/** Matches the people of a file with the accounts of their school. */
export async function matchFile(
  file: IdentifiersFile,
  data: MatchingData,
  mode: ImportMode,
): Promise<readonly LineDraft[]> {
  const roles = directoryRoles(file.header.uai, data.accounts)
  const decisions = await runReconciliation(requestOf(file, { roles, data }, mode))
  return draftLines({ people: file.people, decisions, roles, data, mode })
}

function requestOf(
  { header: { uai }, people }: IdentifiersFile,
  known: { readonly roles: readonly DirectoryRole[]; readonly data: MatchingData },
  mode: ImportMode,
): ReconcileRequest {
  const { roles, data } = known
  const inFile = new Set<string>(people.map(({ pronoteId }) => pronoteId))
  const leftOut = mode === 'partial' ? knownPeople(uai, known, inFile) : []
  const categoryOf = new Map(people.map(({ pronoteId, category }) => [pronoteId as string, category]))
  const confirmed = [...recallDecisions(people, data).values()].flatMap(({ decision, changes }) => {
    const { pronoteId, accountId } = decision
    const category = categoryOf.get(pronoteId)
    if (accountId === null || category === undefined || changes.length > 0) return []
    const role = roles.find(
      (one) => one.account.accountId === accountId && isMatchable(category, one.record.profil),
    )
    // An account that is gone is given all the same: the engine says so.
    return { pronoteId, entId: role?.record.id ?? accountId }
  })
  return {
    directory: roles.map(({ record }) => record),
    people: [...toSchoolPeople(uai, people), ...leftOut],
    options: { confirmed },
  }
}
