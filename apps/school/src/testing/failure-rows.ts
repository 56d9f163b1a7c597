import type { FailureRow } from '../features/identification/index.ts'
import { createFailureInbox } from '../store/failure-inbox-store.ts'
import type { SchoolDatabase } from '../store/school-database.ts'

/** The first lines of the inbox of a base, latest attempt first. */
export const failureRows = (
  db: SchoolDatabase,
  baseId: string,
  state: FailureRow['state'] = 'open',
): Promise<readonly FailureRow[]> =>
  createFailureInbox(db).list(baseId, {
    state,
    text: '',
    classId: undefined,
    reason: undefined,
    space: undefined,
    from: undefined,
    until: undefined,
    sort: { key: 'date', direction: 'desc' },
    page: 1,
    pageSize: 50,
  })
