/**
 * Préau Portail, the ENT: directory, log-in, third-party services, CAS server, identifier import.
 *
 * Owns everything behind its address. Does not own the school server, which it meets only over HTTP and through files.
 * `startPortal` runs it; `createPortal` builds it over a database of one's own; `commands` are its use cases without
 * a screen. Start with README.md, then `app.ts`.
 *
 * @packageDocumentation
 */
export { createPortal, type Portal, type PortalParts } from './app.ts'
export type { AccountOrder, PortalCommands, ShownAccount } from './commands.ts'
export { type PortalConfig, portalSettings, readPortalConfig } from './config.ts'
export {
  type AafImportOptions,
  type AafOutcome,
  type AafProgress,
  aafProgressWords,
  type DeliveredFile,
} from './features/aaf-import/index.ts'
export type { ImportReceipt } from './features/identifiers-import/index.ts'
export {
  type AccessPerson,
  type AccessPolicy,
  type AppliedServices,
  decideAccess,
} from './features/services/index.ts'
export { startPortal } from './start-portal.ts'
export { portalMigrations } from './store/migrations/index.ts'
