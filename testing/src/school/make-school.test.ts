import { describe, expect, it } from 'vitest'
import { makeSchool, type Person, type Pupil, personas, truthOf } from './index.ts'

const school = makeSchool()
const present = school.pupils.filter((pupil) => pupil.leftOn === undefined)
const everybody: readonly Person[] = [
  ...school.pupils,
  ...school.guardians,
  ...school.teachers,
  ...school.staff,
  ...school.workTutors,
  ...school.inspectors,
]

function fullName({ identity }: Person): string {
  return `${identity.firstName} ${identity.usageName ?? identity.birthName}`
}

function named(people: readonly Person[], name: string): Person[] {
  return people.filter((person) => fullName(person) === name)
}

function pupilNamed(name: string): Pupil | undefined {
  return school.pupils.find((pupil) => fullName(pupil) === name)
}

describe('the fictitious school', () => {
  it('is the same school for the same seed, and another one for another seed', () => {
    expect(makeSchool()).toEqual(school)
    expect(makeSchool({ seed: 7 }).guardians.map(fullName)).not.toEqual(school.guardians.map(fullName))
  })

  it('moves with the school year: the same people, as old as they were, and who left did so the year before', () => {
    const later = makeSchool({ schoolYear: 2030 })
    expect(later.schoolYear).toBe(2030)
    expect(later.pupils.map(fullName)).toEqual(school.pupils.map(fullName))
    const [lise] = later.pupils.filter((pupil) => fullName(pupil) === 'Lise Morvan')
    expect(lise?.identity.birthDate).toBe('2018-04-11')
    expect(lise?.base.map(({ birthDate }) => birthDate)).toEqual(['2018-04-11'])
    expect(lise?.links.map(({ guardian }) => later.guardians.includes(guardian))).toEqual([true, true])
    expect(new Set(later.pupils.map(({ leftOn }) => leftOn?.slice(0, 4)))).toEqual(
      new Set([undefined, '2030']),
    )
    const rooms = new Set<unknown>([...later.classes, ...later.groups])
    expect(later.teachers.flatMap(({ services }) => services.filter(({ to }) => !rooms.has(to)))).toEqual([])
  })

  it('has about 1,400 people in the proportions of a collège', () => {
    expect(everybody.length).toBeGreaterThan(1_350)
    expect(everybody.length).toBeLessThan(1_450)
    expect(present.length).toBeGreaterThanOrEqual(470)
    expect(present.length).toBeLessThan(475)
    expect(school.guardians.length).toBeGreaterThan(730)
    expect(school.teachers).toHaveLength(40)
    expect(school.staff).toHaveLength(30)
    expect(school.workTutors.length).toBeGreaterThan(35)
    expect(school.inspectors).toHaveLength(3)
  })

  it('has a national number whose check letter is right', () => {
    const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
    for (const { uai } of [
      school,
      makeSchool({ index: 1, pupils: 5 }),
      makeSchool({ index: 74, pupils: 5 }),
    ]) {
      expect(uai.at(-1)).toBe(letters[Number(uai.slice(0, 7)) % 23])
    }
    expect(school.uai).toBe('0350000K')
  })

  it('gives every key once on each side', () => {
    for (const keys of [
      everybody.flatMap(({ ent }) => ent?.id ?? []),
      everybody.flatMap(({ base }) => base.map((record) => record.id)),
      school.pupils.map(({ ine }) => ine),
    ]) {
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('gives two schools of one académie no key in common', () => {
    const other = makeSchool({ index: 1 })
    const keysOf = (people: readonly Person[]): Set<string> =>
      new Set(people.flatMap(({ ent }) => ent?.id ?? []))
    const here = keysOf([...school.pupils, ...school.guardians, ...school.teachers])
    const there = keysOf([...other.pupils, ...other.guardians, ...other.teachers])
    expect([...here].filter((key) => there.has(key))).toEqual([])
  })

  it('puts every present pupil in a class of their year, of a bearable size', () => {
    for (const room of school.classes) {
      const size = present.filter((pupil) => pupil.classRoom === room).length
      expect(size).toBeGreaterThan(15)
      expect(size).toBeLessThan(32)
    }
    expect(present.every((pupil) => pupil.classRoom?.level === pupil.level)).toBe(true)
    expect(
      school.pupils.filter((pupil) => pupil.leftOn !== undefined).every((pupil) => !pupil.classRoom),
    ).toBe(true)
  })

  it('has each class taught every subject, by a main teacher who teaches it', () => {
    for (const room of school.classes) {
      const taught = school.teachers.flatMap(({ services }) => services.filter(({ to }) => to === room))
      expect(taught).toHaveLength(10)
      const mains = school.teachers.filter(({ mainTeacherOf }) => mainTeacherOf === room)
      expect(mains).toHaveLength(1)
      expect(mains[0]?.services.some(({ to }) => to === room)).toBe(true)
    }
    for (const group of school.groups) {
      expect(school.teachers.filter(({ services }) => services.some(({ to }) => to === group))).toHaveLength(
        1,
      )
    }
  })

  it('labels a class differently on the two sides', () => {
    expect(school.classes.some((room) => room.entLabel === '6EME A' && room.baseLabel === '6A')).toBe(true)
    expect(school.classes.every((room) => room.entLabel !== room.baseLabel)).toBe(true)
  })
})

describe('the known people', () => {
  it('has the Morvan family, the mother under a usage name, in the classes that the demonstration says', () => {
    const [lise, tom] = [pupilNamed('Lise Morvan'), pupilNamed('Tom Morvan')]
    const [anne] = named(school.guardians, 'Anne Morvan')
    expect(lise?.level).toBe('5')
    expect(tom?.level).toBe('6')
    expect(anne?.identity.birthName).toBe('Kerbrat')
    for (const child of [lise, tom]) {
      expect(child?.links.find(({ guardian }) => guardian === anne)).toMatchObject({ kind: '10', legal: 1 })
    }
  })

  it('has Claire Lemoine teach mathematics to the class of Lise Morvan, as its main teacher', () => {
    const claire = school.teachers.find((teacher) => fullName(teacher) === 'Claire Lemoine')
    expect(claire?.subject?.label).toBe('MATHEMATIQUES')
    expect(claire?.mainTeacherOf).toBe(pupilNamed('Lise Morvan')?.classRoom)
  })

  it('has one of each role, on both sides, recorded without a fault', () => {
    const roles = { head: 'DIR', counsellor: 'EDU', assistant: 'AED', secretary: 'ADM' } as const
    for (const [persona, code] of Object.entries(roles)) {
      const identity = personas[persona as keyof typeof roles]
      const [member] = school.staff.filter((someone) => someone.identity === identity)
      expect(member?.role.code).toBe(code)
    }
    for (const identity of Object.values(personas)) {
      const [person] = everybody.filter((someone) => someone.identity === identity)
      expect(person?.ent).toBeDefined()
      expect(person?.base).toMatchObject([
        { firstName: identity.firstName, familyName: identity.birthName, tags: [] },
      ])
    }
  })

  it('keeps the known people out of every other school', () => {
    const other = makeSchool({ index: 1 })
    expect(named([...other.pupils, ...other.teachers, ...other.staff], 'Lise Morvan')).toEqual([])
    expect(named(other.teachers, 'Claire Lemoine')).toEqual([])
  })
})

describe('what puts a reconciliation in trouble', () => {
  it('has two pupils of one name born on different days, and two guardians of one name', () => {
    const emmas = named(present, 'Emma Martin')
    expect(emmas.length).toBeGreaterThanOrEqual(2)
    expect(new Set(emmas.map(({ identity }) => identity.birthDate)).size).toBe(emmas.length)
    expect(named(school.guardians, 'Sylvie Petit').length).toBeGreaterThanOrEqual(2)
  })

  it('has twins', () => {
    const [leo, theo] = [pupilNamed('Léo Garnier'), pupilNamed('Théo Garnier')]
    expect(leo?.identity.birthDate).toBe(theo?.identity.birthDate)
    expect(leo?.eleveId).not.toBe(theo?.eleveId)
  })

  it('has a teacher who is also a guardian, under a key of their own', () => {
    const both = school.teachers.flatMap((teacher) =>
      school.guardians.flatMap((guardian) =>
        guardian.identity.firstName === teacher.identity.firstName &&
        guardian.identity.birthName === teacher.identity.birthName &&
        guardian.identity.birthDate === teacher.identity.birthDate
          ? [[teacher, guardian] as const]
          : [],
      ),
    )
    expect(both).toHaveLength(1)
    expect(both[0]?.[0].ent?.id).not.toBe(both[0]?.[1].ent?.id)
  })

  it('has shared, separated and single homes, and adults without legal right', () => {
    const legal = (pupil: Pupil): Person[] =>
      pupil.links.filter((link) => link.legal === 1).map((link) => link.guardian)
    const pairs = present.map(legal).filter((adults) => adults.length === 2)
    const apart = pairs.filter(([first, second]) => first?.address !== second?.address)
    expect(apart.length / pairs.length).toBeGreaterThan(0.15)
    expect(apart.length / pairs.length).toBeLessThan(0.4)
    expect(present.filter((pupil) => legal(pupil).length === 1).length).toBeGreaterThan(20)
    const kinds = new Set(
      present.flatMap((pupil) => pupil.links.filter((link) => link.legal === 0).map((link) => link.kind)),
    )
    expect([...kinds].sort()).toEqual(['37', '38', '39', '43', '90'])
  })

  it('keeps pupils who left in the school base alone', () => {
    const left = school.pupils.filter((pupil) => pupil.leftOn !== undefined)
    expect(left.length).toBeGreaterThan(15)
    expect(left.every((pupil) => pupil.ent === undefined && pupil.base.length === 1)).toBe(true)
  })

  it('knows a few people on one side only, and some guardians twice in the school base', () => {
    expect(everybody.filter((person) => person.ent && person.base.length === 0).length).toBeGreaterThan(3)
    expect(everybody.filter((person) => !person.ent && person.base.length > 0).length).toBeGreaterThan(40)
    expect(school.guardians.filter((guardian) => guardian.base.length === 2).length).toBeGreaterThan(4)
  })
})

describe('the truth', () => {
  const truth = truthOf(school)

  it('has one line for each record of the school base', () => {
    expect(truth.map((line) => line.baseId).sort()).toEqual(
      everybody.flatMap(({ base }) => base.map(({ id }) => id)).sort(),
    )
  })

  it('names nobody of the directory for a pupil who left, and gives no right to a neighbour', () => {
    const left = truth.filter((line) => line.trap === 'left')
    expect(left.length).toBeGreaterThan(15)
    expect(left.every((line) => line.entId === undefined)).toBe(true)
    expect(truth.filter((line) => line.trap === 'no-legal-right').length).toBeGreaterThan(30)
  })

  it('differs from the directory at moderate rates, in every way that schools know', () => {
    const large = truthOf(makeSchool({ pupils: 3_000, index: 1 }))
    const share = (tag: string): number =>
      large.filter(({ tags }) => tags.some((one) => one === tag)).length / large.length
    const expected: Record<string, readonly [low: number, high: number]> = {
      'accent-lost': [0.02, 0.06],
      apostrophe: [0.0003, 0.01],
      'birth-date-missing': [0.005, 0.04],
      'birth-name-only': [0.01, 0.05],
      civility: [0.004, 0.015],
      duplicate: [0.005, 0.03],
      'first-name-separator': [0.005, 0.03],
      'glued-first-names': [0.005, 0.03],
      'link-lost': [0.001, 0.02],
      moved: [0.02, 0.05],
      nickname: [0.001, 0.02],
      particle: [0.001, 0.02],
      'second-first-name': [0.003, 0.02],
      'surname-separator': [0.005, 0.04],
      'typo-first-name': [0.008, 0.025],
      'typo-surname': [0.006, 0.02],
      'usage-name-only': [0.01, 0.06],
    }
    for (const [tag, [low, high]] of Object.entries(expected)) {
      expect(share(tag), tag).toBeGreaterThan(low)
      expect(share(tag), tag).toBeLessThan(high)
    }
    expect(new Set(large.flatMap(({ tags }) => tags))).toEqual(new Set(Object.keys(expected)))
    const untouched = large.filter(({ tags }) => tags.length === 0).length / large.length
    expect(untouched).toBeGreaterThan(0.7)
    expect(untouched).toBeLessThan(0.88)
  })
})
