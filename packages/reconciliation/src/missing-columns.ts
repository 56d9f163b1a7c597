import { type ColumnCode, columnLabel } from './explain.fr.ts'
import { type Categorie, categories, type SchoolPerson } from './records.ts'

/** A column that no person of a category carries in the export of a school. */
export interface MissingColumn {
  readonly uai: string
  readonly categorie: Categorie
  readonly column: ColumnCode
  readonly label: string
}

/** Columns that help for each category, the most useful first. */
const useful: Readonly<Record<Categorie, readonly ColumnCode[]>> = {
  eleve: ['dateNaissance', 'classe', 'codePostal'],
  responsable: ['eleves', 'civilite', 'codePostal'],
  enseignant: ['dateNaissance', 'matieres', 'classes', 'civilite'],
  personnel: ['dateNaissance', 'fonction', 'civilite'],
  maitre_stage: ['civilite'],
  inspecteur: ['civilite'],
}

function filled(person: SchoolPerson, column: ColumnCode): boolean {
  const value = person[column]
  return value !== undefined && value.length > 0
}

/** True when the export says nothing of the guardians but their names. */
export function guardiansHaveOnlyNames(missing: readonly MissingColumn[]): boolean {
  const columns = missing.filter(({ categorie }) => categorie === 'responsable').map(({ column }) => column)
  return useful.responsable.every((column) => columns.includes(column))
}

/** Names the useful columns the export of one school does not carry at all, by category. */
export function missingColumns(uai: string, people: readonly SchoolPerson[]): MissingColumn[] {
  return categories.flatMap((categorie) => {
    const members = people.filter((person) => person.categorie === categorie)
    if (members.length === 0) return []
    return useful[categorie]
      .filter((column) => !members.some((person) => filled(person, column)))
      .map((column) => ({ uai, categorie, column, label: columnLabel(column) }))
  })
}
