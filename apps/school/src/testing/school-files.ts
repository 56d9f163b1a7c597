import type { ExchangeEntry } from '@preau/exchange'
import { entry, uai as ownUai } from './open-test-school.ts'

interface Header {
  readonly uai?: string
  readonly year?: number
  /** `JJ/MM/AAAA`. */
  readonly exported?: string
}

const parameters = ({ uai = ownUai, year = 2026, exported }: Header): string =>
  `<PARAMETRES><UAJ>${uai}</UAJ><ANNEE_SCOLAIRE>${year}</ANNEE_SCOLAIRE>${exported ? `<HORODATAGE>${exported} 07:41:12</HORODATAGE>` : ''}</PARAMETRES>`

export interface PupilOfFile {
  readonly id: string
  readonly name: string
  readonly firstName: string
  readonly born?: string
  readonly className?: string
  readonly groups?: readonly string[]
  readonly left?: string
}

/** An `ElevesSansAdresses.xml` with these pupils. */
export function pupilsXml(pupils: readonly PupilOfFile[], header: Header = {}): string {
  const people = pupils.map(
    (pupil) => `<ELEVE ELEVE_ID="${pupil.id}"><NOM_DE_FAMILLE>${pupil.name}</NOM_DE_FAMILLE>
      <PRENOM>${pupil.firstName}</PRENOM><DATE_NAISS>${pupil.born ?? '14/02/2013'}</DATE_NAISS>
      <CODE_SEXE>2</CODE_SEXE>${pupil.left ? `<DATE_SORTIE>${pupil.left}</DATE_SORTIE>` : ''}</ELEVE>`,
  )
  const structures = pupils.map((pupil) => {
    const one = (code: string, type: string): string =>
      `<STRUCTURE><CODE_STRUCTURE>${code}</CODE_STRUCTURE><TYPE_STRUCTURE>${type}</TYPE_STRUCTURE></STRUCTURE>`
    const groups = (pupil.groups ?? []).map((code) => one(code, 'G')).join('')
    return `<STRUCTURES_ELEVE ELEVE_ID="${pupil.id}">${one(pupil.className ?? '6E 2', 'D')}${groups}</STRUCTURES_ELEVE>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><BEE_ELEVES VERSION="2.0">${parameters(header)}<DONNEES>
    <ELEVES>${people.join('')}</ELEVES><STRUCTURES>${structures.join('')}</STRUCTURES></DONNEES></BEE_ELEVES>`
}

export interface GuardianOfFile {
  readonly id: string
  readonly name: string
  readonly firstName: string
  readonly postcode?: string
  /** ELEVE_ID and NIVEAU_RESPONSABILITE. */
  readonly pupils: readonly (readonly [id: string, level: 1 | 2 | 3])[]
}

/** A `ResponsablesAvecAdresses.xml` with these guardians. */
export function guardiansXml(guardians: readonly GuardianOfFile[], header: Header = {}): string {
  const people = guardians.map(
    (one) => `<PERSONNE PERSONNE_ID="${one.id}"><LC_CIVILITE>MME</LC_CIVILITE>
      <NOM_DE_FAMILLE>${one.name}</NOM_DE_FAMILLE><PRENOM>${one.firstName}</PRENOM><ADRESSE_ID>A${one.id}</ADRESSE_ID></PERSONNE>`,
  )
  const links = guardians.flatMap((one) =>
    one.pupils.map(
      ([
        pupil,
        level,
      ]) => `<RESPONSABLE_ELEVE><ELEVE_ID>${pupil}</ELEVE_ID><PERSONNE_ID>${one.id}</PERSONNE_ID>
        <NIVEAU_RESPONSABILITE>${level}</NIVEAU_RESPONSABILITE><CODE_PARENTE>10</CODE_PARENTE></RESPONSABLE_ELEVE>`,
    ),
  )
  const addresses = guardians.map(
    (one) => `<ADRESSE ADRESSE_ID="A${one.id}"><CODE_POSTAL>${one.postcode ?? '35000'}</CODE_POSTAL>
      <LIBELLE_POSTAL>RENNES</LIBELLE_POSTAL></ADRESSE>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><BEE_RESPONSABLES VERSION="2.0">${parameters(header)}<DONNEES>
    <PERSONNES>${people.join('')}</PERSONNES><RESPONSABLES>${links.join('')}</RESPONSABLES>
    <ADRESSES>${addresses.join('')}</ADRESSES></DONNEES></BEE_RESPONSABLES>`
}

export interface StaffOfFile {
  readonly id: string
  readonly type?: 'epp' | 'local'
  readonly name: string
  readonly firstName: string
  readonly function?: string
}

/** An STSWEB file where the first person of the list teaches mathematics to the class 6E 2. */
export function stsXml(staff: readonly StaffOfFile[], header: Header = {}): string {
  const people = staff.map(
    (one) => `<INDIVIDU ID="${one.id}" TYPE="${one.type ?? 'epp'}"><SEXE>1</SEXE><CIVILITE>1</CIVILITE>
      <NOM_USAGE>${one.name}</NOM_USAGE><NOM_PATRONYMIQUE>${one.name}</NOM_PATRONYMIQUE><PRENOM>${one.firstName}</PRENOM>
      <DATE_NAISSANCE>1981-05-03</DATE_NAISSANCE><FONCTION>${one.function ?? 'ENS'}</FONCTION></INDIVIDU>`,
  )
  const [first] = staff
  const teacher = first ? `<ENSEIGNANT ID="${first.id}" TYPE="${first.type ?? 'epp'}"/>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?><STS_EDT><PARAMETRES><UAJ CODE="${header.uai ?? ownUai}"/>
    <ANNEE_SCOLAIRE ANNEE="${header.year ?? 2026}"/></PARAMETRES><NOMENCLATURES><MATIERES><MATIERE CODE="061300">
    <CODE_GESTION>MATHS</CODE_GESTION><LIBELLE_EDITION>Mathématiques</LIBELLE_EDITION></MATIERE></MATIERES></NOMENCLATURES>
    <DONNEES><INDIVIDUS>${people.join('')}</INDIVIDUS><STRUCTURE><DIVISIONS><DIVISION CODE="6E 2"><SERVICES>
    <SERVICE CODE_MATIERE="061300"><ENSEIGNANTS>${teacher}</ENSEIGNANTS></SERVICE></SERVICES></DIVISION></DIVISIONS>
    </STRUCTURE></DONNEES></STS_EDT>`
}

export const pupilsFile = (...args: Parameters<typeof pupilsXml>): ExchangeEntry =>
  entry('ElevesSansAdresses.xml', pupilsXml(...args))
export const guardiansFile = (...args: Parameters<typeof guardiansXml>): ExchangeEntry =>
  entry('ResponsablesAvecAdresses.xml', guardiansXml(...args))
export const stsFile = (...args: Parameters<typeof stsXml>): ExchangeEntry =>
  entry('sts_emp_0350000K_2026.xml', stsXml(...args))
