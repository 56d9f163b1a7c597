import { readForm, readQuery, readUpload, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../../frame/format.ts'
import { actorOf } from '../../../frame/operator.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { categoryOf } from '../category-of-request.ts'
import { changesCopy } from '../changes/copy.fr.ts'
import { changesPath } from '../changes/done-pages.tsx'
import { changeBy } from '../changes/mount-changes.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { peopleRefusals } from '../refusals.ts'
import { peopleQueryForm, type PeopleQueryInput, toPeopleQuery } from '../table/people-query.ts'
import { pasteCopy as copy } from './copy.fr.ts'
import { offeredFields, type PasteField, pasteFields } from './paste-fields.ts'
import { PasteFormPage } from './paste-form-page.tsx'
import type { PasteLine } from './paste-lines.ts'
import { PastePreviewPage } from './paste-preview-page.tsx'
import { readPaste } from './read-paste.ts'

const path = '/:base/client/ressources/:category/coller'
const maxBytes = 8 * 1_048_576
/** How long a preview waits for its answer. */
const draftMs = 30 * 60_000

const pasteForm = peopleQueryForm.extend({
  champ: z.enum(pasteFields).optional().catch(undefined),
  sorte: z.enum(['personnes', 'liste']).catch('personnes'),
  texte: z.string().max(4_000_000).default(''),
})

/** A column of a spreadsheet, pasted or from a file: said line by line, then written, then undone if need be (product.md B2). */
export function mountPaste(app: FastifyInstance, deps: PeopleDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, async (request, reply) => {
    const query = readQuery(request, peopleQueryForm)
    return showForm(request, reply, {
      deps,
      input: query.ok ? query.value : peopleQueryForm.parse({}),
      kept: {},
    })
  })
  app.post(path, { ...inBase, config: { upload: true } }, (request, reply) => preview(request, reply, deps))
  app.post(`${path}/appliquer`, inBase, (request, reply) => apply(request, reply, deps))
}

interface Shown {
  readonly deps: PeopleDeps
  readonly input: PeopleQueryInput
  readonly kept: { readonly champ?: string; readonly sorte?: string; readonly texte?: string }
  readonly error?: string
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, input, kept, error }: Shown,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const category = categoryOf(request)
  const query = { ...toPeopleQuery(input, category, parisDay(deps.clock.now())), pageSize: 1, page: 1 }
  const { total } = await deps.people.list(visit.base.id, query)
  const page = { view: viewOf(request, deps.demo), visit, category, input, total, kept, error }
  return sendPage(reply, PasteFormPage(page), error === undefined ? 200 : 422)
}

async function preview(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const category = categoryOf(request)
  const upload = await readUpload(request, { maxBytes })
  const form = readForm(upload, pasteForm)
  const {
    champ: field,
    sorte,
    texte,
    ...input
  } = form.ok ? form.value : { ...pasteForm.parse({}), texte: '' }
  const kept = { champ: field ?? '', sorte, texte }
  const again = (error: string) => showForm(request, reply, { deps, input, kept, error })
  if (!form.ok) return again(copy.unreadable)
  if (field === undefined || !offeredFields(category, visit.base.entIdentifiers).includes(field))
    return again(copy.noField)
  const query = toPeopleQuery(input, category, parisDay(deps.clock.now()))
  const file = upload.file('fichier')
  const given = { field, aligned: sorte === 'liste', text: texte, file }
  const read = await readPaste(deps.people, { baseId: visit.base.id, query }, given)
  if ('error' in read) return again(read.error)
  const draftId = await keepDraft(request, deps, { field, lines: read.lines })
  const view = viewOf(request, deps.demo)
  return sendPage(
    reply,
    PastePreviewPage({ view, visit, category, input, field, lines: read.lines, draftId }),
  )
}

/** The lines that change something wait for the answer, as they were seen. */
async function keepDraft(
  request: FastifyRequest,
  deps: PeopleDeps,
  { field, lines }: { readonly field: PasteField; readonly lines: readonly PasteLine[] },
): Promise<string | undefined> {
  const { base, operator } = deps.gate.visit(request)
  const changed = lines.flatMap(({ outcome, person, value }) =>
    outcome === 'change' && person ? [{ personId: person.id, before: person.current, after: value }] : [],
  )
  if (changed.length === 0) return undefined
  return deps.peopleChanges.keepDraft({
    baseId: base.id,
    actor: actorOf(operator),
    endsAt: new Date(deps.clock.now().getTime() + draftMs),
    category: categoryOf(request),
    field,
    lines: changed,
  })
}

const applyForm = z.object({ brouillon: z.string().regex(/^\d{1,18}$/) })

async function apply(request: FastifyRequest, reply: FastifyReply, deps: PeopleDeps): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const form = readForm(request, applyForm)
  if (!form.ok) throw peopleRefusals.refuse('people.paste-gone')
  const change = changeBy(visit, deps, { action: 'people.changed', data: { source: 'paste' } })
  const done = await deps.peopleChanges.applyDraft(change, form.value.brouillon)
  if (done === 'gone') throw peopleRefusals.refuse('people.paste-gone')
  request.flash('success', changesCopy.saved(done.written))
  if (done.left > 0) request.flash('warning', changesCopy.left(done.left))
  return seeOther(reply, `${changesPath(visit)}/${done.id}`)
}
