import { createHash } from 'node:crypto'
import type { ImportChange } from './person-state.ts'

/**
 * Tells whether two lists of changes are the same: what was shown, and what would be done now. The numbers of people are
 * left out, for those who are new get another one each time. Base64url of a SHA-256.
 */
export function digestOfChanges(changes: readonly ImportChange[]): string {
  const lines = changes.map(({ kind, name, category, fields }) => {
    // As arrays: PostgreSQL keeps the keys of an object in an order of its own.
    return [kind, name, category, fields.map(({ field, before, after }) => [field, before, after])]
  })
  return createHash('sha256').update(JSON.stringify(lines)).digest('base64url')
}
