import { conflictFlags, toChoose } from './conflicting-line.ts'
import type { LineDraft } from './import-line.ts'

/**
 * One account, one identifier of a category. When several lines claim the same account, the one that already has it, or
 * that an administrator gave it to, keeps it; otherwise nobody does, and each is shown. A proposal of an account that
 * another line has is no longer one click away.
 */
export function settleClaims(lines: readonly LineDraft[]): readonly LineDraft[] {
  const claims = new Map<string, LineDraft[]>()
  for (const line of lines) {
    if (line.accountId === null) continue
    const key = `${line.category} ${line.accountId}`
    claims.set(key, [...(claims.get(key) ?? []), line])
  }
  const keeper = (line: LineDraft): LineDraft | undefined => {
    const rivals = claims.get(`${line.category} ${line.accountId ?? ''}`) ?? []
    if (rivals.length === 1) return rivals[0]
    const rightful = rivals.filter(
      ({ reason, chosenBy }) => reason === 'already-held' || chosenBy === 'memory',
    )
    return rightful.length === 1 ? rightful[0] : undefined
  }
  return lines.map((line) => {
    if (line.accountId !== null && keeper(line) !== line)
      return { ...line, ...toChoose('claimed-twice'), flags: conflictFlags(line) }
    const isTaken =
      line.proposedAccountId !== null && claims.has(`${line.category} ${line.proposedAccountId}`)
    return isTaken ? { ...line, outcome: 'to-choose', proposedAccountId: null } : line
  })
}
