import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/)

const common = {
  id: base64url.min(1),
  rawId: base64url.min(1),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
}

const attestation = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
})

const assertion = z.object({
  ...common,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
})

/** What a browser says of a key it has made, or `undefined`: it comes from outside (WebAuthn level 3 §5.1.3). */
export function readAttestation(text: string): RegistrationResponseJSON | undefined {
  return attestation.safeParse(parseJson(text)).data
}

/** What a browser says of a key that was touched, or `undefined`. */
export function readAssertion(text: string): AuthenticationResponseJSON | undefined {
  return assertion.safeParse(parseJson(text)).data
}

/** The challenge that the browser says it had signed; `undefined` when it says nothing that can be read. */
export function challengeIn(clientDataJSON: string): string | undefined {
  const text = Buffer.from(clientDataJSON, 'base64url').toString('utf8')
  return clientData.safeParse(parseJson(text)).data?.challenge
}

const clientData = z.object({ challenge: base64url.min(1).max(200) })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
