import type { Refusal } from '@preau/platform'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { quotaRefusals } from '../../frame/quota-refusals.ts'
import type { ImportSchool } from './import-run.ts'
import type { OpenedImport } from './open-import.ts'
import { importRefusals } from './refusals.ts'

/** The refusal of an import that was not opened: the same sentences on the screen and on the command line. */
export function refuseOpening(
  opened: Exclude<OpenedImport, { kind: 'opened' }>,
  school: ImportSchool,
): Refusal {
  switch (opened.kind) {
    case 'unreadable': {
      const { line, reason, advice } = opened.problem
      return importRefusals.refuse('identifiers.unreadable', { line, reason, advice })
    }
    case 'partial-only':
      return importRefusals.refuse('identifiers.partial-only')
    case 'full-day':
      return quotaRefusals.refuse('quota.imports', { school: school.name, limit: opened.limit })
    case 'other-year':
      return importRefusals.refuse('identifiers.other-year', {
        found: opened.found,
        expected: opened.expected,
      })
    case 'already-open':
      return importRefusals.refuse('identifiers.already-open', {
        school: school.name,
        who: opened.run?.startedBy ?? 'un autre administrateur',
        since: opened.run ? formatInstantFr(opened.run.startedAt) : 'quelques instants',
      })
  }
}
