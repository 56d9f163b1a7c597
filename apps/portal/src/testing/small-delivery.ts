import type { ExchangeEntry } from '@preau/exchange'

/** One AAF person or thing, as attribute → values. */
export interface SmallRecord {
  readonly id: string
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
}

/** A delivery small enough to be read in a test: one school, whatever people are given. */
export interface SmallDelivery {
  readonly uai?: string
  /** `AAAAMMJJ` of the file names. */
  readonly day?: string
  readonly academy?: string
  /** Code of the one subject of the delivery. */
  readonly subject?: string
  readonly pupils: readonly SmallRecord[]
  readonly guardians: readonly SmallRecord[]
  readonly staff: readonly SmallRecord[]
}

export const smallSchool = '5501'

/** Writes the six files of a complete delivery (ent-ecosystem §1.2, §1.3). */
export function smallDelivery({
  uai = '0350000K',
  day = '20260901',
  academy = 'EXEMPLE',
  subject = '061300',
  pupils,
  guardians,
  staff,
}: SmallDelivery): ExchangeEntry[] {
  const school = {
    id: smallSchool,
    attributes: {
      ENTStructureJointure: smallSchool,
      ENTStructureUAI: uai,
      ENTStructureNomCourant: `Collège ${uai}`,
      ENTServAcAcademie: academy,
      ENTStructureClasses: '6E 2$SIXIEME 2',
    },
  }
  const mathematics = {
    id: subject,
    attributes: { ENTMatJointure: subject, ENTLibelleMatiere: 'MATHEMATIQUES' },
  }
  const named = (kind: string, family: string, records: readonly SmallRecord[]): ExchangeEntry =>
    file(`ENT_${uai}_Complet_${day}`, kind, family, records)
  return [
    named('EtabEducNat', 'categorieStructure', [school]),
    named('MefEducNat', 'categorieMef', []),
    named('MatiereEducNat', 'categorieMatiere', [mathematics]),
    named('PersEducNat', 'categoriePersonne', staff),
    named('PersRelEleve', 'categoriePersonne', guardians),
    named('Eleve', 'categoriePersonne', pupils),
  ]
}

export function person(
  id: string,
  lastName: string,
  firstName: string,
  more: SmallRecord['attributes'] = {},
): SmallRecord {
  return { id, attributes: { ENTPersonJointure: id, sn: lastName, givenName: firstName, ...more } }
}

/** A pupil of class 6E 2 and the links to their guardians, `id$link$financial$legal$contact$payment`. */
export function pupil(
  id: string,
  lastName: string,
  firstName: string,
  links: readonly string[],
): SmallRecord {
  return person(id, lastName, firstName, {
    ENTPersonStructRattach: smallSchool,
    ENTPersonDateNaissance: '14/02/2015',
    ENTEleveClasses: `${smallSchool}$6E 2`,
    ENTElevePersRelEleve: links,
  })
}

function file(prefix: string, kind: string, family: string, records: readonly SmallRecord[]): ExchangeEntry {
  const category = kind === 'MatiereEducNat' ? 'MatEducNat' : kind
  const body = records.map((record) => element(record, family, category)).join('\n')
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<ficAlimMENESR>\n${body}\n</ficAlimMENESR>\n`
  return xmlEntry(`${prefix}_${kind}_0000.xml`, text)
}

/** A change of a delta: every attribute given, those that change, or the end of the record. */
export type SmallChange =
  | { readonly add: SmallRecord }
  | { readonly modify: SmallRecord }
  | { readonly remove: string }

/** Writes the files of a delta in which something changes (ent-ecosystem §1.2, §1.3). */
export function smallDelta(
  day: string,
  changes: Readonly<Partial<Record<'PersEducNat' | 'PersRelEleve' | 'Eleve', readonly SmallChange[]>>>,
  prefix = 'ENT_0350000K',
): ExchangeEntry[] {
  return Object.entries(changes).map(([kind, list]) => {
    const body = list.map((change) => changeElement(change, kind)).join('\n')
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<ficAlimMENESR>\n${body}\n</ficAlimMENESR>\n`
    return xmlEntry(`${prefix}_Delta_${day}_${kind}_0000.xml`, text)
  })
}

function changeElement(change: SmallChange, kind: string): string {
  if ('add' in change) return element(change.add, 'categoriePersonne', kind)
  const id = 'modify' in change ? change.modify.id : change.remove
  const head = `<operationalAttributes>${attr('categoriePersonne', kind)}</operationalAttributes><identifier><id>${id}</id></identifier>`
  if ('remove' in change) return `<deleteRequest>${head}</deleteRequest>`
  const changed = Object.entries(change.modify.attributes).map(([name, values]) =>
    attr(name, values)
      .replace('<attr ', '<modification operation="replace" ')
      .replace('</attr>', '</modification>'),
  )
  return `<modifyRequest>${head}<modifications>${changed.join('')}</modifications></modifyRequest>`
}

/** A file from its text. */
function xmlEntry(name: string, text: string): ExchangeEntry {
  return {
    name,
    open: async function* () {
      yield await Promise.resolve(new TextEncoder().encode(text))
    },
  }
}

function element({ id, attributes }: SmallRecord, family: string, category: string): string {
  const attrs = Object.entries(attributes)
    .map(([name, values]) => attr(name, values))
    .join('')
  return `<addRequest><operationalAttributes>${attr(family, category)}</operationalAttributes><identifier><id>${id}</id></identifier><attributes>${attrs}</attributes></addRequest>`
}

function attr(name: string, values: string | readonly string[]): string {
  const list = typeof values === 'string' ? [values] : values
  return `<attr name="${name}">${list.map((value) => `<value>${value}</value>`).join('')}</attr>`
}

/** A delivery as a browser sends it. */
export async function bytesOf(
  entries: readonly ExchangeEntry[],
): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]> {
  return Promise.all(
    entries.map(async ({ name, open }) => ({ name, bytes: Buffer.concat(await Array.fromAsync(open())) })),
  )
}
