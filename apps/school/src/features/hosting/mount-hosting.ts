import { type Jobs, readForm, readQuery, Refusal, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { actorOf } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import { consolePath } from '../bases/index.ts'
import { type BaseOrder, createBase } from '../console/index.ts'
import { BaseListPage } from './base-list-page.tsx'
import { baseQueryForm, compareBases, inTab, matchesSearch, needsFigures, pageSize } from './base-query.ts'
import { copy } from './copy.fr.ts'
import type { HostingDeps } from './hosting-deps.ts'
import { mountLife } from './mount-life.ts'
import { NewBasePage } from './new-base-page.tsx'

const addPath = '/hebergement/bases/nouvelle'
const baseForm = z.object({
  uai: z.string().max(50).default(''),
  nom: z.string().trim().max(200).default(''),
  chemin: z.string().trim().max(63).optional(),
  code_postal: z.string().trim().max(10).optional(),
  commune: z.string().trim().max(100).optional(),
  annee: z.coerce.number().int().optional(),
})

/** The list of the bases, and what the host does with them. */
export function mountHosting(app: FastifyInstance, deps: HostingDeps & { readonly jobs: Jobs }): void {
  app.get('/console', { preHandler: deps.gate.signedIn }, (request, reply) => showList(request, reply, deps))
  app.get(addPath, { preHandler: deps.gate.asHost }, (request, reply) => showForm(request, reply, deps))
  app.post(addPath, { preHandler: deps.gate.asHost }, (request, reply) => addBase(request, reply, deps))
  mountLife(app, deps)
  deps.jobs.repeat('bases-purge', '40 2 * * *', async () => {
    await deps.hosting.purge(deps.clock.now())
  })
}

async function showList(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: HostingDeps,
): Promise<FastifyReply> {
  const operator = deps.gate.operator(request)
  const read = readQuery(request, baseQueryForm)
  const query = read.ok ? read.value : baseQueryForm.parse({})
  const now = deps.clock.now()
  const figuresOf = (bases: readonly { readonly id: string }[]) =>
    deps.hosting.figures(
      bases.map(({ id }) => id),
      { now, today: parisDay(now) },
    )
  const every = await deps.operators.basesOf(operator)
  const found = every.filter((base) => inTab(base, query.etat) && matchesSearch(base, query.q))
  const known = needsFigures(query.tri) ? await figuresOf(found) : undefined
  const sorted = found.sort(compareBases(query, ({ id }) => known?.get(id)))
  const bases = sorted.slice((query.page - 1) * pageSize, query.page * pageSize)
  const page = BaseListPage({
    view: viewOf(request, deps.demo),
    operator,
    query,
    bases,
    figures: known ?? (await figuresOf(bases)),
    total: found.length,
    hasAny: every.length > 0,
    publicUrl: deps.publicUrl,
  })
  return sendPage(reply, page)
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: HostingDeps & { readonly typed?: (name: string) => string; readonly refused?: Refusal },
): FastifyReply {
  const { typed = () => '', refused } = deps
  const operator = deps.gate.operator(request)
  const said = refused && `${refused.texts.sentence} ${refused.texts.next}`
  const page = NewBasePage({ view: viewOf(request, deps.demo), operator, typed, refused: said })
  return sendPage(reply, page, refused?.status)
}

async function addBase(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: HostingDeps,
): Promise<FastifyReply> {
  const form = readForm(request, baseForm)
  const typed = (name: string): string => form.kept.text(name)
  const year = typed('annee').trim()
  const order = {
    uai: typed('uai'),
    name: typed('nom'),
    pathName: optional(typed('chemin')),
    postcode: optional(typed('code_postal')),
    city: optional(typed('commune')),
    schoolYear: year === '' ? undefined : Number(year),
  }
  const made = await createdOrRefusal(deps, order, actorOf(deps.gate.operator(request)))
  if (made instanceof Refusal) return showForm(request, reply, { ...deps, typed, refused: made })
  const base = await deps.bases.byId(made)
  request.flash('success', copy.add.done(order.name.trim()))
  return seeOther(reply, base ? consolePath(base) : '/console')
}

async function createdOrRefusal(
  deps: HostingDeps,
  order: BaseOrder,
  actor: string,
): Promise<string | Refusal> {
  try {
    return await createBase(deps, order, actor)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const optional = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())
