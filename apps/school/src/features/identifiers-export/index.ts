/**
 * *Socles ENT*: the identifiers file that the school gives to its ENT.
 * Does not own: the format (`@preau/exchange`). Start with `export-identifiers.ts`.
 *
 * @packageDocumentation
 */
export { exportIdentifiers, type IdentifiersFile } from './export-identifiers.ts'
export type { ExportCounts, ExportOrder, ExportStore } from './export-store.ts'
export { mountIdentifiersExport } from './mount-identifiers-export.ts'
export { exportRefusals } from './refusals.ts'
