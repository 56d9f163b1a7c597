import { type Clock, type Random, randomToken, sha256, type Vault } from '@preau/platform'
import {
  acceptSignIn,
  type AcceptedSignIn,
  readPassiveMessage,
  type SecurityToken,
  signInAddress,
} from '@preau/ws-federation'
import { isSpace, type SchoolBase, type Space } from '../../bases/index.ts'
import { copy, type RefusedCode } from './copy.fr.ts'
import type { Federation } from './federation.ts'
import { findFederation } from './find-federation.ts'
import type { FederationAddresses } from './our-addresses.ts'
import { readAgain, type ReadAgainDeps } from './read-again.ts'

/** What somebody asked for before going to the service: it comes back with them, and nobody else can write it. */
export interface AskedPage {
  readonly space: Space
  readonly mobile: boolean
  /** Query of the address, without `?`. */
  readonly query: string
}

/** Somebody came back. */
export interface ReceivedSignIn {
  /** Where they wanted to go; `undefined` for what is no answer to a sign-in that this browser began here, lately. */
  readonly asked: AskedPage | undefined
  /** Who they are, or why that is not believed; good once, for nothing of it serves twice. */
  readonly read: () => Promise<ReadSignIn>
}

export type ReadSignIn =
  | { readonly ok: true; readonly token: SecurityToken }
  | { readonly ok: false; readonly code: RefusedCode; readonly sentence: string }

interface Coming {
  readonly base: SchoolBase
  readonly federation: Federation
  readonly addresses: FederationAddresses
  /** Secret of the browser, of its cookie. */
  readonly browser: string | undefined
}

/** The way to a security token service and back. */
export interface FederationDoor {
  /** Where to send the browser. */
  signIn(coming: Coming & { readonly browser: string; readonly asked: AskedPage }): Promise<string>
  /** Opens what the browser brings back. */
  receive(coming: Coming & { readonly fields: Readonly<Record<string, unknown>> }): Promise<ReceivedSignIn>
}

export interface FederationDoorDeps extends ReadAgainDeps {
  readonly vault: Vault
  readonly random: Random
}

const purpose = 'ws-federation wctx'
/** As long as somebody may stay in front of the form of their ENT. */
const contextMs = 3_600_000
/** An unknown key has the metadata read again, and not more often than this whatever comes. */
const readAgainMs = 5 * 60_000

export function createFederationDoor(deps: FederationDoorDeps): FederationDoor {
  return {
    signIn: async ({ base, federation, addresses, browser, asked }) => {
      const at = deps.clock.now()
      const sealed = await seal(deps, { base, browser, asked, at })
      const { realm, reply } = addresses
      const freshMinutes = federation.askPassword ? 0 : undefined
      return signInAddress(federation.endpoint, { realm, reply, context: sealed, at, freshMinutes })
    },
    receive: async (coming) => {
      const message = readPassiveMessage(coming.fields)
      const isAnswer = message.kind === 'sign-in'
      const context = isAnswer ? await unseal(deps, coming, message.context) : undefined
      const nothing = isAnswer ? 'CONTEXT' : 'NOT_A_RESPONSE'
      if (!isAnswer || context === undefined)
        return { asked: undefined, read: () => Promise.resolve(refused(nothing)) }
      return { asked: context.asked, read: () => read(deps, coming, { context, result: message.result }) }
    },
  }
}

const refused = (code: RefusedCode, found?: string): Extract<ReadSignIn, { readonly ok: false }> => ({
  ok: false,
  code,
  sentence: copy.findings[code](found ?? ''),
})

interface Brought {
  readonly context: Context
  readonly result: string
}

async function read(
  deps: FederationDoorDeps,
  coming: Coming,
  { context, result }: Brought,
): Promise<ReadSignIn> {
  const accepted = await accept(deps, coming, result)
  if (!accepted.ok) return refused(accepted.code, accepted.found)
  const { federations, clock } = deps
  const until = new Date(clock.now().getTime() + contextMs)
  if (!(await federations.isFirst({ issuer: 'wctx', id: context.nonce, until }))) return refused('CONTEXT')
  const { token } = accepted
  const provedAt = token.authenticatedAt?.getTime() ?? 0
  // Three minutes, as between any two clocks.
  if (coming.federation.askPassword && provedAt < context.at - 3 * 60_000) return refused('NOT_FRESH')
  return { ok: true, token }
}

/** Believes the token by the keys we know, or by those that the service has changed them for. */
async function accept(
  deps: FederationDoorDeps,
  { base, federation, addresses }: Coming,
  result: string,
): Promise<AcceptedSignIn> {
  const trust = { ...federation, realm: addresses.realm, reply: addresses.reply, now: deps.clock.now() }
  const accepted = await acceptSignIn(result, trust, deps.federations)
  if (accepted.ok || accepted.code !== 'UNKNOWN_KEY') return accepted
  const at = deps.clock.now()
  const before = new Date(at.getTime() - readAgainMs)
  if (!(await deps.federations.claimReading(base.id, { before, at }))) return accepted
  if ((await readAgain(deps, base, 'system')) !== 'changed') return accepted
  const renewed = await findFederation(deps.federations)(base)
  return renewed === undefined
    ? accepted
    : acceptSignIn(result, { ...trust, certificates: renewed.certificates }, deps.federations)
}

interface Context {
  readonly asked: AskedPage
  readonly nonce: string
  /** When the sign-in began, milliseconds. */
  readonly at: number
}

interface Sealed {
  readonly base: SchoolBase
  readonly browser: string
  readonly asked: AskedPage
  readonly at: Date
}

const printOf = (browser: string): string => Buffer.from(sha256(browser)).toString('base64url')

async function seal(
  { vault, random }: { readonly vault: Vault; readonly random: Random; readonly clock: Clock },
  { base, browser, asked, at }: Sealed,
): Promise<string> {
  const content = [base.id, printOf(browser), randomToken(random), at.getTime(), asked] as const
  return (await vault.seal(Buffer.from(JSON.stringify(content)), purpose)).toString('base64url')
}

/** The context, if it is ours, for this base, begun by this browser, and not too old. */
async function unseal(
  { vault, clock }: { readonly vault: Vault; readonly clock: Clock },
  { base, browser }: Coming,
  sealed: string | undefined,
): Promise<Context | undefined> {
  if (sealed === undefined || sealed.length > 8000 || browser === undefined) return undefined
  const opened = await vault.open(Buffer.from(sealed, 'base64url'), purpose)
  if (opened === undefined) return undefined
  // Sealed by us, and by nobody else: its shape is the one above.
  const [baseId, print, nonce, at, asked] = JSON.parse(opened.toString()) as [
    string,
    string,
    string,
    number,
    AskedPage,
  ]
  const age = clock.now().getTime() - at
  if (baseId !== base.id || print !== printOf(browser) || age > contextMs || age < 0) return undefined
  return isSpace(asked.space) ? { asked, nonce, at } : undefined
}
