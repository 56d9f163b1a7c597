import { element, type XmlNode, xmlWriter } from '@preau/xml'
import {
  partnerDirectoryNamespace,
  type PartnerDirectoryHeader,
  type PartnerPerson,
} from './partner-directory.ts'
import { partnerSections } from './partner-sections.ts'

/**
 * Writes the directory of an ENT for a school server, piece by piece, to be encoded as UTF-8. A pupil without a birth
 * date is left out: the format requires it. Source: docs/reference/partner-directory.md.
 */
export function* writePartnerDirectory(
  header: PartnerDirectoryHeader,
  people: readonly PartnerPerson[],
): Generator<string, void, undefined> {
  const writer = xmlWriter({ illegal: 'strip' })
  yield writer.open('PARTENAIRE_INDEX', {
    xmlns: partnerDirectoryNamespace,
    Date: header.issuedAt,
    Partenaire: header.partner,
    ProtocoleDelegationAuthentification: header.protocol,
  })
  const civilities = [...new Set(people.flatMap(({ civility }) => civility ?? []))].sort()
  yield `\n${writer.node(nomenclatures(civilities))}`
  yield* schoolNodes(header).map((node) => `\n${writer.node(node)}`)
  for (const { name, category, person } of partnerSections) {
    yield `\n${writer.open(name)}`
    for (const one of people) {
      if (one.category !== category || (category === 'pupil' && one.birthDate === undefined)) continue
      yield `\n${writer.node(personNode(person, one))}`
    }
    yield `\n${writer.close()}`
  }
  yield `\n${writer.close()}\n`
}

function nomenclatures(civilities: readonly string[]): XmlNode {
  const nodes = civilities.map((label) => element('Civilite', { Libelle: label }))
  return element('Nomenclatures', {}, [element('Civilites', {}, nodes)])
}

function schoolNodes({ schools }: PartnerDirectoryHeader): readonly XmlNode[] {
  const nodes = schools.map(({ uai, name }) => element('Etablissement', { Numero: uai, Nom: name }))
  const managed = schools.map(({ uai }) => element('Etablissement', { Numero: uai }))
  return [element('Etablissements', {}, nodes), element('EtablissementsGeres', {}, managed)]
}

function personNode(name: string, person: PartnerPerson): XmlNode {
  const attributes = {
    Ident: person.ident,
    Nom: person.lastName,
    Prenom: person.firstName,
    ID_Partenaire: person.partnerId,
    Civilite: person.civility,
    DateNaissance: person.birthDate,
    Sexe: person.sex === undefined ? undefined : person.sex === 'M' ? 'Masculin' : 'Feminin',
    NumeroNational: person.ine,
    CodePostal: person.postcode,
  }
  const guardians = (person.guardians ?? []).map((ident) => element('Responsable', { Ident: ident }))
  return element(name, attributes, guardians)
}
