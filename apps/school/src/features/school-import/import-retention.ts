/**
 * How long what an import kept of people stays. What undoes it, the values that changed and the remarks: as long as
 * somebody may still notice a wrong file. Who was concerned: a school year and its summer, for an import is asked about
 * until the next one of the same season. Its date, author, files and figures name nobody and stay.
 */
export const importRetention = { undoDays: 92, nameDays: 400 } as const

/** What is left of an import: everything, who was concerned without the values, or the figures alone. */
export type ImportDetail = 'whole' | 'names' | 'figures'
