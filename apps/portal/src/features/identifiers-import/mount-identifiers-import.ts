import { serveAssets } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import { mountCsv } from './csv/mount-csv.ts'
import type { IdentifiersImportDeps } from './deps.ts'
import { reviewScript } from './keyboard-help.tsx'
import { mountGroups } from './mount-groups.ts'
import { mountImports } from './mount-imports.ts'
import { mountLines } from './mount-lines.ts'
import { mountReport } from './mount-report.ts'
import { mountSteps } from './mount-steps.ts'
import { mountUploads } from './mount-uploads.ts'

export type { IdentifiersImportDeps } from './deps.ts'

/** `/administration/identifiants-pronote…`. */
export function mountIdentifiersImport(app: FastifyInstance, deps: IdentifiersImportDeps): void {
  mountImports(app, deps)
  mountUploads(app, deps)
  mountCsv(app, deps)
  mountSteps(app, deps)
  mountLines(app, deps)
  mountGroups(app, deps)
  mountReport(app, deps)
  serveAssets(app, [reviewScript])
}
