import type { Clock, Random } from '@preau/platform'
import { createHash } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Challenge, Passkey, Passkeys } from './passkeys.ts'
import { challengeIn, readAssertion, readAttestation } from './read-key-answer.ts'
import type { RelyingParty } from './relying-party.ts'

export interface KeyDeps {
  readonly keys: Passkeys
  readonly party: RelyingParty
  readonly clock: Clock
  readonly random: Random
}

/** Time to find the key and to touch it. */
const answerMs = 5 * 60_000

/** Ed25519, ES256 and RS256: every key there is has one of them (COSE algorithms, RFC 9053). */
const supportedAlgorithmIDs = [-8, -7, -257]

/** Options for the browser (WebAuthn level 3 §5.4 and §5.5), as JSON; their challenge is good once, for this account. */
export async function registrationOptions(
  deps: KeyDeps,
  { accountId, login }: { readonly accountId: string; readonly login: string },
): Promise<string> {
  const known = await deps.keys.list(accountId)
  const options = await generateRegistrationOptions({
    rpName: deps.party.name,
    rpID: deps.party.id,
    userName: login,
    // Authenticators keep it, and other sites could read it: it says nothing of the person.
    userID: new Uint8Array(createHash('sha256').update(`passkey:${accountId}`).digest()),
    challenge: challengeBytes(deps),
    attestationType: 'none',
    supportedAlgorithmIDs,
    timeout: answerMs,
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  await issue(deps, { challenge: options.challenge, accountId, purpose: 'register' })
  return JSON.stringify(options)
}

export async function proofOptions(deps: KeyDeps, accountId: string): Promise<string> {
  const known = await deps.keys.list(accountId)
  const options = await generateAuthenticationOptions({
    rpID: deps.party.id,
    challenge: challengeBytes(deps),
    timeout: answerMs,
    allowCredentials: known.map(descriptorOf),
    userVerification: 'preferred',
  })
  await issue(deps, { challenge: options.challenge, accountId, purpose: 'prove' })
  return JSON.stringify(options)
}

/** The key that a browser has just made, `undefined` when the answer does not hold (WebAuthn level 3 §7.1). */
export async function newKey(
  deps: KeyDeps,
  accountId: string,
  answer: string,
): Promise<Omit<Passkey, 'id' | 'name' | 'addedAt' | 'lastUsedAt'> | undefined> {
  const response = readAttestation(answer)
  if (!response) return undefined
  const expected = await expectedOf(
    deps,
    { accountId, purpose: 'register' },
    response.response.clientDataJSON,
  )
  if (!expected) return undefined
  const result = await verifyRegistrationResponse({ response, supportedAlgorithmIDs, ...expected }).catch(
    doesNotHold,
  )
  if (!result?.verified) return undefined
  const { credential } = result.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
  }
}

/**
 * Does the answer prove that one of the account's keys was touched just now (WebAuthn level 3 §7.2)? A signature counter that
 * does not move on says that the key was copied: it proves nothing.
 */
export async function provesKey(deps: KeyDeps, accountId: string, answer: string): Promise<boolean> {
  const response = readAssertion(answer)
  const key = (await deps.keys.list(accountId)).find(({ credentialId }) => credentialId === response?.id)
  if (!response || !key) return false
  const expected = await expectedOf(deps, { accountId, purpose: 'prove' }, response.response.clientDataJSON)
  if (!expected) return false
  const publicKey = new Uint8Array(key.publicKey)
  const credential = { id: key.credentialId, publicKey, counter: key.counter }
  const result = await verifyAuthenticationResponse({ response, credential, ...expected }).catch(doesNotHold)
  if (result?.verified !== true) return false
  return deps.keys.use({ id: key.id, counter: result.authenticationInfo.newCounter, at: deps.clock.now() })
}

const challengeBytes = ({ random }: KeyDeps): Uint8Array<ArrayBuffer> => new Uint8Array(random.bytes(32))

function issue({ keys, clock }: KeyDeps, challenge: Challenge): Promise<void> {
  return keys.issue({ ...challenge, endsAt: new Date(clock.now().getTime() + answerMs) })
}

/** What the answer must hold to; the challenge is spent whatever follows. */
async function expectedOf(
  { keys, clock, party }: KeyDeps,
  whose: Omit<Challenge, 'challenge'>,
  clientDataJSON: string,
): Promise<Expected | undefined> {
  const challenge = challengeIn(clientDataJSON)
  if (challenge === undefined) return undefined
  if (!(await keys.take({ ...whose, challenge, at: clock.now() }))) return undefined
  const { id: expectedRPID, origin: expectedOrigin } = party
  // The password was given already: the key has to be touched, not to know who touches it.
  return { expectedChallenge: challenge, expectedOrigin, expectedRPID, requireUserVerification: false }
}

interface Expected {
  readonly expectedChallenge: string
  readonly expectedOrigin: string
  readonly expectedRPID: string
  readonly requireUserVerification: boolean
}

function descriptorOf({ credentialId, transports }: Passkey): { id: string; transports: string[] } {
  return { id: credentialId, transports: [...transports] }
}

/** The library throws at the first thing that does not hold; which one interests nobody but an attacker. */
const doesNotHold = (): undefined => undefined
