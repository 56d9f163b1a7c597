import { type ClassRoom, type Group, subjects } from '../curriculum.ts'
import type { BaseRecord, FictitiousSchool, StaffMember } from '../fictitious-school.ts'
import { encodeLatin9 } from './encode-latin9.ts'
import { type GeneratedFile, generatedFile } from './generated-file.ts'
import { capitals, escaped, field } from './xml-text.ts'

/** Writes what STSWEB exports of a school: `sts_emp_<UAI>_<year>.xml` (ent-ecosystem §2.4). */
export function writeSts(school: FictitiousSchool): GeneratedFile {
  return generatedFile(`sts_emp_${school.uai}_${school.schoolYear}.xml`, encodeLatin9, () =>
    stsDocument(school),
  )
}

function* stsDocument(school: FictitiousSchool): Generator<string> {
  const services = servicesByStructure(school)
  yield '<?xml version="1.0" encoding="ISO-8859-15"?>'
  yield `<STS_EDT><PARAMETRES><UAJ CODE="${school.uai}"/><ANNEE_SCOLAIRE ANNEE="${school.schoolYear}"/></PARAMETRES>`
  yield '<NOMENCLATURES><MATIERES>'
  for (const { code, shortName, label, edition } of subjects) {
    yield `<MATIERE CODE="${code}">${field('CODE_GESTION', shortName)}${field('LIBELLE_COURT', label)}${field('LIBELLE_EDITION', edition)}</MATIERE>`
  }
  yield '</MATIERES></NOMENCLATURES>'
  yield '<DONNEES><INDIVIDUS>'
  for (const member of [...school.teachers, ...school.staff]) {
    for (const record of member.base) yield* individual(member, record)
  }
  yield '</INDIVIDUS><STRUCTURE>'
  yield '<DIVISIONS>'
  for (const room of school.classes)
    yield `<DIVISION CODE="${escaped(room.baseLabel)}">${services.get(room) ?? ''}</DIVISION>`
  yield '</DIVISIONS>'
  yield '<GROUPES>'
  for (const group of school.groups) yield groupRecord(group, services.get(group) ?? '')
  yield '</GROUPES>'
  yield '</STRUCTURE></DONNEES></STS_EDT>'
}

/** The key of an individual is the couple of its type and its number. */
function keys(record: BaseRecord): string {
  const [type = '', id = ''] = record.id.split(':')
  return `ID="${escaped(id)}" TYPE="${escaped(type)}"`
}

function* individual(member: StaffMember, record: BaseRecord): Generator<string> {
  const civility = record.civility === undefined ? undefined : record.civility === 'M.' ? '1' : '2'
  yield `<INDIVIDU ${keys(record)}>`
  yield ` <SEXE>${member.identity.sex === 'M' ? 1 : 2}</SEXE>${field('CIVILITE', civility)}`
  yield ` ${field('NOM_USAGE', capitals(record.usageName ?? record.familyName))}${field('NOM_PATRONYMIQUE', capitals(record.familyName))}${field('PRENOM', record.firstName)}`
  yield ` ${field('DATE_NAISSANCE', record.birthDate)}${field('FONCTION', member.role.code)}`
  if (member.subject) {
    const { disciplineCode, discipline } = member.subject
    yield ` <DISCIPLINES><DISCIPLINE CODE="${disciplineCode}">${field('LIBELLE_COURT', discipline)}</DISCIPLINE></DISCIPLINES>`
  }
  if (member.mainTeacherOf) {
    yield ` <PROFS_PRINC><PROF_PRINC>${field('CODE_STRUCTURE', member.mainTeacherOf.baseLabel)}</PROF_PRINC></PROFS_PRINC>`
  }
  yield '</INDIVIDU>'
}

function groupRecord(group: Group, services: string): string {
  const classes = group.classLabels.map((label) => `<DIVISION_APPARTENANCE CODE="${escaped(label)}"/>`)
  return `<GROUPE CODE="${escaped(group.baseLabel)}">${field('LIBELLE_LONG', group.entLabel)}<DIVISIONS_APPARTENANCE>${classes.join('')}</DIVISIONS_APPARTENANCE>${services}</GROUPE>`
}

/** Who teaches what to each class and each group, already written. */
function servicesByStructure(school: FictitiousSchool): Map<ClassRoom | Group, string> {
  const written = new Map<ClassRoom | Group, string[]>()
  for (const teacher of school.teachers) {
    const teachers = teacher.base.map((record) => `<ENSEIGNANT ${keys(record)}/>`).join('')
    if (teachers === '') continue
    for (const { subject, to } of teacher.services) {
      const service = `<SERVICE CODE_MATIERE="${subject.code}"><ENSEIGNANTS>${teachers}</ENSEIGNANTS></SERVICE>`
      written.set(to, [...(written.get(to) ?? []), service])
    }
  }
  return new Map(Array.from(written, ([to, services]) => [to, `<SERVICES>${services.join('')}</SERVICES>`]))
}
