import type { SdetProfile } from './sdet-profile.ts'

/** Function code of AAF (`ENS`, `EDU`, …) to SDET profile; administrators may edit their copy. */
export type FunctionProfileTable = ReadonlyMap<string, SdetProfile>

/** One line of the default table, with the other answers in use when our sources disagree. */
export interface FunctionProfile {
  /** Code of the function in AAF, upper case. */
  readonly code: string
  /** What the function is, in French. */
  readonly label: string
  readonly profile: SdetProfile
  /** Profiles that other feeders give to this code; absent when every source agrees. */
  readonly alsoSeen?: readonly SdetProfile[]
}

/** Profile of a person whose function is unknown, `-` or empty: the one that opens the least. */
export const otherFunctionProfile: SdetProfile = 'National_ETA'

/**
 * The default table. Three feeders (Alambic, the GAR module of OPEN-ENT, laclasse) give three answers: the majority
 * wins; on a tie Alambic does, because it cites the SDET annex. Source: ent-ecosystem §1.7.
 */
export const defaultFunctionProfiles: readonly FunctionProfile[] = [
  { code: 'ENS', label: 'Enseignement', profile: 'National_ENS' },
  { code: 'DOC', label: 'Documentation', profile: 'National_DOC' },
  { code: 'CIO', label: 'Centre d’information et d’orientation', profile: 'National_DOC' },
  { code: 'DCT', label: 'Documentation', profile: 'National_DOC' },
  { code: 'DIR', label: 'Direction', profile: 'National_DIR' },
  { code: 'DEC', label: 'Direction d’école', profile: 'National_DIR' },
  { code: 'DECPR', label: 'Direction d’école', profile: 'National_DIR' },
  { code: 'DSES', label: 'Direction de SEGPA', profile: 'National_DIR' },
  { code: 'EDU', label: 'Éducation (CPE)', profile: 'National_EVS' },
  { code: 'AED', label: 'Assistant d’éducation', profile: 'National_EVS' },
  { code: 'SUR', label: 'Surveillance', profile: 'National_EVS' },
  {
    code: 'AES',
    label: 'Accompagnement du handicap',
    profile: 'National_EVS',
    alsoSeen: ['National_ETA'],
  },
  {
    code: 'ASH',
    label: 'Accompagnement du handicap',
    profile: 'National_ETA',
    alsoSeen: ['National_EVS'],
  },
  { code: 'ASE', label: 'Assistant étranger', profile: 'National_ETA', alsoSeen: ['National_EVS'] },
  {
    code: 'BED',
    label: 'Besoins éducatifs particuliers',
    profile: 'National_ENS',
    alsoSeen: ['National_EVS'],
  },
  {
    code: 'FIJ',
    label: 'Formation et insertion des jeunes',
    profile: 'National_ENS',
    alsoSeen: ['National_EVS'],
  },
  { code: 'INJ', label: 'Coordination de l’insertion', profile: 'National_ACA', alsoSeen: ['National_EVS'] },
  { code: 'ORI', label: 'Orientation', profile: 'National_ETA', alsoSeen: ['National_EVS'] },
  { code: 'RPL', label: 'Réemploi au CNED', profile: 'National_ENS', alsoSeen: ['National_ETA'] },
  { code: 'FCA', label: 'Formation continue', profile: 'National_ENS', alsoSeen: ['National_ETA'] },
  { code: 'FCP', label: 'Formation continue', profile: 'National_ENS', alsoSeen: ['National_ETA'] },
  { code: 'PPA', label: 'Pilotage pédagogique', profile: 'National_ENS', alsoSeen: ['National_ETA'] },
  { code: 'CPD', label: 'Conseil pédagogique', profile: 'National_ETA' },
  { code: 'INS', label: 'Inspection', profile: 'National_ACA', alsoSeen: ['National_ETA'] },
  { code: 'CTR', label: 'Chef de travaux', profile: 'National_ETA' },
  { code: 'CFC', label: 'Conseil en formation continue', profile: 'National_ETA' },
  { code: 'ADF', label: 'Administration et finances', profile: 'National_ETA' },
  { code: 'ADM', label: 'Administration', profile: 'National_ETA' },
  { code: 'ADA', label: 'Administration', profile: 'National_ETA' },
  { code: 'ALB', label: 'Aide de laboratoire', profile: 'National_ETA' },
  { code: 'LAB', label: 'Laboratoire', profile: 'National_ETA' },
  { code: 'MDS', label: 'Personnel médico-social', profile: 'National_ETA' },
  { code: 'OUV', label: 'Ouvrier', profile: 'National_ETA' },
  { code: 'ACP', label: 'Apprenti professeur', profile: 'National_ETA' },
  { code: 'TEC', label: 'Technique', profile: 'National_ETA' },
  { code: 'COL', label: 'Collectivité', profile: 'National_COL' },
]

/** The default table as a lookup. */
export const defaultFunctionProfileTable: FunctionProfileTable = new Map(
  defaultFunctionProfiles.map(({ code, profile }) => [code, profile]),
)

/** The profile of an AAF function code; {@link otherFunctionProfile} when the table does not know it. */
export function profileOfFunction(
  code: string,
  table: FunctionProfileTable = defaultFunctionProfileTable,
): SdetProfile {
  return table.get(code.trim().toUpperCase()) ?? otherFunctionProfile
}
