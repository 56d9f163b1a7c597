import { element, type XmlNode, xmlWriter } from '@preau/xml'
import { exportIdentifiantsNamespace } from '../recognition/school-file-kind.ts'
import type { ExportedPerson, ExportIdentifiantsHeader, PersonLink } from './exported-person.ts'
import { commonAttributes, type Section, sections } from './sections.ts'

/** What the caller decides of the header; the version is that of this package. */
export type ExportIdentifiantsRequest = Omit<ExportIdentifiantsHeader, 'version'>

/**
 * Writes an identifiers file piece by piece, to be encoded as UTF-8. The six sections are always there, in order, and
 * people keep the order given inside each. A field that the section does not have, and characters that XML cannot hold,
 * are left out.
 * Source: docs/reference/export-identifiants.md.
 */
export function* writeExportIdentifiants(
  header: ExportIdentifiantsRequest,
  people: readonly ExportedPerson[],
): Generator<string, void, undefined> {
  const writer = xmlWriter({ illegal: 'strip' })
  yield writer.open('ExportIdentifiants', {
    xmlns: exportIdentifiantsNamespace,
    Version: '1.0',
    UAI: header.uai,
    DateHeure: header.issuedAt,
    AnneeScolaire: `${header.schoolYear}-${header.schoolYear + 1}`,
    Complet: header.complete,
  })
  for (const section of sections) {
    yield `\n${writer.open(section.name)}`
    for (const person of people) {
      if (person.category === section.category) yield `\n${writer.node(personNode(section, person))}`
    }
    yield `\n${writer.close()}`
  }
  yield `\n${writer.close()}\n`
}

function personNode(section: Section, person: ExportedPerson): XmlNode {
  const allowed: readonly string[] = [...commonAttributes, ...section.attributes]
  const attributes = Object.entries(attributeValues(person)).filter(
    ([name, value]) => allowed.includes(name) && value !== '',
  )
  const children = childNodes(person).filter((child) => section.children.includes(child.name))
  return element(section.person, Object.fromEntries(attributes), children)
}

function attributeValues(person: ExportedPerson): Readonly<Record<string, string | undefined>> {
  return {
    IDPN: person.pronoteId,
    Nom: person.lastName,
    Prenom: person.firstName,
    NomUsage: person.usageName,
    Civilite: person.civility,
    DateNaissance: person.birthDate,
    Sexe: person.sex === undefined ? undefined : person.sex === 'M' ? 'Masculin' : 'Feminin',
    CodePostal: person.postcode,
    Ville: person.city,
    NumeroNational: person.ine,
    IDSconet: person.siecleId,
    IDSTS: person.stsId,
    IDCAS: person.casId,
    Fonction: person.function,
    Entreprise: person.company,
  }
}

function childNodes(person: ExportedPerson): readonly XmlNode[] {
  const classes =
    person.category === 'pupil' ? (person.class === undefined ? [] : [person.class]) : person.classes
  return [
    ...(classes ?? []).map((label) => element('Classe', { Nom: label })),
    ...(person.subjects ?? []).map((label) => element('Matiere', { Nom: label })),
    ...(person.pupils ?? []).map((link) => linkNode('Eleve', link)),
    ...(person.guardians ?? []).map((link) => linkNode('Responsable', link)),
  ]
}

function linkNode(name: string, link: PersonLink): XmlNode {
  return element(name, { IDPN: link.pronoteId, RespLegal: link.level })
}
