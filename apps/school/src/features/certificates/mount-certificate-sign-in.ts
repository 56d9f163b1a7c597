import { type Clock, readQuery, type Sessions } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TLSSocket } from 'node:tls'
import { z } from 'zod'
import {
  localPath,
  openOperatorSession,
  type OperatorSessionData,
  type OperatorStore,
} from '../operators/index.ts'
import { formatMoment } from '../../frame/format.ts'
import type { CertificateStore } from './certificate-store.ts'
import { checkCertificate, type CheckedCertificate } from './check-certificate.ts'
import { presentedCertificate, type PresentedOptions } from './presented-certificate.ts'
import { certificateRefusals } from './refusals.ts'

export interface CertificateSignInDeps {
  readonly certificates: CertificateStore
  readonly operators: OperatorStore
  readonly sessions: Sessions<OperatorSessionData>
  readonly presented: PresentedOptions
  /** Some way of presenting a certificate is configured. */
  readonly certificateSignIn: boolean
  /** Address of our own listener that asks for certificates, without a final slash. */
  readonly mtlsUrl: string | undefined
  readonly publicUrl: string
  readonly clock: Clock
}

/** `/connexion/certificat`: the certificate that the connection proves, and no other page reads one. */
export function mountCertificateSignIn(app: FastifyInstance, deps: CertificateSignInDeps): void {
  app.get('/connexion/certificat', async (request, reply) => {
    const query = readQuery(request, z.object({ retour: z.string().max(2000).optional() }))
    const next = localPath(query.ok ? query.value.retour : undefined, '/console')
    const presented = presentedCertificate(request, deps.presented)
    if (presented.kind === 'certificate') {
      const checked = await checkCertificate(deps, presented.der)
      return checked.ok ? comeIn(request, reply, { ...deps, checked, next }) : refuse(request, deps, checked)
    }
    if (presented.kind === 'none') return elsewhere(request, reply, { ...deps, next })
    await record(request, deps, presented.kind)
    throw certificateRefusals.refuse(`certificate.${presented.kind}`)
  })
}

/** From the usual address to the listener that asks for certificates; once there, none was chosen. */
function elsewhere(
  request: FastifyRequest,
  reply: FastifyReply,
  { mtlsUrl, next }: CertificateSignInDeps & { readonly next: string },
): FastifyReply {
  if (mtlsUrl === undefined || request.raw.socket instanceof TLSSocket)
    throw certificateRefusals.refuse('certificate.none')
  return reply.redirect(`${mtlsUrl}/connexion/certificat?retour=${encodeURIComponent(next)}`, 302)
}

interface Coming extends CertificateSignInDeps {
  readonly checked: Extract<CheckedCertificate, { readonly ok: true }>
  readonly next: string
}

async function comeIn(request: FastifyRequest, reply: FastifyReply, deps: Coming): Promise<FastifyReply> {
  const { checked, publicUrl, next } = deps
  const operator = await deps.operators.byId(checked.operatorId)
  if (!operator) return refuse(request, deps, { ok: false, fault: 'revoked' })
  const certificateId = checked.issued.id
  await openOperatorSession(deps, { request, reply }, { operator, proof: 'certificate', certificateId })
  await deps.certificates.noteUse(certificateId, deps.clock.now())
  return reply.redirect(publicUrl + next, 303)
}

async function refuse(
  request: FastifyRequest,
  deps: CertificateSignInDeps,
  { fault, subject = '', endsAt }: Extract<CheckedCertificate, { readonly ok: false }>,
): Promise<never> {
  await record(request, deps, fault, subject)
  if (fault === 'unreadable') throw certificateRefusals.refuse('certificate.unreadable')
  if (fault === 'expired')
    throw certificateRefusals.refuse('certificate.expired', {
      subject,
      until: formatMoment(endsAt ?? deps.clock.now()),
    })
  throw certificateRefusals.refuse(`certificate.${fault}`, { subject })
}

/** What was presented in vain, and from where: somebody tries, or a certificate has to be renewed. */
async function record(
  request: FastifyRequest,
  { certificates, clock }: CertificateSignInDeps,
  ...[reason, subject]: readonly [string, string?]
): Promise<void> {
  await certificates.recordRefusal({
    action: 'certificate.refused',
    actor: 'anonymous',
    outcome: 'refused',
    at: clock.now(),
    data: { reason, subject: subject?.slice(0, 200), address: request.ip },
  })
}
