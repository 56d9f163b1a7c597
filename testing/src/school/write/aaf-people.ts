import { programmes } from '../curriculum.ts'
import type { FictitiousSchool, Guardian, GuardianLink, Pupil, StaffMember } from '../fictitious-school.ts'
import { aafRecord, addressAttributes, birthAttribute, identityAttributes } from './aaf-record.ts'

/** A pupil of the directory (ent-ecosystem §1.4). */
export function* aafPupil(school: FictitiousSchool, pupil: Pupil, id: string): Generator<string> {
  const { structureId } = school
  const { classRoom, groups, identity, level } = pupil
  const programme = programmes[level]
  yield* aafRecord(['categoriePersonne', 'Eleve'], id, {
    ENTPersonJointure: id,
    ENTEleveINE: pupil.ine,
    ENTEleveStructRattachId: pupil.eleveId,
    ENTPersonStructRattach: structureId,
    ...birthAttribute(identity),
    ...identityAttributes(identity),
    ENTElevePersRelEleve: pupil.links.flatMap(relation),
    ENTEleveRegime: pupil.boards ? "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT" : 'EXTERNE LIBRE',
    ENTEleveMEF: programme.mef,
    ENTEleveLibelleMEF: programme.label,
    ENTEleveClasses: classRoom && `${structureId}$${classRoom.entLabel}`,
    ENTEleveGroupes: groups.map((group) => `${structureId}$${group.entLabel}`),
    ENTEleveCodeEnseignements: ['030201', ...groups.map((group) => group.subject.code)],
    ENTEleveDateEntreeStructRattach: `01/09/${school.schoolYear}`,
    ...addressAttributes(pupil.address),
  })
}

/** `idPersonne$typeLien$respFinancier$respLegal$contact$paiement` (ent-ecosystem §1.5). */
function relation({ guardian, kind, legal, pays, contact }: GuardianLink): string[] {
  const flag = (value: boolean): string => (value ? '1' : '0')
  return guardian.ent === undefined
    ? []
    : [`${guardian.ent.id}$${kind}$${flag(pays)}$${legal}$${flag(contact)}$${flag(pays)}`]
}

/** A guardian, with the way back to the pupils. */
export function* aafGuardian(guardian: Guardian, id: string, pupilIds: readonly string[]): Generator<string> {
  yield* aafRecord(['categoriePersonne', 'PersRelEleve'], id, {
    ENTPersonJointure: id,
    ...identityAttributes(guardian.identity),
    mail: guardian.email,
    mobile: guardian.mobile,
    ENTPersonMobileSMS: guardian.mobile,
    ENTPersonAdresseDiffusion: 'O',
    ENTAuxPersRelEleveEleve: pupilIds,
    ...addressAttributes(guardian.address),
  })
}

/** A teacher, a member of staff or an inspector. */
export function* aafStaffMember(
  school: FictitiousSchool,
  member: StaffMember,
  id: string,
): Generator<string> {
  const { structureId } = school
  const { role, subject, services, mainTeacherOf } = member
  const within = (value: string): string => `${structureId}$${value}`
  const toClasses = services.filter(({ to }) => !('subject' in to))
  const toGroups = services.filter(({ to }) => 'subject' in to)
  const stsId = /^epp:(.*)$/.exec(member.base[0]?.id ?? '')?.[1]
  yield* aafRecord(['categoriePersonne', 'PersEducNat'], id, {
    ENTPersonJointure: id,
    ENTPersonStructRattach: structureId,
    ...birthAttribute(member.identity),
    ...identityAttributes(member.identity),
    mail: member.email,
    ENTPersonFonctions: within(
      `${role.code}$${role.label}$${subject?.disciplineCode ?? ''}$${subject?.discipline ?? ''}`,
    ),
    ENTAuxEnsDisciplinesPoste: subject && `${subject.disciplineCode}$${subject.discipline}`,
    ENTAuxEnsMatiereEnseignEtab: subject && within(subject.label),
    ENTAuxEnsClasses: toClasses.map(({ to }) => within(to.entLabel)),
    ENTAuxEnsGroupes: toGroups.map(({ to }) => within(to.entLabel)),
    ENTAuxEnsClassesMatieres: toClasses.map((service) =>
      within(`${service.to.entLabel}$${service.subject.code}`),
    ),
    ENTAuxEnsGroupesMatieres: toGroups.map((service) =>
      within(`${service.to.entLabel}$${service.subject.code}`),
    ),
    ENTAuxEnsClassesPrincipal: mainTeacherOf && within(mainTeacherOf.entLabel),
    PersEducNatPresenceDevantEleves: role.code === 'ENS' || role.code === 'DOC' ? 'O' : 'N',
    ENTPersonSTSId: stsId,
  })
}
