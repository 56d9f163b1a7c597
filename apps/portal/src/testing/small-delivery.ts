import type { ExchangeEntry } from '@preau/exchange'

/** One AAF person or thing, as attribute → values. */
export interface SmallRecord {
  readonly id: string
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
}

/** A delivery small enough to be read in a test: one school, whatever people are given. */
export interface SmallDelivery {
  readonly uai?: string
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
      ENTServAcAcademie: 'EXEMPLE',
      ENTStructureClasses: '6E 2$SIXIEME 2',
    },
  }
  const mathematics = {
    id: subject,
    attributes: { ENTMatJointure: subject, ENTLibelleMatiere: 'MATHEMATIQUES' },
  }
  return [
    file(uai, 'EtabEducNat', 'categorieStructure', [school]),
    file(uai, 'MefEducNat', 'categorieMef', []),
    file(uai, 'MatiereEducNat', 'categorieMatiere', [mathematics]),
    file(uai, 'PersEducNat', 'categoriePersonne', staff),
    file(uai, 'PersRelEleve', 'categoriePersonne', guardians),
    file(uai, 'Eleve', 'categoriePersonne', pupils),
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

function file(uai: string, kind: string, family: string, records: readonly SmallRecord[]): ExchangeEntry {
  const category = kind === 'MatiereEducNat' ? 'MatEducNat' : kind
  const body = records.map((record) => element(record, family, category)).join('\n')
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<ficAlimMENESR>\n${body}\n</ficAlimMENESR>\n`
  return xmlEntry(`ENT_${uai}_Complet_20260901_${kind}_0000.xml`, text)
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
