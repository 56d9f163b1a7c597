import { reconcile, type Reconciliation, type ReconcileOptions } from './reconcile.ts'
import type { EntAccount, SchoolPerson } from './records.ts'

/** The reconciliation of one school of a stream. */
export interface SchoolReconciliation extends Reconciliation {
  readonly uai: string
}

/**
 * Reconciles a whole ENT school by school. Both streams may come in any order; waiting records are kept as compact
 * text and become objects only while their school is solved, so memory grows with the size of the files and not with
 * the work. Schools come out in the order of their UAI.
 */
export async function* reconcileBySchool(
  directory: AsyncIterable<EntAccount>,
  people: AsyncIterable<SchoolPerson>,
  options: ReconcileOptions = {},
): AsyncGenerator<SchoolReconciliation> {
  const waiting = new Map<string, string[]>()
  for await (const person of people) keep(waiting, person.uai, JSON.stringify(person))
  const accounts = new Map<string, string[]>()
  for await (const account of directory) {
    const schools = [...new Set(account.uai)].filter((uai) => waiting.has(uai))
    if (schools.length === 0) continue
    const line = JSON.stringify(account)
    for (const uai of schools) keep(accounts, uai, line)
  }
  for (const uai of [...waiting.keys()].sort()) {
    const members = (waiting.get(uai) ?? []).map((line) => JSON.parse(line) as SchoolPerson)
    const directoryOfSchool = (accounts.get(uai) ?? []).map((line) => JSON.parse(line) as EntAccount)
    waiting.delete(uai)
    accounts.delete(uai)
    const own = directoryOfSchool.map((account) => ({ ...account, uai: [uai] }))
    yield { uai, ...reconcile({ directory: own, people: members, options }) }
  }
}

function keep(lines: Map<string, string[]>, uai: string, line: string): void {
  const members = lines.get(uai)
  if (members === undefined) lines.set(uai, [line])
  else members.push(line)
}
