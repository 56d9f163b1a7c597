import type { ExchangeEntry } from '@preau/exchange'
import type { KeyPairs } from '@preau/platform'
import type { UnusableFile } from '../read-school-files.ts'
import {
  applyImport,
  type ImportDeps,
  type ImportRequest,
  type ImportResult,
  lookImport,
  type LookResult,
  type Work,
} from '../run-import.ts'
import { planPartner } from './partner-plan.ts'
import { readPartnerFile } from './read-partner-file.ts'

export interface PartnerDeps extends ImportDeps {
  /** Opens a file that the ENT encrypted for this server. */
  readonly keys: Pick<KeyPairs, 'reading'>
}

/**
 * Gives the CAS identifiers of the directory of the ENT to whoever is recognised and has none, in one transaction. The
 * same file twice changes nothing.
 *
 * @throws Refusal `import.*`
 */
export async function importPartner(
  deps: PartnerDeps,
  request: ImportRequest,
  file: ExchangeEntry,
): Promise<ImportResult> {
  const work = await workOf(deps, request, file)
  return work.ok ? applyImport(deps, request, work) : work
}

/**
 * What {@link importPartner} would do.
 *
 * @throws Refusal `import.*`, but for the warnings, which are part of the answer
 */
export async function lookAtPartner(
  deps: PartnerDeps,
  request: Omit<ImportRequest, 'accepted'>,
  file: ExchangeEntry,
): Promise<LookResult | UnusableFile> {
  const work = await workOf(deps, request, file)
  return work.ok ? lookImport(deps, request, work) : work
}

async function workOf(
  deps: PartnerDeps,
  { base }: Pick<ImportRequest, 'base'>,
  file: ExchangeEntry,
): Promise<(Work & { readonly ok: true }) | UnusableFile> {
  const startedAt = deps.clock.now()
  const read = await readPartnerFile(file, base, () => deps.keys.reading(startedAt))
  if (!read.ok) return read
  return {
    ok: true,
    kind: 'partner',
    schoolYear: undefined,
    madeOn: read.madeOn,
    school: undefined,
    startedAt,
    fileNames: [read.name],
    // With whom they are about, by the plan.
    problems: [],
    send: (order) => deps.imports.applyPartner({ ...order, plan: (people) => planPartner(read, people) }),
  }
}
