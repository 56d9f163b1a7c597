import { type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, type Visit } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import { ComparePage } from './compare-page.tsx'
import { copy } from './copy.fr.ts'
import { DuplicatesPage, duplicatesPath } from './duplicates-page.tsx'
import type { DuplicatesStore, RecordOfPerson } from './duplicates-store.ts'
import { findDuplicates } from './find-duplicates.ts'
import { MergesPage } from './merges-page.tsx'
import { duplicateRefusals } from './refusals.ts'

export interface DuplicatesDeps {
  readonly gate: OperatorGate
  readonly duplicates: DuplicatesStore
  readonly clock: Clock
  readonly demo: boolean
}

const prefix = '/:base/client/identites/doublons'
const pair = `${prefix}/:person/:other`

/** *Gestion des identités > Doublons* (product.md B4). */
export function mountDuplicates(app: FastifyInstance, deps: DuplicatesDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(prefix, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const found = await findDuplicates(deps.duplicates, visit.base.id)
    return sendPage(reply, DuplicatesPage({ view: viewOf(request, deps.demo), visit, ...found }))
  })
  app.get(`${prefix}/fusions`, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const merges = await deps.duplicates.merges(visit.base.id)
    return sendPage(reply, MergesPage({ view: viewOf(request, deps.demo), visit, merges }))
  })
  app.get(pair, inBase, (request, reply) => showPair(request, reply, deps))
  app.post(`${pair}/fusionner`, inBase, (request, reply) => merge(request, reply, deps))
  app.post(`${pair}/distinguer`, inBase, (request, reply) => keepApart(request, reply, deps))
  app.post(`${prefix}/fusions/:merge/annuler`, inBase, (request, reply) => undo(request, reply, deps))
}

async function showPair(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DuplicatesDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const [left, right] = await recordsOf(request, deps, visit)
  return sendPage(reply, ComparePage({ view: viewOf(request, deps.demo), visit, left, right }))
}

/** The two records of an address, both of this base and of one category. */
async function recordsOf(
  request: FastifyRequest,
  deps: DuplicatesDeps,
  visit: Visit,
): Promise<readonly [RecordOfPerson, RecordOfPerson]> {
  const { person, other } = request.params as { readonly person: string; readonly other: string }
  const ids = [person, other].filter((id) => /^\d{1,18}$/.test(id))
  const records = await deps.duplicates.records(visit.base.id, ids)
  const [left, right] = [person, other].map((id) => records.find((record) => record.id === id))
  if (left === undefined || right === undefined || left === right || left.category !== right.category)
    throw duplicateRefusals.refuse('duplicates.unknown')
  return [left, right]
}

const mergeForm = z.object({
  conserver: z.string(),
  identifiant_cas: z.string().default(''),
  identifiant_pronote: z.string(),
  version_a: z.string(),
  version_b: z.string(),
})

async function merge(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DuplicatesDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const [left, right] = await recordsOf(request, deps, visit)
  const form = readForm(request, mergeForm)
  if (!form.ok) throw duplicateRefusals.refuse('duplicates.changed')
  const { conserver, identifiant_cas: casId, identifiant_pronote: pronoteId } = form.value
  const [keep, drop] = conserver === right.id ? [right, left] : [left, right]
  const chosen = [left, right].find((record) => record.casId === casId)?.casId
  const kept = [left, right].find((record) => record.pronoteId === pronoteId)?.pronoteId
  const isShown = left.version === form.value.version_a && right.version === form.value.version_b
  const casIdIsThere = chosen !== undefined || (left.casId === undefined && right.casId === undefined)
  if (kept === undefined || !isShown || !casIdIsThere) throw duplicateRefusals.refuse('duplicates.changed')
  const at = deps.clock.now()
  const outcome = await deps.duplicates.merge({
    baseId: visit.base.id,
    keep,
    drop,
    casId: chosen,
    pronoteId: kept,
    actor: actorOf(visit.operator),
    at,
    audit: { ...auditOf(visit, 'person.merged', keep.id), at, data: { merged: drop.id } },
  })
  if (outcome === 'changed') throw duplicateRefusals.refuse('duplicates.changed')
  request.flash('success', copy.done)
  return seeOther(reply, `${duplicatesPath(visit)}/fusions`)
}

async function keepApart(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DuplicatesDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const [left, right] = await recordsOf(request, deps, visit)
  const kept = await deps.duplicates.keepApart({
    baseId: visit.base.id,
    ids: [left.id, right.id],
    audit: {
      ...auditOf(visit, 'person.told-apart', left.id),
      at: deps.clock.now(),
      data: { other: right.id },
    },
  })
  if (!kept) throw duplicateRefusals.refuse('duplicates.unknown')
  request.flash('success', copy.keptApart)
  return seeOther(reply, duplicatesPath(visit))
}

async function undo(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DuplicatesDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { merge: mergeId } = request.params as { readonly merge: string }
  const at = deps.clock.now()
  const audit = {
    ...auditOf(visit, 'person.merge-undone'),
    target: `person-merge:${mergeId}`,
    at,
  }
  const outcome = /^\d{1,18}$/.test(mergeId)
    ? await deps.duplicates.undo({ baseId: visit.base.id, mergeId, at, audit })
    : 'gone'
  if (outcome === 'gone') throw duplicateRefusals.refuse('duplicates.merge-gone')
  if (outcome === 'changed') throw duplicateRefusals.refuse('duplicates.not-undone')
  request.flash('success', copy.merges.undone)
  return seeOther(reply, `${duplicatesPath(visit)}/fusions`)
}

const auditOf = ({ operator, base }: Visit, action: string, personId?: string) => ({
  action,
  actor: actorOf(operator),
  school: base.uai,
  outcome: 'done' as const,
  ...(personId !== undefined && { target: `person:${personId}` }),
})
