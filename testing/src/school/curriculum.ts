/** The four years of a collège. */
export type Level = '6' | '5' | '4' | '3'

/** The years in order of age, youngest first. */
export const levels: readonly Level[] = ['6', '5', '4', '3']

/** A year of study in the national nomenclature. */
export interface Programme {
  /** `ENTMefJointure`, 11 digits. */
  readonly mef: string
  readonly label: string
}

/** National programme followed in each year. */
export const programmes: Readonly<Record<Level, Programme>> = {
  '6': { mef: '10010012110', label: '6EME' },
  '5': { mef: '10110001110', label: '5EME' },
  '4': { mef: '10210001110', label: '4EME' },
  '3': { mef: '10310019110', label: '3EME' },
}

/** A class; each side has its own way to write its name. */
export interface ClassRoom {
  readonly level: Level
  readonly entLabel: string
  readonly baseLabel: string
}

/** A group that cuts across the classes of one year: a second language, latin. */
export interface Group {
  readonly level: Level
  readonly subject: Subject
  readonly entLabel: string
  readonly baseLabel: string
  /** Base labels of the classes its pupils come from. */
  readonly classLabels: readonly string[]
}

/** A subject, the discipline of those who teach it, and how many of them twenty classes need. */
export interface Subject {
  readonly code: string
  readonly shortName: string
  readonly label: string
  readonly edition: string
  readonly disciplineCode: string
  readonly discipline: string
  readonly teachersForTwentyClasses: number
  /** Taught to groups of the years above 6e instead of classes. */
  readonly byGroup?: { readonly suffix: string; readonly name: string }
}

/** Everything taught in the school. */
export const subjects: readonly Subject[] = [
  subject('061300', 'MATHS', 'MATHEMATIQUES', 'Mathématiques', 'L1300', 5),
  subject('020700', 'FRANC', 'FRANCAIS', 'Français', 'L0202', 6),
  subject('043700', 'HI-GE', 'HISTOIRE-GEOGRAPHIE', 'Histoire-géographie', 'L1000', 4),
  subject('030201', 'AGL1', 'ANGLAIS LV1', 'Anglais LV1', 'L0422', 5),
  subject('062900', 'SVT', 'SCIENCES VIE & TERRE', 'Sciences de la vie et de la Terre', 'L1600', 3),
  subject('062300', 'PH-CH', 'PHYSIQUE-CHIMIE', 'Physique-chimie', 'L1500', 3),
  subject('070800', 'TECHN', 'TECHNOLOGIE', 'Technologie', 'L1400', 2),
  subject('100100', 'EPS', 'ED.PHYSIQUE & SPORT.', 'Éducation physique et sportive', 'L1900', 4),
  subject('090100', 'A-PLA', 'ARTS PLASTIQUES', 'Arts plastiques', 'L1800', 2),
  subject('081300', 'EDMUS', 'EDUCATION MUSICALE', 'Éducation musicale', 'L1700', 2),
  {
    ...subject('030602', 'ESP2', 'ESPAGNOL LV2', 'Espagnol LV2', 'L0426', 2),
    byGroup: { suffix: 'ESP', name: 'ESPAGNOL' },
  },
  {
    ...subject('030102', 'ALL2', 'ALLEMAND LV2', 'Allemand LV2', 'L0421', 1),
    byGroup: { suffix: 'ALL', name: 'ALLEMAND' },
  },
  {
    ...subject('020300', 'LCALA', 'LCA LATIN', 'Latin', 'L0201', 1),
    byGroup: { suffix: 'LAT', name: 'LATIN' },
  },
]

function subject(
  ...[code, shortName, label, edition, disciplineCode, teachersForTwentyClasses]: [
    string,
    string,
    string,
    string,
    string,
    number,
  ]
): Subject {
  return { code, shortName, label, edition, disciplineCode, discipline: label, teachersForTwentyClasses }
}

/** `A`, `B`, … `Z`, `AA`, `AB`… for the n-th class of a year, from 0. */
export function classLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : classLetter(Math.floor(index / 26) - 1) + last
}
