import { sendPage } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import { parisDay } from '../../frame/format.ts'
import { viewOf } from '../../frame/view-of.ts'
import { addByHand } from './add-by-hand.ts'
import { AddPersonPage } from './add-person-page.tsx'
import { handCategory } from './category-of-request.ts'
import { ClientHomePage } from './client-home-page.tsx'
import { mountPaste } from './paste/mount-paste.ts'
import type { PeopleDeps } from './people-deps.ts'
import { mountChanges } from './changes/mount-changes.ts'
import { changePerson } from './change-person.ts'
import { giveProfile } from './give-profile.ts'
import { showSheet } from './show-sheet.ts'
import { sheetOf } from './sheet-of-request.ts'
import { mountTable } from './table/mount-table.ts'
import { saveCasId } from './table/save-cas-id.ts'

const prefix = '/:base/client/ressources/:category'

/** Home of the client and *Ressources* (product.md B2). */
export function mountPeople(app: FastifyInstance, deps: PeopleDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get('/:base/client', inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const counts = await deps.people.counts(visit.base.id, parisDay(deps.clock.now()))
    const notices = await deps.noticeFor(visit)
    const guide = await deps.guideFor(visit, counts)
    const view = viewOf(request, deps.demo)
    return sendPage(reply, ClientHomePage({ view, visit, counts, notices, guide }))
  })
  mountTable(app, deps)
  mountChanges(app, deps)
  mountPaste(app, deps)
  app.get(`${prefix}/nouveau`, inBase, (request, reply) => {
    const page = { view: viewOf(request, deps.demo), visit: deps.gate.visit(request), kept: {}, errors: {} }
    return sendPage(reply, AddPersonPage({ ...page, category: handCategory(request) }))
  })
  app.post(`${prefix}/nouveau`, inBase, (request, reply) => addByHand(request, reply, deps))
  app.get(`${prefix}/:person`, inBase, async (request, reply) => {
    const sheet = await sheetOf(request, deps)
    return showSheet(request, reply, { deps, sheet })
  })
  app.post(`${prefix}/:person/profil`, inBase, (request, reply) => giveProfile(request, reply, deps))
  app.post(`${prefix}/:person/espaces`, inBase, (request, reply) => changePerson(request, reply, deps))
  app.post(`${prefix}/:person/identifiant-cas`, inBase, (request, reply) => saveCasId(request, reply, deps))
}
