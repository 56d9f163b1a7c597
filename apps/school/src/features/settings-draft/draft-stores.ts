import type { AuditEntry } from '@preau/platform'
import type { BaseStore } from '../bases/index.ts'
import type { PublicationStore } from '../console/index.ts'
import type { DelegationStore } from '../delegation/index.ts'
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
  readonly bases: Pick<BaseStore, 'publications'>
  readonly publication: Pick<PublicationStore, 'configure'>
  readonly security: Pick<SecurityStore, 'save'>
}

export function createDraftStores({ settings, delegations, bases }: Behind): DraftStores {
  const change = async (
    baseId: string,
    audit: AuditEntry,
    part: Partial<SettingsSnapshot>,
  ): Promise<'done'> => {
    const { snapshot, basedOn } = await draftOf(settings, baseId)
    const { at, actor } = audit
    const written = { ...audit, action: 'settings.draft-changed', data: undefined }
    const next = { ...snapshot, ...part }
    await settings.writeDraft({ baseId, snapshot: next, basedOn, at, actor, audit: written })
    return 'done'
  }
  return {
    delegations: {
      ...delegations,
      of: async (baseId) => {
        const { delegation } = (await draftOf(settings, baseId)).snapshot
        return delegation && { settings: delegation, detected: undefined }
      },
      save: ({ baseId, settings: delegation, audit }) => change(baseId, audit, { delegation }),
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
      configure: (baseId, publication, audit) => change(baseId, audit, { publication }),
    },
    security: { save: ({ baseId, settings: security, audit }) => change(baseId, audit, { security }) },
  }
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
