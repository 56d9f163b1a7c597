import { sheetEncodings, sheetSeparators } from '@preau/exchange'
import { readForm, readUpload, Refusal, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { categoryOfSlug } from '../../../frame/resources.ts'
import { viewOf } from '../../../frame/view-of.ts'
import {
  bytesOf,
  type AttemptDeps,
  keepAttempt,
  orRefusal,
  placeOf,
  sentenceOf,
  showImportPage,
} from '../import-attempt.ts'
import { importDoor } from '../import-door.ts'
import { lookFirst } from '../look-first.ts'
import { mountAnswers } from '../mount-answers.ts'
import { openKept, type PendingKey } from '../pending-import.ts'
import { importRefusals } from '../refusals.ts'
import { ColumnsPage } from './columns-page.tsx'
import { csvCopy as copy } from './copy.fr.ts'
import { csvFields } from './csv-fields.ts'
import type { CsvSettings } from './csv-settings.ts'
import { csvSheet, understandCsv } from './import-csv.ts'
import { readCsvPeople } from './read-csv-people.ts'
import { settingsFault } from './settings-fault.ts'

const prefix = '/:base/client/imports/csv'
const upload = { maxBytes: 16 * 1_048_576, maxFiles: 1 }

/** *Imports/Exports > Fichiers CSV*: the file, its columns, then what every import shows (product.md B2). */
export function mountCsvImport(app: FastifyInstance, deps: AttemptDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(prefix, inBase, (request, reply) => showImportPage(request, reply, deps, { kind: 'csv' }))
  app.post(prefix, { ...inBase, config: { upload: true } }, (request, reply) => receive(request, reply, deps))
  app.get(`${prefix}/colonnes/:pending`, inBase, async (request, reply) =>
    showColumns(request, reply, { deps, draft: await draftOf(request, deps), error: undefined }),
  )
  app.post(`${prefix}/colonnes/:pending`, inBase, (request, reply) => choose(request, reply, deps))
  mountAnswers(app, deps, { prefix, kind: 'csv' })
}

/** Reads the file as it seems to be, keeps it, and leads to its columns. */
async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptDeps,
): Promise<FastifyReply> {
  const form = await readUpload(request, upload)
  const list = categoryOfSlug(form.fields.get('liste')?.at(-1) ?? '')
  const file = form.file('fichier')
  const refuse = (message: string, status = 422): Promise<FastifyReply> =>
    showImportPage(request, reply, deps, { kind: 'csv', failure: { sentences: [message] }, status })
  if (list === undefined) return refuse(copy.listMissing)
  if (file === undefined) return refuse(copy.fileMissing)
  const entry = { name: file.fileName, open: () => file.read() }
  const { base } = deps.gate.visit(request)
  const understood = await orRefusal(async () =>
    understandCsv(deps.csvMemory, base.id, { list, bytes: await bytesOf(entry) }),
  )
  if (understood instanceof Refusal) return refuse(sentenceOf(understood), understood.status)
  const { settings, remembered } = understood
  const attempt = { kind: 'csv' as const, files: [{ field: 'csv', entry }], accepted: [], settings }
  const id = await keepAttempt(request, { ...deps, attempt }, { accepted: [] })
  const { path } = importDoor(deps.gate.visit(request), 'csv')
  return seeOther(reply, `${path}/colonnes/${id}${remembered ? '?repris=1' : ''}`)
}

interface CsvDraft {
  readonly key: PendingKey
  readonly name: string
  readonly bytes: Uint8Array
  readonly settings: CsvSettings
}

/**
 * The file of the address, when it waits in this session.
 *
 * @throws Refusal `import.preview-unknown`
 */
async function draftOf(request: FastifyRequest, deps: AttemptDeps): Promise<CsvDraft> {
  const { pending: id } = request.params as { readonly pending: string }
  const key = { id, ...placeOf(request, deps) }
  const found = /^\d{1,18}$/.test(id) ? await deps.pendingImports.find(key, deps.clock.now()) : undefined
  const [file] = found?.files ?? []
  if (found?.settings === undefined || file === undefined)
    throw importRefusals.refuse('import.preview-unknown')
  return { key, name: file.name, bytes: await bytesOf(openKept(file)), settings: found.settings }
}

const form = z.object({
  encodage: z.enum(sheetEncodings).optional().catch(undefined),
  separateur: z.enum(sheetSeparators).optional().catch(undefined),
  dates: z.enum(['day-first', 'month-first']).catch('day-first').default('day-first'),
  responsabilite: z.enum(['0', '1', '2']).optional().catch(undefined),
  inconnus: z.enum(['add', 'leave']).catch('add').default('add'),
  entiere: z.string().optional(),
  apercu: z.string().optional(),
})

/** Keeps what was chosen, then shows it again, or what it would change. */
async function choose(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptDeps,
): Promise<FastifyReply> {
  const draft = await draftOf(request, deps)
  const read = readForm(request, form)
  if (!read.ok) return showColumns(request, reply, { deps, draft, error: undefined })
  const { settings, isRecut } = await settingsOf(deps, draft, {
    ...read.value,
    column: (at) => read.kept.text(`colonne${String(at)}`),
  })
  const chosen = { ...draft, settings }
  await deps.pendingImports.answer(draft.key, { accepted: [], settings })
  if (isRecut || read.value.apercu !== undefined)
    return seeOther(reply, `${importDoor(deps.gate.visit(request), 'csv').path}/colonnes/${draft.key.id}`)
  const error = settingsFault(settings, csvSheet(draft.bytes, settings))
  if (error !== undefined) return showColumns(request, reply, { deps, draft: chosen, error })
  const entry = { name: draft.name, open: () => once(draft.bytes) }
  const { length: bytes } = draft.bytes
  const attempt = { kind: 'csv' as const, files: [{ field: 'csv', entry }], bytes, accepted: [], settings }
  return lookFirst(request, reply, { ...deps, attempt })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(bytes)
}

type Chosen = z.infer<typeof form> & { readonly column: (at: number) => string }

/** Cut otherwise, the file has other columns: they are found again, and nothing else is lost. */
async function settingsOf(
  deps: AttemptDeps,
  { key, bytes, settings: before }: CsvDraft,
  chosen: Chosen,
): Promise<{ readonly settings: CsvSettings; readonly isRecut: boolean }> {
  const { encodage: encoding = before.encoding, separateur: separator = before.separator } = chosen
  const level = chosen.responsabilite
  const rest = {
    list: before.list,
    encoding,
    separator,
    dates: chosen.dates,
    level: level === undefined ? null : (Number(level) as 0 | 1 | 2),
    unknown: chosen.inconnus,
    whole: chosen.entiere !== undefined,
  }
  if (encoding !== before.encoding || separator !== before.separator) {
    const { settings } = await understandCsv(deps.csvMemory, key.baseId, {
      list: before.list,
      bytes,
      encoding,
      separator,
    })
    return { settings: { ...rest, columns: settings.columns }, isRecut: true }
  }
  const columns = before.columns.map(
    (_, at) => csvFields.find((field) => field === chosen.column(at)) ?? null,
  )
  return { settings: { ...rest, columns }, isRecut: false }
}

interface Shown {
  readonly deps: AttemptDeps
  readonly draft: CsvDraft
  readonly error: string | undefined
}

function showColumns(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, draft, error }: Shown,
): FastifyReply {
  const { key, name, bytes, settings } = draft
  const sheet = csvSheet(bytes, settings)
  const page = ColumnsPage({
    view: viewOf(request, deps.demo),
    visit: deps.gate.visit(request),
    id: key.id,
    fileName: name,
    sheet,
    settings,
    faults: settingsFault(settings, sheet) === undefined ? readCsvPeople(sheet, settings).faults : [],
    remembered: (request.query as { readonly repris?: unknown }).repris === '1',
    error,
  })
  return sendPage(reply, page, error === undefined ? undefined : 422)
}
