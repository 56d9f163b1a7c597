import type { Jobs } from '@preau/platform'
import type { LargeImportJobs } from './large-imports.ts'
import { type LargeWorkDeps, workOnLargeImport } from './work-on-large-import.ts'

/** Files that a node left when it was killed are taken up again by the next attempt, on any node. */
export function createLargeImportJobs(deps: LargeWorkDeps & { readonly jobs: Jobs }): LargeImportJobs {
  const { jobs, largeImports, log } = deps
  const kind = jobs.define<{ readonly largeImport: string }>(
    'school-imports',
    ({ largeImport }) => workOnLargeImport(deps, largeImport),
    { exclusive: true },
  )
  jobs.repeat('school-imports-sweep', '* * * * *', async () => {
    for (const id of await largeImports.underWay())
      await kind.enqueue({ largeImport: id }, { onlyOneFor: id })
  })
  return {
    wake: async (id) => {
      // The files are kept already: a call that is lost costs the minute until the next sweep, not the files.
      await kind.enqueue({ largeImport: id }, { onlyOneFor: id }).catch((error: unknown) => {
        log.warn({ err: error }, 'large import not announced')
      })
    },
  }
}
