import { pushSignatureHeader, signPush } from '@preau/exchange'
import type { Clock, KeyPairs, Log, Outgoing, Vault } from '@preau/platform'
import { codePurpose } from '../settings/code-purpose.ts'
import { copy } from './copy.fr.ts'
import { judgeAnswer } from './judge-answer.ts'
import type { DuePush, PushOutcome, PushStore } from './push-store.ts'

export interface DeliverDeps {
  readonly pushes: PushStore
  readonly outgoing: Outgoing
  readonly vault: Vault
  readonly keys: Pick<KeyPairs, 'reading'>
  readonly clock: Clock
  readonly log: Log
}

/** Longer than a call may last: a file in hand is nobody else’s. */
const inHandMs = 5 * 60_000

/**
 * Sends every file whose time has come, each until the ENT has answered. Returns how many were tried. A failure is
 * recorded with its reason and tried again later; nothing is lost when this server stops in the middle, and the ENT does
 * nothing twice when it had in fact received the file.
 */
export async function deliverPushes(deps: DeliverDeps): Promise<number> {
  const at = deps.clock.now()
  const due = await deps.pushes.claimDue(at, new Date(at.getTime() + inHandMs))
  await Promise.all(due.map((push) => deliver(deps, push)))
  return due.length
}

async function deliver(deps: DeliverDeps, push: DuePush): Promise<void> {
  const outcome = await attempt(deps, push)
  const at = deps.clock.now()
  const ended = outcome.state !== 'waiting'
  const audit = {
    action: `identifiers.push-${outcome.state}`,
    actor: 'server',
    school: push.uai,
    target: `identifier-push:${push.id}`,
    outcome: outcome.state === 'delivered' ? ('done' as const) : ('failed' as const),
    at,
  }
  await deps.pushes.record(push, outcome, at, ended ? audit : undefined)
  if (outcome.state !== 'delivered')
    deps.log.warn({ push: push.id, state: outcome.state }, 'identifiers not sent')
}

async function attempt(deps: DeliverDeps, push: DuePush): Promise<PushOutcome> {
  const opened = push.sealedCode && (await deps.vault.open(push.sealedCode, codePurpose(push.baseId)))
  if (push.url === undefined || opened === undefined) return { state: 'refused', problem: copy.notSet }
  const sentAt = deps.clock.now()
  const [key] = await deps.keys.reading(sentAt)
  const signed = key && signPush({ uai: push.uai, sentAt, body: push.content }, key.privateKey)
  const answer = await deps.outgoing.post(new URL(push.url), {
    body: push.content,
    contentType: 'application/xml',
    headers: {
      authorization: `Bearer ${opened.toString('utf8')}`,
      accept: 'application/json',
      ...(signed !== undefined && { [pushSignatureHeader]: signed }),
    },
  })
  return judgeAnswer(answer, push, deps.clock.now())
}
