import type { Clock, Random, Vault } from '@preau/platform'
import type { Operator } from '../../frame/operator.ts'
import { createAuthority, issueCertificate, revocationList } from './certificate-authority.ts'
import type { CertificateStore, StoredAuthority } from './certificate-store.ts'
import { fingerprintOf } from './fingerprint-of.ts'
import { certificateRefusals } from './refusals.ts'
import { writePkcs12 } from './write-pkcs12.ts'

export interface GiveDeps {
  readonly certificates: CertificateStore
  readonly vault: Vault
  readonly publicUrl: string
  readonly clock: Clock
  readonly random: Random
}

/** What the key of the authority of the host is sealed for. */
export const authorityKeyPurpose = 'console-authority'

/** 128 random bits, positive and never led by zeros (RFC 5280 §4.1.2.2). */
const newSerial = (random: Random): string => `4${Buffer.from(random.bytes(16)).toString('hex').slice(1)}`

/** Where the revocation list of an authority is published. */
export const crlPath = (authorityId: string): string => `/connexion/certificats/${authorityId}/revocation.crl`

/** A new authority of the host: it gives the next certificates, those of the older ones stay good. */
export async function startAuthority(deps: GiveDeps, actor: string): Promise<void> {
  const now = deps.clock.now()
  const name = `Préau Scolarité, ${new URL(deps.publicUrl).host}`
  const { certificate, key, endsAt } = await createAuthority({ name, serial: newSerial(deps.random), now })
  const sealedKey = await deps.vault.seal(key, authorityKeyPurpose)
  const audit = { action: 'certificate.authority-created', actor, outcome: 'done', at: now } as const
  await deps.certificates.addAuthority({ certificate, sealedKey, createdAt: now, endsAt }, audit)
}

async function keyOf({ vault }: GiveDeps, { sealedKey }: StoredAuthority): Promise<Buffer> {
  const key = await vault.open(sealedKey, authorityKeyPurpose)
  if (!key) throw certificateRefusals.refuse('certificate.key-lost')
  return key
}

/** A certificate that leaves for its operator: nothing of it stays here. */
export interface GivenCertificate {
  readonly fileName: string
  /** PKCS#12. */
  readonly file: Buffer
  readonly password: string
  readonly endsAt: Date
}

/** @throws Refusal `certificate.no-authority`, `certificate.key-lost` */
export async function giveCertificate(
  deps: GiveDeps,
  order: { readonly operator: Operator; readonly label: string; readonly actor: string },
): Promise<GivenCertificate> {
  const { operator, actor } = order
  const [authority] = await deps.certificates.authorities()
  if (!authority) throw certificateRefusals.refuse('certificate.no-authority')
  const now = deps.clock.now()
  const serial = newSerial(deps.random)
  const { login, displayName } = operator
  const crlUrl = deps.publicUrl + crlPath(authority.id)
  const signer = { certificate: authority.certificate, key: await keyOf(deps, authority) }
  const made = await issueCertificate(signer, { login, displayName, serial, crlUrl, now })
  const password = newPassword(deps.random)
  const label = `${displayName} (${new URL(deps.publicUrl).host})`
  const content = { ...made, authority: authority.certificate, label, password }
  const file = await writePkcs12(content)
  await deps.certificates.add(
    {
      authorityId: authority.id,
      operatorId: operator.id,
      login,
      label: order.label,
      serial,
      fingerprint: fingerprintOf(made.certificate),
      issuedAt: now,
      endsAt: made.endsAt,
    },
    {
      action: 'certificate.issued',
      actor,
      target: `operator:${login}`,
      outcome: 'done',
      at: now,
      data: { serial },
    },
  )
  return { fileName: `preau-${login.replace(/[^a-z0-9.-]/g, '-')}.p12`, file, password, endsAt: made.endsAt }
}

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** Sixteen letters and figures that nobody mistakes for one another: `k7qm-3xwp-…`. */
const newPassword = (random: Random): string =>
  Array.from(random.bytes(16), (byte) => alphabet[byte % alphabet.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** The revocation list of an authority (DER); `undefined` when there is no such authority. */
export async function currentRevocationList(
  deps: GiveDeps,
  authorityId: string,
): Promise<Buffer | undefined> {
  const authority = (await deps.certificates.authorities()).find(({ id }) => id === authorityId)
  if (!authority) return undefined
  const now = deps.clock.now()
  const revoked = (await deps.certificates.list()).flatMap((one) => {
    const at = one.revokedAt ?? (one.operatorId === undefined ? one.issuedAt : undefined)
    return one.authorityId === authorityId && at !== undefined ? [{ serial: one.serial, at }] : []
  })
  const signer = { certificate: authority.certificate, key: await keyOf(deps, authority) }
  return revocationList(signer, revoked, now)
}
