import { buffer } from 'node:stream/consumers'
import { readUpload, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pictureCopy as copy, pictureFaultSentence } from './picture-copy.fr.ts'
import { maxPictureBytes, readPicture } from './read-picture.ts'
import { serviceRefusals } from './refusals.ts'
import type { ServicePictures } from './service-picture.ts'
import { ServicePicturePage } from './service-picture.page.tsx'
import { serviceCrumbs, ServiceTabs } from './service-tabs.tsx'
import { changeOf, ownServiceOf, type ServicesDeps } from './services-deps.ts'

export interface ServicePictureDeps extends ServicesDeps {
  readonly pictures: ServicePictures
}

/** The tab « Icône » of a service, and the pictures themselves, which anonymous services show to anybody. */
export function mountServicePicture(app: FastifyInstance, deps: ServicePictureDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const path = '/administration/services/:code/icone'
  app.get(path, { preHandler }, (request, reply) => sendPage(deps, request, reply))
  app.post(path, { preHandler, config: { upload: true } }, (request, reply) => receive(deps, request, reply))
  app.post(`${path}/retirer`, { preHandler }, (request, reply) => remove(deps, request, reply))
  app.get('/services/icones/:hash', (request, reply) => sendPicture(deps, request, reply))
}

async function sendPage(
  deps: ServicePictureDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  error?: string,
): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  const page = ServicePicturePage({ csrf: request.csrf, service, error })
  const children = [ServiceTabs({ code: service.code, current: '/icone' }), page]
  const title = `${service.title} – ${copy.tab.toLowerCase()}`
  const content = { title, breadcrumbs: serviceCrumbs(service.title), children }
  return deps.frame.page(request, reply, content, error === undefined ? 200 : 422)
}

async function receive(
  deps: ServicePictureDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  // The form is read before anything is refused: a half-read upload would close the connection.
  const upload = await readUpload(request, { maxBytes: maxPictureBytes })
  const service = await ownServiceOf(deps, request)
  const file = upload.file('fichiers')
  if (!file) return sendPage(deps, request, reply, copy.missing)
  const reading = await readPicture(await buffer(file.read()))
  if (!reading.ok) return sendPage(deps, request, reply, pictureFaultSentence(reading.fault))
  const result = await deps.pictures.set(service.id, reading.picture, changeOf(deps, request))
  if (result === 'gone') throw serviceRefusals.refuse('service.unknown', { code: service.code })
  request.flash('success', copy.sent)
  return seeOther(reply, `/administration/services/${service.code}/icone`)
}

async function remove(
  deps: ServicePictureDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  await deps.pictures.remove(service.id, changeOf(deps, request))
  request.flash('success', copy.removed)
  return seeOther(reply, `/administration/services/${service.code}/icone`)
}

/** The address holds the hash of the content: it never changes. Opened by itself, an SVG is inert. */
async function sendPicture(
  { pictures }: ServicePictureDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { hash = '' } = request.params as { hash?: string } // the route declares :hash
  const picture = /^[0-9a-f]{64}$/.test(hash) ? await pictures.find(hash) : undefined
  if (!picture) {
    reply.callNotFound()
    return reply
  }
  return reply
    .header('content-type', picture.mediaType)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(picture.content)
}
