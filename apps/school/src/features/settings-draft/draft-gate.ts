import type { FastifyRequest } from 'fastify'
import { versionOf } from '../../frame/seen.ts'
import type { SchoolBase } from '../bases/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import { draftOf } from './draft-stores.ts'
import type { SettingsStore } from './settings-store.ts'

/** The gate of the forms mounted over the draft: their base is that of the draft, which nothing locks. */
export function createDraftGate(gate: OperatorGate, settings: Pick<SettingsStore, 'draft'>): OperatorGate {
  const drafts = new WeakMap<FastifyRequest, SchoolBase>()
  return {
    ...gate,
    inBase: async (request, reply) => {
      await gate.inBase(request, reply)
      if (reply.sent) return reply
      const { base } = gate.visit(request)
      const { publication, security } = (await draftOf(settings, base.id)).snapshot
      const { idleMinutes, ...rest } = security ?? { ...base.security, idleMinutes: base.idleMinutes }
      const inDraft = {
        root: publication.root,
        idleMinutes,
        security: { ...rest, version: versionOf(security) },
      }
      drafts.set(request, { ...base, ...inDraft, published: false, draft: true })
      return undefined
    },
    visit: (request) => {
      const visit = gate.visit(request)
      return { ...visit, base: drafts.get(request) ?? visit.base }
    },
  }
}
