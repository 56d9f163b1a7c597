import type { SchoolReader } from '../features/spaces/index.ts'
import { readFigures, readKeyPeople } from './school-figures.ts'
import { findPeople, findPupils, readChildren, readPupil, readPupils } from './school-pupils.ts'
import { readClasses, readService, readTeachings } from './school-teachings.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link SchoolReader} on PostgreSQL. */
export function createSchoolReader(db: SchoolDatabase, byKey: SchoolDatabase): SchoolReader {
  return {
    pupil: (baseId, pupilId, today) => readPupil(byKey, { baseId, today }, pupilId),
    childrenOf: (baseId, guardianId, today) => readChildren(byKey, { baseId, today }, guardianId),
    serviceOf: (baseId, teacherId, today) => readService(byKey, { baseId, today }, teacherId),
    classes: (baseId, today) => readClasses(byKey, { baseId, today }),
    pupilsOf: (baseId, classId, today) => readPupils(byKey, { baseId, today }, classId),
    findPupils: (baseId, query) => findPupils(db, baseId, query),
    findPeople: (baseId, query) => findPeople(db, baseId, query),
    figures: (baseId, today) => readFigures(byKey, { baseId, today }),
    teachings: (baseId, today) => readTeachings(byKey, { baseId, today }),
    keyPeople: (baseId, today) => readKeyPeople(byKey, { baseId, today }),
  }
}
