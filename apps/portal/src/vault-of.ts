import { join } from 'node:path'
import { createVault, type Random, type Vault } from '@preau/platform'
import type { PortalConfig } from './config.ts'

/** The vault of the portal: the secrets of the configuration, or one drawn in the folder of the data. */
export function vaultOf(
  {
    secretKey: secret,
    previousSecretKeys: previous,
    dataFolder,
  }: Pick<PortalConfig, 'secretKey' | 'previousSecretKeys' | 'dataFolder'>,
  random: Random,
): Vault {
  return createVault({ secret, previous, file: join(dataFolder, 'portal-secret.key'), random })
}
