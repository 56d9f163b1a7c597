import { levels, programmes, subjects } from '../curriculum.ts'
import type { FictitiousSchool } from '../fictitious-school.ts'
import { aafRecord } from './aaf-record.ts'
import { postalCapitals } from './xml-text.ts'

/** The school (ent-ecosystem §1.4). */
export function* aafSchool(school: FictitiousSchool): Generator<string> {
  const long = (label: string): string => `${label}$${label.replace(/^(\d)EME /, '$1E ')}`
  yield* aafRecord(['categorieStructure', 'EtabEducNat'], school.structureId, {
    ENTStructureJointure: school.structureId,
    ENTStructureUAI: school.uai,
    ENTStructureNomCourant: school.name,
    ENTStructureTypeStruct: 'COLLEGE',
    ENTStructureMinistereTutelle: "MINISTERE DE L'EDUCATION NATIONALE",
    ENTStructureContrat: 'PU',
    ENTServAcAcademie: 'ARMORIQUE',
    ENTStructureClasses: school.classes.map((room) => long(room.entLabel)),
    ENTStructureGroupes: school.groups.map((group) => `${group.entLabel}$${group.subject.edition}`),
    street: postalCapitals(school.address.line),
    postalCode: school.address.postcode,
    l: postalCapitals(school.address.city),
  })
}

/** The subjects taught. */
export function* aafSubjects(): Generator<string> {
  for (const subject of subjects) {
    yield* aafRecord(['categorieMatiere', 'MatEducNat'], subject.code, {
      ENTMatJointure: subject.code,
      ENTLibelleMatiere: subject.label,
    })
  }
}

/** The national programmes followed. */
export function* aafProgrammes(): Generator<string> {
  for (const level of levels) {
    const { mef, label } = programmes[level]
    yield* aafRecord(['categorieMef', 'MefEducNat'], mef, { ENTMefJointure: mef, ENTLibelleMef: label })
  }
}
