/** The six files of a delivery, named as in the file names. Source: ent-ecosystem §1.1. */
export type AafKind = (typeof aafKinds)[number]

/** In the order of reading: what is pointed at comes before what points at it. */
export const aafKinds = [
  'EtabEducNat',
  'MefEducNat',
  'MatiereEducNat',
  'PersEducNat',
  'PersRelEleve',
  'Eleve',
] as const

/** The value of the one operational attribute of each kind; subjects are spelt differently. Source: ent-ecosystem §1.2. */
export const aafFamilies: Readonly<Record<AafKind, string>> = {
  EtabEducNat: 'EtabEducNat',
  MefEducNat: 'MefEducNat',
  MatiereEducNat: 'MatEducNat',
  PersEducNat: 'PersEducNat',
  PersRelEleve: 'PersRelEleve',
  Eleve: 'Eleve',
}
