import type { ClientSection } from '../../frame/client-menu.ts'
import type { Visit } from '../../frame/operator.ts'
import { clientPath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { csvCopy } from './csv/copy.fr.ts'
import type { ImportKind } from './import-store.ts'
import { partnerCopy } from './partner/copy.fr.ts'

/** The page that an import starts from: its address, its name, its line of the menu. */
export interface ImportDoor {
  readonly section: ClientSection
  readonly title: string
  readonly path: string
}

/** SIECLE and STSWEB share a page; spreadsheets and the directory of the ENT have their own. */
export function importDoor({ base }: Pick<Visit, 'base'>, kind: ImportKind): ImportDoor {
  const at = `${clientPath(base)}/imports`
  if (kind === 'csv') return { section: 'csv-import', title: csvCopy.title, path: `${at}/csv` }
  if (kind === 'partner')
    return { section: 'partner-import', title: partnerCopy.title, path: `${at}/annuaire-ent` }
  return { section: 'school-import', title: copy.title, path: `${at}/siecle-sts` }
}

/** The imports that start from the same page as this one. */
export const kindsBehind = (kind: ImportKind): readonly ImportKind[] =>
  kind === 'siecle' || kind === 'sts' ? ['siecle', 'sts'] : [kind]
