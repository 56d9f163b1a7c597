import { readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../../frame/format.ts'
import { actorOf } from '../../../frame/operator.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { failuresPath } from '../failures-path.ts'
import { identificationRefusals } from '../refusals.ts'
import type { BulkFields } from './bulk-order.ts'
import { inboxCopy } from './copy.fr.ts'
import type { FailureSelection } from './failure-inbox.ts'
import { inboxHref, readInbox } from './inbox-query.ts'
import { LinkPreviewPage } from './link-preview-page.tsx'
import { LinkRunPage, linkRunsPath, LinkRunsPage } from './link-run-pages.tsx'
import type { AgreedLink, LinkBy, LinkRun, LinkRuns } from './link-runs.ts'
import type { InboxDeps } from './mount-inbox.ts'
import { sureLinks, type SureLink } from './sure-links.ts'

export interface LinksDeps extends InboxDeps {
  readonly linkRuns: LinkRuns
}

const path = '/:base/client/identites/liens'
const copy = inboxCopy.links

/** As many as one reads before agreeing. */
const most = 200

/** The sure links of many failures: agreed to, given, listed, undone. */
export function mountLinks(app: FastifyInstance, deps: LinksDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.post('/:base/client/identites/echecs/choix/relier', inBase, (request, reply) =>
    linkAgreed(request, reply, deps),
  )
  app.get(path, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const runs = await deps.linkRuns.latest(visit.base.id, 50)
    return sendPage(reply, LinkRunsPage({ view: viewOf(request, deps.demo), visit, runs }))
  })
  app.get(`${path}/:links`, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const run = await runOf(request, deps)
    const lines = await deps.linkRuns.lines(run.id)
    return sendPage(reply, LinkRunPage({ view: viewOf(request, deps.demo), visit, run, lines }))
  })
  app.post(`${path}/:links/annuler`, inBase, (request, reply) => undo(request, reply, deps))
}

/** The run of the address, in the base of the address. @throws Refusal `failure.links-unknown` */
async function runOf(request: FastifyRequest, { gate, linkRuns }: LinksDeps): Promise<LinkRun> {
  const { links } = request.params as { readonly links: string }
  const run = /^\d{1,18}$/.test(links) ? await linkRuns.read(gate.visit(request).base.id, links) : undefined
  if (!run) throw identificationRefusals.refuse('failure.links-unknown')
  return run
}

interface Chosen {
  readonly fields: BulkFields
  readonly selection: FailureSelection
}

/** What could be linked among the failures chosen, to be agreed to. */
export async function askToLink(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, fields, selection }: Chosen & { readonly deps: InboxDeps },
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const today = parisDay(deps.clock.now())
  // One more than what is shown says that there are more.
  const material = await deps.inbox.linkMaterial(visit.base.id, selection, { most: most + 1, today })
  const isPartial = material.failures.length > most
  const failures = material.failures.slice(0, most)
  const links = onePerPerson(sureLinks({ ...material, failures }))
  if (links.length === 0) {
    request.flash('warning', copy.nobody(failures.length))
    return seeOther(reply, inboxHref(failuresPath(visit.base), fields))
  }
  const view = viewOf(request, deps.demo)
  const page = LinkPreviewPage({ view, visit, inbox: fields, links, looked: failures.length, isPartial })
  return sendPage(reply, page)
}

/** The failures of one account have one remedy. */
const onePerPerson = (links: readonly SureLink[]): readonly SureLink[] =>
  [...new Map(links.toReversed().map((link) => [link.person.id, link])).values()].toReversed()

const agreedForm = z.object({
  liste: z.string().max(1000).catch(''),
  depuis: z.enum(['liste', 'apercu']).catch('apercu'),
  liens: z.array(z.string().regex(/^\d{1,18}-\d{1,18}$/)).max(most),
})

/** Whatever is not sure any more is left, and the page says how many. */
async function linkAgreed(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: LinksDeps,
): Promise<FastifyReply> {
  const { base } = deps.gate.visit(request)
  const form = readForm(request, agreedForm)
  if (!form.ok) throw identificationRefusals.refuse('failure.selection-lost')
  const back = inboxHref(failuresPath(base), readInbox(form.value.liste))
  const agreed = form.value.liens.map(readLink)
  if (agreed.length === 0) {
    request.flash('warning', copy.noneTicked)
    return seeOther(reply, back)
  }
  const still = await stillSure(request, deps, agreed)
  const done = still.length === 0 ? 'nothing' : await deps.linkRuns.link(byWhom(request, deps), still)
  if (done === 'nothing') throw identificationRefusals.refuse('failure.links-changed')
  const isInbox = form.value.depuis === 'liste'
  const left = agreed.length - done.done
  const said = [
    copy.done(done.done),
    ...(left === 0 ? [] : [copy.left(left)]),
    ...(isInbox ? [copy.howToUndo] : []),
  ]
  request.flash(left === 0 ? 'success' : 'warning', said.join(' '))
  return seeOther(reply, isInbox ? back : `${linkRunsPath(base)}/${done.id}`)
}

function readLink(text: string): AgreedLink {
  const [failureId = '', personId = ''] = text.split('-')
  return { failureId, personId }
}

/** Those that the rule would propose again now, for the same person. */
async function stillSure(
  request: FastifyRequest,
  { gate, inbox, clock }: LinksDeps,
  agreed: readonly AgreedLink[],
): Promise<readonly AgreedLink[]> {
  const selection = { state: 'open', ids: agreed.map(({ failureId }) => failureId) } as const
  const limits = { most, today: parisDay(clock.now()) }
  const material = await inbox.linkMaterial(gate.visit(request).base.id, selection, limits)
  const sure = new Set(sureLinks(material).map(({ failure, person }) => `${failure.id}-${person.id}`))
  return agreed.filter(({ failureId, personId }) => sure.has(`${failureId}-${personId}`))
}

function byWhom(request: FastifyRequest, { gate, clock }: LinksDeps): LinkBy {
  const { base, operator } = gate.visit(request)
  const at = clock.now()
  const actor = actorOf(operator)
  return { baseId: base.id, at, actor, audit: { actor, school: base.uai, outcome: 'done', at } }
}

async function undo(request: FastifyRequest, reply: FastifyReply, deps: LinksDeps): Promise<FastifyReply> {
  const run = await runOf(request, deps)
  const undone = await deps.linkRuns.undo(byWhom(request, deps), run.id)
  if (undone === 'gone') throw identificationRefusals.refuse('failure.links-undone')
  request.flash('success', copy.undone(undone.taken))
  return seeOther(reply, `${linkRunsPath(deps.gate.visit(request).base)}/${run.id}`)
}
