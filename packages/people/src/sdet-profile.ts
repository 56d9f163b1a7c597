/**
 * What a person is in the ENT: the profile names of the SDET (annexe opérationnelle 6.0 §4.7), plus one code of our own,
 * `Local_MDS`, for work tutors, whom no national directory feeds. Source: ent-ecosystem §1.7.
 */
export type SdetProfile = (typeof sdetProfiles)[number]

/** Every profile, in the order in which screens list them. */
export const sdetProfiles = [
  'National_ELV',
  'National_TUT',
  'National_ENS',
  'National_DOC',
  'National_DIR',
  'National_EVS',
  'National_ETA',
  'National_COL',
  'National_ACA',
  'Local_MDS',
] as const

const labels: Readonly<Record<SdetProfile, string>> = {
  National_ELV: 'Élève',
  National_TUT: 'Responsable',
  National_ENS: 'Enseignant',
  National_DOC: 'Professeur documentaliste',
  National_DIR: 'Personnel de direction',
  National_EVS: 'Vie scolaire',
  National_ETA: 'Personnel administratif, technique, de santé ou social',
  National_COL: 'Agent de la collectivité',
  National_ACA: 'Personnel académique (inspecteur)',
  Local_MDS: 'Maître de stage',
}

/** The French name of a profile, singular, as screens show it. */
export function profileLabel(profile: SdetProfile): string {
  return labels[profile]
}

/** Reads a profile name; letter case does not matter because GAR files write `National_elv`. `undefined` when unknown. */
export function parseSdetProfile(text: string): SdetProfile | undefined {
  const wanted = text.trim().toLowerCase()
  return sdetProfiles.find((profile) => profile.toLowerCase() === wanted)
}

const oldCodes: Readonly<Record<SdetProfile, string | undefined>> = {
  National_ELV: 'National_1',
  National_TUT: 'National_2',
  National_ENS: 'National_3',
  National_DOC: 'National_3',
  National_DIR: 'National_4',
  National_COL: 'National_4',
  National_EVS: 'National_5',
  National_ETA: 'National_6',
  National_ACA: 'National_7',
  Local_MDS: undefined,
}

/** The SDET 3 code (`National_1` … `National_7`) that a school server may still expect as a category; work tutors have none. */
export function oldSdetCode(profile: SdetProfile): string | undefined {
  return oldCodes[profile]
}
