import type { AuditEntry } from '@preau/platform'
import { versionOf } from '../../frame/seen.ts'
import type { BaseStore } from '../bases/index.ts'
import type { PublicationStore } from '../console/index.ts'
import type { DelegationStore, FederationStore } from '../delegation/index.ts'
import type { SecurityStore } from '../security-settings/index.ts'
import { draftRefusals } from './refusals.ts'
import type { SettingsSnapshot } from './settings-snapshot.ts'
import type { SettingsDraft, SettingsStore } from './settings-store.ts'

interface Behind {
  readonly settings: SettingsStore
  readonly delegations: DelegationStore
  readonly bases: Pick<BaseStore, 'publications'>
}

/** The ports of the forms, over the draft: what they read and write is the draft, and nothing in force changes. */
export interface DraftStores {
  readonly delegations: DelegationStore
  readonly federations: Pick<FederationStore, 'of' | 'save'>
  readonly bases: Pick<BaseStore, 'publications'>
  readonly publication: Pick<PublicationStore, 'configure'>
  readonly security: Pick<SecurityStore, 'save'>
}

export function createDraftStores({ settings, delegations, bases }: Behind): DraftStores {
  const change = changerOf(settings)
  return {
    delegations: {
      ...delegations,
      of: async (baseId) => {
        const { delegation } = (await draftOf(settings, baseId)).snapshot
        return delegation && { settings: delegation, detected: undefined }
      },
      save: ({ baseId, settings: delegation, audit, seen }) =>
        change(baseId, audit, (now) => (seen?.(now.delegation) === false ? 'changed' : { delegation })),
    },
    federations: {
      of: async (baseId) => {
        const { federation } = (await draftOf(settings, baseId)).snapshot
        return federation && { ...federation, problem: undefined }
      },
      save: ({ baseId, settings: federation, service, audit, seen }) =>
        change(baseId, audit, (now) =>
          seen?.(now.federation) === false
            ? 'changed'
            : { federation: { settings: federation, service: service ?? now.federation?.service } },
        ),
    },
    bases: {
      publications: async (baseId) => {
        const { publication } = (await draftOf(settings, baseId)).snapshot
        const inForce = await bases.publications(baseId)
        return inForce.map((one) => ({
          ...one,
          ...publication.spaces.find(({ space }) => space === one.space),
        }))
      },
    },
    publication: {
      configure: ({ baseId, settings: publication, audit, seen }) =>
        change(baseId, audit, (now) => (seen?.(now.publication) === false ? 'changed' : { publication })),
    },
    security: {
      save: async ({ baseId, settings: security, seen, audit }) => {
        const outcome = await change(baseId, audit, (now) =>
          seen === versionOf(now.security) ? { security } : 'changed',
        )
        return outcome === 'changed' ? 'stale' : outcome
      },
    },
  }
}

type Change = (now: SettingsSnapshot) => Partial<SettingsSnapshot> | 'changed'

/** One part of the draft changed as it stands now. @throws Refusal `draft.none` */
const changerOf =
  (settings: Pick<SettingsStore, 'changeDraft'>) =>
  async (baseId: string, audit: AuditEntry, change: Change): Promise<'done' | 'changed'> => {
    const { at, actor } = audit
    const written = { ...audit, action: 'settings.draft-changed', data: undefined }
    const outcome = await settings.changeDraft({
      baseId,
      at,
      actor,
      audit: written,
      change: ({ snapshot, basedOn }) => {
        const part = change(snapshot)
        return part === 'changed' ? part : { snapshot: { ...snapshot, ...part }, basedOn }
      },
    })
    if (outcome === 'none') throw draftRefusals.refuse('draft.none')
    return outcome
  }

/** @throws Refusal `draft.none` */
export async function draftOf(
  settings: Pick<SettingsStore, 'draft'>,
  baseId: string,
): Promise<SettingsDraft> {
  const draft = await settings.draft(baseId)
  if (!draft) throw draftRefusals.refuse('draft.none')
  return draft
}
