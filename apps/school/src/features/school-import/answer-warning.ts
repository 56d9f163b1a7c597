import { readForm, seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { attemptImport } from './attempt-import.ts'
import { type AttemptDeps, placeOf, sentenceOf, showImportPage } from './import-attempt.ts'
import { copy } from './copy.fr.ts'
import { digestOfChanges } from './digest-of-changes.ts'
import { importDoor } from './import-door.ts'
import type { ImportKind } from './import-store.ts'
import { openKept, type PendingKey } from './pending-import.ts'
import { importRefusals } from './refusals.ts'

const waitingForm = z.object({ attente: z.string().regex(/^\d{1,18}$/) })

/** Which forms the answer comes back to. */
interface AnswerOrder extends AttemptDeps {
  readonly kind: ImportKind
}

/** Imports the files that wait, the warning having been read. */
export async function confirm(
  request: FastifyRequest,
  reply: FastifyReply,
  { kind, ...deps }: AnswerOrder,
): Promise<FastifyReply> {
  const key = keyOf(request, deps)
  const pending = key && (await deps.pendingImports.find(key, deps.clock.now()))
  if (key === undefined || pending === undefined) {
    const refusal = importRefusals.refuse('import.not-waiting')
    const failure = { sentences: [sentenceOf(refusal)] }
    return showImportPage(request, reply, deps, { kind, failure, status: refusal.status })
  }
  const { accepted, preview, settings } = pending
  const files = pending.files.map((file) => ({ field: file.field, entry: openKept(file) }))
  const expected = preview && digestOfChanges(preview.changes)
  const attempt = { kind: pending.kind, files, settings, accepted, expected, pendingId: key.id }
  return attemptImport(request, reply, { ...deps, attempt })
}

/** Forgets the files that wait. */
export async function abandon(
  request: FastifyRequest,
  reply: FastifyReply,
  { kind, ...deps }: AnswerOrder,
): Promise<FastifyReply> {
  const key = keyOf(request, deps)
  if (key) await deps.pendingImports.drop(key)
  request.flash('info', copy.waiting.abandoned)
  return seeOther(reply, importDoor(deps.gate.visit(request), kind).path)
}

function keyOf(request: FastifyRequest, deps: AttemptDeps): PendingKey | undefined {
  const form = readForm(request, waitingForm)
  return form.ok ? { id: form.value.attente, ...placeOf(request, deps) } : undefined
}
