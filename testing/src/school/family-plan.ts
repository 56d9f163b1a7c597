import type { Level } from './curriculum.ts'
import { levels } from './curriculum.ts'
import type { Address, Identity } from './fictitious-school.ts'
import { chance, oneOf, type Random, shuffled } from './random.ts'
import type { Presence } from './registrar.ts'

/** A child of a family, as far as it is decided. */
export interface PlannedChild {
  readonly level: Level
  readonly presence: Presence
  /** ISO day of departure from the school. */
  readonly leftOn?: string
  /** Born on the same day as the child before. */
  readonly twin?: boolean
  readonly known?: Partial<Identity>
}

/** Who brings the children up. */
type Household = 'together' | 'separated' | 'single' | 'ward'

/** An adult who is called but decides nothing. */
export type ContactKind = 'grandparent' | 'neighbour' | 'stepparent' | 'minder' | 'sibling'

/** A family about to be invented. */
export interface FamilyPlan {
  readonly household: Household
  readonly children: readonly PlannedChild[]
  readonly contact?: ContactKind
  readonly mother?: Partial<Identity>
  readonly father?: Partial<Identity>
  readonly address?: Address
  /** Recorded in the school base without a fault. */
  readonly exact?: boolean
}

/** Draws the shape of an ordinary family with children in the school this year. */
export function planFamily(random: Random): FamilyPlan {
  const contact = chance(random, 0.1) ? { contact: drawContact(random) } : {}
  return { household: drawHousehold(random), children: planChildren(random), ...contact }
}

/** Draws a family whose only child here has left: the school base still has them all. */
export function planGoneFamily(random: Random): FamilyPlan {
  return { household: drawHousehold(random), children: [goneChild(random)] }
}

function drawHousehold(random: Random): Household {
  const drawn = random()
  if (drawn < 0.62) return 'together'
  if (drawn < 0.86) return 'separated'
  return drawn < 0.98 ? 'single' : 'ward'
}

function planChildren(random: Random): PlannedChild[] {
  const drawn = random()
  const twins = chance(random, 0.015)
  const count = drawn < 0.81 ? 1 : drawn < 0.98 ? 2 : 3
  const presence = drawPresence(random)
  const children = shuffled(random, levels)
    .slice(0, count)
    .map((level): PlannedChild => ({ level, presence }))
  const first = children[0]
  if (twins && first) children.splice(1, 0, { ...first, twin: true })
  if (count > 1 && chance(random, 0.07)) children.push(goneChild(random))
  return children
}

/** Arrived after the export of the directory, or not yet entered in the school base. */
function drawPresence(random: Random): Presence {
  const drawn = random()
  return drawn < 0.982 ? 'both' : drawn < 0.992 ? 'base' : 'ent'
}

function goneChild(random: Random): PlannedChild {
  const leftOn = chance(random, 0.8) ? '2026-07-03' : '2026-03-20'
  return { level: oneOf(random, levels), presence: 'base', leftOn }
}

function drawContact(random: Random): ContactKind {
  return oneOf(random, [
    'grandparent',
    'grandparent',
    'grandparent',
    'neighbour',
    'neighbour',
    'stepparent',
    'minder',
    'sibling',
  ])
}
