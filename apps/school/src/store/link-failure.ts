import { isUniqueViolation, recordAudit } from '@preau/platform'
import type { LinkDecision } from '../features/identification/index.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

type Outcome = 'done' | 'closed' | 'no-cas-id' | 'changed' | 'person-unknown'

/** Undoes the transaction and says why. */
export class NotLinked extends Error {
  readonly outcome: Exclude<Outcome, 'done'>

  constructor(outcome: Exclude<Outcome, 'done'>) {
    super(outcome)
    this.outcome = outcome
  }
}

/** Frees what is to be freed, links, and resolves the failure: all of it or nothing. */
export async function linkFailure(db: SchoolDatabase, decision: LinkDecision): Promise<Outcome> {
  try {
    await db.transaction().execute((trx) => applyLink(trx, decision))
    return 'done'
  } catch (error) {
    if (error instanceof NotLinked) return error.outcome
    if (isUniqueViolation(error, 'person_base_id_category_cas_id_key')) return 'changed'
    throw error
  }
}

/** A link of a run remembers it. */
type Decision = LinkDecision & { readonly runId?: string }

/** The same in a transaction; gives the identifier. @throws NotLinked before anything of a plain link is written */
export async function applyLink(trx: SchoolTransaction, decision: Decision): Promise<string> {
  const casId = await casIdOf(trx, decision)
  if (decision.holderId !== undefined) await free(trx, decision, casId)
  await give(trx, decision, casId)
  await resolve(trx, decision, casId)
  return casId
}

async function casIdOf(trx: SchoolTransaction, { baseId, failureId }: LinkDecision): Promise<string> {
  const failure = await trx
    .selectFrom('identification_failure')
    .select(['status', 'cas_user'])
    .where('base_id', '=', baseId)
    .where('id', '=', failureId)
    .forUpdate()
    .executeTakeFirst()
  if (failure?.status !== 'open') throw new NotLinked('closed')
  if (failure.cas_user === null) throw new NotLinked('no-cas-id')
  return failure.cas_user
}

async function free(trx: SchoolTransaction, decision: LinkDecision, casId: string): Promise<void> {
  const { baseId, holderId = '', at } = decision
  const freed = await trx
    .updateTable('person')
    .set({ cas_id: null, cas_id_since: null, updated_at: at })
    .where('base_id', '=', baseId)
    .where('id', '=', holderId)
    .where('cas_id', '=', casId)
    .returning('id')
    .executeTakeFirst()
  if (!freed) throw new NotLinked('changed')
  const data = { failure: decision.failureId }
  await recordAudit(trx, {
    ...decision.audit,
    action: 'person.cas-id-freed',
    target: `person:${holderId}`,
    data,
  })
}

async function give(trx: SchoolTransaction, decision: LinkDecision, casId: string): Promise<void> {
  const { baseId, personId, replaces, at } = decision
  const person = await trx
    .selectFrom('person')
    .select('cas_id')
    .where('base_id', '=', baseId)
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw new NotLinked('person-unknown')
  if (person.cas_id !== (replaces ?? null)) throw new NotLinked('changed')
  await trx
    .updateTable('person')
    .set({ cas_id: casId, cas_id_since: at, updated_at: at })
    .where('id', '=', personId)
    .execute()
  const data = { failure: decision.failureId, replaced: replaces !== undefined }
  await recordAudit(trx, {
    ...decision.audit,
    action: 'person.cas-id-set',
    target: `person:${personId}`,
    data,
  })
}

async function resolve(trx: SchoolTransaction, decision: Decision, casId: string): Promise<void> {
  const { baseId, failureId, personId, at, actor, audit } = decision
  // The other failures of the same account have the same remedy.
  const resolved = await trx
    .updateTable('identification_failure')
    .set({
      status: 'resolved',
      resolved_at: at,
      resolved_by: actor,
      person_id: personId,
      link_run_id: decision.runId ?? null,
    })
    .where('base_id', '=', baseId)
    .where('status', '=', 'open')
    .where((eb) => eb.or([eb('id', '=', failureId), eb('cas_user', '=', casId)]))
    .returning('id')
    .execute()
  await recordAudit(trx, {
    ...audit,
    action: 'identification-failure.resolved',
    target: `identification-failure:${failureId}`,
    data: { person: personId, failures: resolved.map(({ id }) => id) },
  })
}
