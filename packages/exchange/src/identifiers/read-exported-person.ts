import { parseCalendarDay, parseIne, parsePronoteId, type PronoteId, pronoteIdFault } from '@preau/people'
import { childElements, type XmlElement } from '@preau/xml'
import { checkedValue } from '../problem/checked-value.ts'
import type { Report } from '../problem/problem.ts'
import type { ExportedPerson, PersonLink } from './exported-person.ts'
import { commonAttributes, type Section } from './sections.ts'

/**
 * Reads one person of a section. `undefined`, and a problem, without a right identifier, a name or a first name; an
 * optional value that is wrong is reported and left out. Source: docs/reference/export-identifiants.md.
 */
export function readExportedPerson(
  element: XmlElement,
  section: Section,
  report: Report,
): ExportedPerson | undefined {
  const text = attributeReader(element, section)
  const pronoteId = readPronoteId(text('IDPN') ?? '', report)
  const lastName = text('Nom')
  const firstName = text('Prenom')
  if (lastName === undefined) report('identifiers.missing-attribute', { attribute: 'Nom' })
  if (firstName === undefined) report('identifiers.missing-attribute', { attribute: 'Prenom' })
  if (pronoteId === undefined || lastName === undefined || firstName === undefined) return undefined
  return {
    category: section.category,
    pronoteId,
    lastName,
    firstName,
    ...known({
      usageName: text('NomUsage'),
      civility: text('Civilite'),
      birthDate: checkedValue(text('DateNaissance'), 'DateNaissance', parseCalendarDay, report),
      sex: checkedValue(text('Sexe'), 'Sexe', parseSex, report),
      postcode: text('CodePostal'),
      city: text('Ville'),
      ine: checkedValue(text('NumeroNational'), 'NumeroNational', parseIne, report),
      siecleId: text('IDSconet'),
      stsId: text('IDSTS'),
      casId: text('IDCAS'),
      function: text('Fonction'),
      company: text('Entreprise'),
    }),
    ...readChildren(element, section, report),
  }
}

/** Names of the attributes of `element` that a person of the section does not have. */
export function unknownAttributesOf(element: XmlElement, section: Section): readonly string[] {
  const allowed = new Set<string>([...commonAttributes, ...section.attributes])
  return [...element.attributes.keys()].filter((name) => !allowed.has(name))
}

type TextOf = (name: string) => string | undefined

function attributeReader(element: XmlElement, section: Section): TextOf {
  const unknown = unknownAttributesOf(element, section)
  return (name) => {
    const value = element.attributes.get(name)?.normalize('NFC').trim() ?? ''
    return value === '' || unknown.includes(name) ? undefined : value
  }
}

function readPronoteId(value: string, report: Report): PronoteId | undefined {
  const fault = pronoteIdFault(value)
  if (fault === 'empty') report('identifiers.missing-idpn', {})
  if (fault === 'length') report('identifiers.idpn-length', { value, length: value.length })
  if (fault === 'character') report('identifiers.idpn-alphabet', { value })
  return parsePronoteId(value)
}

function parseSex(text: string): 'M' | 'F' | undefined {
  if (/^masculin$/i.test(text)) return 'M'
  return /^f[ée]minin$/i.test(text) ? 'F' : undefined
}

function readChildren(element: XmlElement, section: Section, report: Report): Partial<ExportedPerson> {
  for (const child of element.children) {
    if (section.children.includes(child.name)) continue
    report('identifiers.misplaced-element', { element: child.name, section: section.person })
  }
  const names = (child: string): readonly string[] =>
    section.children.includes(child) ? namesOf(childElements(element, child)) : []
  const links = (child: string): readonly PersonLink[] =>
    section.children.includes(child)
      ? childElements(element, child).flatMap((one) => readLink(one, report) ?? [])
      : []
  const classes = names('Classe')
  return known({
    class: section.category === 'pupil' ? classes[0] : undefined,
    classes: section.category === 'pupil' ? undefined : filled(classes),
    subjects: filled(names('Matiere')),
    pupils: filled(links('Eleve')),
    guardians: filled(links('Responsable')),
  })
}

function namesOf(elements: readonly XmlElement[]): readonly string[] {
  return elements.flatMap((one) => {
    const name = one.attributes.get('Nom')?.normalize('NFC').trim() ?? ''
    return name === '' ? [] : [name]
  })
}

function readLink(element: XmlElement, report: Report): PersonLink | undefined {
  const value = element.attributes.get('IDPN') ?? ''
  const pronoteId = parsePronoteId(value)
  const levelText = element.attributes.get('RespLegal')?.trim() ?? '0'
  const level = ([0, 1, 2] as const).find((one) => String(one) === levelText)
  if (pronoteId === undefined) report('identifiers.invalid-value', { attribute: 'IDPN', value })
  if (level === undefined) report('identifiers.invalid-value', { attribute: 'RespLegal', value: levelText })
  return pronoteId === undefined || level === undefined ? undefined : { pronoteId, level }
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list
}

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Without the fields that are `undefined`: what is not known is absent. */
function known<T extends object>(fields: T): Known<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Known<T>
}
