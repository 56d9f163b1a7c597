import { readForm, readUpload, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import { copy } from './copy.fr.ts'
import { applyPartner, comparePartner, type PartnerImportDeps } from './import-partner.ts'
import { DifferencePage, PartnerPage, partnerPath } from './partner-pages.tsx'
import { partnerRefusals } from './refusals.ts'

export interface PartnerImportPagesDeps extends PartnerImportDeps {
  readonly gate: OperatorGate
  readonly demo: boolean
}

const path = '/:base/client/imports/annuaire-ent'
const maxBytes = 32 * 1_048_576
const applyForm = z.object({ comparaison: z.string().regex(/^\d{1,18}$/) })

/** *Imports/Exports > Annuaire de l’ENT* (product.md B2). */
export function mountPartnerImport(app: FastifyInstance, deps: PartnerImportPagesDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, (request, reply) =>
    sendPage(reply, PartnerPage({ view: viewOf(request, deps.demo), visit: deps.gate.visit(request) })),
  )
  app.post(path, { ...inBase, config: { upload: true } }, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const file = (await readUpload(request, { maxBytes })).file('annuaire')
    const view = viewOf(request, deps.demo)
    if (!file) return sendPage(reply, PartnerPage({ view, visit, error: copy.fileMissing }), 422)
    const entry = { name: file.fileName, open: () => file.read() }
    const order = { base: visit.base, entry, actor: actorOf(visit.operator) }
    return sendPage(reply, DifferencePage({ view, visit, difference: await comparePartner(deps, order) }))
  })
  app.post(`${path}/appliquer`, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const form = readForm(request, applyForm)
    if (!form.ok) throw partnerRefusals.refuse('partner.draft-gone')
    const order = { base: visit.base, draftId: form.value.comparaison, actor: actorOf(visit.operator) }
    const { linked, kept } = await applyPartner(deps, order)
    request.flash('success', copy.applied(linked))
    if (kept > 0) request.flash('warning', copy.kept(kept))
    return seeOther(reply, partnerPath(visit))
  })
}
