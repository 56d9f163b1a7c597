/** What the *code de rapprochement* of a base is sealed for: moved to another base, it does not open. */
export const codePurpose = (baseId: string): string => `export_settings.code ${baseId}`
