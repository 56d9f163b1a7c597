import { sendFragment, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { scopeOf } from '../../frame/visitor.ts'
import { listCopy, uploadCopy as copy } from './copy.fr.ts'
import { idParam, type IdentifiersImportDeps, importsPath, requireImporter, runPath } from './deps.ts'
import { type IdentifierUpload, isOver } from './identifier-uploads.ts'
import { importRefusals } from './refusals.ts'
import { UploadFragment, UploadPage } from './upload.page.tsx'

/** A large file while it is read and matched. */
export function mountUploads(app: FastifyInstance, deps: IdentifiersImportDeps): void {
  const preHandler = requireImporter(deps)
  const path = `${importsPath}/lectures/:id`
  app.get(path, { preHandler }, (request, reply) => showUpload(deps, request, reply))
  app.get(`${path}/avancement`, { preHandler }, (request, reply) => showProgress(deps, request, reply))
}

async function uploadOf(deps: IdentifiersImportDeps, request: FastifyRequest): Promise<IdentifierUpload> {
  const id = idParam(request, 'id')
  const scope = scopeOf(deps.visitors.visitor(request))
  const upload = id === undefined ? undefined : await deps.uploads.upload(id, scope)
  if (!upload) throw importRefusals.refuse('identifiers.unknown-import')
  return upload
}

async function showUpload(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const upload = await uploadOf(deps, request)
  if (upload.runId !== null) return seeOther(reply, runPath({ id: upload.runId }))
  return deps.frame.page(request, reply, {
    title: copy.title,
    lead: upload.school.name,
    breadcrumbs: [
      { label: listCopy.administration, href: '/administration' },
      { label: listCopy.title, href: importsPath },
      { label: copy.title },
    ],
    ...(!isOver(upload) && { htmx: true, refreshSeconds: 3 }),
    children: UploadPage({ upload }),
  })
}

/** What htmx asks every two seconds; at the end the page is asked whole, which leads to the import. */
async function showProgress(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const upload = await uploadOf(deps, request)
  if (isOver(upload)) void reply.header('HX-Refresh', 'true')
  return sendFragment(reply, UploadFragment({ upload }))
}
