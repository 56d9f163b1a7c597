import { join } from 'node:path'
import { createVault, type Random, type Vault } from '@preau/platform'
import type { SchoolConfig } from './config.ts'

/** The vault of the server: the secrets of the configuration, or one drawn in the folder of the data. */
export function vaultOf(
  {
    secretKey: secret,
    previousSecretKeys: previous,
    dataFolder,
  }: Pick<SchoolConfig, 'secretKey' | 'previousSecretKeys' | 'dataFolder'>,
  random: Random,
): Vault {
  return createVault({ secret, previous, file: join(dataFolder, 'school-secret.key'), random })
}
