import type { ExchangeEntry } from '@preau/exchange'
import { copy } from './copy.fr.ts'
import type { CasIdClash, ImportOrder } from './import-store.ts'
import {
  type ReadFiles,
  readSiecle,
  readStsFile,
  type SiecleFiles,
  type UnusableFile,
} from './read-school-files.ts'
import {
  applyImport,
  type ImportDeps,
  type ImportRequest,
  type ImportResult,
  lookImport,
  type LookResult,
  type Work,
} from './run-import.ts'
import type { Population } from './school-data.ts'

/**
 * Imports SIECLE pupils, guardians, or both, in one transaction. The same files twice change nothing.
 *
 * @throws Refusal `import.*`
 */
export async function importSiecle(
  deps: ImportDeps,
  request: ImportRequest,
  files: SiecleFiles,
): Promise<ImportResult> {
  const read = await readSiecle(deps, request.base, files)
  return read.ok ? applyImport(deps, request, workOf(deps, request, read)) : read
}

/**
 * What {@link importSiecle} would do.
 *
 * @throws Refusal `import.*`, but for the warnings, which are part of the answer
 */
export async function lookAtSiecle(
  deps: ImportDeps,
  request: Omit<ImportRequest, 'accepted'>,
  files: SiecleFiles,
): Promise<LookResult | UnusableFile> {
  const read = await readSiecle(deps, request.base, files)
  return read.ok ? lookImport(deps, request, workOf(deps, { ...request, accepted: [] }, read)) : read
}

/**
 * Imports an STSWEB export, in one transaction.
 *
 * @throws Refusal `import.*`
 */
export async function importSts(
  deps: ImportDeps,
  request: ImportRequest,
  file: ExchangeEntry,
): Promise<ImportResult> {
  const read = await readStsFile(deps, request.base, file)
  return read.ok ? applyImport(deps, request, workOf(deps, request, read)) : read
}

/**
 * What {@link importSts} would do.
 *
 * @throws Refusal `import.*`, but for the warnings, which are part of the answer
 */
export async function lookAtSts(
  deps: ImportDeps,
  request: Omit<ImportRequest, 'accepted'>,
  file: ExchangeEntry,
): Promise<LookResult | UnusableFile> {
  const read = await readStsFile(deps, request.base, file)
  return read.ok ? lookImport(deps, request, workOf(deps, { ...request, accepted: [] }, read)) : read
}

const workOf = (deps: ImportDeps, request: ImportRequest, read: ReadFiles): Work => ({
  ...read,
  send: (order) =>
    deps.imports.apply({
      ...order,
      data: read.data,
      schools: read.schools,
      awaited: (population, schools) => awaited({ population, schools: schools.join(', ') }, read),
      freed: (clash) => freed(clash, { request, read, at: deps.clock.now() }),
    }),
})

/** The remark of a base that several schools share, when its departures cannot be told yet. */
function awaited(
  what: { readonly population: Population; readonly schools: string },
  { fileNames }: ReadFiles,
): ReturnType<ImportOrder['awaited']> {
  const place = { severity: 'notice' as const, file: fileNames.join(', '), line: 0 }
  return {
    ...place,
    reason: copy.departuresAwaited.reason(what),
    advice: copy.departuresAwaited.advice(what),
  }
}

/** The remark of the report and the audit row of a CAS identifier that changed hands with a category. */
function freed(
  clash: CasIdClash,
  { request, read, at }: { readonly request: ImportRequest; readonly read: ReadFiles; readonly at: Date },
): ReturnType<ImportOrder['freed']> {
  const place = { severity: 'warning' as const, file: read.fileNames.join(', '), line: 0 }
  return {
    problem: { ...place, reason: copy.casIdFreed.reason(clash), advice: copy.casIdFreed.advice },
    audit: {
      action: 'person.cas-id-freed',
      actor: request.actor,
      school: request.base.uai,
      target: `person:${clash.personId}`,
      outcome: 'done',
      at,
    },
  }
}
