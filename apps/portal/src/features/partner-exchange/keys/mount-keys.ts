import { writePublicPem, writeRfc4716 } from '@preau/exchange'
import { type KeyPair, readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { exchangeCopy, keysCopy as copy } from '../copy.fr.ts'
import { changeOf, exchangePath, isPlatform } from '../exchange-deps.ts'
import { ownSchools, type SchoolDeps } from '../school/mount-school.ts'
import { SchoolsCard } from '../school/schools-card.tsx'
import { exchangeRefusals } from '../refusals.ts'
import { KeysCard, type KeysCardProps, keysPath } from './keys-card.tsx'

/** A renewed key still reads for this long: a school exports once a term at least. */
const keepMs = 92 * 86_400_000

const keyForm = z.object({
  nom: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{1,39}$/, copy.nameWrong),
})

/** « Échanges avec la scolarité »: the keys of the portal. */
export function mountKeys(app: FastifyInstance, deps: SchoolDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(exchangePath, { preHandler }, (request, reply) => sendExchange(deps, request, reply))
  app.post(keysPath, { preHandler }, (request, reply) => renew(deps, request, reply))
  app.post(`${keysPath}/:id/detruire`, { preHandler }, (request, reply) => destroy(deps, request, reply))
  app.get(`${keysPath}/:id.pub`, { preHandler }, async (request, reply) => {
    const key = await keyOf(deps, request)
    return sendKey(reply, `${key.name}.pub`, writeRfc4716(key.publicKey, key.name))
  })
  app.get(`${keysPath}/:id.pem`, { preHandler }, async (request, reply) => {
    const key = await keyOf(deps, request)
    return sendKey(reply, `${key.name}.pem`, writePublicPem(key.publicKey))
  })
}

async function sendExchange(
  deps: SchoolDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  failed?: KeysCardProps['failed'],
): Promise<unknown> {
  const keys = await deps.keys.list(deps.clock.now())
  const editable = isPlatform(deps, request)
  const content = {
    title: exchangeCopy.title,
    lead: exchangeCopy.lead,
    width: 'wide' as const,
    breadcrumbs: [
      { label: exchangeCopy.administration, href: '/administration' },
      { label: exchangeCopy.title },
    ],
    children: [
      SchoolsCard({ schools: await ownSchools(deps, request) }),
      KeysCard({ csrf: request.csrf, keys, editable, failed }),
    ],
  }
  return deps.frame.page(request, reply, content, failed ? 422 : undefined)
}

async function renew(deps: SchoolDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!isPlatform(deps, request)) throw exchangeRefusals.refuse('exchange.platform-only')
  const form = readForm(request, keyForm)
  if (!form.ok)
    return sendExchange(deps, request, reply, { name: form.kept.text('nom'), error: copy.nameWrong })
  const { by, at } = changeOf(deps, request)
  const name = form.value.nom
  const audit = { action: 'partner-key.created', target: `key:${name}`, outcome: 'done' as const, at }
  await deps.keys.renew({ name, at, keepMs, audit: { ...audit, actor: by.accountId ?? by.label } })
  request.flash('success', copy.done(name))
  return seeOther(reply, exchangePath)
}

async function destroy(deps: SchoolDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!isPlatform(deps, request)) throw exchangeRefusals.refuse('exchange.platform-only')
  const { by, at } = changeOf(deps, request)
  const { id } = await keyOf(deps, request)
  const actor = by.accountId ?? by.label
  const done = await deps.keys.destroy(id, at, ({ name }) => {
    return { action: 'partner-key.destroyed', target: `key:${name}`, outcome: 'done', actor, at }
  })
  if (!done) throw exchangeRefusals.refuse('exchange.unknown-key')
  request.flash('success', copy.destroyed)
  return seeOther(reply, exchangePath)
}

async function keyOf(deps: SchoolDeps, request: FastifyRequest): Promise<KeyPair> {
  const { id } = request.params as { id?: string } // declared by the routes
  const key = (await deps.keys.list(deps.clock.now())).find((one) => one.id === id)
  if (!key) throw exchangeRefusals.refuse('exchange.unknown-key')
  return key
}

function sendKey(reply: FastifyReply, fileName: string, text: string): FastifyReply {
  return reply
    .type('application/x-pem-file')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(text)
}
