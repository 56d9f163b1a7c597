/**
 * The spaces of a base and their addresses (product.md B1 and D « Addresses of the spaces »).
 *
 * `commune` is the common page: it belongs to nobody and leads each person to their own space.
 */
export const spaces = [
  'commune',
  'direction',
  'professeurs',
  'vie-scolaire',
  'parents',
  'accompagnant',
  'eleves',
  'entreprise',
  'academie',
] as const

export type Space = (typeof spaces)[number]

/** A space that belongs to people: every one but the common page. */
export type PersonalSpace = Exclude<Space, 'commune'>

interface SpaceDescription {
  readonly label: string
  /** File name under the root of the base; empty for the common page. */
  readonly page: string
  /** The mobile version, for the spaces that have one. */
  readonly mobilePage: string | undefined
}

const descriptions: Readonly<Record<Space, SpaceDescription>> = {
  commune: { label: 'Page commune', page: '', mobilePage: undefined },
  direction: { label: 'Espace Direction', page: 'direction.html', mobilePage: undefined },
  professeurs: { label: 'Espace Professeurs', page: 'professeur.html', mobilePage: 'mobile.professeur.html' },
  'vie-scolaire': { label: 'Espace Vie scolaire', page: 'viescolaire.html', mobilePage: undefined },
  parents: { label: 'Espace Parents', page: 'parent.html', mobilePage: 'mobile.parent.html' },
  accompagnant: { label: 'Espace Accompagnant', page: 'accompagnant.html', mobilePage: undefined },
  eleves: { label: 'Espace Élèves', page: 'eleve.html', mobilePage: 'mobile.eleve.html' },
  entreprise: { label: 'Espace Entreprise', page: 'entreprise.html', mobilePage: undefined },
  academie: { label: 'Espace Académie', page: 'academie.html', mobilePage: undefined },
}

export const describeSpace = (space: Space): SpaceDescription => descriptions[space]

export const isSpace = (text: string): text is Space => (spaces as readonly string[]).includes(text)

/** The space a page name belongs to, in its normal or mobile version (`eleve.html`, `mobile.eleve.html`, ``). */
export function spaceOfPage(page: string): { readonly space: Space; readonly mobile: boolean } | undefined {
  for (const space of spaces) {
    if (descriptions[space].page === page) return { space, mobile: false }
    if (descriptions[space].mobilePage === page) return { space, mobile: true }
  }
  return undefined
}
