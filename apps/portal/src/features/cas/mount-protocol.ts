import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formatInstantFr } from '../../frame/format-fr.ts'
import {
  changeOf,
  conflictCopy,
  type ConflictProps,
  defaultProtocol,
  ownServiceOf,
  type Service,
  serviceCrumbs,
  type ServiceProtocol,
  type ServiceProtocols,
  serviceRefusals,
  type ServicesDeps,
  ServiceTabs,
} from '../services/index.ts'
import { compareProtocols } from './compare-protocols.ts'
import { protocolCopy as copy } from './copy.fr.ts'
import { protocolForm } from './protocol-form.ts'
import { ProtocolPage, type ProtocolPageProps } from './protocol.page.tsx'
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
  const fields = fieldsOf((await deps.protocols.of(service.id)) ?? defaultProtocol)
  return send(deps, { request, reply, service }, { fields, errors: {}, version: service.version })
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
    const version = Number(kept.text('version')) || service.version
    return send(deps, { request, reply, service }, { fields, errors, version })
  }
  const { version, ...protocol } = form.value
  const { code } = service
  const result = await deps.protocols.save({ code, protocol, version }, changeOf(deps, request))
  if (result.kind === 'gone') throw serviceRefusals.refuse('service.unknown', { code })
  if (result.kind === 'changed')
    return sendConflict(deps, { request, reply, service: result.current }, protocol)
  request.flash('success', copy.saved)
  return seeOther(reply, addressOf(service))
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly service: Service
}

/** Nothing was written: the second administrator sees what the first one saved beside what they typed. */
async function sendConflict(
  deps: ProtocolDeps,
  exchange: Exchange,
  typed: ServiceProtocol,
): Promise<unknown> {
  const { id, version, updatedAt, updatedByLabel } = exchange.service
  const stored = (await deps.protocols.of(id)) ?? defaultProtocol
  const who = updatedByLabel === '' ? conflictCopy.somebody : updatedByLabel
  const conflict: ConflictProps = {
    sentence: conflictCopy.sentence(who, formatInstantFr(updatedAt)),
    differences: compareProtocols(stored, typed),
  }
  return send(deps, exchange, { fields: fieldsOf(typed), errors: {}, version, conflict })
}

async function send(
  deps: ProtocolDeps,
  { request, reply, service }: Exchange,
  state: Pick<ProtocolPageProps, 'fields' | 'errors' | 'version' | 'conflict'>,
): Promise<unknown> {
  const { code, title } = service
  const told = await deps.serviceSessions.lastTold(service.id, toldShown)
  const page = ProtocolPage({ csrf: request.csrf, action: addressOf(service), ...state, told })
  const children = [ServiceTabs({ code, current: '/deconnexion' }), page]
  return deps.frame.page(
    request,
    reply,
    { title, breadcrumbs: serviceCrumbs(title), children },
    statusOf(state),
  )
}

function statusOf({ errors, conflict }: Pick<ProtocolPageProps, 'errors' | 'conflict'>): number {
  if (conflict) return 409
  return Object.keys(errors).length > 0 ? 422 : 200
}

function fieldsOf({
  logout,
  logoutUrl,
  mayProxy,
  proxyCallback,
}: ServiceProtocol): ProtocolPageProps['fields'] {
  return { logout, logoutUrl: logoutUrl ?? '', mayProxy, proxyCallback: proxyCallback ?? '' }
}

function addressOf({ code }: Service): string {
  return `/administration/services/${code}/deconnexion`
}
