import { keyFingerprint, readPublicKeyFile, writePublicPem } from '@preau/exchange'
import { type Random, readForm, readUpload, seeOther, type UploadedFile } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { scopeOf } from '../../../frame/visitor.ts'
import type { IdentifierImports } from '../../identifiers-import/index.ts'
import { exchangeCopy, schoolCopy as copy } from '../copy.fr.ts'
import { changeOf, exchangePath, type PartnerExchangeDeps } from '../exchange-deps.ts'
import { makeDirectoryFile } from '../directory-file/make-directory-file.ts'
import { pushPath } from '../push/mount-push.ts'
import { exchangeRefusals } from '../refusals.ts'
import type { ExchangeSchool, SchoolExchanges } from '../school-exchanges.ts'
import { createSchoolCode } from './create-school-code.ts'
import { SchoolPage, type SchoolPageProps, schoolPath } from './school-page.tsx'

export interface SchoolDeps extends PartnerExchangeDeps {
  readonly exchanges: SchoolExchanges
  readonly imports: Pick<IdentifierImports, 'schools' | 'matchingData'>
  readonly random: Random
  readonly publicUrl: string
}

const shownReceipts = 20
const maxKeyBytes = 32 * 1024
const path = `${exchangePath}/etablissements/:uai`

/** The exchanges of one school: its code, its key, what it sent by itself. */
export function mountSchool(app: FastifyInstance, deps: SchoolDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const upload = { preHandler, config: { upload: true } }
  app.get(path, { preHandler }, (request, reply) => show(deps, request, reply))
  app.post(`${path}/code`, { preHandler }, (request, reply) => createCode(deps, request, reply))
  app.post(`${path}/code/retirer`, { preHandler }, (request, reply) => removeCode(deps, request, reply))
  app.post(`${path}/cle`, upload, (request, reply) => setKey(deps, request, reply))
  app.post(`${path}/annuaire`, { preHandler }, (request, reply) => sendDirectory(deps, request, reply))
  app.post(`${path}/cle/retirer`, { preHandler }, (request, reply) => removeKey(deps, request, reply))
}

/** The schools that the visitor acts on. */
export function ownSchools(deps: SchoolDeps, request: FastifyRequest): Promise<readonly ExchangeSchool[]> {
  return deps.imports.schools(scopeOf(deps.visitors.visitor(request)))
}

/** The school of the address, among those of the visitor. */
export async function schoolOf(deps: SchoolDeps, request: FastifyRequest): Promise<ExchangeSchool> {
  const { uai } = request.params as { uai?: string } // declared by the routes
  const school = (await ownSchools(deps, request)).find((one) => one.uai === uai?.toUpperCase())
  if (!school) throw exchangeRefusals.refuse('exchange.unknown-school')
  return school
}

type Again = Pick<SchoolPageProps, 'newCode' | 'keyError'>

async function show(
  deps: SchoolDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  again: Again = {},
): Promise<unknown> {
  const school = await schoolOf(deps, request)
  const [exchange, receipts] = await Promise.all([
    deps.exchanges.find(school.id),
    deps.exchanges.receipts(school.id, shownReceipts),
  ])
  const address = `${deps.publicUrl}${pushPath(school.uai)}`
  const content = {
    title: copy.title(school.name),
    lead: copy.lead,
    breadcrumbs: [
      { label: exchangeCopy.administration, href: '/administration' },
      { label: exchangeCopy.title, href: exchangePath },
      { label: school.name },
    ],
    children: SchoolPage({ csrf: request.csrf, school, exchange, receipts, address, ...again }),
  }
  reply.header('cache-control', 'no-store')
  return deps.frame.page(request, reply, content, again.keyError === undefined ? undefined : 422)
}

/** The code is in the answer to the form and nowhere else: neither in an address, nor in a cookie, nor in the database. */
async function createCode(deps: SchoolDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { uai } = await schoolOf(deps, request)
  const { code: newCode } = await createSchoolCode({ ...deps, change: changeOf(deps, request) }, uai)
  return show(deps, request, reply, { newCode })
}

async function removeCode(deps: SchoolDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const school = await schoolOf(deps, request)
  const none = { hash: null, formerUntil: deps.clock.now() }
  await deps.exchanges.setCode(school.id, none, changeOf(deps, request))
  request.flash('success', copy.codeRemoved)
  return seeOther(reply, schoolPath(school))
}

async function sendDirectory(
  deps: SchoolDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const school = await schoolOf(deps, request)
  const form = readForm(request, z.object({ clair: z.string().optional() }))
  const plain = form.ok && form.value.clair !== undefined
  const file = await makeDirectoryFile(deps, school, { plain, change: changeOf(deps, request) })
  return reply
    .type('application/xml; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file.fileName}"`)
    .header('cache-control', 'no-store')
    .send(file.content)
}

async function setKey(deps: SchoolDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const school = await schoolOf(deps, request)
  const upload = await readUpload(request, { maxBytes: maxKeyBytes })
  const file = upload.file('fichiers')
  if (!file) return show(deps, request, reply, { keyError: copy.keyMissing })
  const reading = readPublicKeyFile(await textOf(file))
  if (!reading.ok) return show(deps, request, reply, { keyError: copy.keyWrong[reading.reason] })
  const name = reading.comment === '' ? 'SCOLARITE' : reading.comment
  const key = { name, pem: writePublicPem(reading.key), fingerprint: keyFingerprint(reading.key) }
  await deps.exchanges.setSchoolKey(school.id, key, changeOf(deps, request))
  request.flash('success', copy.keySet)
  return seeOther(reply, schoolPath(school))
}

async function removeKey(deps: SchoolDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const school = await schoolOf(deps, request)
  await deps.exchanges.setSchoolKey(school.id, undefined, changeOf(deps, request))
  request.flash('success', copy.keyRemoved)
  return seeOther(reply, schoolPath(school))
}

async function textOf(file: UploadedFile): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of file.read()) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
