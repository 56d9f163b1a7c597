import type { PublicationStore } from '../features/console/index.ts'
import type { SecurityStore } from '../features/security-settings/index.ts'
import type { DelegationStore, FederationStore } from '../features/delegation/index.ts'
import type { SettingsStore } from '../features/settings-draft/index.ts'

type Noting = Pick<SettingsStore, 'note'>

/** Each change of the delegation is a version of the settings, with its author; so is the state before the first one. */
export const delegationsWithHistory = (store: DelegationStore, history: Noting): DelegationStore => ({
  ...store,
  save: async (order) => {
    const { baseId, at, audit } = order
    await history.note({ baseId, at })
    const outcome = await store.save(order)
    await history.note({ baseId, at, actor: audit.actor })
    return outcome
  },
})

/** The same for the Ws-Federation delegation. */
export const federationsWithHistory = (store: FederationStore, history: Noting): FederationStore => ({
  ...store,
  save: async (order) => {
    const { baseId, at, audit } = order
    await history.note({ baseId, at })
    const outcome = await store.save(order)
    await history.note({ baseId, at, actor: audit.actor })
    return outcome
  },
})

/** The same for the publication of the spaces. */
export const publicationWithHistory = (store: PublicationStore, history: Noting): PublicationStore => ({
  ...store,
  configure: async (order) => {
    const { baseId, audit } = order
    await history.note({ baseId, at: audit.at })
    const outcome = await store.configure(order)
    await history.note({ baseId, at: audit.at, actor: audit.actor })
    return outcome
  },
})

/** The same for *Paramètres de sécurité*. */
export const securityWithHistory = (store: SecurityStore, history: Noting): SecurityStore => ({
  ...store,
  save: async (order) => {
    const { baseId, audit } = order
    await history.note({ baseId, at: audit.at })
    const outcome = await store.save(order)
    await history.note({ baseId, at: audit.at, actor: audit.actor })
    return outcome
  },
})
