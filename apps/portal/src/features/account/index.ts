/**
 * « Mon compte », and the rules of passwords (CNIL 2022-100).
 *
 * @packageDocumentation
 */
export { NewPasswordFields } from './new-password-fields.tsx'
export { passwordFaultCopy } from './copy.fr.ts'
export { mountAccount } from './mount-account.ts'
export type { OwnAccount, OwnAccounts, PastLogin } from './own-accounts.ts'
export { passwordFault } from './password-rules.ts'
export { accountRefusals } from './refusals.ts'
