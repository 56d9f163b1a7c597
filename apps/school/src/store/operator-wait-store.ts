import { sha256 } from '@preau/platform'
import type { OperatorWaits } from '../features/operators/index.ts'
import { countTry, forgetTries } from './count-try.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link OperatorWaits} on PostgreSQL. What was typed as a name may be a password: its SHA-256 only. */
export function createOperatorWaits(db: SchoolDatabase): OperatorWaits {
  return {
    take: ({ tried, whose, rule, now }) =>
      countTry(db, 'operator_wait', { owner: tried, hash: sha256(whose), rule, now }),
    clear: async (tried, whose) => {
      const held = db.deleteFrom('operator_wait').where('tried', '=', tried)
      await held.where('login_hash', '=', sha256(whose)).execute()
    },
    forget: (now) => forgetTries(db, 'operator_wait', now),
  }
}
