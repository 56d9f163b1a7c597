import { createHash, createPublicKey } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type ExchangeEntry, type ReadingKey, verifyPush } from '@preau/exchange'
import { parseUai } from '@preau/people'
import type { Clock } from '@preau/platform'
import type { Actor } from '../../../frame/visitor.ts'
import {
  importIdentifiers,
  importRefusals,
  type IdentifierImports,
  readIdentifiersFile,
} from '../../identifiers-import/index.ts'
import { exchangeRefusals } from '../refusals.ts'
import type { ExchangeSchool, Receipt, SchoolExchanges } from '../school-exchanges.ts'

export interface TakePushDeps {
  readonly exchanges: SchoolExchanges
  readonly imports: IdentifierImports
  readonly readingKeys: () => Promise<readonly ReadingKey[]>
  readonly clock: Clock
}

/** What a school server posted, once its code is known to be right. */
export interface PostedPush {
  readonly school: ExchangeSchool
  readonly body: Buffer
  readonly signature: string | undefined
}

/** Label of whoever opens an import that nobody asked for. */
export const pushActorLabel = 'le serveur de scolarité'

/**
 * Takes the identifiers that a school sends by itself: certain matches apply, the rest waits for an administrator, and
 * nothing is withdrawn without one. The same content twice does nothing the second time.
 *
 * @throws Refusal `exchange.*`, `identifiers.*`
 */
export async function takePush(
  deps: TakePushDeps,
  push: PostedPush,
): Promise<{ readonly receipt: Receipt; readonly alreadyReceived: boolean }> {
  const { school, body } = push
  const signed = await checkSignature(deps, push)
  const digest = createHash('sha256').update(body).digest()
  const before = await deps.exchanges.receiptOf(school.id, digest)
  if (before && isStanding(before)) return { receipt: before, alreadyReceived: true }
  const by: Actor = { accountId: null, label: pushActorLabel, scope: [school.id] }
  const entry = { name: 'envoi.xml', open: () => pieces(body) }
  await makeWay(deps, { school, by, entry })
  const order = { uai: school.uai, mode: 'as-file', entry, by, finish: 'when-nothing-waits' } as const
  const { runId, given, rejected, steps } = await importIdentifiers(deps, order)
  const people = steps.reduce((sum, step) => sum + step.people, 0)
  const waiting = people - steps.reduce((sum, step) => sum + step.recognised, 0)
  const receivedAt = deps.clock.now()
  const kept = { digest, runId, receivedAt, people, given, waiting, rejected, signed }
  const id = await deps.exchanges.keepReceipt(school.id, kept)
  const receipt = await deps.exchanges.receipt(school.id, id)
  if (!receipt) throw new Error('a receipt that was just kept is there')
  return { receipt, alreadyReceived: false }
}

/** A school whose key is known must sign: a stolen code alone then opens nothing. */
async function checkSignature(
  { exchanges, clock }: TakePushDeps,
  { school, body, signature }: PostedPush,
): Promise<boolean> {
  const { schoolKey } = await exchanges.find(school.id)
  if (!schoolKey) return false
  const right = { uai: school.uai, body, now: clock.now() }
  if (signature === undefined || !verifyPush(signature, right, createPublicKey(schoolKey.pem)))
    throw exchangeRefusals.refuse('exchange.bad-signature')
  return true
}

const isStanding = ({ run }: Receipt): boolean =>
  run !== undefined && run.state !== 'abandoned' && run.state !== 'undone'

/** A former sending that nobody has looked at gives its place; what an administrator has begun does not. */
async function makeWay(
  { imports, exchanges, readingKeys, clock }: TakePushDeps,
  {
    school,
    by,
    entry,
  }: { readonly school: ExchangeSchool; readonly by: Actor; readonly entry: ExchangeEntry },
): Promise<void> {
  const run = await imports.underWay(school.id)
  const isOurs = run?.startedBy === pushActorLabel && run.state === 'interrupted'
  if (!run || !isOurs || (await exchanges.isTouched(run.id))) return
  // A file that cannot be used takes the place of nothing.
  const reading = await readIdentifiersFile(entry, { expectedUai: parseUai(school.uai), keys: readingKeys })
  if (!reading.ok) throw importRefusals.refuse('identifiers.unreadable', reading.problem)
  await imports.abandon(run.id, { by, at: clock.now() })
}

const piece = 64 * 1024

/** By pieces, so that a large file does not keep every other request waiting. */
async function* pieces(body: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
  for (let from = 0; from === 0 || from < body.length; from += piece) {
    await setImmediate()
    yield body.subarray(from, from + piece)
  }
}
