/**
 * The settings of publication and delegation as states: the one being prepared while the base is published, tried by a
 * real log-in and applied in one act; and the history of those that were in force, each of which can be prepared again.
 * Does not own: the forms of the settings (`console`, `delegation`), which are mounted over the draft.
 *
 * @packageDocumentation
 */
export { createTrialReceiver } from './federation-trial-routes.ts'
export { mountSettingsDraft } from './mount-settings-draft.ts'
export { draftRefusals } from './refusals.ts'
export type { SettingsSnapshot } from './settings-snapshot.ts'
export type { SettingsStore, SettingsVersion } from './settings-store.ts'
