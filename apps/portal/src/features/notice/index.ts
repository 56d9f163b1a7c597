/**
 * The information page before the first access to a compatible PRONOTE service, and who to turn to.
 *
 * Owns the page, what a person acknowledged, and the list of administrators. The `cas` feature decides when the page
 * stands in the way, so that deep links show it as well as the icon of the home page.
 *
 * @packageDocumentation
 */
export { AdministratorList } from './administrators.page.tsx'
export { mountNotice } from './mount-notice.ts'
export { acknowledgeField, NoticePage } from './notice.page.tsx'
export type { Notices, SchoolAdministrators } from './notices.ts'
