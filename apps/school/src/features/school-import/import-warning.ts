/**
 * Refusals that an operator may override after reading them: the file may well be the right one. Each is answered for
 * itself: to accept another school year is not to accept that half of the pupils leave.
 */
export const importWarnings = [
  'import.other-year',
  'import.older-file',
  'import.many-departures',
  'import.many-unlinked',
] as const

export type ImportWarning = (typeof importWarnings)[number]

export const isImportWarning = (code: string): code is ImportWarning =>
  (importWarnings as readonly string[]).includes(code)
