import { buffer } from 'node:stream/consumers'
import { readUpload, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '../../frame/operator.ts'
import { categorySlug } from '../../frame/resources.ts'
import { viewOf } from '../../frame/view-of.ts'
import { clientPath } from '../bases/index.ts'
import { addPeople } from './add-person.ts'
import { handCategory } from './category-of-request.ts'
import { copy } from './copy.fr.ts'
import { CsvPage } from './csv-page.tsx'
import type { PeopleDeps } from './people-deps.ts'
import { readPeopleCsv } from './read-people-csv.ts'

const path = '/:base/client/ressources/:category/importer'
const maxBytes = 2 * 1_048_576

/** Work tutors and inspectors from a CSV file (product.md A2, B2). */
export function mountCsv(app: FastifyInstance, deps: PeopleDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, (request, reply) => showForm(request, reply, { deps, faults: [] }))
  app.post(path, { ...inBase, config: { upload: true } }, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const category = handCategory(request)
    const file = (await readUpload(request, { maxBytes })).file('fichier')
    if (file === undefined) return showForm(request, reply, { deps, faults: [copy.csv.noFile] })
    const read = readPeopleCsv(await buffer(file.read()), category)
    if (!read.ok) return showForm(request, reply, { deps, faults: read.faults })
    const added = await addPeople(deps, visit.base, read.people, actorOf(visit.operator))
    request.flash('success', copy.csv.done(added.length, read.people.length - added.length))
    return seeOther(reply, `${clientPath(visit.base)}/ressources/${categorySlug(category)}`)
  })
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, faults }: { readonly deps: PeopleDeps; readonly faults: readonly string[] },
): FastifyReply {
  const page = {
    view: viewOf(request, deps.demo),
    visit: deps.gate.visit(request),
    category: handCategory(request),
  }
  return sendPage(reply, CsvPage({ ...page, faults }), faults.length === 0 ? 200 : 422)
}
