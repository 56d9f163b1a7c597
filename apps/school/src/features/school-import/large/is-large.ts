import type { Attempt } from '../import-attempt.ts'

/**
 * Above this, files are followed on a page of their own instead of holding the one that sent them: two to three seconds of a
 * server that is not alone on its machine (`npm run bench -- imports`). About 1,300 pupils with their guardians in SIECLE, a
 * few thousand lines of a spreadsheet.
 */
const largeBytes: Readonly<Record<Attempt['kind'], number>> = {
  siecle: 3 * 1_048_576,
  sts: 3 * 1_048_576,
  partner: 2 * 1_048_576,
  csv: 192 * 1024,
}

export const isLarge = ({ kind, bytes = 0 }: Pick<Attempt, 'kind' | 'bytes'>): boolean =>
  bytes > largeBytes[kind]
