/** The six kinds of file, as their names say them. */
export type AafFileType =
  | 'EtabEducNat'
  | 'MefEducNat'
  | 'MatiereEducNat'
  | 'PersEducNat'
  | 'PersRelEleve'
  | 'Eleve'

/** Names the next file of a type: one prefix for the whole delivery, one counter for each type. */
export type AafFileNames = (type: AafFileType) => string

/** `ENT_<UAI>_Complet_<AAAAMMJJ>_<Type>_<NNNN>.xml` (ent-ecosystem §1.1). */
export function aafFileNames(uai: string, schoolYear: number): AafFileNames {
  const counters = new Map<AafFileType, number>()
  return (type) => {
    const counter = counters.get(type) ?? 0
    counters.set(type, counter + 1)
    return `ENT_${uai}_Complet_${schoolYear}0901_${type}_${String(counter).padStart(4, '0')}.xml`
  }
}
