/** A kind of file that a school may hold, told by its first element. Sources: ent-ecosystem §1, §2, §9; pronote-facts §3. */
export type SchoolFileKind = (typeof kinds)[number]['kind']

/** What was recognised. */
export interface RecognisedFile {
  readonly kind: SchoolFileKind
  /** With its article, to end a French sentence: « c’est … ». */
  readonly label: string
}

/** Namespace of our own identifiers file (docs/reference/export-identifiants.md). */
export const exportIdentifiantsNamespace = 'urn:preau:export-identifiants:1.0'

// `uri` is given only where the same root name means two things.
const kinds = [
  { kind: 'export-identifiants', root: 'ExportIdentifiants', label: 'un export des identifiants PRONOTE' },
  { kind: 'aaf', root: 'ficAlimMENESR', label: 'un fichier de l’annuaire académique (AAF)' },
  {
    kind: 'siecle-pupils',
    root: 'BEE_ELEVES',
    label: 'un fichier d’élèves de SIECLE (ElevesSansAdresses.xml)',
  },
  {
    kind: 'siecle-guardians',
    root: 'BEE_RESPONSABLES',
    label: 'un fichier de responsables de SIECLE (ResponsablesAvecAdresses.xml)',
  },
  {
    kind: 'siecle-structures',
    root: 'BEE_STRUCTURES',
    label: 'un fichier de classes de SIECLE (Structures.xml)',
  },
  {
    kind: 'siecle-nomenclature',
    root: 'BEE_NOMENCLATURES',
    label: 'un fichier de codes de SIECLE (Nomenclature.xml)',
  },
  { kind: 'siecle-common', root: 'BEE_COMMUN', label: 'un fichier de paramètres de SIECLE (Communs.xml)' },
  { kind: 'sts', root: 'STS_EDT', label: 'un fichier de services de STSWEB (sts_emp_….xml)' },
  { kind: 'sts-timetable', root: 'EDT_STS', label: 'un emploi du temps à remonter dans STSWEB' },
  { kind: 'timetable-export', root: 'ExportEmploiDuTemps', label: 'un export d’emploi du temps' },
  { kind: 'encrypted-export', root: 'EXPORT_INDEX_EDUCATION', label: 'un export chiffré pour un partenaire' },
  {
    kind: 'encrypted-import',
    root: 'ImportChiffre',
    label: 'un fichier chiffré destiné au serveur de vie scolaire',
  },
  {
    kind: 'partner-directory',
    root: 'PARTENAIRE_INDEX',
    label: 'un annuaire d’ENT destiné au serveur de vie scolaire',
  },
  { kind: 'gar', root: 'GAR-ENT-', label: 'un fichier pour le GAR' },
  { kind: 'web-page', root: 'html', label: 'une page web enregistrée' },
] as const

/** Which file has this first element; `undefined` when it is none we know. Letter case does not matter. */
export function recogniseSchoolFile(root: { readonly name: string }): RecognisedFile | undefined {
  const name = root.name.toLowerCase()
  const found = kinds.find(({ root: known }) =>
    known.endsWith('-') ? name.startsWith(known.toLowerCase()) : name === known.toLowerCase(),
  )
  return found === undefined ? undefined : { kind: found.kind, label: found.label }
}

/** The French name of a kind of file, with its article: « un fichier d’élèves de SIECLE… ». */
export function schoolFileLabel(kind: SchoolFileKind): string {
  return kinds.find((one) => one.kind === kind)?.label ?? kind
}
