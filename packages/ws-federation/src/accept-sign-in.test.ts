import { expect, test } from 'vitest'
import { now, order, trust } from '../test/order.ts'
import { issueToken } from '../test/token-issuer.ts'
import { acceptSignIn, type ReplayStore } from './accept-sign-in.ts'

/** What has served, as a store keeps it. */
function memory(): ReplayStore & { readonly kept: Map<string, Date> } {
  const kept = new Map<string, Date>()
  return {
    kept,
    isFirst: ({ issuer, id, until }) => {
      const name = `${issuer}|${id}`
      if (kept.has(name)) return Promise.resolve(false)
      kept.set(name, until)
      return Promise.resolve(true)
    },
  }
}

test('N-83: a token serves once, and is remembered as long as it could serve', async () => {
  const replays = memory()
  const result = issueToken(order)
  expect(await acceptSignIn(result, trust, replays)).toMatchObject({ ok: true })
  expect(await acceptSignIn(result, trust, replays)).toMatchObject({ ok: false, code: 'REPLAYED' })
  expect(await acceptSignIn(issueToken({ ...order, id: '_a2' }), trust, replays)).toMatchObject({ ok: true })
  expect(replays.kept.get(`${trust.issuer}|_a1`)).toEqual(new Date(now.getTime() + 63 * 60_000))
})

test('N-83: a token that is refused is not noted, so that nobody can spend that of somebody else', async () => {
  const replays = memory()
  const result = issueToken(order)
  await acceptSignIn(result, { ...trust, certificates: [] }, replays)
  await acceptSignIn(result.replace('NAA31614', 'NAB00001'), trust, replays)
  expect(replays.kept.size).toBe(0)
  expect(await acceptSignIn(result, trust, replays)).toMatchObject({ ok: true })
})
