import { parseCalendarDay, parseIne, parseUai, type Uai } from '@preau/people'
import { childElement, childElements, type XmlElement, type XmlStart } from '@preau/xml'
import type { ExchangeEntry } from '../entry.ts'
import { checkedValue } from '../problem/checked-value.ts'
import { type ExchangeProblem, problem, type Report } from '../problem/problem.ts'
import { readXmlSource } from '../xml-source/read-xml-source.ts'
import {
  partnerDirectoryNamespace,
  type PartnerDirectoryHeader,
  type PartnerLine,
  type PartnerSchool,
} from './partner-directory.ts'
import { partnerSections } from './partner-sections.ts'

/** The directory of an ENT read to its end, or why nothing of it can be used. */
export type PartnerDirectoryReading =
  | {
      readonly ok: true
      readonly header: PartnerDirectoryHeader
      readonly people: readonly PartnerLine[]
      readonly problems: readonly ExchangeProblem[]
    }
  | { readonly ok: false; readonly problem: ExchangeProblem }

const schoolPath = 'Etablissements/Etablissement'

/**
 * Reads `PARTENAIRE_INDEX`. Somebody in error is left out with a problem; an optional value that is wrong is left out
 * alone. An identifier borne twice in one category leaves both out: nothing says which is right. Values are taken from
 * attributes, or from child elements of the same name. Source: docs/reference/partner-directory.md.
 */
export async function readPartnerDirectory(
  entry: ExchangeEntry,
  options: { readonly expectedUai?: Uai } = {},
): Promise<PartnerDirectoryReading> {
  const people: PartnerLine[] = []
  const problems: ExchangeProblem[] = []
  const schools: PartnerSchool[] = []
  let root: XmlStart | undefined
  const paths = [schoolPath, ...partnerSections.map(({ name, person }) => `${name}/${person}`)]
  for await (const item of readXmlSource(entry, { expected: 'partner-directory', paths })) {
    if (item.kind === 'problem') return { ok: false, problem: item }
    if (item.kind === 'root') root = item.element
    if (item.kind !== 'element') continue
    if (item.path === schoolPath) schools.push(...readSchool(item.element))
    else people.push(...readPerson(item.path, item.element, reportOn(entry, item.element, problems)))
  }
  const fatal = refusalOf(entry, root, { schools, ...options })
  if (fatal) return { ok: false, problem: fatal }
  const kept = withoutRepeated(entry, people, problems)
  if (kept.length === 0) return { ok: false, problem: problem('partner.nobody', {}, { file: entry.name }) }
  return { ok: true, header: headerOf(root, schools), people: kept, problems }
}

function refusalOf(
  { name: file }: ExchangeEntry,
  root: XmlStart | undefined,
  { schools, expectedUai }: { readonly schools: readonly PartnerSchool[]; readonly expectedUai?: Uai },
): ExchangeProblem | undefined {
  const found = root?.uri ?? ''
  if (found !== partnerDirectoryNamespace) return problem('partner.wrong-namespace', { found }, { file })
  const [first] = schools
  if (expectedUai === undefined || !first || schools.some(({ uai }) => uai === expectedUai)) return undefined
  return problem('partner.other-school', { found: first.uai, expected: expectedUai }, { file })
}

function headerOf(root: XmlStart | undefined, schools: readonly PartnerSchool[]): PartnerDirectoryHeader {
  const text = (name: string): string => root?.attributes.get(name)?.trim() ?? ''
  const protocol = text('ProtocoleDelegationAuthentification') === 'ADFS' ? 'ADFS' : 'CAS'
  return { partner: text('Partenaire'), issuedAt: text('Date'), protocol, schools }
}

function readSchool(element: XmlElement): readonly PartnerSchool[] {
  const uai = parseUai(valueOf(element, 'Numero') ?? '')
  return uai === undefined ? [] : [{ uai, name: valueOf(element, 'Nom') ?? uai }]
}

function readPerson(path: string, element: XmlElement, report: Report): readonly PartnerLine[] {
  const section = partnerSections.find(({ name, person }) => path === `${name}/${person}`)
  const text = (name: string): string | undefined => valueOf(element, name)
  const [ident, lastName, firstName, partnerId] = [
    text('Ident'),
    text('Nom'),
    text('Prenom'),
    text('ID_Partenaire'),
  ]
  if (!section || !ident || !lastName || !firstName || !partnerId) {
    const attribute = Object.entries({
      Ident: ident,
      Nom: lastName,
      Prenom: firstName,
      ID_Partenaire: partnerId,
    })
      .filter(([, value]) => value === undefined)
      .map(([name]) => name)
      .join(', ')
    report('partner.missing-attribute', { attribute })
    return []
  }
  const guardians = childElements(element, 'Responsable').flatMap((one) => valueOf(one, 'Ident') ?? [])
  return [
    {
      category: section.category,
      ident,
      partnerId,
      lastName,
      firstName,
      ...known('civility', text('Civilite')),
      ...known('postcode', text('CodePostal')),
      ...known('birthDate', checkedValue(text('DateNaissance'), 'DateNaissance', parseCalendarDay, report)),
      ...known('sex', sexOf(text('Sexe'))),
      ...known('ine', parseIne(text('NumeroNational') ?? '')),
      ...(guardians.length > 0 && { guardians }),
      line: element.line,
    },
  ]
}

function withoutRepeated(
  { name: file }: ExchangeEntry,
  people: readonly PartnerLine[],
  problems: ExchangeProblem[],
): readonly PartnerLine[] {
  const keyOf = ({ category, partnerId }: PartnerLine): string => `${category} ${partnerId}`
  const counts = new Map<string, number>()
  for (const person of people) counts.set(keyOf(person), (counts.get(keyOf(person)) ?? 0) + 1)
  return people.filter((person) => {
    const isAlone = counts.get(keyOf(person)) === 1
    const place = { file, line: person.line, record: `${person.lastName} ${person.firstName}` }
    if (!isAlone) problems.push(problem('partner.repeated-id', { value: person.partnerId }, place))
    return isAlone
  })
}

function valueOf(element: XmlElement, name: string): string | undefined {
  const value = (element.attributes.get(name) ?? childElement(element, name)?.text ?? '')
    .normalize('NFC')
    .trim()
  return value === '' ? undefined : value
}

function sexOf(text: string | undefined): 'M' | 'F' | undefined {
  if (text === undefined) return undefined
  return /^m/i.test(text) ? 'M' : /^f/i.test(text) ? 'F' : undefined
}

function reportOn({ name: file }: ExchangeEntry, element: XmlElement, problems: ExchangeProblem[]): Report {
  const record = [valueOf(element, 'Nom'), valueOf(element, 'Prenom')].join(' ').trim()
  const place = { file, line: element.line, element: element.name, record }
  return (code, params) => void problems.push(problem(code, params, place))
}

function known<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]: Value })
}
