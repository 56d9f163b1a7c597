import { drawAddress, drawIdentity, type Known } from './draw-identity.ts'
import type { ContactKind, FamilyPlan } from './family-plan.ts'
import type { Address, GuardianLink, Identity } from './fictitious-school.ts'
import { surnames } from './names/surnames.ts'
import { draw } from './names/weighted-table.ts'
import { chance, type Random } from './random.ts'

/** An adult of a family and what ties them to the children. */
export interface Adult {
  readonly identity: Identity
  readonly address: Address
  readonly link: Omit<GuardianLink, 'guardian'>
}

/** The adults of a family, and the surname their children bear. */
export interface Adults {
  readonly adults: readonly Adult[]
  readonly childSurname: Partial<Identity>
}

interface Parents {
  readonly mother: Identity
  readonly father: Identity
}

const contacts: Record<ContactKind, { kind: string; bornFrom: number; bornTo: number }> = {
  grandparent: { kind: '38', bornFrom: 1948, bornTo: 1962 },
  neighbour: { kind: '90', bornFrom: 1955, bornTo: 1990 },
  stepparent: { kind: '39', bornFrom: 1974, bornTo: 1990 },
  minder: { kind: '43', bornFrom: 1965, bornTo: 1995 },
  sibling: { kind: '37', bornFrom: 2001, bornTo: 2006 },
}

/** Invents the adults who answer for the children of a family. */
export function planAdults(random: Random, plan: FamilyPlan, home: Address): Adults {
  const parents = drawParents(random, plan)
  const childSurname = drawChildSurname(random, plan, parents)
  const adults = legalAdults(random, plan, parents, home)
  if (plan.contact !== undefined) adults.push(drawContactAdult(random, plan.contact, { parents, home }))
  return { adults, childSurname }
}

function drawParents(random: Random, plan: FamilyPlan): Parents {
  const father = drawIdentity(random, { sex: 'M', bornFrom: 1968, bornTo: 1988, ...plan.father })
  const maiden = draw(random, surnames)
  const married = plan.household === 'together' ? 0.6 : plan.household === 'separated' ? 0.3 : 0.15
  const known: Known = { sex: 'F', bornFrom: 1970, bornTo: 1990, birthName: maiden, ...plan.mother }
  const usage = drawUsageName(random, married, known.birthName ?? maiden, father.birthName)
  return {
    father,
    mother: drawIdentity(random, { ...(usage === undefined ? {} : { usageName: usage }), ...known }),
  }
}

function drawUsageName(
  random: Random,
  married: number,
  birthName: string,
  spouse: string,
): string | undefined {
  if (birthName === spouse) return undefined
  const drawn = random()
  if (drawn < married) return spouse
  return drawn < married + 0.07 ? `${birthName}-${spouse}` : undefined
}

function drawChildSurname(random: Random, plan: FamilyPlan, { mother, father }: Parents): Partial<Identity> {
  const drawn = random()
  const own = plan.household === 'single' || plan.household === 'ward' ? 0.45 : 0.08
  if (plan.mother?.birthName !== undefined || plan.father !== undefined)
    return { birthName: father.birthName }
  if (drawn < own) return { birthName: mother.birthName }
  if (drawn < own + 0.1 && mother.birthName !== father.birthName) {
    return { birthName: father.birthName, usageName: `${father.birthName}-${mother.birthName}` }
  }
  return { birthName: father.birthName }
}

function legalAdults(random: Random, plan: FamilyPlan, { mother, father }: Parents, home: Address): Adult[] {
  const asMother: Adult = {
    identity: mother,
    address: home,
    link: { kind: '10', legal: 1, pays: true, contact: true },
  }
  const asFather: Adult = {
    identity: father,
    address: home,
    link: { kind: '20', legal: 1, pays: false, contact: true },
  }
  switch (plan.household) {
    case 'together':
      return [asMother, asFather]
    case 'separated':
      return [asMother, { ...asFather, address: drawAddress(random) }]
    case 'single':
      return chance(random, 0.85) || plan.mother
        ? [asMother]
        : [{ ...asFather, link: { ...asFather.link, pays: true } }]
    case 'ward':
      return [wardAdult(random, home)]
  }
}

/** A tutor named by a judge, or a carer in charge of the pupil every day. */
function wardAdult(random: Random, address: Address): Adult {
  const sex = chance(random, 0.6) ? 'F' : 'M'
  const identity = drawIdentity(random, { sex, bornFrom: 1960, bornTo: 1985 })
  const named = chance(random, 0.5)
  return {
    identity,
    address,
    link: { kind: named ? '50' : '42', legal: named ? 1 : 2, pays: named, contact: true },
  }
}

function drawContactAdult(
  random: Random,
  contact: ContactKind,
  family: { parents: Parents; home: Address },
): Adult {
  const { kind, ...born } = contacts[contact]
  const { mother, father } = family.parents
  const surname: Partial<Identity> =
    contact === 'sibling'
      ? { birthName: father.birthName }
      : contact === 'grandparent'
        ? { birthName: chance(random, 0.5) ? mother.birthName : father.birthName }
        : {}
  const identity = drawIdentity(random, { sex: chance(random, 0.6) ? 'F' : 'M', ...born, ...surname })
  const lives = contact === 'stepparent' || contact === 'sibling' ? family.home : drawAddress(random)
  return { identity, address: lives, link: { kind, legal: 0, pays: false, contact: true } }
}
