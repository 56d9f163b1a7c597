import type { StsContent, StsPerson, StsStructure } from '@preau/exchange'
import { defaultFunctionProfiles, profileOfFunction } from '@preau/people'
import type { IncomingPerson, IncomingStructure, SchoolData } from './school-data.ts'

/** What an STSWEB export brings: teachers, other staff, subjects, who teaches what to whom (ent-ecosystem §2.4). */
export function stsData(content: StsContent): SchoolData {
  const keys = new Map(content.staff.map((person) => [person.key, staffKey(person)]))
  const structures = [
    ...content.divisions.map((division) => ({ kind: 'class' as const, structure: division })),
    ...content.groups.map((group) => ({ kind: 'group' as const, structure: group })),
  ]
  const teachings = structures.flatMap(({ kind, structure }) => teachingsIn(kind, structure, keys))
  return {
    people: content.staff.map((person) => staffPerson(person, teachings)),
    complete: ['staff'],
    structures: structures.map(({ kind, structure }): IncomingStructure => {
      return { kind, code: structure.code, label: structure.label }
    }),
    memberships: [],
    subjects: subjectsOf(content, teachings),
    teachings,
    headTeachers: content.staff.flatMap((person) =>
      person.mainTeacherOf.map((code) => ({ key: staffKey(person), code })),
    ),
    links: undefined,
  }
}

const functionLabels = new Map(defaultFunctionProfiles.map(({ code, label }) => [code, label]))

/** STS keys are couples: the same number may be one person of type `epp` and another of type `local`. */
const staffKey = (person: StsPerson): string => `S:${person.key}`

function teachingsIn(
  kind: 'class' | 'group',
  structure: StsStructure,
  keys: ReadonlyMap<string, string>,
): SchoolData['teachings'] {
  return structure.services.flatMap(({ subjectCode, teachers }) =>
    teachers.flatMap((teacher) => {
      const key = keys.get(teacher)
      return key === undefined ? [] : [{ key, kind, code: structure.code, subject: subjectCode }]
    }),
  )
}

/** Subjects of the nomenclature, plus those taught that it forgets, named by their code. */
function subjectsOf(content: StsContent, teachings: SchoolData['teachings']): SchoolData['subjects'] {
  const labels = new Map(teachings.map(({ subject }) => [subject, subject]))
  for (const { code, label } of content.subjects) labels.set(code, label)
  return Array.from(labels, ([code, label]) => ({ code, label }))
}

function staffPerson(person: StsPerson, teachings: SchoolData['teachings']): IncomingPerson {
  const key = staffKey(person)
  return {
    key,
    category: isTeacher(person, key, teachings) ? 'teacher' : 'staff',
    civility: person.civility,
    lastName: person.lastName,
    usageName: person.usageName,
    firstName: person.firstName,
    birthDate: person.birthDate,
    sex: person.sex,
    postcode: undefined,
    city: undefined,
    ine: undefined,
    functionCode: person.functionCode,
    functionLabel: functionLabels.get(person.functionCode ?? ''),
    leftOn: undefined,
    access: true,
  }
}

/** By function first; somebody without function who has a service is a teacher all the same. */
function isTeacher(person: StsPerson, key: string, teachings: SchoolData['teachings']): boolean {
  if (person.functionCode === undefined) return teachings.some((teaching) => teaching.key === key)
  const profile = profileOfFunction(person.functionCode)
  return profile === 'National_ENS' || profile === 'National_DOC'
}
