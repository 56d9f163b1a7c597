import { readUpload } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import { type AttemptDeps, showImportPage } from '../import-attempt.ts'
import { lookFirst } from '../look-first.ts'
import { mountAnswers } from '../mount-answers.ts'

const prefix = '/:base/client/imports/annuaire-ent'
const upload = { maxBytes: 32 * 1_048_576, maxFiles: 1 }

/** *Imports/Exports > Annuaire de l’ENT*: the file, then what every import shows (product.md B2). */
export function mountPartnerImport(app: FastifyInstance, deps: AttemptDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(prefix, inBase, (request, reply) => showImportPage(request, reply, deps, { kind: 'partner' }))
  app.post(prefix, { ...inBase, config: { upload: true } }, async (request, reply) => {
    const file = (await readUpload(request, upload)).file('annuaire')
    const files = file ? [{ field: 'annuaire', entry: { name: file.fileName, open: () => file.read() } }] : []
    return lookFirst(request, reply, {
      ...deps,
      attempt: { kind: 'partner', files, bytes: file?.bytes, accepted: [] },
    })
  })
  mountAnswers(app, deps, { prefix, kind: 'partner' })
}
