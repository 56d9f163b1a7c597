import { join } from 'node:path'
import type { Random } from '../random.ts'
import { createVault, type Vault } from './create-vault.ts'

/** What the configuration of an application says of its secrets. */
export interface VaultConfig {
  readonly secretKey: string | undefined
  readonly previousSecretKeys: readonly string[]
  readonly dataFolder: string
}

/** The vault of an application (`portal`, `school`): the secrets of its configuration, or one drawn in the folder of its data. */
export function vaultOf(
  application: string,
  { secretKey: secret, previousSecretKeys: previous, dataFolder }: VaultConfig,
  random: Random,
): Vault {
  return createVault({ secret, previous, file: join(dataFolder, `${application}-secret.key`), random })
}
