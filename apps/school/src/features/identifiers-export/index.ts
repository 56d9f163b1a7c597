/**
 * *Socles ENT*: the identifiers file that the school gives to its ENT, by hand or by itself, and who can read it.
 * Does not own: the formats (`@preau/exchange`). Start with `export-identifiers.ts`, then `push/send-to-ent.ts` (what
 * leaves a file) and `push/deliver-pushes.ts` (what sends it).
 *
 * @packageDocumentation
 */
export { exportIdentifiers, type IdentifiersFile } from './export-identifiers.ts'
export type { ExportCounts, ExportOrder, ExportStore } from './export-store.ts'
export { mountIdentifiersExport } from './mount-identifiers-export.ts'
export { type DeliverDeps, deliverPushes } from './push/deliver-pushes.ts'
export { pushNotice } from './push/push-notice.tsx'
export type { DuePush, Push, PushOutcome, PushStore } from './push/push-store.ts'
export { type AutomaticDeps, sendAutomatically } from './push/send-automatically.ts'
export { sendToEnt } from './push/send-to-ent.ts'
export { exportRefusals } from './refusals.ts'
export { codePurpose } from './settings/code-purpose.ts'
export type { ExportSettings, ExportSettingsStore, PartnerKey } from './settings/export-settings.ts'
export { mountExportSettings } from './settings/mount-settings.ts'
