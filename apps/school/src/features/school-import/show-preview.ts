import { sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { viewOf } from '../../frame/view-of.ts'
import { changePart } from './change-part.ts'
import { type ChangeListProps, changesPerPage } from './change-list.tsx'
import { type AttemptDeps, placeOf } from './import-attempt.ts'
import { importDoor } from './import-door.ts'
import type { ChangeCounts } from './import-store.ts'
import type { ImportChange } from './person-state.ts'
import type { PendingPreview } from './pending-import.ts'
import { PreviewPage } from './preview-page.tsx'
import { importRefusals } from './refusals.ts'

/**
 * What the files that wait would change.
 *
 * @throws Refusal `import.preview-unknown`
 */
export async function showPreview(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptDeps,
): Promise<FastifyReply> {
  const { pending: id } = request.params as { readonly pending: string }
  const key = { id, ...placeOf(request, deps) }
  const pending = /^\d{1,18}$/.test(id) ? await deps.pendingImports.find(key, deps.clock.now()) : undefined
  if (pending?.preview === undefined) throw importRefusals.refuse('import.preview-unknown')
  const visit = deps.gate.visit(request)
  const { path } = importDoor(visit, pending.kind)
  const columns = pending.kind === 'csv' ? `${path}/colonnes/${id}` : undefined
  const page = PreviewPage({
    view: viewOf(request, deps.demo),
    visit,
    kind: pending.kind,
    names: pending.files.map(({ name }) => name),
    preview: pending.preview,
    list: previewList(request, pending.preview),
    place: { forms: path, list: `${path}/apercu/${id}`, waiting: id, columns },
  })
  return sendPage(reply, page)
}

/** The part of the changes that an address asks for. */
export function previewList(
  request: FastifyRequest,
  { changes }: PendingPreview,
): Omit<ChangeListProps, 'path' | 'origin'> {
  const counts = countKinds(changes)
  const part = changePart(request, counts)
  const first = (part.page - 1) * changesPerPage
  const ofKind = changes.filter(({ kind }) => kind === part.kind)
  return { counts, part, rows: ofKind.slice(first, first + changesPerPage) }
}

function countKinds(changes: readonly ImportChange[]): ChangeCounts {
  const counts = { left: 0, removed: 0, changed: 0, back: 0, added: 0 }
  for (const { kind } of changes) counts[kind] += 1
  return counts
}
