import { type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import { copy } from './copy.fr.ts'
import { PreferencesPage, preferencesPath } from './preferences-page.tsx'
import type { PreferencesStore } from './preferences-store.ts'

export interface PreferencesDeps {
  readonly gate: OperatorGate
  readonly preferences: PreferencesStore
  readonly clock: Clock
  readonly demo: boolean
}

const path = '/:base/client/parametres/ent-cas'
const preferencesForm = z.object({ identifiants_ent: z.string().optional() })

/** *Paramètres > Préférences > Affichages > Gestion ENT / CAS* (product.md B2). */
export function mountPreferences(app: FastifyInstance, deps: PreferencesDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, (request, reply) =>
    sendPage(reply, PreferencesPage({ view: viewOf(request, deps.demo), visit: deps.gate.visit(request) })),
  )
  app.post(path, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const form = readForm(request, preferencesForm)
    const active = form.ok && form.value.identifiants_ent !== undefined
    await deps.preferences.setEntIdentifiers(visit.base.id, active, {
      action: active ? 'ent-identifiers.activated' : 'ent-identifiers.deactivated',
      actor: actorOf(visit.operator),
      school: visit.base.uai,
      outcome: 'done',
      at: deps.clock.now(),
    })
    request.flash('success', active ? copy.on : copy.off)
    return seeOther(reply, preferencesPath(visit))
  })
}
