import { type ReadToken, readToken, type TokenTrust } from './read-token.ts'
import { tokenFailure } from './security-token.ts'

/** Tokens that have already served, shared by every node. */
export interface ReplayStore {
  /** Notes a token until its end; false when it was there already. One atomic statement. */
  isFirst(token: { readonly issuer: string; readonly id: string; readonly until: Date }): Promise<boolean>
}

export type AcceptedSignIn = ReadToken

/** Reads a token and lets it serve once, as long as anybody could present it again. Source: cas.md §C.4 (9). */
export async function acceptSignIn(
  result: string,
  trust: TokenTrust,
  replays: ReplayStore,
): Promise<AcceptedSignIn> {
  const read = readToken(result, trust)
  if (!read.ok) return read
  const { issuer, id, expiresAt } = read.token
  const until = new Date(expiresAt.getTime() + (trust.skewMs ?? 3 * 60_000))
  return (await replays.isFirst({ issuer, id, until }))
    ? read
    : tokenFailure('REPLAYED', 'this token has served already')
}
