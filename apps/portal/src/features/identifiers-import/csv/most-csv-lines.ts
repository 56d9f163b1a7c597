/** More people than any school has: a file of a million lines is something else. */
export const mostCsvLines = 20_000
