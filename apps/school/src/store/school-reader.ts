import type { SchoolReader } from '../features/spaces/index.ts'
import { readFigures, readKeyPeople } from './school-figures.ts'
import { findPeople, findPupils, readChildren, readPupil, readPupils } from './school-pupils.ts'
import { readClasses, readService, readTeachings } from './school-teachings.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link SchoolReader} on PostgreSQL. */
export function createSchoolReader(db: SchoolDatabase): SchoolReader {
  return {
    pupil: (baseId, pupilId, today) => readPupil(db, { baseId, today }, pupilId),
    childrenOf: (baseId, guardianId, today) => readChildren(db, { baseId, today }, guardianId),
    serviceOf: (baseId, teacherId, today) => readService(db, { baseId, today }, teacherId),
    classes: (baseId, today) => readClasses(db, { baseId, today }),
    pupilsOf: (baseId, classId, today) => readPupils(db, { baseId, today }, classId),
    findPupils: (baseId, query) => findPupils(db, baseId, query),
    findPeople: (baseId, query) => findPeople(db, baseId, query),
    figures: (baseId, today) => readFigures(db, { baseId, today }),
    teachings: (baseId, today) => readTeachings(db, { baseId, today }),
    keyPeople: (baseId, today) => readKeyPeople(db, { baseId, today }),
  }
}
