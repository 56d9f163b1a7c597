import { parseUai, type Uai } from '@preau/people'
import { type AafRecord, type AafSource, requiredText } from './aaf-record.ts'

/** A class or a group declared by its school: `nom$libellé`. */
export interface AafStructurePart {
  readonly name: string
  readonly label: string | undefined
}

/** One school (`EtabEducNat`). Source: ent-ecosystem §1.4. */
export interface AafSchool extends AafRecord {
  /** `ENTStructureUAI` (older: `ENTEtablissementUAI`), check letter verified. */
  readonly uai: Uai
  /** `ENTStructureNomCourant`. */
  readonly name: string
  /** `ENTStructureTypeStruct`: `COLLEGE`, `LYCEE`… */
  readonly type: string | undefined
  /** `ENTStructureContrat`: `PU` public, `PR` private. */
  readonly contract: string | undefined
  /** `ENTStructureSIREN`. */
  readonly siren: string | undefined
  /** `ENTStructureMinistereTutelle`. */
  readonly ministry: string | undefined
  /** `ENTServAcAcademie`. */
  readonly academy: string | undefined
  /** `ENTStructureBassin`, `code$nom`: the name, else the code. */
  readonly area: string | undefined
  /** `ENTEtablissementStructRattachFctl`: schools it is attached to (cité scolaire, SEGPA, GRETA). */
  readonly attachedTo: readonly string[]
  /** `ENTStructureClasses`. */
  readonly classes: readonly AafStructurePart[]
  /** `ENTStructureGroupes`. */
  readonly groups: readonly AafStructurePart[]
  readonly contact: AafSchoolContact
}

/** How to reach a school: `street`, `postalCode`, `l`, `telephoneNumber`, `facsimileTelephoneNumber`, `ENTStructureEmail`. */
export interface AafSchoolContact {
  readonly street: string | undefined
  readonly postcode: string | undefined
  readonly city: string | undefined
  readonly phone: string | undefined
  readonly fax: string | undefined
  readonly mail: string | undefined
}

/** `undefined`, and a problem, without a right UAI or without a name. */
export function readAafSchool(source: AafSource): AafSchool | undefined {
  const { attributes, id } = source
  const uai = readUai(source)
  const name = requiredText(source, 'ENTStructureNomCourant')
  const rest = {
    type: attributes.text('ENTStructureTypeStruct'),
    contract: attributes.text('ENTStructureContrat', 'ENTEtablissementContrat'),
    siren: attributes.text('ENTStructureSIREN'),
    ministry: attributes.text('ENTStructureMinistereTutelle', 'ENTEtablissementMinistereTutelle'),
    academy: attributes.text('ENTServAcAcademie'),
    area: readArea(source),
    attachedTo: attributes.all('ENTEtablissementStructRattachFctl'),
    classes: readParts(source, 'ENTStructureClasses'),
    groups: readParts(source, 'ENTStructureGroupes'),
    contact: readContact(source),
  }
  const kept = attributes.keep(
    'ENTStructureCodeTypeStruct',
    'ENTStructureMinistereTutelleCode',
    'ENTServAcAcademieCode',
    'ENTStructureJointure',
    'ENTStructureSiteWeb',
  )
  if (uai === undefined || name === undefined) return undefined
  return { id, uai, name, ...rest, other: { ...kept, ...attributes.leftover() } }
}

function readUai(source: AafSource): Uai | undefined {
  const text = requiredText(source, 'ENTStructureUAI', 'ENTEtablissementUAI')
  if (text === undefined) return undefined
  const uai = parseUai(text)
  if (uai === undefined) source.report('aaf.invalid-uai', { value: text })
  return uai
}

function readArea({ attributes }: AafSource): string | undefined {
  const parts = [...attributes.tuples('ENTStructureBassin'), ...attributes.tuples('ENTEtablissementBassin')]
  const [code, name] = parts[0]?.parts ?? []
  return name === undefined || name === '' ? code : name
}

function readParts(source: AafSource, name: string): readonly AafStructurePart[] {
  return source.attributes.tuples(name).flatMap(({ parts: [part = '', label = ''], raw }) => {
    if (part !== '') return [{ name: part, label: label === '' ? undefined : label }]
    source.report('aaf.invalid-value', { attribute: name, value: raw })
    return []
  })
}

function readContact({ attributes }: AafSource): AafSchoolContact {
  return {
    street: attributes.text('street', 'postOfficeBox'),
    postcode: attributes.text('postalCode'),
    city: attributes.text('l'),
    phone: attributes.text('telephoneNumber'),
    fax: attributes.text('facsimileTelephoneNumber'),
    mail: attributes.text('ENTStructureEmail', 'mail'),
  }
}
