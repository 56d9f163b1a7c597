import { parseUai, personCategories } from '@preau/people'
import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { scopeOf } from '../../../frame/visitor.ts'
import { listCopy } from '../copy.fr.ts'
import {
  changeOf,
  idParam,
  type IdentifiersImportDeps,
  importsPath,
  requireImporter,
  runPath,
} from '../deps.ts'
import type { ImportSchool } from '../import-run.ts'
import { openImport } from '../open-import.ts'
import { refuseOpening } from '../refuse-opening.ts'
import { importRefusals } from '../refusals.ts'
import { csvCopy as copy } from './copy.fr.ts'
import { type CsvField, csvFields, type CsvMapping, guessMapping, headerKey } from './csv-columns.ts'
import type { CsvDraft } from './csv-drafts.ts'
import { type CsvChoice, csvPeople } from './csv-people.ts'
import { type CsvTable, readCsvTable } from './csv-table.ts'
import { CsvPage } from './csv.page.tsx'

const path = `${importsPath}/colonnes/:id`

/** The column assistant of a spreadsheet, between its upload and its import. */
export function mountCsv(app: FastifyInstance, deps: IdentifiersImportDeps): void {
  const preHandler = requireImporter(deps)
  app.get(path, { preHandler }, async (request, reply) => {
    const draft = await draftOf(deps, request)
    const kept = await deps.csvDrafts.mapping(draft.school.id, headerKey(draft.table.header))
    const mapping = kept ?? guessMapping(draft.table.header)
    return show(deps, request, reply, {
      ...draft,
      choice: { mapping, category: undefined },
      remembered: kept !== undefined,
    })
  })
  app.post(path, { preHandler }, (request, reply) => answer(deps, request, reply))
}

export const csvPath = (draftId: string): string => `${importsPath}/colonnes/${draftId}`

interface ReadDraft {
  readonly draft: CsvDraft
  readonly school: ImportSchool
  readonly table: CsvTable
}

/** The file of the address, when it is the visitor’s and of one of their schools. */
async function draftOf(deps: IdentifiersImportDeps, request: FastifyRequest): Promise<ReadDraft> {
  const id = idParam(request, 'id')
  const draft = id === undefined ? undefined : await deps.csvDrafts.find(id, changeOf(deps, request))
  const schools = await deps.imports.schools(scopeOf(deps.visitors.visitor(request)))
  const school = schools.find((one) => one.id === draft?.schoolId)
  const reading = draft && (await readCsvTable(draft.content))
  if (!draft || !school || !reading?.ok) throw importRefusals.refuse('identifiers.csv-gone')
  return { draft, school, table: reading.table }
}

const column = z
  .string()
  .regex(/^\d{0,3}$/)
  .catch('')
  .default('')
const csvForm = z.object({
  ...(Object.fromEntries(csvFields.map((field) => [field, column])) as Record<CsvField, typeof column>),
  everybody: z.enum(personCategories).optional().catch(undefined),
  suite: z.enum(['apercu', 'importer']).catch('apercu').default('apercu'),
})

async function answer(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const read = await draftOf(deps, request)
  const form = readForm(request, csvForm)
  const choice = choiceOf(
    (field) => form.kept.text(field),
    read.table,
    form.ok ? form.value.everybody : undefined,
  )
  const errors = errorsOf(choice)
  const wanted = form.ok ? form.value.suite : 'apercu'
  if (wanted === 'apercu' || errors.length > 0)
    return show(deps, request, reply, { ...read, choice, remembered: false, errors })
  const uai = parseUai(read.school.uai)
  const file = uai === undefined ? undefined : csvPeople(read.table, choice, uai)
  if (!file || file.people.length === 0)
    return show(deps, request, reply, { ...read, choice, remembered: false, errors: [copy.nobody] })
  const change = changeOf(deps, request)
  const { school, draft, table } = read
  const order = {
    school,
    mode: 'partial' as const,
    entry: { name: draft.fileName, open: nothing },
    read: file,
    acceptOtherYear: false,
  }
  const opened = await openImport(deps, { ...order, ...change })
  if (opened.kind !== 'opened') throw refuseOpening(opened, school)
  await deps.csvDrafts.remember(school.id, headerKey(table.header), choice.mapping, change.at)
  await deps.csvDrafts.forget(draft.id)
  return seeOther(reply, runPath({ id: opened.runId }))
}

/** The file was read from its draft: its bytes are not asked for again. */
async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(new Uint8Array())
}

function choiceOf(
  text: (field: string) => string,
  { header }: CsvTable,
  category: CsvChoice['category'],
): CsvChoice {
  const chosen = csvFields.flatMap((field): [CsvField, number][] => {
    const written = text(field)
    const index = Number(written)
    return /^\d{1,3}$/.test(written) && index < header.length ? [[field, index]] : []
  })
  const mapping: CsvMapping = Object.fromEntries(chosen)
  return { mapping, category }
}

function errorsOf({ mapping, category }: CsvChoice): readonly string[] {
  const columns = Object.values(mapping)
  const { pronoteId, lastName, firstName } = mapping
  return [
    ...(pronoteId === undefined || lastName === undefined || firstName === undefined ? [copy.required] : []),
    ...(new Set(columns).size < columns.length ? [copy.sameColumn] : []),
    ...(mapping.category === undefined && category === undefined ? [copy.categoryRequired] : []),
  ]
}

type Shown = ReadDraft & {
  readonly choice: CsvChoice
  readonly remembered: boolean
  readonly errors?: readonly string[]
}

function show(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { draft, school, table, choice, remembered, errors }: Shown,
): unknown {
  const uai = parseUai(school.uai)
  const isReady = errorsOf(choice).length === 0 && uai !== undefined
  const file = isReady ? csvPeople(table, choice, uai) : undefined
  const action = csvPath(draft.id)
  const content = {
    title: copy.title,
    lead: copy.lead,
    width: 'wide' as const,
    breadcrumbs: [
      { label: listCopy.administration, href: '/administration' },
      { label: listCopy.title, href: importsPath },
      { label: `${school.name} · ${draft.fileName}` },
    ],
    children: CsvPage({ csrf: request.csrf, action, table, choice, remembered, file, errors: errors ?? [] }),
  }
  return deps.frame.page(request, reply, content, errors && errors.length > 0 ? 422 : undefined)
}
