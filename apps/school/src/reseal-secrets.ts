import {
  type Database,
  type KeyPairs,
  resealRows,
  type Resealed,
  type SealedColumn,
  type Vault,
} from '@preau/platform'
import { authorityKeyPurpose } from './features/certificates/index.ts'
import { codePurpose } from './features/identifiers-export/index.ts'
import { factorPurpose } from './features/operators/index.ts'

/** What the vault seals, besides the keys that partners encrypt for. */
const columns: readonly SealedColumn[] = [
  { table: 'operator_factor', key: 'operator_id', column: 'sealed_secret', purposeOf: factorPurpose },
  { table: 'console_authority', key: 'id', column: 'sealed_key', purposeOf: () => authorityKeyPurpose },
  { table: 'export_settings', key: 'base_id', column: 'sealed_code', purposeOf: codePurpose },
]

/**
 * Seals with the present secret what an older one sealed: the older one may then be forgotten. What no secret opens stays as it
 * is, and is counted: the server still serves everybody who does not need it.
 */
export async function resealSecrets(deps: {
  readonly database: Database
  readonly vault: Vault
  readonly keys: Pick<KeyPairs, 'reseal'>
}): Promise<Resealed> {
  const total = { ...(await deps.keys.reseal()) }
  for (const column of columns) {
    const { sealed, lost } = await resealRows(deps.database, deps.vault, column)
    total.sealed += sealed
    total.lost += lost
  }
  return total
}
