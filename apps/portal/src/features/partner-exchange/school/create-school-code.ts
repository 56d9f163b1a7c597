import type { Random } from '@preau/platform'
import type { IdentifierImports } from '../../identifiers-import/index.ts'
import type { Change } from '../exchange-deps.ts'
import { pushPath } from '../push/mount-push.ts'
import { drawSchoolCode, hashSchoolCode } from '../push/school-code.ts'
import { exchangeRefusals } from '../refusals.ts'
import type { SchoolExchanges } from '../school-exchanges.ts'

export interface CreateCodeDeps {
  readonly exchanges: Pick<SchoolExchanges, 'setCode'>
  readonly imports: Pick<IdentifierImports, 'schools'>
  readonly random: Random
  readonly publicUrl: string
  readonly change: Change
}

/** A renewed code is still taken for this long: the supervisor types the new one meanwhile. */
const formerCodeMs = 7 * 86_400_000

/**
 * Draws the *code de rapprochement* of a school of the actor. It is returned and nowhere else: the database has its hash.
 *
 * @throws Refusal `exchange.unknown-school`
 */
export async function createSchoolCode(
  deps: CreateCodeDeps,
  uai: string,
): Promise<{ readonly code: string; readonly address: string }> {
  const { change } = deps
  const schools = await deps.imports.schools(change.by.scope)
  const school = schools.find((one) => one.uai === uai.toUpperCase())
  if (!school) throw exchangeRefusals.refuse('exchange.unknown-school')
  const code = drawSchoolCode(deps.random)
  const formerUntil = new Date(change.at.getTime() + formerCodeMs)
  await deps.exchanges.setCode(school.id, { hash: hashSchoolCode(code), formerUntil }, change)
  return { code, address: `${deps.publicUrl}${pushPath(school.uai)}` }
}
