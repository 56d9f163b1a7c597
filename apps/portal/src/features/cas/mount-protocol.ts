import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  changeOf,
  ownServiceOf,
  type Service,
  serviceCrumbs,
  type ServicesDeps,
  ServiceTabs,
} from '../services/index.ts'
import { protocolCopy as copy } from './copy.fr.ts'
import { protocolForm } from './protocol-form.ts'
import { ProtocolPage, type ProtocolPageProps } from './protocol.page.tsx'
import { defaultProtocol, type ServiceProtocols } from './service-protocol.ts'
import type { ServiceSessions } from './service-sessions.ts'

export interface ProtocolDeps extends ServicesDeps {
  readonly protocols: ServiceProtocols
  readonly serviceSessions: Pick<ServiceSessions, 'lastTold'>
}

const path = '/administration/services/:code/deconnexion'
const toldShown = 20

/** The tab « Déconnexion » of a service. */
export function mountProtocol(app: FastifyInstance, deps: ProtocolDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(path, { preHandler }, (request, reply) => show(deps, request, reply))
  app.post(path, { preHandler }, (request, reply) => save(deps, request, reply))
}

async function show(deps: ProtocolDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  const kept = (await deps.protocols.of(service.id)) ?? defaultProtocol
  const { logout, logoutUrl, mayProxy, proxyCallback } = kept
  const fields = { logout, logoutUrl: logoutUrl ?? '', mayProxy, proxyCallback: proxyCallback ?? '' }
  return send(deps, { request, reply, service }, { fields, errors: {} })
}

async function save(deps: ProtocolDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  const form = readForm(request, protocolForm)
  if (!form.ok) {
    const { kept, errors } = form
    const fields = {
      logout: kept.text('logout'),
      logoutUrl: kept.text('logoutUrl'),
      mayProxy: kept.text('mayProxy') !== '',
      proxyCallback: kept.text('proxyCallback'),
    }
    return send(deps, { request, reply, service }, { fields, errors })
  }
  await deps.protocols.save(service, form.value, changeOf(deps, request))
  request.flash('success', copy.saved)
  return seeOther(reply, addressOf(service))
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly service: Service
}

async function send(
  deps: ProtocolDeps,
  { request, reply, service }: Exchange,
  state: Pick<ProtocolPageProps, 'fields' | 'errors'>,
): Promise<unknown> {
  const { code, title } = service
  const told = await deps.serviceSessions.lastTold(service.id, toldShown)
  const page = ProtocolPage({ csrf: request.csrf, action: addressOf(service), ...state, told })
  const children = [ServiceTabs({ code, current: '/deconnexion' }), page]
  const status = Object.keys(state.errors).length > 0 ? 422 : 200
  return deps.frame.page(request, reply, { title, breadcrumbs: serviceCrumbs(title), children }, status)
}

function addressOf({ code }: Service): string {
  return `/administration/services/${code}/deconnexion`
}
