import { nameKey, type PersonCategory } from '@preau/people'
import type { ChangeField, ChangeValue } from '../changes/people-changes.ts'
import type { PersonRow } from '../person.ts'
import { isCasId } from '../table/is-cas-id.ts'
import type { PasteRules } from './paste-lines.ts'

/** The columns of a table that a spreadsheet may fill. */
export const pasteFields = [
  'casId',
  'access',
  'company',
  'functionLabel',
] as const satisfies readonly ChangeField[]
export type PasteField = (typeof pasteFields)[number]

/** Company and function are pasted where no school file gives them. */
export function offeredFields(category: PersonCategory, entIdentifiers: boolean): readonly PasteField[] {
  return pasteFields.filter((field) => {
    if (field === 'casId') return entIdentifiers
    if (field === 'company') return category === 'workTutor'
    return field !== 'functionLabel' || category === 'inspector'
  })
}

const short = (cell: string): string | undefined => (cell.length <= 200 ? cell : undefined)

const words: Readonly<Record<string, string>> = {
  oui: 'true',
  o: 'true',
  vrai: 'true',
  '1': 'true',
  x: 'true',
  non: 'false',
  n: 'false',
  faux: 'false',
  '0': 'false',
}

/** How the cells of a field are read. */
export const pasteRules: Readonly<Record<PasteField, PasteRules>> = {
  casId: {
    read: (cell) => (isCasId(cell) ? cell : undefined),
    unique: true,
    headers: ['identifiant cas', 'cas', 'identifiant ent', 'id cas'],
  },
  access: { read: (cell) => words[nameKey(cell)], unique: false, headers: ['acces', 'acces aux espaces'] },
  company: { read: short, unique: false, headers: ['entreprise', 'societe'] },
  functionLabel: { read: short, unique: false, headers: ['fonction'] },
}

/** The value of somebody in a field, as the changes compare it. */
export function currentValue(field: PasteField, row: PersonRow): ChangeValue {
  if (field === 'casId') return row.casId ?? null
  if (field === 'access') return String(row.access)
  return row.detail ?? null
}
