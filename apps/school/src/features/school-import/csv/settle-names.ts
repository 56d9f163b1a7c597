import { nameKey } from '@preau/people'
import type { CsvPerson } from './csv-person.ts'

/** The classes, groups and subjects that a base has. */
export interface SchoolNames {
  readonly classes: readonly string[]
  readonly groups: readonly string[]
  readonly subjects: readonly { readonly code: string; readonly label: string }[]
}

/**
 * Gives the classes, groups and subjects of somebody the names that the base has for them: « 6e2 » is « 6E 2 » there,
 * « Maths » stays « Maths » unless a subject has that code or that name. A subject is then its code.
 */
export function settleNames({ classes, groups, subjects }: SchoolNames): (person: CsvPerson) => CsvPerson {
  const [classOf, groupOf] = [spelling(classes), spelling(groups)]
  const codes = new Map(
    subjects.flatMap(({ code, label }) => [
      [squeezed(label), code],
      [squeezed(code), code],
    ]),
  )
  return (person) => ({
    ...person,
    classCode: person.classCode && classOf(person.classCode),
    groups: person.groups?.map(groupOf),
    headTeacherOf: person.headTeacherOf?.map(classOf),
    teachings: person.teachings?.map(({ subject, classCode }) => ({
      subject: codes.get(squeezed(subject)) ?? subject,
      classCode: classOf(classCode),
    })),
  })
}

function spelling(known: readonly string[]): (written: string) => string {
  const exact = new Set(known)
  const loose = Map.groupBy(known, squeezed)
  return (written) => {
    const [only, ...others] = loose.get(squeezed(written)) ?? []
    return exact.has(written) || only === undefined || others.length > 0 ? written : only
  }
}

const squeezed = (text: string): string => nameKey(text).replaceAll(' ', '')
