import type { CategoryValues } from '../features/delegation/index.ts'

/** Joined when stored; no value has a semicolon. */
export const categoryValuesOf = (stored: Readonly<Record<string, string>>): Partial<CategoryValues> =>
  Object.fromEntries(
    Object.entries(stored).map(([category, text]) => [
      category,
      text.split(';').filter((value) => value !== ''),
    ]),
  )

export const categoryValuesRow = (values: Partial<CategoryValues>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([category, list]) => [category, list.join(';')]))
