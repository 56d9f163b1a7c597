/**
 * The directory that the ENT gives (`PARTENAIRE_INDEX`): links CAS identifiers before the first click.
 * Does not own: the formats (`@preau/exchange`). Start with `recognise-people.ts` (the rules).
 *
 * @packageDocumentation
 */
export {
  applyPartner,
  comparePartner,
  type PartnerDifference,
  type PartnerImportDeps,
} from './import-partner.ts'
export { mountPartnerImport } from './mount-partner-import.ts'
export type { LinkDraft, PartnerImportStore } from './partner-import-store.ts'
export type { KnownPerson } from './recognise-people.ts'
export { partnerRefusals } from './refusals.ts'
