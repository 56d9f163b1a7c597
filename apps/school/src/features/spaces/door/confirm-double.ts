import { readForm, sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { viewOf } from '../../../frame/view-of.ts'
import { type IdentificationFailure, type PendingDouble, renderFailure } from '../../identification/index.ts'
import { copy } from '../copy.fr.ts'
import type { Credential } from '../local/credential-store.ts'
import { checkLocally, type LocalCheck } from '../local/check-locally.ts'
import { spaceRefusals } from '../refusals.ts'
import type { DoorDeps } from '../spaces-deps.ts'
import type { Arrival } from './arrive.ts'
import { letInThroughEnt } from './come-back.ts'
import { DoublePage } from './double-page.tsx'

const doubleForm = z.object({
  identifiant: z.string().trim().max(200).default(''),
  mot_de_passe: z.string().max(1024).default(''),
  sans_compte: z.string().max(10).default(''),
})

type AtDoor = DoorDeps & { readonly arrival: Arrival; readonly token: string }

/**
 * POST of the double authentication: the local password says whose account of the ENT this is. The link is stored, and
 * nobody types that password again (product.md B1).
 */
export async function confirmDouble(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AtDoor,
): Promise<FastifyReply> {
  const { arrival, token } = deps
  const read = readForm(request, doubleForm)
  const form = read.ok ? read.value : doubleForm.parse({})
  const login = form.identifiant.toLowerCase()
  const view = viewOf(request, deps.demo)
  const again = (error: string, status = 422): FastifyReply =>
    sendPage(reply, DoublePage({ view, arrival, token, login, error }), status)
  const isWithout = form.sans_compte !== ''
  if (!isWithout && (login === '' || form.mot_de_passe === '')) return again(copy.login.missing)
  const pending = await deps.double.attempt({ base: arrival.base, token })
  if (pending?.space !== arrival.space) throw spaceRefusals.refuse('space.double-ended')
  if (isWithout) return sayWithout(request, reply, { ...deps, pending })
  const checked = await checkLocally(request, { ...deps, login, password: form.mot_de_passe })
  if (checked.ok) return link(request, reply, { ...deps, pending, credential: checked.credential })
  await noteRefused({ ...deps, pending, checked })
  return again(sentenceOf(checked), checked.kind === 'held-back' ? 429 : 422)
}

type Pending = AtDoor & { readonly pending: PendingDouble }
type Refused = Extract<LocalCheck, { readonly ok: false }>

const sentenceOf = (checked: Refused): string => {
  if (checked.kind === 'held-back') return copy.double.heldBack(checked.seconds)
  return checked.kind === 'ended' ? copy.login.oneTimeEnded : copy.double.wrong
}

/** A wrong password is a failure that the supervisor sees, with the person whose log-in name it was. */
async function noteRefused({
  double,
  arrival: { base },
  pending,
  checked,
}: Pending & { readonly checked: Refused }): Promise<void> {
  const personId = checked.kind === 'held-back' ? undefined : checked.personId
  await double.fail({ base, pending, reason: 'double-refused', personId })
}

/** No local account: the school is told, with the form that says who the person is. */
async function sayWithout(
  request: FastifyRequest,
  reply: FastifyReply,
  { double, demo, arrival: { base }, pending }: Pending,
): Promise<FastifyReply> {
  const failure = await double.fail({ base, pending, reason: 'double-no-account' })
  return showFailure(request, reply, { base, demo, failure })
}

async function link(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Pending & { readonly credential: Credential },
): Promise<FastifyReply> {
  const { arrival, token, pending, credential } = deps
  const { base } = arrival
  const { personId, oneTimeUntil } = credential
  const outcome = await deps.double.confirm({ base, token, pending, personId })
  if (outcome.kind === 'failure')
    return showFailure(request, reply, { base, demo: deps.demo, failure: outcome.failure })
  // A one-time password serves once: the ENT is the door from now on.
  if (oneTimeUntil !== undefined) await deps.credentials.endOneTime(base.id, personId, deps.clock.now())
  request.flash('success', copy.double.done)
  return letInThroughEnt(request, reply, { ...deps, ...outcome })
}

const showFailure = (
  request: FastifyRequest,
  reply: FastifyReply,
  {
    base,
    demo,
    failure,
  }: {
    readonly base: Arrival['base']
    readonly demo: boolean
    readonly failure: IdentificationFailure
  },
): FastifyReply =>
  sendPage(reply, renderFailure({ failure, base, view: viewOf(request, demo) }), failure.status)
