/**
 * How the portal is used: visits by service, profile, school and day, accounts that came, refusals, people without an identifier.
 * Counted from the sealed audit trail, with nobody in them.
 *
 * @packageDocumentation
 */
export type { AccountFigures, IndicatorQuery, Indicators, ServiceUse } from './indicators.ts'
export { mountIndicators } from './mount-indicators.ts'
