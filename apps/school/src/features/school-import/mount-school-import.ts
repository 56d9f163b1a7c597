import { type Jobs, readUpload } from '@preau/platform'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { OperatorGate } from '../operators/index.ts'
import { attemptImport } from './attempt-import.ts'
import { type AttemptDeps, type AttemptOrder, showImportPage } from './import-attempt.ts'
import { mountCsvImport } from './csv/mount-csv-import.ts'
import { createLargeImportJobs } from './large/large-import-jobs.ts'
import type { LargeWorkDeps } from './large/work-on-large-import.ts'
import { mountLargeImports } from './large/mount-large-imports.ts'
import { lookFirst } from './look-first.ts'
import { mountAnswers } from './mount-answers.ts'
import { mountPartnerImport } from './partner/mount-partner-import.ts'

export interface SchoolImportDeps extends Omit<AttemptDeps, 'largeImportJobs'>, LargeWorkDeps {
  readonly gate: OperatorGate
}

const prefix = '/:base/client/imports/siecle-sts'

/** Files of a large school are a few megabytes; this leaves room without letting a disk be filled. */
const upload = { maxBytes: 64 * 1_048_576, maxFiles: 2 }

/** Fields of the two forms. */
const fields = { siecle: ['eleves', 'responsables'], sts: ['sts'] } as const

/** *Imports/Exports > SIECLE / STSWEB* (product.md B2). */
export function mountSchoolImport(app: FastifyInstance, jobs: Jobs, given: SchoolImportDeps): void {
  const deps = { ...given, largeImportJobs: createLargeImportJobs({ ...given, jobs }) }
  const inBase = { preHandler: deps.gate.inBase }
  const uploading = { ...inBase, config: { upload: true } }
  app.get(prefix, inBase, (request, reply) => showImportPage(request, reply, deps, { kind: 'siecle' }))
  mountAnswers(app, deps, { prefix, kind: 'siecle' })
  mountCsvImport(app, deps)
  mountLargeImports(app, deps)
  mountPartnerImport(app, deps)
  for (const kind of ['siecle', 'sts'] as const) {
    const attemptOf = async (request: FastifyRequest): Promise<AttemptOrder> => {
      const form = await readUpload(request, upload)
      const files = fields[kind].flatMap((field) => {
        const file = form.file(field)
        return file === undefined
          ? []
          : [{ field, bytes: file.bytes, entry: { name: file.fileName, open: () => file.read() } }]
      })
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      return { ...deps, attempt: { kind, files, bytes, accepted: [] } }
    }
    app.post(`${prefix}/${kind}`, uploading, async (request, reply) =>
      attemptImport(request, reply, await attemptOf(request)),
    )
    app.post(`${prefix}/${kind}/apercu`, uploading, async (request, reply) =>
      lookFirst(request, reply, await attemptOf(request)),
    )
  }
}
