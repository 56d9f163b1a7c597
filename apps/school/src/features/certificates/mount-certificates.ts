import { readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, type Operator } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorAccessStore, OperatorGate } from '../operators/index.ts'
import { CertificatesPage, GivenPage, type GiveErrors, hostPath, ownPath } from './certificate-pages.tsx'
import { copy } from './copy.fr.ts'
import { currentRevocationList, giveCertificate, type GiveDeps, startAuthority } from './give-certificate.ts'
import { mountCertificateSignIn, type CertificateSignInDeps } from './mount-certificate-sign-in.ts'

export interface CertificatesDeps extends GiveDeps, CertificateSignInDeps {
  readonly gate: OperatorGate
  readonly operatorAccess: Pick<OperatorAccessStore, 'list'>
  readonly demo: boolean
}

type Whose = 'host' | 'own'
type Answered = Promise<FastifyReply>

/** Certificates of the console: the host's authority, those of each operator, and the way in by them. */
export function mountCertificates(app: FastifyInstance, deps: CertificatesDeps): void {
  mountCertificateSignIn(app, deps)
  mountPublished(app, deps)
  for (const [path, whose] of [
    [hostPath, 'host'],
    [ownPath, 'own'],
  ] as const) {
    const options = { preHandler: whose === 'host' ? deps.gate.asHost : deps.gate.signedIn }
    app.get(path, options, (request, reply) => show(request, reply, { ...deps, whose }))
    app.post(`${path}/delivrer`, options, (request, reply) => give(request, reply, { ...deps, whose }))
    app.post(`${path}/retirer`, options, (request, reply) => revoke(request, reply, { ...deps, whose }))
  }
  app.post(`${hostPath}/autorite`, { preHandler: deps.gate.asHost }, async (request, reply) => {
    await startAuthority(deps, actorOf(deps.gate.operator(request)))
    request.flash('success', copy.authority.created)
    return seeOther(reply, hostPath)
  })
}

/** What anybody may read: revocation lists and certificates of authorities. */
function mountPublished(app: FastifyInstance, deps: CertificatesDeps): void {
  const idOf = (request: FastifyRequest) => (request.params as { readonly authority: string }).authority
  app.get('/connexion/certificats/:authority/revocation.crl', async (request, reply) => {
    const list = await currentRevocationList(deps, idOf(request))
    if (!list) return notFound(reply)
    return reply.type('application/pkix-crl').header('cache-control', 'no-cache').send(list)
  })
  app.get('/connexion/certificats/:authority/autorite.crt', async (request, reply) => {
    const authority = (await deps.certificates.authorities()).find(({ id }) => id === idOf(request))
    if (!authority) return notFound(reply)
    return reply.type('application/x-x509-ca-cert').send(authority.certificate)
  })
}

function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound()
  return reply
}

interface Showing extends CertificatesDeps {
  readonly whose: Whose
  readonly errors?: GiveErrors
}

async function show(request: FastifyRequest, reply: FastifyReply, deps: Showing): Answered {
  const { whose, errors = {} } = deps
  const operator = deps.gate.operator(request)
  const [authority] = await deps.certificates.authorities()
  const page = CertificatesPage({
    view: viewOf(request, deps.demo),
    operator,
    now: deps.clock.now(),
    authority,
    certificates: await deps.certificates.list(whose === 'host' ? undefined : operator.id),
    operators: whose === 'host' ? await deps.operatorAccess.list() : undefined,
    open: deps.certificateSignIn,
    errors,
  })
  return sendPage(reply, page, Object.keys(errors).length > 0 ? 422 : 200)
}

const giveForm = z.object({
  operateur: z.string().max(30).default(''),
  poste: z.string().trim().min(1, copy.give.labelMissing).max(60, copy.give.labelMissing),
})

async function give(request: FastifyRequest, reply: FastifyReply, deps: Showing): Answered {
  const { whose } = deps
  const operator = deps.gate.operator(request)
  const form = readForm(request, giveForm)
  const holder = whose === 'own' ? operator : await holderOf(deps, form.kept.text('operateur'))
  const errors: GiveErrors = {
    ...(!form.ok && { poste: copy.give.labelMissing }),
    ...(!holder && { operateur: copy.give.operatorMissing }),
  }
  if (!form.ok || !holder) return show(request, reply, { ...deps, errors })
  const order = { operator: holder, label: form.value.poste, actor: actorOf(operator) }
  const given = await giveCertificate(deps, order)
  const back = whose === 'host' ? hostPath : ownPath
  return sendPage(reply, GivenPage({ view: viewOf(request, deps.demo), operator, holder, given, back }))
}

const holderOf = async (deps: Showing, id: string): Promise<Operator | undefined> =>
  (await deps.operatorAccess.list()).find((one) => one.id === id)

async function revoke(request: FastifyRequest, reply: FastifyReply, deps: Showing): Answered {
  const operator = deps.gate.operator(request)
  const id = readForm(request, z.object({})).kept.text('certificat')
  const at = deps.clock.now()
  const audit = { actor: actorOf(operator), target: `certificate:${id}`, outcome: 'done', at } as const
  const operatorId = deps.whose === 'own' ? operator.id : undefined
  if (/^\d{1,18}$/.test(id)) {
    await deps.certificates.revoke({ id, operatorId, at }, { action: 'certificate.revoked', ...audit })
    request.flash('success', copy.table.revoked)
  }
  return seeOther(reply, deps.whose === 'host' ? hostPath : ownPath)
}
