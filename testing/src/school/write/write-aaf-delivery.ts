import type { FictitiousSchool, Guardian, Pupil } from '../fictitious-school.ts'
import { aafGuardian, aafPupil, aafStaffMember } from './aaf-people.ts'
import { aafProgrammes, aafSchool, aafSubjects } from './aaf-structures.ts'
import { encodeUtf8, type GeneratedFile, generatedFile } from './generated-file.ts'

/** How a delivery is cut into files. */
export interface AafDeliveryOptions {
  /** Pupils in one file; 300 by default, so that one school already has several. */
  readonly pupilsPerFile?: number
  /** Adds to the counters of the file names, when several schools make one delivery. */
  readonly firstCounter?: number
}

type Lines = () => Iterable<string>

/**
 * Writes a school as a complete AAF delivery: `ENT_<UAI>_Complet_<date>_<Type>_<NNNN>.xml` (ent-ecosystem §1.1),
 * in the order of import: what is pointed at comes before what points at it.
 */
export function writeAafDelivery(
  school: FictitiousSchool,
  options: AafDeliveryOptions = {},
): GeneratedFile[] {
  const { pupilsPerFile = 300, firstCounter = 0 } = options
  const named = (type: string, rank: number, records: Lines): GeneratedFile => {
    const counter = String(firstCounter + rank).padStart(4, '0')
    const name = `ENT_${school.uai}_Complet_${school.schoolYear}0901_${type}_${counter}.xml`
    return generatedFile(name, encodeUtf8, () => document(records))
  }
  const known = school.pupils.filter((pupil) => pupil.ent !== undefined)
  const count = Math.max(1, Math.ceil(known.length / pupilsPerFile))
  return [
    named('EtabEducNat', 0, () => aafSchool(school)),
    named('MefEducNat', 0, aafProgrammes),
    named('MatiereEducNat', 0, aafSubjects),
    named('PersEducNat', 0, () => staffRecords(school)),
    named('PersRelEleve', 0, () => guardianRecords(school)),
    ...Array.from({ length: count }, (_, rank) => {
      const part = known.slice(rank * pupilsPerFile, (rank + 1) * pupilsPerFile)
      return named('Eleve', rank, () => pupilRecords(school, part))
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
