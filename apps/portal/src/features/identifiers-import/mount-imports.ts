import {
  type FormResult,
  readForm,
  readUpload,
  type Refusal,
  seeOther,
  type UploadedFile,
} from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { scopeOf } from '../../frame/visitor.ts'
import { listCopy as copy } from './copy.fr.ts'
import {
  changeOf,
  type IdentifiersImportDeps,
  importsPath,
  requireImporter,
  runPath,
  uploadPath,
} from './deps.ts'
import type { NewUpload } from './identifier-uploads.ts'
import { type FailedImport, ImportsPage } from './imports.page.tsx'
import { csvCopy } from './csv/copy.fr.ts'
import { looksLikeCsv, readCsvTable } from './csv/csv-table.ts'
import { csvPath } from './csv/mount-csv.ts'
import type { ImportMode, ImportSchool } from './import-run.ts'
import { openImport } from './open-import.ts'
import { importRefusals } from './refusals.ts'
import { refuseOpening } from './refuse-opening.ts'

/** Largest file, bytes: some forty times the file of a school of 1,500 people. */
export const maxFileBytes = 32 * 1024 * 1024
/** Up to this size, some 10,000 people, the answer to the form is the first step: a few seconds. */
const atOnceBytes = 2 * 1024 * 1024
const shownRuns = 20

const importForm = z.object({
  etablissement: z.string(copy.missingSchool).min(1, copy.missingSchool),
  mode: z.enum(['complete', 'partial'], copy.missingMode),
  autreAnnee: z.string().optional(),
})
type ImportForm = FormResult<z.output<typeof importForm>>

export function mountImports(app: FastifyInstance, deps: IdentifiersImportDeps): void {
  const preHandler = requireImporter(deps)
  app.get(importsPath, { preHandler }, (request, reply) => sendImports(deps, request, reply))
  app.post(importsPath, { preHandler, config: { upload: true } }, (request, reply) =>
    receiveFile(deps, request, reply),
  )
}

async function receiveFile(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const upload = await readUpload(request, { maxBytes: maxFileBytes })
  const form = readForm(upload, importForm)
  const file = upload.file('fichiers')
  const values = { school: form.kept.text('etablissement'), mode: form.kept.text('mode') }
  if (!form.ok || !file)
    return sendImports(deps, request, reply, { values, errors: formErrors(form, file), status: 422 })
  const schools = await deps.imports.schools(scopeOf(deps.visitors.visitor(request)))
  const school = schools.find(({ id }) => id === form.value.etablissement)
  if (!school)
    return sendImports(deps, request, reply, {
      values,
      errors: { etablissement: copy.missingSchool },
      status: 422,
    })
  const csv = await keepCsv(deps, request, { school, mode: form.value.mode, file })
  if (csv !== undefined)
    return typeof csv === 'string'
      ? seeOther(reply, csv)
      : sendImports(deps, request, reply, { values, errors: {}, ...csv })
  const { mode } = form.value
  const acceptOtherYear = form.value.autreAnnee !== undefined
  const change = changeOf(deps, request)
  if (file.bytes > atOnceBytes) {
    const kept = {
      schoolId: school.id,
      mode,
      acceptOtherYear,
      fileName: file.fileName,
      chunks: file.read(),
      ...change,
    }
    return keepForLater(deps, reply, kept)
  }
  const entry = { name: file.fileName, open: () => file.read() }
  const opened = await openImport(deps, { school, mode, entry, acceptOtherYear, ...change })
  if (opened.kind === 'opened') return seeOther(reply, runPath({ id: opened.runId }))
  const { texts, status } = refuseOpening(opened, school)
  const run = opened.kind === 'already-open' ? opened.run : undefined
  return sendImports(deps, request, reply, {
    values,
    errors: {},
    refused: { texts, run, otherYear: opened.kind === 'other-year' },
    status,
  })
}

/** A large file is worked on aside: the page shows how far it is, and may be closed. */
async function keepForLater(
  deps: IdentifiersImportDeps,
  reply: FastifyReply,
  upload: NewUpload,
): Promise<unknown> {
  const id = await deps.uploads.keep(upload)
  const [other] = id === undefined ? await deps.uploads.underWay([upload.schoolId]) : []
  if (id === undefined) return seeOther(reply, other ? uploadPath(other) : importsPath)
  await deps.uploadJobs.wake(id)
  return seeOther(reply, uploadPath({ id }))
}

const csvDraftMs = 60 * 60_000
const mostCsvBytes = 8 * 1024 * 1024

/** A spreadsheet waits until its columns are named: where that is done, or why it cannot be. Nothing: it is none. */
async function keepCsv(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  {
    school,
    mode,
    file,
  }: { readonly school: ImportSchool; readonly mode: ImportMode; readonly file: UploadedFile },
): Promise<
  string | undefined | { readonly refused: NonNullable<FailedImport['refused']>; readonly status: number }
> {
  const start = await contentOf(file, 4096)
  if (!looksLikeCsv(start)) return undefined
  const refuse = (refusal: Refusal) => {
    return { refused: { texts: refusal.texts, run: undefined, otherYear: false }, status: refusal.status }
  }
  if (mode === 'complete') return refuse(importRefusals.refuse('identifiers.partial-only'))
  const tooLong = file.bytes > mostCsvBytes
  const content = tooLong ? start : await contentOf(file, mostCsvBytes)
  const reading = tooLong ? ({ ok: false, reason: 'too-long' } as const) : await readCsvTable(content)
  if (!reading.ok) {
    const reason = csvCopy.refused[reading.reason]
    const told = { line: 0, reason, advice: csvCopy.refusedAdvice }
    return refuse(importRefusals.refuse('identifiers.unreadable', told))
  }
  const change = changeOf(deps, request)
  const endsAt = new Date(change.at.getTime() + csvDraftMs)
  return csvPath(
    await deps.csvDrafts.keep({ schoolId: school.id, fileName: file.fileName, content, endsAt }, change),
  )
}

async function contentOf(file: UploadedFile, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of file.read()) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= most) break
  }
  return Buffer.concat(chunks).subarray(0, most)
}

function formErrors(form: ImportForm, file: UploadedFile | undefined): Readonly<Record<string, string>> {
  return { ...(!form.ok && form.errors), ...(!file && { fichiers: copy.missingFile }) }
}

async function sendImports(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  failed?: FailedImport & { readonly status: number },
): Promise<unknown> {
  const scope = scopeOf(deps.visitors.visitor(request))
  const [schools, history, uploads] = await Promise.all([
    deps.imports.schools(scope),
    deps.imports.history(scope, shownRuns),
    deps.uploads.underWay(scope),
  ])
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    children: ImportsPage({ csrf: request.csrf, schools, history, uploads, failed, maxBytes: maxFileBytes }),
  }
  return deps.frame.page(request, reply, content, failed?.status)
}
