import type { FictitiousSchool, NoiseTag, Person } from './fictitious-school.ts'

/** The categories of the reconciliation, in the order of its six steps. */
export type TruthCategory = 'teacher' | 'pupil' | 'guardian' | 'workTutor' | 'inspector' | 'staff'

/** One record of the school base, and the person of the directory it stands for. */
export interface TruthLine {
  readonly category: TruthCategory
  /** Key in the school base: `ELEVE_ID`, `PERSONNE_ID`, `TYPE:ID` of STS. */
  readonly baseId: string
  /** Key in the directory (`ENTPersonJointure`); absent when nobody there is this person. */
  readonly entId?: string
  readonly tags: readonly NoiseTag[]
  /** Why this record must stay alone, or must not be trusted. */
  readonly trap?: 'left' | 'not-in-directory' | 'no-legal-right'
}

/** Who is who, for scoring a reconciliation. One line for each record of the school base. */
export function truthOf(school: FictitiousSchool): TruthLine[] {
  const legal = new Set(
    school.pupils.flatMap((pupil) =>
      pupil.links.filter((link) => link.legal > 0).map((link) => link.guardian),
    ),
  )
  const left = new Set<Person>(school.pupils.filter((pupil) => pupil.leftOn !== undefined))
  const trapOf = (person: Person, category: TruthCategory): Pick<TruthLine, 'trap'> => {
    if (left.has(person)) return { trap: 'left' }
    if (category === 'guardian' && !legal.has(person)) return { trap: 'no-legal-right' }
    return person.ent ? {} : { trap: 'not-in-directory' }
  }
  const lines = (category: TruthCategory, people: readonly Person[]): TruthLine[] =>
    people.flatMap((person) =>
      person.base.map((record) => ({
        category,
        baseId: record.id,
        ...(person.ent ? { entId: person.ent.id } : {}),
        tags: record.tags,
        ...trapOf(person, category),
      })),
    )
  return [
    ...lines('teacher', school.teachers),
    ...lines('pupil', school.pupils),
    ...lines('guardian', school.guardians),
    ...lines('workTutor', school.workTutors),
    ...lines('inspector', school.inspectors),
    ...lines('staff', school.staff),
  ]
}
