/**
 * What the portal and the school-life servers send each other besides CAS: the keys that partners encrypt for, and the
 * identifiers that a school sends by itself.
 * Does not own: the formats (`@preau/exchange`), the import itself (`identifiers-import`). Start with
 * `push/take-push.ts`; the wire is docs/reference/identifiers-push.md.
 *
 * @packageDocumentation
 */
export { mountPartnerExchange } from './mount-partner-exchange.ts'
export { createSchoolCode } from './school/create-school-code.ts'
export { type DirectoryFile, makeDirectoryFile } from './directory-file/make-directory-file.ts'
export { exchangeRefusals } from './refusals.ts'
export { waitingPushes } from './push/waiting-pushes.tsx'
export type { Receipt, SchoolExchanges } from './school-exchanges.ts'
