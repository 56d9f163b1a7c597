import { type Clock, type Random, randomToken, type Vault } from '@preau/platform'
import { acceptSignIn, readPassiveMessage, type SecurityToken, signInAddress } from '@preau/ws-federation'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SchoolBase } from '../../bases/index.ts'
import { copy, type RefusedCode } from './copy.fr.ts'
import type { Federation } from './federation.ts'
import type { FederationStore } from './federation-store.ts'
import type { FederationAddresses } from './our-addresses.ts'

/** What a trial gave. */
export type TriedSignIn =
  | { readonly ok: true; readonly token: SecurityToken }
  | { readonly ok: false; readonly sentence: string }

interface Tried {
  readonly federation: Federation
  readonly addresses: FederationAddresses
}

/** An operator goes to a service with settings that are not in force, and comes back at the address it knows. */
export interface FederationTrial {
  /** Where to send the browser of the operator. */
  begin(trial: Tried & { readonly base: SchoolBase; readonly operatorId: string }): Promise<string>
  /** Whose trial has come back; `undefined` for anything else. */
  receive(came: {
    readonly base: SchoolBase
    readonly fields: Readonly<Record<string, unknown>>
  }): Promise<
    { readonly operatorId: string; readonly read: (tried: Tried) => Promise<TriedSignIn> } | undefined
  >
}

/** Takes what a service has the browser post when it is the end of a trial, and answers it; false for anything else. */
export type TrialReceiver = (
  request: FastifyRequest,
  reply: FastifyReply,
  base: SchoolBase,
) => Promise<boolean>

interface TrialDeps {
  readonly vault: Vault
  readonly random: Random
  readonly clock: Clock
  readonly federations: Pick<FederationStore, 'isFirst'>
}

const purpose = 'ws-federation trial wctx'
const trialMs = 3_600_000

/** The context is sealed, names its operator and serves once: no cookie of ours comes with what another site posts. */
export function createFederationTrial(deps: TrialDeps): FederationTrial {
  return {
    begin: async ({ base, federation, addresses, operatorId }) => {
      const at = deps.clock.now()
      const content = [base.id, operatorId, randomToken(deps.random), at.getTime()] as const
      const sealed = await deps.vault.seal(Buffer.from(JSON.stringify(content)), purpose)
      const freshMinutes = federation.askPassword ? 0 : undefined
      const context = sealed.toString('base64url')
      const { realm, reply } = addresses
      return signInAddress(federation.endpoint, { realm, reply, context, at, freshMinutes })
    },
    receive: async ({ base, fields }) => {
      const message = readPassiveMessage(fields)
      if (message.kind !== 'sign-in' || message.context === undefined) return undefined
      const context = await unseal(deps, base, message.context)
      if (!context) return undefined
      const { result } = message
      return { operatorId: context.operatorId, read: (tried) => read(deps, tried, { context, result }) }
    },
  }
}

interface Context {
  readonly operatorId: string
  readonly nonce: string
  readonly at: number
}

async function unseal(
  { vault, clock }: TrialDeps,
  base: SchoolBase,
  sealed: string,
): Promise<Context | undefined> {
  if (sealed.length > 2000) return undefined
  const opened = await vault.open(Buffer.from(sealed, 'base64url'), purpose)
  if (opened === undefined) return undefined
  // Sealed by us, and by nobody else: its shape is the one above.
  const [baseId, operatorId, nonce, at] = JSON.parse(opened.toString()) as [string, string, string, number]
  const age = clock.now().getTime() - at
  return baseId === base.id && age >= 0 && age <= trialMs ? { operatorId, nonce, at } : undefined
}

const refused = (code: RefusedCode, found = ''): TriedSignIn => ({
  ok: false,
  sentence: copy.findings[code](found),
})

async function read(
  { federations, clock }: TrialDeps,
  { federation, addresses: { realm, reply } }: Tried,
  { context, result }: { readonly context: Context; readonly result: string },
): Promise<TriedSignIn> {
  const now = clock.now()
  const until = new Date(now.getTime() + trialMs)
  if (!(await federations.isFirst({ issuer: 'trial', id: context.nonce, until }))) return refused('CONTEXT')
  const accepted = await acceptSignIn(result, { ...federation, realm, reply, now }, federations)
  if (!accepted.ok) return refused(accepted.code, accepted.found)
  const provedAt = accepted.token.authenticatedAt?.getTime() ?? 0
  // Three minutes, as between any two clocks.
  if (federation.askPassword && provedAt < context.at - 3 * 60_000) return refused('NOT_FRESH')
  return { ok: true, token: accepted.token }
}
