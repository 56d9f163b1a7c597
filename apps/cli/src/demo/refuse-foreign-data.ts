import { EmbeddedDatabaseError } from '@preau/platform'
import type { Portal } from '@preau/portal'
import type { School } from '@preau/school'
import { basePathName } from './demo-accounts.ts'

/**
 * The demonstration adds accounts whose password is public: it never does so among data that are not its own.
 *
 * @throws EmbeddedDatabaseError in words the operator can act upon
 */
export async function refuseForeignData(portal: Portal, school: School, dataFolder: string): Promise<void> {
  const accounts = await portal.commands.findAccounts('', 1)
  const base = await school.commands.findBase(basePathName)
  if (accounts.length === 0 && base === undefined) return
  throw new EmbeddedDatabaseError(
    `Les bases de «\u00a0${dataFolder}\u00a0» contiennent des données qui ne viennent pas de la démonstration. ` +
      'Choisissez un autre dossier avec PREAU_DATA_DIR, ou effacez tout avec «\u00a0preau demo --reset\u00a0».',
  )
}
