import type { ExchangeEntry } from '@preau/exchange'
import type { Clock, KeyPairs } from '@preau/platform'
import { parisDay } from '../../frame/format.ts'
import type { SchoolBase } from '../bases/index.ts'
import type { PartnerImportStore } from './partner-import-store.ts'
import { readPartnerFile } from './read-partner-file.ts'
import { type Recognition, recognisePeople } from './recognise-people.ts'
import { partnerRefusals } from './refusals.ts'

export interface PartnerImportDeps {
  readonly partnerImports: PartnerImportStore
  readonly keys: Pick<KeyPairs, 'reading'>
  readonly clock: Clock
}

/** What the file would change, and the draft to agree to. */
export interface PartnerDifference extends Recognition {
  readonly draftId: string
  readonly fileName: string
  /** Lines of the file left out or mended: what is wrong with them. */
  readonly problems: readonly string[]
}

/** The supervisor has this long to agree. */
const draftMs = 30 * 60_000

/**
 * Reads the directory of the ENT and says what it would change: nothing is written but the draft.
 *
 * @throws Refusal `partner.unusable`
 */
export async function comparePartner(
  deps: PartnerImportDeps,
  {
    base,
    entry,
    actor,
  }: { readonly base: SchoolBase; readonly entry: ExchangeEntry; readonly actor: string },
): Promise<PartnerDifference> {
  const now = deps.clock.now()
  const reading = await readPartnerFile(entry, base, () => deps.keys.reading(now))
  if (!reading.ok) throw partnerRefusals.refuse('partner.unusable', reading.problem)
  const people = await deps.partnerImports.people(base.id, parisDay(now))
  const recognition = recognisePeople(reading.people, people)
  const links = recognition.links.map(({ person, casId }) => ({ personId: person.id, casId }))
  const endsAt = new Date(now.getTime() + draftMs)
  const fileName = entry.name
  const draftId = await deps.partnerImports.keepDraft(base.id, { fileName, links, createdBy: actor, endsAt })
  const problems = reading.problems.map(({ record, reason }) =>
    record === undefined ? reason : `${record}\u00a0: ${reason}`,
  )
  return { ...recognition, draftId, fileName, problems }
}

/**
 * Writes what the supervisor agreed to.
 *
 * @throws Refusal `partner.draft-gone`
 */
export async function applyPartner(
  deps: PartnerImportDeps,
  { base, draftId, actor }: { readonly base: SchoolBase; readonly draftId: string; readonly actor: string },
): Promise<{ readonly linked: number; readonly kept: number }> {
  const at = deps.clock.now()
  const done = await deps.partnerImports.applyDraft(base.id, draftId, at, (linked, fileName) => {
    const audit = { action: 'cas-ids.linked', actor, school: base.uai, outcome: 'done' as const, at }
    return { ...audit, data: { linked, fileName } }
  })
  if (!done) throw partnerRefusals.refuse('partner.draft-gone')
  return done
}
