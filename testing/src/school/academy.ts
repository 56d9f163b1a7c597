import type { FictitiousSchool } from './fictitious-school.ts'
import { makeSchool, type SchoolOptions } from './make-school.ts'
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

/** One complete delivery for a whole académie, file by file, school by school; counters go on. */
export function* writeAcademyDelivery(options: AcademyOptions): Generator<GeneratedFile> {
  let firstCounter = 0
  for (const school of makeAcademy(options)) {
    const files = writeAafDelivery(school, { firstCounter, pupilsPerFile: 1_000 })
    yield* files
    firstCounter += files.filter((file) => file.name.includes('_Eleve_')).length
  }
}
