import type { FictitiousSchool } from './fictitious-school.ts'
import { makeSchool, type SchoolOptions } from './make-school.ts'
import { type AafFileNames, aafFileNames } from './write/aaf-file-names.ts'
import type { GeneratedFile } from './write/generated-file.ts'
import { writeAafDelivery } from './write/write-aaf-delivery.ts'

/** How many schools of which size. */
export interface AcademyOptions extends Omit<SchoolOptions, 'index'> {
  readonly schools: number
}

/** Makes the schools of an académie one after the other: only one is held at a time. */
export function* makeAcademy({ schools, ...options }: AcademyOptions): Generator<FictitiousSchool> {
  for (let index = 0; index < schools; index += 1) yield makeSchool({ ...options, index })
}

/** One complete delivery for a whole académie, file by file, school by school. */
export function* writeAcademyDelivery(options: AcademyOptions): Generator<GeneratedFile> {
  let fileNames: AafFileNames | undefined
  for (const school of makeAcademy(options)) {
    const nomenclatures = fileNames === undefined
    fileNames ??= aafFileNames(school.uai, school.schoolYear)
    yield* writeAafDelivery(school, { fileNames, nomenclatures, pupilsPerFile: 1_000 })
  }
}
