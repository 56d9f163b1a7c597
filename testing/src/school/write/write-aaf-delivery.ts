import type { FictitiousSchool, Guardian, Pupil } from '../fictitious-school.ts'
import { type AafFileNames, type AafFileType, aafFileNames } from './aaf-file-names.ts'
import { aafGuardian, aafPupil, aafStaffMember } from './aaf-people.ts'
import { aafProgrammes, aafSchool, aafSubjects } from './aaf-structures.ts'
import { encodeUtf8, type GeneratedFile, generatedFile } from './generated-file.ts'

/** How a school takes its place in a delivery. */
export interface AafDeliveryOptions {
  /** Pupils in one file; 300 by default, so that one school already has several. */
  readonly pupilsPerFile?: number
  /** Names the files, when several schools make one delivery. */
  readonly fileNames?: AafFileNames
  /** `false` when another school of the delivery brings the national nomenclatures. */
  readonly nomenclatures?: boolean
}

type Lines = () => Iterable<string>

/**
 * Writes a school as a complete AAF delivery, in the order of import: what is pointed at comes before what points at
 * it (ent-ecosystem §1.1).
 */
export function writeAafDelivery(
  school: FictitiousSchool,
  options: AafDeliveryOptions = {},
): GeneratedFile[] {
  const { pupilsPerFile = 300, nomenclatures = true } = options
  const nameOf = options.fileNames ?? aafFileNames(school.uai, school.schoolYear)
  const file = (type: AafFileType, records: Lines): GeneratedFile =>
    generatedFile(nameOf(type), encodeUtf8, () => document(records))
  const known = school.pupils.filter((pupil) => pupil.ent !== undefined)
  const parts = Math.max(1, Math.ceil(known.length / pupilsPerFile))
  return [
    file('EtabEducNat', () => aafSchool(school)),
    ...(nomenclatures ? [file('MefEducNat', aafProgrammes), file('MatiereEducNat', aafSubjects)] : []),
    file('PersEducNat', () => staffRecords(school)),
    file('PersRelEleve', () => guardianRecords(school)),
    ...Array.from({ length: parts }, (_, rank) => {
      const part = known.slice(rank * pupilsPerFile, (rank + 1) * pupilsPerFile)
      return file('Eleve', () => pupilRecords(school, part))
    }),
  ]
}

function* document(records: Lines): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>'
  yield '<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">'
  yield '<ficAlimMENESR>'
  yield '<!-- versionAF="AAF-VE1803" -->'
  yield* records()
  yield '</ficAlimMENESR>'
}

function* staffRecords(school: FictitiousSchool): Generator<string> {
  for (const member of [...school.teachers, ...school.staff, ...school.inspectors]) {
    if (member.ent) yield* aafStaffMember(school, member, member.ent.id)
  }
}

function* guardianRecords(school: FictitiousSchool): Generator<string> {
  const pupilIds = pupilIdsByGuardian(school.pupils)
  for (const guardian of school.guardians) {
    if (guardian.ent) yield* aafGuardian(guardian, guardian.ent.id, pupilIds.get(guardian) ?? [])
  }
}

function* pupilRecords(school: FictitiousSchool, pupils: readonly Pupil[]): Generator<string> {
  for (const pupil of pupils) if (pupil.ent) yield* aafPupil(school, pupil, pupil.ent.id)
}

function pupilIdsByGuardian(pupils: readonly Pupil[]): Map<Guardian, string[]> {
  const byGuardian = new Map<Guardian, string[]>()
  for (const { ent, links } of pupils) {
    if (ent === undefined) continue
    for (const { guardian } of links) byGuardian.set(guardian, [...(byGuardian.get(guardian) ?? []), ent.id])
  }
  return byGuardian
}
