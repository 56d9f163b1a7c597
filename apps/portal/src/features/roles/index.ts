/**
 * Who administers what: rights given and withdrawn by the platform operator.
 *
 * @packageDocumentation
 */
export type { AdminRoles, GrantedRole } from './admin-roles.ts'
export { mountRoles } from './mount-roles.ts'
