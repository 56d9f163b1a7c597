import { writeExportIdentifiants } from '@preau/exchange'
import { parseUai } from '@preau/people'
import type { Clock } from '@preau/platform'
import { parisDay, parisInstant } from '../../frame/format.ts'
import type { BaseStore, SchoolBase } from '../bases/index.ts'
import type { ExportStore } from './export-store.ts'
import { exportRefusals } from './refusals.ts'

export interface ExportDeps {
  readonly bases: Pick<BaseStore, 'delegates'>
  readonly exports: ExportStore
  readonly clock: Clock
}

export interface ExportRequest {
  readonly base: SchoolBase
  /** *Uniquement les utilisateurs sans identifiants CAS*. */
  readonly onlyWithoutCasId: boolean
  readonly actor: string
}

/** A file ready to be sent: name, number of people, pieces of UTF-8 text. */
export interface IdentifiersFile {
  readonly fileName: string
  readonly count: number
  readonly content: Iterable<string>
}

/**
 * Makes the identifiers file of a base and records it in the history and the audit.
 *
 * @throws Refusal `export.no-delegation`, `export.no-year`
 */
export async function exportIdentifiers(deps: ExportDeps, request: ExportRequest): Promise<IdentifiersFile> {
  const { base, onlyWithoutCasId, actor } = request
  const uai = parseUai(base.uai)
  if (!(await deps.bases.delegates(base.id))) throw exportRefusals.refuse('export.no-delegation')
  if (uai === undefined || base.schoolYear === undefined) throw exportRefusals.refuse('export.no-year')
  const at = deps.clock.now()
  const fileName = fileNameOf(base.uai, onlyWithoutCasId, at)
  const people = await deps.exports.take({
    baseId: base.id,
    onlyWithoutCasId,
    today: parisDay(at),
    at,
    actor,
    fileName,
    audit: (count) => ({
      action: 'identifiers.exported',
      actor,
      school: base.uai,
      outcome: 'done',
      at,
      data: { onlyWithoutCasId, count, fileName },
    }),
  })
  const header = { uai, schoolYear: base.schoolYear, complete: !onlyWithoutCasId, issuedAt: parisInstant(at) }
  return { fileName, count: people.length, content: writeExportIdentifiants(header, people) }
}

/** `ExportIdentifiants_0350000K_20260905_complet.xml`. */
const fileNameOf = (uai: string, onlyWithoutCasId: boolean, at: Date): string =>
  `ExportIdentifiants_${uai}_${parisDay(at).replaceAll('-', '')}_${onlyWithoutCasId ? 'partiel' : 'complet'}.xml`
