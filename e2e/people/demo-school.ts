import { formatDayFr, schoolYearOf } from '@preau/people'
import { systemClock } from '@preau/platform'
import { makeSchool } from '@preau/testing/school'

/** The school that the demonstration invents: that of the present school year. */
export const demoSchool = makeSchool({ schoolYear: schoolYearOf(systemClock.now()) })

/** `26/09/2015`: the birth date of somebody of the school. */
export function birthDateOf(firstName: string, birthName: string): string {
  const everybody = [...demoSchool.pupils, ...demoSchool.staff]
  const found = everybody.find(
    ({ identity }) => identity.firstName === firstName && identity.birthName === birthName,
  )
  if (!found) throw new Error(`nobody is called ${firstName} ${birthName}`)
  return formatDayFr(found.identity.birthDate)
}
