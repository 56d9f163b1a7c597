import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { groupCopy as copy, stepCopy } from './copy.fr.ts'
import { changeOf, type IdentifiersImportDeps, importsPath, linePath, requireImporter } from './deps.ts'
import { GroupPage, type GroupKind } from './group.page.tsx'
import type { DecideResult, LineChoice } from './identifier-imports.ts'
import type { ImportLine } from './import-line.ts'
import type { ImportRun } from './import-run.ts'
import { backTo, lineOf } from './mount-lines.ts'
import { crumbs, elsewhere, notDone } from './mount-steps.ts'
import { personName } from './person-cell.tsx'
import { matchableProfiles } from './wire-category.ts'

const paths: Readonly<Record<GroupKind, string>> = { family: 'famille', lookalikes: 'homonymes' }

/** People looked at together: a family, or those who may be taken for one another. */
export function mountGroups(app: FastifyInstance, deps: IdentifiersImportDeps): void {
  const preHandler = requireImporter(deps)
  for (const kind of ['family', 'lookalikes'] as const) {
    const path = `${importsPath}/imports/:id/lignes/:line/${paths[kind]}`
    app.get(path, { preHandler }, (request, reply) => show(deps, request, reply, kind))
    app.post(path, { preHandler }, (request, reply) => decide(deps, request, reply, kind))
  }
}

const isOver =
  (run: ImportRun) =>
  (line: ImportLine): boolean =>
    run.steps.some(({ category, validatedAt }) => category === line.category && validatedAt !== null)

async function show(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: GroupKind,
): Promise<unknown> {
  const { run, line } = await lineOf(deps, request)
  if (run.state !== 'open') return elsewhere(request, reply, run)
  const lines = await deps.imports[kind](run.id, line.id)
  const name = personName(line.person)
  const title = kind === 'family' ? copy.familyTitle(name) : copy.lookalikesTitle(name)
  return deps.frame.page(request, reply, {
    title,
    lead: kind === 'family' ? copy.familyLead : copy.lookalikesLead,
    width: 'wide',
    breadcrumbs: crumbs(run, title),
    children: GroupPage({
      csrf: request.csrf,
      kind,
      action: `${linePath(line)}/${paths[kind]}`,
      back: backTo(run),
      lines,
      isOver: isOver(run),
    }),
  })
}

const groupForm = z.object({ lignes: z.array(z.string().regex(/^\d{1,18}$/)).max(50) })

async function decide(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: GroupKind,
): Promise<unknown> {
  const { run, line } = await lineOf(deps, request)
  const lines = await deps.imports[kind](run.id, line.id)
  const form = readForm(request, groupForm)
  const answer = (id: string): Answer => ({
    choice: form.kept.text(`choix-${id}`),
    version: form.kept.text(`version-${id}`),
  })
  const sent = new Set(form.ok ? form.value.lignes : [])
  const choices = lines.filter(({ id }) => sent.has(id)).flatMap((one) => choiceOf(one, answer(one.id)))
  if (choices.length === 0) {
    request.flash('warning', copy.nothing)
    return seeOther(reply, backTo(run))
  }
  const { result, lineId } = await deps.imports.decideTogether(run.id, choices, changeOf(deps, request))
  if (result === 'done') {
    request.flash('success', stepCopy.decidedTogether(choices.length))
    return seeOther(reply, backTo(run))
  }
  const culprit = lines.find(({ id }) => id === lineId) ?? line
  request.flash('warning', obstacleWords(result, personName(culprit.person)))
  return seeOther(reply, `${linePath(line)}/${paths[kind]}`)
}

interface Answer {
  readonly choice: string
  readonly version: string
}

/** The answer given for a line, when it is not what the line already has. */
function choiceOf(line: ImportLine, { choice, version }: Answer): LineChoice[] {
  const isNobody = choice === 'personne'
  if (!isNobody && !/^\d{1,18}$/.test(choice)) return []
  const accountId = isNobody ? null : choice
  if (accountId === (line.account?.id ?? null) && (accountId !== null || line.chosenBy !== null)) return []
  return [
    {
      lineId: line.id,
      accountId,
      profiles: matchableProfiles(line.category),
      version: /^\d{1,9}$/.test(version) ? Number(version) : line.version,
    },
  ]
}

function obstacleWords(result: Exclude<DecideResult, 'done'>, name: string): string {
  switch (result) {
    case 'taken':
    case 'not-compatible':
    case 'changed':
      return copy.obstacle[result](name)
    default:
      return notDone(result)
  }
}
