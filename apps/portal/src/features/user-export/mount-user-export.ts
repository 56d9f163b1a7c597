import { Readable } from 'node:stream'
import { sdetProfiles } from '@preau/people'
import { type Clock, readForm } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import { type Directory, directoryPath } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'
import { exportCopy as copy } from './copy.fr.ts'
import { ExportPage, exportPath, type ExportPageProps } from './export.page.tsx'
import { exportColumns, type UserExport } from './user-export.ts'
import { cellsOf, type UsersFile, writeUsersCsv } from './write-users-csv.ts'
import { signsOutside1252 } from './windows-1252.ts'

export interface UserExportDeps {
  readonly userExport: UserExport
  readonly directory: Directory
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** `/administration/annuaire/export`: the users of a population in a CSV file. */
export function mountUserExport(app: FastifyInstance, deps: UserExportDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(exportPath, { preHandler }, (request, reply) =>
    sendForm(deps, request, reply, { chosen: usual, errors: {} }),
  )
  app.post(exportPath, { preHandler }, (request, reply) => exportUsers(deps, request, reply))
}

type Again = Pick<ExportPageProps, 'chosen' | 'errors' | 'outside'>

const usualLists: Readonly<Record<string, readonly string[]>> = {
  profils: ['National_ELV', 'National_TUT', 'National_ENS'],
  colonnes: ['lastName', 'firstName', 'profiles', 'classes', 'login', 'entId'],
}

/** What is ticked when the page opens. */
const usual: Again['chosen'] = {
  text: (name) => ({ encodage: 'utf-8', separateur: ';' })[name] ?? '',
  list: (name) => usualLists[name] ?? [],
}

const exportForm = z.object({
  etablissement: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
  profils: z.array(z.enum(sdetProfiles)).min(1, copy.missingProfile),
  fermes: z.literal('1').optional().catch(undefined),
  colonnes: z.array(z.enum(exportColumns)).min(1, copy.missingColumn),
  encodage: z.enum(['utf-8', 'windows-1252']).catch('utf-8'),
  separateur: z.enum([';', ',', 'tab']).catch(';'),
  remplacer: z.literal('1').optional().catch(undefined),
})

async function exportUsers(
  deps: UserExportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = readForm(request, exportForm)
  if (!form.ok) return sendForm(deps, request, reply, { chosen: form.kept, errors: form.errors })
  const { etablissement: schoolId, profils: profiles, colonnes, encodage: encoding, separateur } = form.value
  const columns = exportColumns.filter((column) => colonnes.includes(column))
  const file: UsersFile = { columns, encoding, delimiter: separateur === 'tab' ? '\t' : separateur }
  const population = { schoolId, profiles, closedToo: form.value.fermes !== undefined }
  const scope = scopeOf(deps.visitors.visitor(request))
  const found = await look(deps.userExport.accounts(scope, population), file)
  if (found.count === 0) {
    return sendForm(deps, request, reply, { chosen: form.kept, errors: { profils: copy.nobody } })
  }
  if (found.accounts > 0 && form.value.remplacer === undefined) {
    return sendForm(deps, request, reply, { chosen: form.kept, errors: {}, outside: found })
  }
  const at = deps.clock.now()
  const by = actorOf(deps.visitors.visitor(request))
  await deps.userExport.record({ by, at, population, columns, encoding, count: found.count })
  const name = `utilisateurs-${at.toISOString().slice(0, 10)}.csv`
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(`text/csv; charset=${encoding}`)
    .send(Readable.from(writeUsersCsv(deps.userExport.accounts(scope, population), file)))
}

/** A first reading: how many accounts, and what the encoding cannot write, said before anything leaves. */
async function look(
  accounts: ReturnType<UserExport['accounts']>,
  { columns, encoding }: UsersFile,
): Promise<{ readonly count: number; readonly accounts: number; readonly signs: readonly string[] }> {
  const signs = new Set<string>()
  let [count, outside] = [0, 0]
  for await (const account of accounts) {
    count += 1
    const missing = encoding === 'utf-8' ? [] : signsOutside1252(cellsOf(account, columns).join(''))
    if (missing.length > 0) outside += 1
    for (const sign of missing) signs.add(sign)
  }
  return { count, accounts: outside, signs: [...signs].slice(0, 30) }
}

async function sendForm(
  deps: UserExportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  again: Again,
): Promise<unknown> {
  const schools = await deps.directory.viewFor(scopeOf(deps.visitors.visitor(request))).schools()
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [
      { label: copy.administration, href: '/administration' },
      { label: copy.directory, href: directoryPath },
      { label: copy.title },
    ],
    children: ExportPage({ csrf: request.csrf, schools, ...again }),
  }
  const wrong = Object.keys(again.errors).length > 0 || again.outside !== undefined
  return deps.frame.page(request, reply, content, wrong ? 422 : 200)
}
