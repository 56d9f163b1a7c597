/**
 * What the portal and the school-life servers send each other besides CAS: the keys that partners encrypt for.
 * Does not own: the formats (`@preau/exchange`), the import itself (`identifiers-import`).
 *
 * @packageDocumentation
 */
export { mountPartnerExchange } from './mount-partner-exchange.ts'
