import { seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parisDay } from '../../frame/format.ts'
import { actorOf } from '../../frame/operator.ts'
import { compareStates } from './compare-states.ts'
import { copy } from './copy.fr.ts'
import { type AttemptDeps, refuseWhileOthers } from './import-attempt.ts'
import { importDoor } from './import-door.ts'
import { type ImportKind, noCounts } from './import-store.ts'
import { importRefusals } from './refusals.ts'

/**
 * Undoes the import of the address, then leads to the report of the undoing.
 *
 * @throws Refusal `import.run-unknown`, `import.busy`, `import.undo-not-latest`, `import.undo-clash`
 */
export async function undoImport(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    kind,
    ...deps
  }: Pick<AttemptDeps, 'gate' | 'imports' | 'largeImports' | 'clock'> & { readonly kind: ImportKind },
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { run } = request.params as { readonly run: string }
  const known = /^\d{1,18}$/.test(run) && (await deps.imports.report(visit.base.id, run)) !== undefined
  if (!known) throw importRefusals.refuse('import.run-unknown')
  await refuseWhileOthers(deps, visit.base.id)
  const at = deps.clock.now()
  const actor = actorOf(visit.operator)
  const done = await deps.imports.undo({
    baseId: visit.base.id,
    runId: run,
    today: parisDay(at),
    actor,
    at,
    nothing: noCounts,
    compare: compareStates,
    keptProblem: (name, file, why) => {
      const place = { severity: 'warning' as const, file, line: 0 }
      return { ...place, reason: copy.undo.kept[why](name), advice: copy.undo.keptAdvice }
    },
    audit: (counts) => ({
      action: 'school-import.undone',
      actor,
      school: visit.base.uai,
      outcome: 'done',
      at,
      data: { ...counts, run },
    }),
  })
  if (done.outcome === 'busy') throw importRefusals.refuse('import.busy')
  if (done.outcome !== 'done') throw importRefusals.refuse(`import.undo-${done.outcome}`)
  request.flash('success', copy.undo.done)
  return seeOther(reply, `${importDoor(visit, kind).path}/${done.runId}`)
}
