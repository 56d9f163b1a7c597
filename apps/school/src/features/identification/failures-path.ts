import { clientPath, type SchoolBase } from '../bases/index.ts'

/** Address of *Résolution des échecs*; `/:failure` is a sheet of it. */
export const failuresPath = (base: SchoolBase): string => `${clientPath(base)}/identites/echecs`

export const causesPath = (base: SchoolBase): string => `${clientPath(base)}/identites/causes`
