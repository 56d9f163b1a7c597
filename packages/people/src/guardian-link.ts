/** What an adult (or the pupil) is to a pupil. Source: ent-ecosystem §1.5. */
export type GuardianLink = (typeof guardianLinks)[number]

/** Every link, in the order of the national codes. */
export const guardianLinks = [
  'mother',
  'father',
  'sibling',
  'ascendant',
  'otherRelative',
  'educator',
  'fosterCarer',
  'childminder',
  'tutor',
  'childWelfare',
  'self',
  'other',
] as const

/** Old and new codes do not overlap as texts, so one table reads both. Note that 1/2 and 10/20 are inverted. */
const links: ReadonlyMap<string, GuardianLink> = new Map([
  ['10', 'mother'],
  ['20', 'father'],
  ['37', 'sibling'],
  ['38', 'ascendant'],
  ['39', 'otherRelative'],
  ['41', 'educator'],
  ['42', 'fosterCarer'],
  ['43', 'childminder'],
  ['50', 'tutor'],
  ['51', 'childWelfare'],
  ['70', 'self'],
  ['90', 'other'],
  ['1', 'father'],
  ['2', 'mother'],
  ['3', 'tutor'],
  ['4', 'otherRelative'],
  ['5', 'childWelfare'],
  ['6', 'other'],
  ['7', 'self'],
])

const labels: Readonly<Record<GuardianLink, string>> = {
  mother: 'Mère',
  father: 'Père',
  sibling: 'Frère ou sœur',
  ascendant: 'Grand-parent',
  otherRelative: 'Autre membre de la famille',
  educator: 'Éducateur',
  fosterCarer: 'Assistant familial',
  childminder: 'Garde d’enfant',
  tutor: 'Tuteur',
  childWelfare: 'Aide sociale à l’enfance',
  self: 'Élève lui-même',
  other: 'Autre lien',
}

/** Reads the link code of AAF or SIECLE, of the present (10 … 90) or the old (1 … 7) list; `undefined` when in neither. */
export function parseGuardianLink(code: string): GuardianLink | undefined {
  return links.get(code.trim())
}

/** The French name of a link. */
export function guardianLinkLabel(link: GuardianLink): string {
  return labels[link]
}
