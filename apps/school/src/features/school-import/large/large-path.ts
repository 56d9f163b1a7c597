import { clientPath, type SchoolBase } from '../../bases/index.ts'

/** Where large files are followed, whatever they are. */
export const largePath = (base: SchoolBase, id: string): string => `${clientPath(base)}/imports/suivi/${id}`
