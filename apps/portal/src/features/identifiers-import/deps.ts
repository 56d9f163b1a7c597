import type { Clock } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import { loginHref, type Visitors } from '../login/index.ts'
import { stepCopy } from './copy.fr.ts'
import type { CsvDrafts } from './csv/csv-drafts.ts'
import type { Change } from './identifier-imports.ts'
import type { IdentifierUploads } from './identifier-uploads.ts'
import type { ImportRun } from './import-run.ts'
import type { OpenImportDeps } from './open-import.ts'
import { importRefusals } from './refusals.ts'
import type { UploadJobs } from './upload-jobs.ts'

export interface IdentifiersImportDeps extends OpenImportDeps {
  readonly uploads: IdentifierUploads
  readonly uploadJobs: UploadJobs
  readonly csvDrafts: CsvDrafts
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

export const importsPath = '/administration/identifiants-pronote'

export function runPath({ id }: Pick<ImportRun, 'id'>): string {
  return `${importsPath}/imports/${id}`
}

export function uploadPath({ id }: { readonly id: string }): string {
  return `${importsPath}/lectures/${id}`
}

export function stepPath(run: Pick<ImportRun, 'id'>, position: number): string {
  return `${runPath(run)}/etapes/${String(position)}`
}

export function changeOf(deps: IdentifiersImportDeps, request: FastifyRequest): Change {
  return { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
}

/** A parameter of the address that is a number of the database, or nothing. */
export function idParam(request: FastifyRequest, name: string): string | undefined {
  const value = (request.params as Readonly<Record<string, string | undefined>>)[name] ?? '' // declared by the route
  return /^\d{1,18}$/.test(value) ? value : undefined
}

/** The import of the address, when the administrator may see it. */
export async function runOf(deps: IdentifiersImportDeps, request: FastifyRequest): Promise<ImportRun> {
  const id = idParam(request, 'id')
  const scope = scopeOf(deps.visitors.visitor(request))
  const run = id === undefined ? undefined : await deps.imports.run(id, scope)
  if (!run) throw importRefusals.refuse('identifiers.unknown-import')
  return run
}

/**
 * Hook: an administrator. A form sent after the session ended leads to the log-in and back to its import, with a word
 * that this last action is to be done again; the rest is in the database.
 */
export function requireImporter(deps: IdentifiersImportDeps) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (request.method === 'GET' || (await deps.visitors.current(request))) {
      return deps.visitors.requireAdministrator(request, reply)
    }
    request.flash('warning', stepCopy.expired)
    const id = idParam(request, 'id')
    return reply.redirect(loginHref(id === undefined ? importsPath : `${importsPath}/imports/${id}`), 303)
  }
}

/** The page of one person of the file: Parcourir. */
export function linePath({ runId, id }: { readonly runId: string; readonly id: string }): string {
  return `${importsPath}/imports/${runId}/lignes/${id}`
}
