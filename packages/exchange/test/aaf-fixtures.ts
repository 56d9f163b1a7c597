import type { ExchangeEntry } from '../src/index.ts'
import { entryOf } from './entry-of.ts'

/** Attribute name → values, as an AAF record holds them. */
export type Attributes = Readonly<Record<string, string | readonly string[]>>

/** One `addRequest`. */
export function addRequest(family: string, id: string, attributes: Attributes): string {
  const category = family === 'EtabEducNat' ? 'categorieStructure' : 'categoriePersonne'
  const attrs = Object.entries(attributes).map(
    ([name, values]) =>
      `<attr name="${name}">${[values]
        .flat()
        .map((value) => (value === '' ? '<value/>' : `<value>${value}</value>`))
        .join('')}</attr>`,
  )
  return `<addRequest>
 <operationalAttributes><attr name="${category}"><value>${family}</value></attr></operationalAttributes>
 <identifier><id>${id}</id></identifier>
 <attributes>${attrs.join('\n  ')}</attributes>
</addRequest>`
}

/** A whole file. */
export function aafFile(...requests: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
<ficAlimMENESR>
<!-- versionAF="AAF-VE1803" -->
${requests.join('\n')}
</ficAlimMENESR>`
}

export const tilleuls = addRequest('EtabEducNat', '5501', {
  ENTStructureJointure: '5501',
  ENTStructureUAI: '0350000K',
  ENTStructureNomCourant: 'CLG DES TILLEULS',
  ENTStructureTypeStruct: 'COLLEGE',
  ENTStructureContrat: 'PU',
  ENTStructureBassin: '12$RENNES SUD',
  ENTStructureClasses: ['6E 2$SIXIEME 2', '5E 1$'],
})

export const teacherAttributes: Attributes = {
  ENTPersonJointure: '4300009',
  sn: 'Lemoine',
  givenName: 'Bastien',
  personalTitle: 'M.',
  mail: 'bastien.lemoine@ac-exemple.example',
  ENTPersonFonctions: ['5501$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES', '5502$ENS$$L1300$'],
  PersEducNatPresenceDevantEleves: 'O',
  ENTAuxEnsClasses: ['5501$6E 2', '5502$4E B'],
  ENTAuxEnsClassesMatieres: '5501$6E 2$061300',
  ENTAuxEnsClassesPrincipal: '5501$6E 2',
  ENTAuxEnsDisciplinesPoste: 'L1300$MATHEMATIQUES',
  ENTAuxEnsMatiereEnseignEtab: '5501$MATHEMATIQUES',
  ENTPersonSTSId: '70009',
}

export const guardianAttributes: Attributes = {
  ENTPersonJointure: '4200031',
  sn: 'Morvan',
  givenName: 'Odile',
  personalTitle: 'Mme',
  mail: 'o.morvan@example.org',
  mobile: ['0600000000', '0600000001'],
  ENTPersonMobileSMS: '0600000000',
  ENTPersonAdresse: '3 IMP DES AUBES$$BAT B$',
  ENTPersonCodePostal: '35000',
  ENTPersonVille: 'RENNES',
  ENTPersonAdresseDiffusion: 'O',
  ENTAuxPersRelEleveEleve: '4100017',
}

export const pupilAttributes: Attributes = {
  ENTPersonJointure: '4100017',
  ENTEleveINE: '123456789AB',
  ENTEleveStructRattachId: '900017',
  ENTPersonStructRattach: '5501',
  ENTPersonDateNaissance: '14/02/2012',
  sn: 'Épinette-Morvan',
  ENTPersonNomPatro: 'Épinette',
  givenName: 'Maëlys',
  ENTPersonAutresPrenoms: ['Maëlys', 'Anne'],
  personalTitle: 'Mme',
  ENTElevePersRelEleve: '4200031$10$1$1$1$0',
  ENTEleveMEF: '10010012110',
  ENTEleveClasses: '5501$6E 2',
  ENTEleveGroupes: '5501$6E2 LATIN',
  ENTEleveCodeEnseignements: '030201',
  ENTEleveBoursier: 'N',
}

const contents: Readonly<Record<string, string>> = {
  EtabEducNat: aafFile(tilleuls),
  MefEducNat: aafFile(
    addRequest('MefEducNat', '10010012110', { ENTMefJointure: '10010012110', ENTLibelleMef: '6EME' }),
  ),
  MatiereEducNat: aafFile(
    addRequest('MatEducNat', '061300', { ENTMatJointure: '061300', ENTLibelleMatiere: 'MATHEMATIQUES' }),
  ),
  PersEducNat: aafFile(addRequest('PersEducNat', '4300009', teacherAttributes)),
  PersRelEleve: aafFile(addRequest('PersRelEleve', '4200031', guardianAttributes)),
  Eleve: aafFile(addRequest('Eleve', '4100017', pupilAttributes)),
}

/** A complete delivery of one person of each kind; `replaced` gives other contents for some kinds. */
export function delivery(
  replaced: Readonly<Record<string, string | Uint8Array>> = {},
): readonly ExchangeEntry[] {
  return Object.entries({ ...contents, ...replaced }).map(([kind, content]) =>
    entryOf(`ENT_0350000K_Complet_20260901_${kind}_0000.xml`, content),
  )
}
