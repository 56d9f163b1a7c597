import { readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { LastChange } from '../../frame/conflict.tsx'
import { actorOf } from '../../frame/operator.ts'
import { stillSeen } from '../../frame/seen.ts'
import { viewOf } from '../../frame/view-of.ts'
import { mountPublication } from '../console/index.ts'
import { mountDelegation, mountFederationForm } from '../delegation/index.ts'
import { mountSecuritySettings, securityFaultOf, senderOf } from '../security-settings/index.ts'
import { copy } from './copy.fr.ts'
import { createDraftGate } from './draft-gate.ts'
import { DraftPage, draftPath } from './draft-page.tsx'
import { createDraftStores, draftOf } from './draft-stores.ts'
import { type FederationTrialDeps, mountFederationTrial } from './federation-trial-routes.ts'
import { HistoryPage } from './history-page.tsx'
import { mountTrial, type TrialDeps } from './mount-trial.ts'
import { draftRefusals } from './refusals.ts'
import type { SettingsStore } from './settings-store.ts'
import { wholeSnapshot } from './whole-snapshot.ts'

export type SettingsDraftDeps = TrialDeps &
  FederationTrialDeps &
  Parameters<typeof mountPublication>[1] &
  Parameters<typeof mountDelegation>[1] &
  Parameters<typeof mountSecuritySettings>[1] &
  Parameters<typeof mountFederationForm>[1] & { readonly settings: SettingsStore }

type Handler = (
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SettingsDraftDeps,
) => Promise<FastifyReply>

/** The draft of the settings, its trial, and their history (product.md B1). */
export function mountSettingsDraft(app: FastifyInstance, deps: SettingsDraftDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  const route = (handler: Handler) => (request: FastifyRequest, reply: FastifyReply) =>
    handler(request, reply, deps)
  app.get('/console/:base/brouillon', inBase, route(showDraft))
  app.post('/console/:base/brouillon', inBase, route(prepare))
  app.post('/console/:base/brouillon/relu', inBase, route(rebase))
  app.post('/console/:base/brouillon/appliquer', inBase, route(apply))
  app.post('/console/:base/brouillon/abandonner', inBase, route(discard))
  app.get('/console/:base/historique', inBase, route(showHistory))
  app.post('/console/:base/historique/restaurer', inBase, route(restore))
  mountTrial(app, deps)
  mountFederationTrial(app, deps)
  const stores = createDraftStores(deps)
  const gate = createDraftGate(deps.gate, deps.settings)
  const lastChange = async (baseId: string): Promise<LastChange | undefined> => {
    const draft = await deps.settings.draft(baseId)
    return draft && { actor: draft.updatedBy, at: draft.updatedAt }
  }
  const over = { ...deps, ...stores, gate, lastChange, under: '/console/:base/brouillon' }
  mountPublication(app, over)
  mountDelegation(app, over)
  mountSecuritySettings(app, over)
  mountFederationForm(app, over)
}

/** Whose act it is, on which base. */
function actOf(request: FastifyRequest, { gate, clock }: SettingsDraftDeps, action: string) {
  const { base, operator } = gate.visit(request)
  const [at, actor] = [clock.now(), actorOf(operator)]
  const audit = { action, actor, school: base.uai, target: base.pathName, outcome: 'done', at } as const
  return { base, baseId: base.id, at, actor, audit }
}

const showDraft: Handler = (request, reply, deps) => sendDraft(request, reply, { ...deps, overtaken: false })

/** `overtaken`: somebody else changed the draft while it was under the eyes of who pressed a button of its page. */
async function sendDraft(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SettingsDraftDeps & { readonly overtaken: boolean },
): Promise<FastifyReply> {
  const { overtaken, publicUrl } = deps
  const visit = deps.gate.visit(request)
  const current = await deps.settings.note({ baseId: visit.base.id, at: deps.clock.now() })
  const draft = await deps.settings.draft(visit.base.id)
  const view = viewOf(request, deps.demo)
  const page = DraftPage({ view, visit, publicUrl, current, draft, overtaken })
  return sendPage(reply, page, overtaken ? 409 : 200)
}

/** A draft from the settings in force; one that is there already is kept. */
const prepare: Handler = async (request, reply, deps) => {
  const act = actOf(request, deps, 'settings.draft-started')
  const { number, snapshot } = await deps.settings.note({ baseId: act.baseId, at: act.at })
  const outcome = await deps.settings.startDraft({ ...act, snapshot, basedOn: number })
  if (outcome === 'done') request.flash('info', copy.prepared)
  return seeOther(reply, draftPath(act.base))
}

/** The draft is kept as it is over the settings that were read beside it: others may have come since. */
const rebase: Handler = async (request, reply, deps) => {
  const act = actOf(request, deps, 'settings.draft-reviewed')
  const { number } = await deps.settings.note({ baseId: act.baseId, at: act.at })
  const read = Number(readForm(request, z.object({})).kept.text('version')) || number
  const outcome = await deps.settings.changeDraft({
    ...act,
    change: ({ snapshot }) => ({ snapshot, basedOn: Math.min(read, number) }),
  })
  if (outcome === 'none') throw draftRefusals.refuse('draft.none')
  request.flash('info', copy.rebased)
  return seeOther(reply, draftPath(act.base))
}

const apply: Handler = async (request, reply, deps) => {
  const act = actOf(request, deps, 'settings.applied')
  await refuseLockingOut(request, deps)
  const outcome = await deps.settings.apply({ ...act, seen: seenBy(request) })
  if (outcome === 'changed') return sendDraft(request, reply, { ...deps, overtaken: true })
  if (outcome !== 'done') throw draftRefusals.refuse(`draft.${outcome}`)
  request.flash('success', copy.applied)
  return seeOther(reply, draftPath(act.base))
}

/** Whoever prepared the draft may have been elsewhere: who applies it must not be locked out by it. */
async function refuseLockingOut(request: FastifyRequest, deps: SettingsDraftDeps): Promise<void> {
  const { base, operator } = deps.gate.visit(request)
  const { snapshot } = await draftOf(deps.settings, base.id)
  const sender = senderOf(request, { base, isHost: operator.allBases, publicUrl: deps.publicUrl })
  const fault = snapshot.security && securityFaultOf(snapshot.security, sender)
  if (fault === 'console') throw draftRefusals.refuse('draft.locks-out', { address: request.ip })
  if (fault === 'https') throw draftRefusals.refuse('draft.https-impossible')
}

const discard: Handler = async (request, reply, deps) => {
  const act = actOf(request, deps, 'settings.draft-discarded')
  const outcome = await deps.settings.discard({ ...act, seen: seenBy(request) })
  if (outcome === 'changed') return sendDraft(request, reply, { ...deps, overtaken: true })
  if (outcome === 'none') throw draftRefusals.refuse('draft.none')
  request.flash('info', copy.discarded)
  return seeOther(reply, draftPath(act.base))
}

const seenBy = (request: FastifyRequest) => stillSeen(readForm(request, z.object({})).kept)

const showHistory: Handler = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  await deps.settings.note({ baseId: visit.base.id, at: deps.clock.now() })
  const versions = await deps.settings.history(visit.base.id)
  return sendPage(reply, HistoryPage({ view: viewOf(request, deps.demo), visit, versions }))
}

const restore: Handler = async (request, reply, deps) => {
  const act = actOf(request, deps, 'settings.draft-restored')
  const wanted = Number(readForm(request, z.object({})).kept.text('version'))
  const version = (await deps.settings.history(act.baseId)).find((one) => one.number === wanted)
  if (!version) throw draftRefusals.refuse('draft.version-unknown')
  const { number, snapshot: current } = await deps.settings.note({ baseId: act.baseId, at: act.at })
  const snapshot = wholeSnapshot(version.snapshot, current)
  if ((await deps.settings.startDraft({ ...act, snapshot, basedOn: number })) === 'exists')
    throw draftRefusals.refuse('draft.exists')
  request.flash('success', copy.history.restored(String(wanted)))
  return seeOther(reply, draftPath(act.base))
}
