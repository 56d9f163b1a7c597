import {
  type ClassRoom,
  classLetter,
  type Group,
  type Level,
  levels,
  programmes,
  subjects,
} from './curriculum.ts'
import type { Pupil } from './fictitious-school.ts'
import type { ClasslessPupil } from './make-family.ts'
import { chance, type Random, shuffled } from './random.ts'

/** The school sorted into classes and groups. */
export interface Sorted {
  readonly classes: readonly ClassRoom[]
  readonly groups: readonly Group[]
  readonly pupils: readonly Pupil[]
}

const classSize = 24

/** Deals the pupils of each year into classes of about 24, then into language groups. */
export function sortIntoClasses(random: Random, pupils: readonly ClasslessPupil[]): Sorted {
  const classes: ClassRoom[] = []
  const groups: Group[] = []
  const sorted: Pupil[] = pupils
    .filter((pupil) => pupil.leftOn !== undefined)
    .map((pupil) => ({ ...pupil, groups: [] }))
  for (const level of levels) {
    const present = pupils.filter((pupil) => pupil.level === level && pupil.leftOn === undefined)
    const rooms = roomsOf(level, Math.max(1, Math.round(present.length / classSize)))
    const offered = groupsOf(level, rooms)
    classes.push(...rooms)
    groups.push(...offered)
    shuffled(random, present).forEach((pupil, rank) => {
      const classRoom = rooms[rank % rooms.length]
      if (classRoom) sorted.push({ ...pupil, classRoom, groups: chooseGroups(random, offered, classRoom) })
    })
  }
  return { classes, groups, pupils: sorted }
}

function roomsOf(level: Level, count: number): ClassRoom[] {
  return Array.from({ length: count }, (_, index) => ({
    level,
    entLabel: `${programmes[level].label} ${classLetter(index)}`,
    baseLabel: `${level}${classLetter(index)}`,
  }))
}

function groupsOf(level: Level, rooms: readonly ClassRoom[]): Group[] {
  if (level === '6') return []
  const classLabels = rooms.map((room) => room.baseLabel)
  return subjects.flatMap((subject) =>
    subject.byGroup === undefined
      ? []
      : {
          level,
          subject,
          entLabel: `${programmes[level].label} ${subject.byGroup.name}`,
          baseLabel: `${level}${subject.byGroup.suffix}`,
          classLabels,
        },
  )
}

/** One second language for everybody, latin for some. */
function chooseGroups(random: Random, offered: readonly Group[], room: ClassRoom): Group[] {
  const mine = offered.filter((group) => group.level === room.level)
  const german = chance(random, 0.26)
  const latin = chance(random, 0.15)
  return mine.filter(({ subject: { byGroup } }) =>
    byGroup?.suffix === 'LAT' ? latin : byGroup?.suffix === (german ? 'ALL' : 'ESP'),
  )
}
