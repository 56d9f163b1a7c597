import { drawAddress } from './draw-identity.ts'
import { planFamily, planGoneFamily } from './family-plan.ts'
import type { FictitiousSchool, Guardian } from './fictitious-school.ts'
import { sortIntoClasses } from './make-classes.ts'
import { type ClasslessPupil, type FamilyTools, makeFamily } from './make-family.ts'
import {
  type Hired,
  hireTeachers,
  makeInspectors,
  makeStaff,
  makeWorkTutors,
  placeTeachers,
} from './make-staff.ts'
import { morvanFamily, troublesomeFamilies } from './personas.ts'
import { oneOf, seededRandom } from './random.ts'
import { createRegistrar } from './registrar.ts'
import { schoolUai } from './school-uai.ts'
import { shiftYears } from './shift-years.ts'

/** Size and variety of the school to invent. */
export interface SchoolOptions {
  /** Another seed gives other people. */
  readonly seed?: number
  /** Pupils of this year, about; guardians and staff follow. 470 makes about 1,400 people. */
  readonly pupils?: number
  /** Rank in the académie: 0 is the Collège des Tilleuls with its known people, the others have none. */
  readonly index?: number
  /** The year in which its school year starts: the same people, as old as they are in 2026. */
  readonly schoolYear?: number
}

/** The year for which the people are drawn; for another one they are moved, so that names and faults stay. */
const drawnFor = 2026

/**
 * Invents a school: the same options give the same school, to the byte, on any machine.
 *
 * Memory grows with `pupils`, about 2 KiB a person; several schools are made one at a time.
 */
export function makeSchool({ schoolYear = drawnFor, ...options }: SchoolOptions = {}): FictitiousSchool {
  const drawn = drawSchool(options)
  return schoolYear === drawnFor ? drawn : { ...shiftYears(drawn, schoolYear - drawnFor), schoolYear }
}

function drawSchool({ seed = 2026, pupils: wanted = 470, index = 0 }: SchoolOptions): FictitiousSchool {
  const random = seededRandom(seed * 1_000_003 + index)
  const registrar = createRegistrar(random, index, Math.max(10_000, wanted * 8))
  const tools = { random, registrar, schoolYear: drawnFor, withPersonas: index === 0 }
  const hired = hireTeachers(tools, wanted)
  const { pupils, guardians } = makeFamilies(tools, wanted, tools.withPersonas ? hired : [])
  const sorted = sortIntoClasses(random, pupils)
  const lise = sorted.pupils.find(
    (pupil) => pupil.identity.firstName === 'Lise' && pupil.identity.birthName === 'Morvan',
  )
  return {
    uai: schoolUai(index),
    name: index === 0 ? 'Collège des Tilleuls' : `Collège ${oneOf(random, schoolNames)} ${index}`,
    structureId: String(5501 + index),
    schoolYear: drawnFor,
    address:
      index === 0
        ? { line: '4 rue des Tilleuls', postcode: '35985', city: 'Valmarais-sur-Vilaine' }
        : drawAddress(random),
    ...sorted,
    guardians,
    teachers: placeTeachers(tools, hired, { ...sorted, firstClass: lise?.classRoom }),
    staff: makeStaff(tools),
    workTutors: makeWorkTutors(tools, Math.max(1, Math.round(wanted / 12))),
    inspectors: makeInspectors(tools),
  }
}

const schoolNames = [
  'des Ajoncs',
  'des Peupliers',
  'du Moulin Vert',
  'de la Fontaine',
  'des Camélias',
  'du Champ Rond',
] as const

function makeFamilies(
  tools: FamilyTools,
  wanted: number,
  teachers: readonly Hired[],
): { pupils: ClasslessPupil[]; guardians: Guardian[] } {
  const pupils: ClasslessPupil[] = []
  const guardians: Guardian[] = []
  const add = (plan: Parameters<typeof makeFamily>[1]): number => {
    const family = makeFamily(tools, plan)
    pupils.push(...family.pupils)
    guardians.push(...family.guardians)
    return family.pupils.filter((pupil) => pupil.leftOn === undefined).length
  }
  let present = 0
  const father = teachers.find((teacher) => teacher.identity.sex === 'M')
  const scripted = father === undefined ? [] : [morvanFamily, ...troublesomeFamilies(father)]
  for (const plan of scripted) present += add(plan)
  while (present < wanted) present += add(planFamily(tools.random))
  for (let gone = Math.round(wanted * 0.04); gone > 0; gone -= 1) add(planGoneFamily(tools.random))
  return { pupils, guardians }
}
