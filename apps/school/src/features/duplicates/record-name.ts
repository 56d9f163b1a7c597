import { listName } from '@preau/people'
import type { RecordOfPerson } from './duplicates-store.ts'

/** `MORVAN Lise`, by the name she is called. */
export const recordName = ({ lastName, usageName, firstName }: RecordOfPerson): string =>
  listName({ lastName: usageName ?? lastName, firstName })
