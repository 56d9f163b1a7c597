import { createHash } from 'node:crypto'
import { parisDay } from '../../../frame/format.ts'
import type { SchoolBase } from '../../bases/index.ts'
import { exportIdentifiers, type ExportDeps } from '../export-identifiers.ts'
import { exportRefusals } from '../refusals.ts'
import type { ExportSettingsStore } from '../settings/export-settings.ts'
import type { PushStore } from './push-store.ts'

export interface SendDeps extends ExportDeps {
  readonly exportSettings: ExportSettingsStore
  readonly pushes: PushStore
}

export interface SendRequest {
  readonly base: SchoolBase
  readonly onlyWithoutCasId: boolean
  readonly actor: string
  /** Does nothing when the ENT already has exactly these people. */
  readonly onlyIfChanged: boolean
}

/**
 * Makes the file for the readers of the settings and leaves it in the outbox. False: nothing had changed.
 *
 * @throws Refusal `export.not-in-service`, `export.no-destination`, and those of `exportIdentifiers`
 */
export async function sendToEnt(deps: SendDeps, request: SendRequest): Promise<boolean> {
  const { base, onlyWithoutCasId, actor } = request
  if (base.stage !== 'live') throw exportRefusals.refuse('export.not-in-service', { name: base.name })
  const { pushUrl, hasCode } = await deps.exportSettings.settings(base.id)
  if (pushUrl === undefined || !hasCode) throw exportRefusals.refuse('export.no-destination')
  const readers = (await deps.exportSettings.keys(base.id)).filter(({ reads }) => reads)
  if (request.onlyIfChanged && !(await hasChanged(deps, request))) return false
  const file = await exportIdentifiers(deps, { base, onlyWithoutCasId, actor, readers, pushed: true })
  const at = deps.clock.now()
  await deps.pushes.leave({
    baseId: base.id,
    fileName: file.fileName,
    people: file.count,
    peopleDigest: file.peopleDigest,
    content: Buffer.from([...file.content].join('')),
    at,
    audit: { action: 'identifiers.push-queued', actor, school: base.uai, outcome: 'done', at },
  })
  return true
}

async function hasChanged(deps: SendDeps, { base, onlyWithoutCasId }: SendRequest): Promise<boolean> {
  const last = await deps.pushes.lastDelivered(base.id)
  if (!last) return true
  const people = await deps.exports.people(base.id, onlyWithoutCasId, parisDay(deps.clock.now()))
  const digest = createHash('sha256')
    .update(JSON.stringify([!onlyWithoutCasId, people]))
    .digest()
  return !digest.equals(last.peopleDigest)
}
