import { programmes } from '../curriculum.ts'
import type { Address, BaseRecord, FictitiousSchool, Pupil } from '../fictitious-school.ts'
import { encodeLatin9 } from './encode-latin9.ts'
import { type GeneratedFile, generatedFile } from './generated-file.ts'
import { capitals, escaped, field, frenchDay, postalCapitals } from './xml-text.ts'

const prologue = '<?xml version="1.0" encoding="ISO-8859-15"?>'

/** Writes what SIECLE exports of a school: the pupils, then their guardians (ent-ecosystem §2.2, §2.3). */
export function writeSiecle(school: FictitiousSchool): GeneratedFile[] {
  return [
    generatedFile('ElevesSansAdresses.xml', encodeLatin9, () => pupilsDocument(school)),
    generatedFile('ResponsablesAvecAdresses.xml', encodeLatin9, () => guardiansDocument(school)),
  ]
}

function parameters({ uai, schoolYear }: FictitiousSchool): string {
  const exported = `02/09/${schoolYear}`
  return `<PARAMETRES>${field('UAJ', uai)}${field('ANNEE_SCOLAIRE', String(schoolYear))}${field('DATE_EXPORT', exported)}${field('HORODATAGE', `${exported} 07:41:12`)}</PARAMETRES>`
}

function* pupilsDocument(school: FictitiousSchool): Generator<string> {
  const recorded = school.pupils.flatMap((pupil) => pupil.base.map((record) => ({ pupil, record })))
  yield prologue
  yield `<BEE_ELEVES VERSION="2.0">${parameters(school)}<DONNEES>`
  yield '<ELEVES>'
  for (const { pupil, record } of recorded) yield* pupilRecord(school, pupil, record)
  yield '</ELEVES>'
  yield '<STRUCTURES>'
  for (const { pupil } of recorded)
    if (pupil.classRoom) yield* pupilStructures(pupil, pupil.classRoom.baseLabel)
  yield '</STRUCTURES>'
  yield '<OPTIONS>'
  for (const { pupil } of recorded) if (pupil.leftOn === undefined) yield pupilOptions(pupil)
  yield '</OPTIONS>'
  yield '</DONNEES></BEE_ELEVES>'
}

function keys(pupil: Pupil): string {
  return `ELEVE_ID="${pupil.eleveId}" ELENOET="${pupil.elenoet}"`
}

function* pupilRecord(school: FictitiousSchool, pupil: Pupil, record: BaseRecord): Generator<string> {
  yield `<ELEVE ${keys(pupil)}>`
  yield ` ${field('ID_NATIONAL', pupil.ine)}${names(record)}`
  yield ` ${field('DATE_NAISS', record.birthDate && frenchDay(record.birthDate))}<CODE_SEXE>${pupil.identity.sex === 'M' ? 1 : 2}</CODE_SEXE><DOUBLEMENT>0</DOUBLEMENT>`
  yield ` ${field('DATE_ENTREE', `01/09/${pupil.leftOn === undefined ? school.schoolYear : school.schoolYear - 1}`)}<CODE_REGIME>${pupil.boards ? 2 : 0}</CODE_REGIME>${field('CODE_MEF', programmes[pupil.level].mef)}`
  if (pupil.leftOn !== undefined)
    yield ` ${field('DATE_SORTIE', frenchDay(pupil.leftOn))}<CODE_MOTIF_SORTIE>MU</CODE_MOTIF_SORTIE>`
  yield '</ELEVE>'
}

function names(record: BaseRecord): string {
  const usage = record.usageName ?? record.familyName
  return (
    field('NOM_USAGE', capitals(usage)) +
    field('NOM_DE_FAMILLE', capitals(record.familyName)) +
    field('PRENOM', record.firstName)
  )
}

function* pupilStructures(pupil: Pupil, classLabel: string): Generator<string> {
  const structure = (label: string, type: 'D' | 'G'): string =>
    `<STRUCTURE>${field('CODE_STRUCTURE', label)}<TYPE_STRUCTURE>${type}</TYPE_STRUCTURE></STRUCTURE>`
  yield `<STRUCTURES_ELEVE ${keys(pupil)}>`
  yield ` ${structure(classLabel, 'D')}${pupil.groups.map((group) => structure(group.baseLabel, 'G')).join('')}`
  yield '</STRUCTURES_ELEVE>'
}

function pupilOptions(pupil: Pupil): string {
  const codes = ['030201', ...pupil.groups.map((group) => group.subject.code)]
  const options = codes.map(
    (code, rank) =>
      `<OPTIONS_ELEVE><NUM_OPTION>${rank + 1}</NUM_OPTION><CODE_MODALITE_ELECT>O</CODE_MODALITE_ELECT>${field('CODE_MATIERE', code)}</OPTIONS_ELEVE>`,
  )
  return `<OPTION ${keys(pupil)}>${options.join('')}</OPTION>`
}

function* guardiansDocument(school: FictitiousSchool): Generator<string> {
  const addresses = new Map<string, { id: string; address: Address }>()
  yield prologue
  yield `<BEE_RESPONSABLES VERSION="2.0">${parameters(school)}<DONNEES>`
  yield '<PERSONNES>'
  for (const guardian of school.guardians) {
    for (const record of guardian.base)
      yield* personRecord(record, guardian, addressId(addresses, record.address))
  }
  yield '</PERSONNES>'
  yield '<RESPONSABLES>'
  for (const pupil of school.pupils) yield* relations(pupil)
  yield '</RESPONSABLES>'
  yield '<ADRESSES>'
  for (const { id, address } of addresses.values()) yield addressRecord(id, address)
  yield '</ADRESSES>'
  yield '</DONNEES></BEE_RESPONSABLES>'
}

/** People of one household share one address. */
function addressId(
  known: Map<string, { id: string; address: Address }>,
  address: Address | undefined,
): string | undefined {
  if (address === undefined) return undefined
  const key = `${address.line}|${address.postcode}`
  const found = known.get(key) ?? { id: String(5_501 + known.size), address }
  known.set(key, found)
  return found.id
}

function* personRecord(
  record: BaseRecord,
  { mobile, email }: { readonly mobile?: string; readonly email?: string },
  address: string | undefined,
): Generator<string> {
  yield `<PERSONNE PERSONNE_ID="${escaped(record.id)}">`
  yield ` ${field('LC_CIVILITE', record.civility)}${names(record)}`
  yield ` ${field('TEL_PORTABLE', mobile)}${field('MEL', email)}<ACCEPTE_SMS>1</ACCEPTE_SMS>${field('ADRESSE_ID', address)}<COMMUNICATION_ADRESSE>1</COMMUNICATION_ADRESSE>`
  yield '</PERSONNE>'
}

function* relations(pupil: Pupil): Generator<string> {
  if (pupil.base.length === 0) return
  for (const link of pupil.links) {
    for (const record of link.guardian.base) {
      if (!record.pupilIds.includes(pupil.eleveId)) continue
      const flag = (value: boolean): string => (value ? '1' : '0')
      // 1 legal guardian, 2 in charge of the pupil, 3 somebody to call.
      const responsibility = link.legal === 0 ? '3' : String(link.legal)
      yield `<RESPONSABLE_ELEVE>${field('ELEVE_ID', pupil.eleveId)}${field('PERSONNE_ID', record.id)}${field('NIVEAU_RESPONSABILITE', responsibility)}${field('CODE_PARENTE', link.kind)}${field('RESP_FINANCIER', flag(link.pays))}${field('PERS_PAIMENT', flag(link.pays))}${field('PERS_CONTACT', flag(link.contact))}</RESPONSABLE_ELEVE>`
    }
  }
}

function addressRecord(id: string, address: Address): string {
  return `<ADRESSE ADRESSE_ID="${id}">${field('LIGNE1_ADRESSE', postalCapitals(address.line))}${field('CODE_POSTAL', address.postcode)}${field('LIBELLE_POSTAL', postalCapitals(address.city))}<LL_PAYS>FRANCE</LL_PAYS></ADRESSE>`
}
