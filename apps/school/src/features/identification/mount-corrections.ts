import { type Clock, readForm, sendPage, sha256 } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { viewOf } from '../../frame/view-of.ts'
import type { BaseGate } from '../bases/index.ts'
import { renderFailure } from './failure-page.tsx'
import type { FailureSheet, FailureStore } from './failure-store.ts'
import { type IdentificationFailure, nothingKnown, statusOf } from './identification-failure.ts'
import { readCorrection } from './read-correction.ts'
import { identificationRefusals } from './refusals.ts'
import { SentPage } from './sent-page.tsx'

export interface CorrectionsDeps {
  readonly baseGate: BaseGate
  readonly failures: Pick<FailureStore, 'ofForm' | 'send'>
  readonly clock: Clock
  readonly demo: boolean
}

const tokenForm = z.object({ jeton: z.string().regex(/^[\w-]{20,64}$/) })

/** Receives the form of a failed identification from whoever was given its token, and no one else. */
export function mountCorrections(app: FastifyInstance, deps: CorrectionsDeps): void {
  const options = { preHandler: deps.baseGate.enter }
  app.post('/:base/:root/identification', options, (request, reply) => receive(request, reply, deps))
}

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: CorrectionsDeps,
): Promise<FastifyReply> {
  const base = deps.baseGate.of(request)
  const { sheet, token, isSent } = await failureOf(request, deps)
  const view = viewOf(request, deps.demo)
  // Sent twice (two tabs, a page reloaded): the first form is kept, and the answer is the same.
  if (isSent) return sendPage(reply, SentPage({ base, view }))
  const read = readCorrection(request)
  if (!read.ok) {
    const page = renderFailure({ failure: toFailure(sheet, token), base, view, refused: read })
    return sendPage(reply, page, 422)
  }
  const at = deps.clock.now()
  await deps.failures.send({
    baseId: base.id,
    failureId: sheet.id,
    tokenHash: sha256(token),
    form: read.form,
    at,
    audit: {
      action: 'identification-failure.sent',
      actor: sheet.casUser === undefined ? 'anonymous' : `cas:${sheet.casUser}`,
      target: `identification-failure:${sheet.id}`,
      school: base.uai,
      outcome: 'done',
      at,
    },
  })
  return sendPage(reply, SentPage({ base, view }))
}

async function failureOf(
  request: FastifyRequest,
  { baseGate, failures, clock }: CorrectionsDeps,
): Promise<{ readonly token: string; readonly sheet: FailureSheet; readonly isSent: boolean }> {
  const base = baseGate.of(request)
  const form = readForm(request, tokenForm)
  const { root } = request.params as { readonly root: string }
  const token = form.ok && root === base.root ? form.value.jeton : undefined
  const found = token && (await failures.ofForm(base.id, sha256(token), clock.now()))
  if (!token || !found) throw identificationRefusals.refuse('identification.form-expired')
  return { token, ...found }
}

const toFailure = ({ reason, space, evidence }: FailureSheet, token: string): IdentificationFailure => ({
  reason,
  status: statusOf(reason),
  space,
  evidence,
  people: [],
  form: { token, known: evidence.known ?? nothingKnown },
})
