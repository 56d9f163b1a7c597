export const tracesPath = '/administration/traces'

/** The page that exports what one account did. */
export const evidencePath = (accountId: string): string => `${tracesPath}/preuve/${accountId}`
