import { type Database, resealRows, type Vault } from '@preau/platform'

/** A secret that the vault does not open: another secret sealed it, or it was altered. */
export class SecretSealedElsewhere extends Error {
  override readonly name = 'SecretSealedElsewhere'
}

const notOpened = 'the vault does not open the secret of a second factor'

/** Length of a secret of before sealing (RFC 4226 §4: 160 bits). */
const plainBytes = 20

/** Whose secret it is: what a sealed one is bound to. */
export const factorContext = (accountId: string): string => `second-factor:${accountId}`

const factors = {
  column: 'secret',
  owner: 'account_id',
  purposeOf: factorContext,
  isPlain: (kept: Buffer) => kept.length === plainBytes,
  whenLost: () => {
    throw new SecretSealedElsewhere(notOpened)
  },
}

/**
 * Seals with the present secret of the vault the secrets of second factors that are not: those of before sealing, and those of
 * an older one. Returns how many.
 *
 * @throws SecretSealedElsewhere when a secret was sealed with a secret that was not given
 */
export async function sealSecrets(database: Database, vault: Vault): Promise<number> {
  const enrolled = await resealRows(database, vault, {
    ...factors,
    table: 'second_factor',
    key: 'account_id',
  })
  const drafts = await resealRows(database, vault, { ...factors, table: 'second_factor_draft', key: 'key' })
  return enrolled.sealed + drafts.sealed
}

/** The secret of an application. @throws SecretSealedElsewhere */
export async function openSecret(vault: Vault, accountId: string, sealed: Buffer): Promise<Buffer> {
  const opened = await vault.open(sealed, factorContext(accountId))
  if (!opened) throw new SecretSealedElsewhere(notOpened)
  return opened
}
