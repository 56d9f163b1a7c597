/**
 * *Paramètres de sécurité* of a base (product.md B1): how long sessions of the spaces live, wrong passwords, what a local
 * password must be, where people may come from, HTTPS. Enforced where each applies: `bases`, `operators`, `sessions`, `spaces`.
 *
 * @packageDocumentation
 */
export { securityFaultOf, senderOf } from './check-security.ts'
export { describeSecurity } from './describe-security.ts'
export { mountSecuritySettings } from './mount-security-settings.ts'
export type { SecuritySettings, SecurityStore } from './security-store.ts'
