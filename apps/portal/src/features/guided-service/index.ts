/**
 * « Déclarer PRONOTE »: a PRONOTE-compatible service from three answers, then the liaison tried for real.
 *
 * Owns the guided screens and the checks. Does not own the registry (`services`) nor what is released (`cas`).
 *
 * @packageDocumentation
 */
export { mountGuidedService } from './mount-guided-service.ts'
