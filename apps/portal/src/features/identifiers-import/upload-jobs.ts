import type { Clock, JobContext, Jobs, Log } from '@preau/platform'
import { type IdentifierUpload, type IdentifierUploads, isOver } from './identifier-uploads.ts'
import { openImport, type OpenImportDeps } from './open-import.ts'
import { refuseOpening } from './refuse-opening.ts'

export interface UploadWorkDeps extends OpenImportDeps {
  readonly uploads: IdentifierUploads
  readonly clock: Clock
}

/** What works on large files aside from requests. */
export interface UploadJobs {
  /** A file waits: somebody should look at it. */
  wake(uploadId: string): Promise<void>
}

const retries = 2

/** A file that a node left when it was killed is taken up again by the next attempt, on any node. */
export function createUploadJobs(
  deps: UploadWorkDeps & { readonly jobs: Jobs; readonly log: Log },
): UploadJobs {
  const { jobs, uploads, clock, log } = deps
  const work = async ({ uploadId }: { readonly uploadId: string }, job: JobContext): Promise<void> => {
    try {
      await openFromUpload(deps, uploadId)
    } catch (error) {
      if (job.attempt < retries) throw error
      log.error({ err: error, upload: uploadId }, 'identifiers file not read')
      await uploads.end(uploadId, { stage: 'failed' }, clock.now())
    }
  }
  const kind = jobs.define('identifier-uploads', work, { retryLimit: retries, parallel: 1 })
  jobs.repeat('identifier-uploads-sweep', '* * * * *', async () => {
    for (const { id } of await uploads.underWay('all'))
      await kind.enqueue({ uploadId: id }, { onlyOneFor: id })
  })
  return {
    wake: async (uploadId) => {
      // The file is kept already: a call that is lost costs the minute until the next sweep, not the file.
      await kind.enqueue({ uploadId }, { onlyOneFor: uploadId }).catch((error: unknown) => {
        log.warn({ err: error }, 'identifiers file not announced')
      })
    },
  }
}

/** Reads a kept file, matches it and opens its import. Doing it again after it was done changes nothing. */
export async function openFromUpload(
  { uploads, clock, ...deps }: UploadWorkDeps,
  uploadId: string,
): Promise<void> {
  const upload = await uploads.upload(uploadId, 'all')
  if (!upload || isOver(upload)) return
  const already = await uploads.openedRun(uploadId)
  if (already !== undefined) return uploads.end(uploadId, { stage: 'opened', runId: already }, clock.now())
  const opened = await openImport(deps, {
    school: upload.school,
    mode: upload.mode,
    entry: { name: upload.fileName, open: () => uploads.read(uploadId) },
    acceptOtherYear: upload.acceptOtherYear,
    by: upload.by,
    at: clock.now(),
    uploadId,
    onProgress: followed(uploads, upload),
  })
  if (opened.kind === 'opened')
    await uploads.end(uploadId, { stage: 'opened', runId: opened.runId }, clock.now())
  else {
    const refusal = refuseOpening(opened, upload.school).texts
    await uploads.end(uploadId, { stage: 'refused', refusal }, clock.now())
  }
}

/** Somebody looks every two seconds: every thousand people is more than they see. */
const everyPeople = 1000

function followed(uploads: IdentifierUploads, { id }: IdentifierUpload) {
  return async (stage: 'reading' | 'matching' | 'storing', people: number): Promise<void> => {
    if (stage === 'reading' && people % everyPeople !== 0) return
    await uploads.follow(id, stage, people)
  }
}
