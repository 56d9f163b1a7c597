import { constants, createHash, type KeyObject, sign, verify } from 'node:crypto'

/** What is signed of one sending: for whom, when, and the bytes. */
export interface SignedPush {
  /** UAI of the school, as in the address. */
  readonly uai: string
  readonly sentAt: Date
  readonly body: Uint8Array
}

/** Header of the signature. */
export const pushSignatureHeader = 'preau-signature'

const scheme = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
// A clock may be wrong by some minutes; an old sending must not be played again.
const toleranceMs = 10 * 60_000

/** `v1 t=<ISO instant> s=<base64>`: RSA-PSS SHA-256 over the UAI, the instant and the SHA-256 of the body. */
export function signPush(push: SignedPush, privateKey: KeyObject): string {
  const signature = sign('sha256', signedText(push), { key: privateKey, ...scheme })
  return `v1 t=${push.sentAt.toISOString()} s=${signature.toString('base64')}`
}

/** Whether a signature is of this key, for these bytes and this school, and recent. */
export function verifyPush(
  header: string,
  { uai, body, now }: { readonly uai: string; readonly body: Uint8Array; readonly now: Date },
  publicKey: KeyObject,
): boolean {
  const [, instant = '', signature = ''] =
    /^v1 t=(\S{20,40}) s=([A-Za-z0-9+/]{300,1400}={0,2})$/.exec(header) ?? []
  const sentAt = new Date(instant)
  if (!(Math.abs(now.getTime() - sentAt.getTime()) <= toleranceMs)) return false
  const text = signedText({ uai, sentAt, body })
  return verify('sha256', text, { key: publicKey, ...scheme }, Buffer.from(signature, 'base64'))
}

function signedText({ uai, sentAt, body }: SignedPush): Buffer {
  const digest = createHash('sha256').update(body).digest('hex')
  return Buffer.from(`preau identifiers push 1\n${uai}\n${sentAt.toISOString()}\n${digest}\n`)
}
