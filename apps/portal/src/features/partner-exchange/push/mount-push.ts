import { type PushReceipt, pushSignatureHeader } from '@preau/exchange'
import { parseUai } from '@preau/people'
import { type Clock, createRateLimit } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { exchangeRefusals } from '../refusals.ts'
import type { ExchangeSchool, Receipt } from '../school-exchanges.ts'
import { isSchoolCode } from './school-code.ts'
import { takePush, type TakePushDeps } from './take-push.ts'

export interface PushDeps extends TakePushDeps {
  readonly clock: Clock
  /** Address that people type, without a final slash. */
  readonly publicUrl: string
}

/** Where school servers send identifiers. */
export const pushPath = (uai: string): string => `/echanges/identifiants/${uai}`

/** The same limit as the upload of an administrator. */
const maxBytes = 32 * 1024 * 1024
const xmlTypes = ['application/xml', 'text/xml', 'application/octet-stream']

/** The wire end of the sending (docs/reference/identifiers-push.md): no cookie, no page, the code of the school. */
export async function mountPush(app: FastifyInstance, deps: PushDeps): Promise<void> {
  const limits = {
    // Somebody who tries codes; a whole city may be behind one address.
    failures: createRateLimit({ clock: deps.clock, max: 30, perMs: 600_000 }),
    sendings: createRateLimit({ clock: deps.clock, max: 30, perMs: 3_600_000 }),
  }
  const schools = new WeakMap<FastifyRequest, ExchangeSchool>()
  const schoolOf = (request: FastifyRequest): ExchangeSchool => {
    const school = schools.get(request)
    if (!school) throw exchangeRefusals.refuse('exchange.unauthorised')
    return school
  }
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      xmlTypes,
      { parseAs: 'buffer', bodyLimit: maxBytes },
      (_request, body, parsed) => {
        parsed(null, body)
      },
    )
    // Before the body is read: a stranger does not make this server hold 32 MiB.
    scope.addHook('onRequest', async (request) => {
      request.headers.accept = 'application/json'
      schools.set(request, await authorise(deps, request, limits))
    })
    scope.post(pushPath(':uai'), { config: { csrf: false }, bodyLimit: maxBytes }, async (request, reply) => {
      const school = schoolOf(request)
      const { body } = request
      if (!Buffer.isBuffer(body) || body.length === 0) throw exchangeRefusals.refuse('exchange.no-file')
      const header = request.headers[pushSignatureHeader]
      const signature = typeof header === 'string' ? header : undefined
      const { receipt, alreadyReceived } = await takePush(deps, { school, body, signature })
      return send(
        reply.code(alreadyReceived ? 200 : 201),
        answerOf(deps, school, { receipt, alreadyReceived }),
      )
    })
    scope.get(`${pushPath(':uai')}/:receipt`, async (request, reply) => {
      const school = schoolOf(request)
      const { receipt: id = '' } = request.params as { receipt?: string } // declared by the route
      const receipt = /^\d{1,18}$/.test(id) ? await deps.exchanges.receipt(school.id, id) : undefined
      if (!receipt) throw exchangeRefusals.refuse('exchange.unknown-receipt')
      return send(reply, answerOf(deps, school, { receipt, alreadyReceived: true }))
    })
    done()
  })
}

const send = (reply: FastifyReply, answer: PushReceipt): FastifyReply =>
  reply.header('cache-control', 'no-store').send(answer)

type Limits = Record<'failures' | 'sendings', ReturnType<typeof createRateLimit>>

async function authorise(deps: PushDeps, request: FastifyRequest, limits: Limits): Promise<ExchangeSchool> {
  const { uai: written = '' } = request.params as { uai?: string } // declared by the routes
  const uai = parseUai(written)
  const [, code = ''] = /^Bearer\s+(\S[\S ]{0,99})$/i.exec(request.headers.authorization ?? '') ?? []
  const found = uai === undefined ? undefined : await deps.exchanges.door(uai, deps.clock.now())
  // The hash is computed whether the school exists or not.
  if (!isSchoolCode(code, found?.hashes ?? []) || !found) {
    const tries = limits.failures.take(request.ip)
    throw exchangeRefusals.refuse(tries.ok ? 'exchange.unauthorised' : 'exchange.too-many')
  }
  if (request.method === 'POST') {
    if (!limits.sendings.take(found.school.id).ok) throw exchangeRefusals.refuse('exchange.too-many')
  }
  return found.school
}

function answerOf(
  { publicUrl }: PushDeps,
  school: ExchangeSchool,
  { receipt, alreadyReceived }: { readonly receipt: Receipt; readonly alreadyReceived: boolean },
): PushReceipt {
  const { id, people, given, rejected, run } = receipt
  const isOpen = run?.state === 'open' || run?.state === 'interrupted'
  return {
    receipt: id,
    school: school.uai,
    status: isOpen ? 'waiting' : 'applied',
    people,
    given,
    waiting: isOpen ? run.waiting : 0,
    rejected,
    statusUrl: `${publicUrl}${pushPath(school.uai)}/${id}`,
    alreadyReceived,
  }
}
