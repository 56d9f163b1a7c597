import type { ClientSection } from '../../frame/client-menu.ts'
import type { Visit } from '../../frame/operator.ts'
import { clientPath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { csvCopy } from './csv/copy.fr.ts'
import type { RunKind } from './import-store.ts'

/** The page that an import starts from: its address, its name, its line of the menu. */
export interface ImportDoor {
  readonly section: ClientSection
  readonly title: string
  readonly path: string
}

/** SIECLE and STSWEB share a page; spreadsheets have their own. */
export const importDoor = ({ base }: Pick<Visit, 'base'>, kind: RunKind): ImportDoor =>
  kind === 'csv'
    ? { section: 'csv-import', title: csvCopy.title, path: `${clientPath(base)}/imports/csv` }
    : { section: 'school-import', title: copy.title, path: `${clientPath(base)}/imports/siecle-sts` }
