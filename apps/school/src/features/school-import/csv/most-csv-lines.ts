/** More lines than any list of a school has; a guardian may have one for each pupil. */
export const mostCsvLines = 20_000
