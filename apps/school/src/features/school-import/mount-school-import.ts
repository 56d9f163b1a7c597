import type { ExchangeEntry } from '@preau/exchange'
import {
  readForm,
  readUpload,
  Refusal,
  seeOther,
  sendPage,
  type Upload,
  type UploadedFile,
} from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import { type ImportFailure, ImportPage, importPath } from './import-page.tsx'
import {
  type ImportDeps,
  type ImportRequest,
  type ImportResult,
  importSiecle,
  importSts,
} from './import-school-files.ts'
import { importRefusals } from './refusals.ts'
import { ReportPage } from './report-page.tsx'

export interface SchoolImportDeps extends ImportDeps {
  readonly gate: OperatorGate
  readonly demo: boolean
}

const prefix = '/:base/client/imports/siecle-sts'

/** Files of a large school are a few megabytes; this leaves room without letting a disk be filled. */
const upload = { maxBytes: 64 * 1_048_576, maxFiles: 2 }

const confirmForm = z.object({ confirme: z.string().optional() })

/** *Imports/Exports > SIECLE / STSWEB* (product.md B2). */
export function mountSchoolImport(app: FastifyInstance, deps: SchoolImportDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  const uploading = { ...inBase, config: { upload: true } }
  app.get(prefix, inBase, (request, reply) => showPage(request, reply, deps))
  app.get(`${prefix}/:run`, inBase, (request, reply) => showReport(request, reply, deps))
  app.post(`${prefix}/siecle`, uploading, (request, reply) =>
    answer(request, reply, {
      ...deps,
      kind: 'siecle',
      run: (form, asked) =>
        importSiecle(deps, asked, {
          pupils: entryOf(form.file('eleves')),
          guardians: entryOf(form.file('responsables')),
        }),
    }),
  )
  app.post(`${prefix}/sts`, uploading, (request, reply) =>
    answer(request, reply, {
      ...deps,
      kind: 'sts',
      run: (form, asked) => {
        const file = entryOf(form.file('sts'))
        if (file === undefined) throw importRefusals.refuse('import.no-file')
        return importSts(deps, asked, file)
      },
    }),
  )
}

const entryOf = (file: UploadedFile | undefined): ExchangeEntry | undefined =>
  file && { name: file.fileName, open: () => file.read() }

interface Attempt extends SchoolImportDeps {
  readonly kind: ImportFailure['kind']
  readonly run: (form: Upload, request: ImportRequest) => Promise<ImportResult>
}

async function answer(request: FastifyRequest, reply: FastifyReply, attempt: Attempt): Promise<FastifyReply> {
  const visit = attempt.gate.visit(request)
  const form = await readUpload(request, upload)
  const fields = readForm(form, confirmForm)
  const confirmed = fields.ok && fields.value.confirme !== undefined
  const asked = { base: visit.base, actor: actorOf(visit.operator), confirmed }
  const result = await resultOrRefusal(() => attempt.run(form, asked))
  if (result instanceof Refusal) {
    const { title, sentence, next } = result.texts
    const confirmable = result.code === 'import.other-year' || result.code === 'import.many-departures'
    const failure = { kind: attempt.kind, sentences: [`${title}. ${sentence} ${next}`], confirmable }
    return showPage(request, reply, attempt, { failure, status: result.status })
  }
  if (result.ok) return seeOther(reply, `${importPath(visit)}/${result.runId}`)
  const sentences = result.problems.map(({ file, line, reason, advice }) => {
    return `${file}${line > 0 ? `, ligne ${line}` : ''}\u00a0: ${reason} ${advice}`
  })
  return showPage(request, reply, attempt, {
    failure: { kind: attempt.kind, sentences, confirmable: false },
    status: 422,
  })
}

/** Refusals are shown on the page of the import, above its forms: the operator goes on from there. */
async function resultOrRefusal(run: () => Promise<ImportResult>): Promise<ImportResult | Refusal> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

async function showPage(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SchoolImportDeps,
  failed?: { readonly failure: ImportFailure; readonly status: number },
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const runs = await deps.imports.runs(visit.base.id)
  const page = ImportPage({ view: viewOf(request, deps.demo), visit, runs, failure: failed?.failure })
  return sendPage(reply, page, failed?.status)
}

async function showReport(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SchoolImportDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { run } = request.params as { readonly run: string }
  const report = /^\d{1,18}$/.test(run) ? await deps.imports.report(visit.base.id, run) : undefined
  if (report === undefined) throw importRefusals.refuse('import.run-unknown')
  return sendPage(reply, ReportPage({ view: viewOf(request, deps.demo), visit, report }))
}
