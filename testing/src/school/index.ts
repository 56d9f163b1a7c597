/**
 * A fictitious school and the files each side of the liaison would receive about it.
 *
 * Owns: inventing people from name frequencies, the ways in which a school base differs from the directory, the
 * AAF, SIECLE and STS writers, and the truth that says who is who. It shares no code with the readers of
 * `@preau/exchange`, so that one checks the other. Does not own the browser harness (`@preau/testing/browser`).
 * Start with {@link makeSchool}, then {@link writeAafDelivery}, {@link writeSiecle}, {@link writeSts}.
 *
 * @packageDocumentation
 */
export { type AcademyOptions, makeAcademy, writeAcademyDelivery } from './academy.ts'
export type { ClassRoom, Group, Level, Subject } from './curriculum.ts'
export type {
  Address,
  BaseRecord,
  EntRecord,
  FictitiousSchool,
  Guardian,
  GuardianLink,
  Identity,
  NoiseTag,
  Person,
  Pupil,
  StaffMember,
  TaughtService,
  WorkTutor,
} from './fictitious-school.ts'
export { makeSchool, type SchoolOptions } from './make-school.ts'
export { personas } from './personas.ts'
export { type TruthCategory, type TruthLine, truthOf } from './truth.ts'
export type { GeneratedFile } from './write/generated-file.ts'
export { type AafDeliveryOptions, writeAafDelivery } from './write/write-aaf-delivery.ts'
export { writeSiecle } from './write/write-siecle.ts'
export { writeSts } from './write/write-sts.ts'
