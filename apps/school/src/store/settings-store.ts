import { recordAudit } from '@preau/platform'
import type { SettingsSnapshot, SettingsStore } from '../features/settings-draft/index.ts'
import { writeDelegation } from './delegation-store.ts'
import { writeFederation } from './federation-store.ts'
import { writePublication } from './publication-store.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'
import { writeSecurity } from './security-store.ts'
import { deleteDraft, lockDraft, readDraft, writeDraft } from './settings-draft-rows.ts'
import { noteSettings, readVersions } from './settings-versions.ts'

type Order<Name extends keyof SettingsStore> = Parameters<SettingsStore[Name]>[0]
type Outcome<Name extends keyof SettingsStore> = Awaited<ReturnType<SettingsStore[Name]>>

/** {@link SettingsStore} on PostgreSQL. */
export function createSettingsStore(db: SchoolDatabase): SettingsStore {
  const inOne = <Result>(work: (trx: SchoolTransaction) => Promise<Result>): Promise<Result> =>
    db.transaction().execute(work)
  return {
    note: (noted) => inOne((trx) => noteSettings(trx, noted)),
    draft: (baseId) => readDraft(db, baseId),
    startDraft: (order) => inOne((trx) => startDraft(trx, order)),
    changeDraft: (order) => inOne((trx) => changeDraft(trx, order)),
    discard: (order) => inOne((trx) => discard(trx, order)),
    apply: (order) => inOne((trx) => apply(trx, order)),
    history: (baseId) => readVersions(db, baseId),
  }
}

async function startDraft(
  trx: SchoolTransaction,
  order: Order<'startDraft'>,
): Promise<Outcome<'startDraft'>> {
  if (await lockDraft(trx, order.baseId)) return 'exists'
  await writeDraft(trx, order)
  await recordAudit(trx, order.audit)
  return 'done'
}

async function changeDraft(
  trx: SchoolTransaction,
  order: Order<'changeDraft'>,
): Promise<Outcome<'changeDraft'>> {
  const draft = await lockDraft(trx, order.baseId)
  if (!draft) return 'none'
  const next = order.change(draft)
  if (next === 'changed') return 'changed'
  await writeDraft(trx, { ...order, ...next })
  await recordAudit(trx, order.audit)
  return 'done'
}

async function discard(trx: SchoolTransaction, order: Order<'discard'>): Promise<Outcome<'discard'>> {
  const draft = await lockDraft(trx, order.baseId)
  if (!draft) return 'none'
  if (!order.seen(draft.snapshot)) return 'changed'
  await deleteDraft(trx, order.baseId)
  await recordAudit(trx, order.audit)
  return 'done'
}

async function apply(trx: SchoolTransaction, order: Order<'apply'>): Promise<Outcome<'apply'>> {
  const { baseId, at, actor } = order
  const current = await noteSettings(trx, { baseId, at })
  const draft = await lockDraft(trx, baseId)
  if (!draft) return 'none'
  if (draft.basedOn !== current.number) return 'stale'
  if (!order.seen(draft.snapshot)) return 'changed'
  await deleteDraft(trx, baseId)
  await putInForce(trx, { baseId, at, wanted: draft.snapshot, current: current.snapshot })
  await noteSettings(trx, { baseId, at, actor })
  await recordAudit(trx, order.audit)
  return 'done'
}

interface PutInForce {
  readonly baseId: string
  readonly at: Date
  readonly wanted: SettingsSnapshot
  readonly current: SettingsSnapshot
}

async function putInForce(
  trx: SchoolTransaction,
  { baseId, at, wanted, current }: PutInForce,
): Promise<void> {
  const { publication, delegation, federation, security } = wanted
  await writePublication(trx, baseId, { settings: publication, at })
  if (security) await writeSecurity(trx, baseId, security)
  // Before the spaces: those that choose Ws-Federation are held to one that is defined.
  if (federation) {
    const service = keepsService(wanted, current) ? undefined : federation.service
    await writeFederation(trx, { baseId, settings: federation.settings, service, at })
  }
  if (delegation) await writeDelegation(trx, { baseId, settings: delegation, at })
}

/** Metadata of the same address and issuer have been followed since the draft was prepared: those in force are fresher. */
const keepsService = (
  { federation: wanted }: SettingsSnapshot,
  { federation: now }: SettingsSnapshot,
): boolean =>
  wanted?.settings.metadataUrl !== undefined &&
  wanted.settings.metadataUrl === now?.settings.metadataUrl &&
  wanted.service?.issuer === now.service?.issuer
