import { drawPronoteId, nameKey, type PersonCategory } from '@preau/people'
import { systemRandom } from '@preau/platform'
import { drawFirstName, drawSurname } from '../reconciliation/names.ts'
import type { Random } from '../reconciliation/random.ts'

/** Somebody fictitious, as the columns of `person` hold them. */
export interface DrawnPerson {
  readonly category: PersonCategory
  readonly lastName: string
  readonly usageName: string | null
  readonly firstName: string
  readonly nameKey: string
  readonly birthDate: string | null
  readonly postcode: string | null
  readonly pronoteId: string
  /** Half of the people came through the ENT already. */
  readonly casId: string | null
  readonly functionCode: string | null
}

/** Out of a hundred people of a school. */
const shares: readonly (readonly [PersonCategory, number])[] = [
  ['pupil', 40],
  ['guardian', 48],
  ['teacher', 7],
  ['staff', 3],
  ['workTutor', 1],
  ['inspector', 1],
]

const categories = shares.flatMap(([category, share]) => Array.from({ length: share }, () => category))

/** The people of one base. */
export function drawBase(random: Random, base: number, size: number): readonly DrawnPerson[] {
  return Array.from({ length: size }, (_, place) =>
    // 61 is prime to 100: the categories are spread over any size.
    draw(random, categories[(place * 61) % 100] ?? 'pupil', `NM${String(base)}X${String(place)}`),
  )
}

function draw(random: Random, category: PersonCategory, casId: string): DrawnPerson {
  const isPupil = category === 'pupil'
  const sex = random.chance(0.5) ? 'F' : 'M'
  const lastName = drawSurname(random)
  const firstName = drawFirstName(random, sex, isPupil ? 'child' : 'adult')
  const usageName = !isPupil && sex === 'F' && random.chance(0.3) ? drawSurname(random) : null
  return {
    category,
    lastName,
    usageName,
    firstName,
    nameKey: `${nameKey(usageName ?? lastName)}  ${nameKey(firstName)}`,
    birthDate: isPupil || random.chance(0.5) ? drawBirthDate(random, isPupil ? 2008 : 1960) : null,
    postcode: category === 'guardian' ? String(35_000 + random.integer(900)) : null,
    pronoteId: drawPronoteId(systemRandom),
    casId: random.chance(0.5) ? casId : null,
    functionCode: category === 'staff' ? 'EDU' : null,
  }
}

function drawBirthDate(random: Random, from: number): string {
  const day = new Date(Date.UTC(from, 0, 1 + random.integer(7 * 365)))
  return day.toISOString().slice(0, 10)
}
