import { sheetEncodings, sheetSeparators } from '@preau/exchange'
import { buffer } from 'node:stream/consumers'
import { parseSdetProfile } from '@preau/people'
import { type Clock, type Jobs, readForm, readUpload, Refusal, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import type { Directory } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'
import { csvCopy as copy } from './copy.fr.ts'
import { CsvColumns, csvPath, CsvTrial, CsvUpload } from './csv.page.tsx'
import { csvDates, csvFields, type CsvSettings, guessColumns } from './csv-fields.ts'
import type { CsvDraft, CsvImports, CsvOutcome } from './csv-imports.ts'
import { type CsvPeople, readCsvPeople } from './read-csv-people.ts'
import { csvRefusals } from './refusals.ts'
import { draftTable, headerKey, settingsFault, understandCsv } from './understand-csv.ts'

export interface CsvImportDeps {
  readonly csvImports: CsvImports
  readonly directory: Directory
  readonly visitors: Visitors
  readonly frame: Frame
  readonly jobs: Pick<Jobs, 'repeat'>
  readonly clock: Clock
}

/** A file that nobody applied is personal data that nobody needs. */
const draftsKeptMs = 7 * 86_400_000

const maxBytes = 8 * 1024 ** 2

/** *Annuaire > Importer un fichier CSV*: the file, its columns, its effect, then the button that makes it. */
export function mountCsvImport(app: FastifyInstance, deps: CsvImportDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(csvPath, { preHandler }, (request, reply) => sendUpload(deps, request, reply, {}))
  app.post(csvPath, { preHandler, config: { upload: true } }, (request, reply) =>
    receive(deps, request, reply),
  )
  app.get(`${csvPath}/:id`, { preHandler }, async (request, reply) =>
    sendColumns(deps, request, reply, await draftOf(deps, request)),
  )
  app.post(`${csvPath}/:id`, { preHandler }, (request, reply) => choose(deps, request, reply))
  app.get(`${csvPath}/:id/essai`, { preHandler }, (request, reply) => sendTrial(deps, request, reply))
  app.post(`${csvPath}/:id/appliquer`, { preHandler }, (request, reply) => apply(deps, request, reply))
  deps.jobs.repeat('csv-drafts-purge', '55 3 * * *', async () => {
    await deps.csvImports.purgeDrafts(new Date(deps.clock.now().getTime() - draftsKeptMs))
  })
}

// eslint-disable-next-line max-params -- the usual three, what to show and how it ended
function send(
  deps: CsvImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  children: VNode,
  status = 200,
): Promise<unknown> {
  const breadcrumbs = [
    { label: copy.administration, href: '/administration' },
    { label: copy.directory, href: '/administration/annuaire' },
    { label: copy.title },
  ]
  const content = { title: copy.title, lead: copy.lead, breadcrumbs, children }
  return deps.frame.page(request, reply, content, status)
}

async function sendUpload(
  deps: CsvImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: Readonly<Record<string, string>>,
): Promise<unknown> {
  const schools = await deps.directory.viewFor(scopeOf(deps.visitors.visitor(request))).schools()
  const page = CsvUpload({ csrf: request.csrf, schools, errors })
  return send(deps, request, reply, page, Object.keys(errors).length > 0 ? 422 : 200)
}

const uploadForm = z.object({
  etablissement: z.string(copy.missingSchool).regex(/^\d{1,18}$/, copy.missingSchool),
})

async function receive(deps: CsvImportDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const upload = await readUpload(request, { maxBytes })
  const form = readForm(upload, uploadForm)
  if (!form.ok) return sendUpload(deps, request, reply, form.errors)
  const file = upload.file('fichiers')
  if (file === undefined) return sendUpload(deps, request, reply, { fichiers: copy.missingFile })
  const schoolId = form.value.etablissement
  const visitor = deps.visitors.visitor(request)
  const schools = await deps.directory.viewFor(scopeOf(visitor)).schools()
  if (!schools.some(({ id }) => id === schoolId))
    return sendUpload(deps, request, reply, { etablissement: copy.missingSchool })
  const read = await understandCsv(deps.csvImports, schoolId, await buffer(file.read()))
  const order = { schoolId, fileName: file.fileName, ...read, by: actorOf(visitor), at: deps.clock.now() }
  return seeOther(reply, `${csvPath}/${await deps.csvImports.open(order)}`)
}

async function draftOf(deps: CsvImportDeps, request: FastifyRequest): Promise<CsvDraft> {
  const { id = '' } = request.params as { id?: string } // the routes declare :id
  const by = actorOf(deps.visitors.visitor(request))
  const draft = /^\d{1,18}$/.test(id) ? await deps.csvImports.draft(id, by) : undefined
  if (!draft) throw csvRefusals.refuse('csv.unknown')
  return draft
}

// eslint-disable-next-line max-params -- the usual three, the file and what is wrong with the choice
function sendColumns(
  deps: CsvImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  draft: CsvDraft,
  error?: string,
): Promise<unknown> {
  const page = CsvColumns({
    csrf: request.csrf,
    draft,
    table: draftTable(draft),
    settings: draft.settings,
    error,
  })
  return send(deps, request, reply, page, error === undefined ? 200 : 422)
}

const settingsForm = z
  .object({
    encodage: z.enum(sheetEncodings).optional().catch(undefined),
    separateur: z.enum(sheetSeparators).catch(';'),
    apercu: z.string().optional(),
    dates: z.enum(csvDates).catch('auto'),
    profil: z.string().optional(),
  })
  .catchall(z.unknown())

/** Another encoding or separator makes other columns: they are guessed again, and shown again. */
async function choose(deps: CsvImportDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const draft = await draftOf(deps, request)
  const { header } = draftTable(draft)
  const form = readForm(request, settingsForm)
  if (!form.ok) return sendColumns(deps, request, reply, draft)
  const { encodage = draft.encoding, separateur: separator, dates, profil = '', apercu } = form.value
  if (encodage !== draft.encoding) return recode(deps, request, reply, draft, encodage)
  const chosen = header.map(
    (_, at) => csvFields.find((field) => field === form.kept.text(`colonne${String(at)}`)) ?? null,
  )
  const profile = parseSdetProfile(profil) ?? null
  const again = separator !== draft.settings.separator
  const settings: CsvSettings = { separator, dates, profile, columns: again ? [] : chosen }
  const fault = again ? undefined : settingsFault(settings)
  if (apercu !== undefined && !again) return sendColumns(deps, request, reply, { ...draft, settings })
  if (fault !== undefined) return sendColumns(deps, request, reply, { ...draft, settings }, fault)
  if (again) return sendColumns(deps, request, reply, await cutAgain(deps, draft, settings))
  await deps.csvImports.choose(draft.id, headerKey(header), settings)
  return seeOther(reply, `${csvPath}/${draft.id}/essai`)
}

// eslint-disable-next-line max-params -- the usual three, the file and its encoding
async function recode(
  deps: CsvImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  draft: CsvDraft,
  encoding: CsvDraft['encoding'],
): Promise<unknown> {
  const { csvImports } = deps
  if (draft.content === undefined) throw csvRefusals.refuse('csv.applied')
  try {
    const { settings } = await understandCsv(csvImports, draft.schoolId, draft.content, encoding)
    await csvImports.recode(draft.id, encoding, settings)
    return await sendColumns(deps, request, reply, { ...draft, encoding, settings })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return sendColumns(deps, request, reply, draft, copy.notThatEncoding(copy.encodings[encoding]))
  }
}

async function cutAgain(deps: CsvImportDeps, draft: CsvDraft, settings: CsvSettings): Promise<CsvDraft> {
  const { header } = draftTable({ ...draft, settings })
  const guessed = { ...settings, columns: guessColumns(header) }
  await deps.csvImports.choose(draft.id, headerKey(header), guessed)
  return { ...draft, settings: guessed }
}

async function tried(
  deps: CsvImportDeps,
  request: FastifyRequest,
  simulate: boolean,
): Promise<CsvPeople & { readonly draft: CsvDraft; readonly outcomes: readonly CsvOutcome[] }> {
  const draft = await draftOf(deps, request)
  const fault = settingsFault(draft.settings)
  if (fault !== undefined) throw csvRefusals.refuse('csv.columns', { reason: fault })
  const read = readCsvPeople(draftTable(draft).rows, draft.settings)
  const by = actorOf(deps.visitors.visitor(request))
  const faults = read.faults.length
  const order = { draft, people: read.people, faults, simulate, by, at: deps.clock.now() }
  const outcomes = await deps.csvImports.apply(order)
  if (outcomes === 'applied') throw csvRefusals.refuse('csv.applied')
  return { ...read, draft, outcomes }
}

async function sendTrial(
  deps: CsvImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const trial = await tried(deps, request, true)
  return send(deps, request, reply, CsvTrial({ csrf: request.csrf, ...trial }))
}

async function apply(deps: CsvImportDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { outcomes } = await tried(deps, request, false)
  const count = (wanted: CsvOutcome['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === wanted).length
  request.flash('success', copy.done(count('created'), count('completed')))
  return seeOther(reply, '/administration/annuaire')
}
