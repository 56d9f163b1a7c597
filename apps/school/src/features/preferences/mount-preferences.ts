import { type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { LastAct } from '../../frame/conflict.tsx'
import { actorOf } from '../../frame/operator.ts'
import { stillSeen } from '../../frame/seen.ts'
import { inWords } from '../../frame/setting-facts.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import { copy } from './copy.fr.ts'
import { PreferencesPage, preferencesPath } from './preferences-page.tsx'
import type { PreferencesStore } from './preferences-store.ts'

export interface PreferencesDeps {
  readonly gate: OperatorGate
  readonly preferences: PreferencesStore
  readonly lastAct: LastAct
  readonly clock: Clock
  readonly demo: boolean
}

const path = '/:base/client/parametres/ent-cas'
const preferencesForm = z.object({ identifiants_ent: z.string().optional() })

/** *Paramètres > Préférences > Affichages > Gestion ENT / CAS* (product.md B2). */
export function mountPreferences(app: FastifyInstance, deps: PreferencesDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, (request, reply) => {
    const visit = deps.gate.visit(request)
    return sendPage(reply, PreferencesPage({ view: viewOf(request, deps.demo), visit }))
  })
  app.post(path, inBase, (request, reply) => save(request, reply, deps))
}

async function save(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PreferencesDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { base } = visit
  const form = readForm(request, preferencesForm)
  const active = form.ok && form.value.identifiants_ent !== undefined
  const outcome = await deps.preferences.setEntIdentifiers({
    baseId: base.id,
    active,
    seen: stillSeen(form.kept),
    audit: {
      action: active ? 'ent-identifiers.activated' : 'ent-identifiers.deactivated',
      actor: actorOf(visit.operator),
      school: base.uai,
      outcome: 'done',
      at: deps.clock.now(),
    },
  })
  if (outcome === 'changed') return sendConflict(request, reply, { ...deps, typed: active })
  request.flash('success', active ? copy.on : copy.off)
  return seeOther(reply, preferencesPath(visit))
}

/** There are two choices: what stands is the other one. */
async function sendConflict(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, ...deps }: PreferencesDeps & { readonly typed: boolean },
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const base = { ...visit.base, entIdentifiers: !typed }
  const actions = ['ent-identifiers.activated', 'ent-identifiers.deactivated']
  const conflict = {
    last: await deps.lastAct({ school: base.uai, actions }),
    differences: [
      { label: copy.option, before: inWords.yesNo(base.entIdentifiers), after: inWords.yesNo(typed) },
    ],
    again: preferencesPath(visit),
  }
  const page = { view: viewOf(request, deps.demo), visit: { ...visit, base }, typed, conflict }
  return sendPage(reply, PreferencesPage(page), 409)
}
