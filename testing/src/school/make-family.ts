import { drawAddress, drawIdentity, drawMobile, mailbox } from './draw-identity.ts'
import type { FamilyPlan, PlannedChild } from './family-plan.ts'
import type { Address, Guardian, GuardianLink, Identity, Pupil } from './fictitious-school.ts'
import { type Adult, planAdults } from './plan-adults.ts'
import { chance, type Random } from './random.ts'
import { inEnt, type Presence, type Registrar } from './registrar.ts'

/** A pupil who has not been given a class yet. */
export type ClasslessPupil = Omit<Pupil, 'classRoom' | 'groups'>

/** Children and adults of one family. */
export interface Family {
  readonly pupils: readonly ClasslessPupil[]
  readonly guardians: readonly Guardian[]
}

/** What families are made with. */
export interface FamilyTools {
  readonly random: Random
  readonly registrar: Registrar
  /** The year in which the school year starts: 6e are eleven years old at its end. */
  readonly schoolYear: number
}

interface Child {
  readonly plan: PlannedChild
  readonly identity: Identity
  readonly eleveId: string
}

/** Invents a family after its plan and writes it down on both sides. */
export function makeFamily(tools: FamilyTools, plan: FamilyPlan): Family {
  const home = plan.address ?? drawAddress(tools.random)
  const { adults, childSurname } = planAdults(tools.random, plan, home)
  const children = nameChildren(tools, plan, childSurname)
  const guardians = adults.map((adult) => ({ adult, guardian: makeGuardian(tools, plan, adult, children) }))
  const links = guardians.map(({ adult, guardian }): GuardianLink => ({ guardian, ...adult.link }))
  return {
    pupils: children.map((child) => makePupil(tools, { plan, child, home, links })),
    guardians: guardians.map(({ guardian }) => guardian),
  }
}

function nameChildren(tools: FamilyTools, plan: FamilyPlan, surname: Partial<Identity>): Child[] {
  const children: Child[] = []
  for (const child of plan.children) {
    const twin = child.twin === true ? children.at(-1)?.identity : undefined
    const born = tools.schoolYear - 11 - (6 - Number(child.level)) - (chance(tools.random, 0.04) ? 1 : 0)
    const identity = distinct(children, () =>
      drawIdentity(tools.random, {
        sex: chance(tools.random, 0.49) ? 'F' : 'M',
        bornFrom: child.leftOn === undefined ? born : born - 1,
        bornTo: child.leftOn === undefined ? born : born - 1,
        ...surname,
        ...(twin === undefined ? {} : { birthDate: twin.birthDate }),
        ...child.known,
      }),
    )
    children.push({ plan: child, identity, eleveId: tools.registrar.eleveId() })
  }
  return children
}

/** Brothers and sisters do not share a first name. */
function distinct(siblings: readonly Child[], invent: () => Identity): Identity {
  for (;;) {
    const identity = invent()
    if (!siblings.some((sibling) => sibling.identity.firstName === identity.firstName)) return identity
  }
}

function makePupil(
  { random, registrar }: FamilyTools,
  { plan, child, home, links }: { plan: FamilyPlan; child: Child; home: Address; links: GuardianLink[] },
): ClasslessPupil {
  const { identity, eleveId } = child
  const { presence, level, leftOn } = child.plan
  const entry = {
    id: eleveId,
    identity,
    address: home,
    birthDate: { missing: 0.02 },
    exact: plan.exact === true,
  }
  return {
    identity,
    address: home,
    ...inEnt(presence, registrar.entId),
    base: presence === 'ent' ? [] : [registrar.inBase(entry)],
    level,
    eleveId,
    ine: registrar.ine(),
    elenoet: registrar.elenoet(),
    boards: chance(random, 0.82),
    ...(leftOn === undefined ? {} : { leftOn }),
    links,
  }
}

function makeGuardian(
  tools: FamilyTools,
  plan: FamilyPlan,
  adult: Adult,
  children: readonly Child[],
): Guardian {
  const { random, registrar } = tools
  const presence = unionOf(children.map((child) => child.plan.presence))
  const pupilIds = children.filter((child) => child.plan.presence !== 'ent').map((child) => child.eleveId)
  const known = adult.link.legal > 0 || chance(random, 0.5)
  return {
    identity: adult.identity,
    address: adult.address,
    ...(chance(random, 0.7) ? { email: mailbox(adult.identity, 'courriel.example') } : {}),
    ...(chance(random, 0.85) ? { mobile: drawMobile(random) } : {}),
    ...(known ? inEnt(presence, registrar.entId) : {}),
    base: presence === 'ent' ? [] : recordGuardian(tools, plan, adult, pupilIds),
  }
}

/** Once for all the children, or, now and then, a second time under another key. */
function recordGuardian(
  { random, registrar }: FamilyTools,
  plan: FamilyPlan,
  adult: Adult,
  pupilIds: string[],
): Guardian['base'] {
  const { identity, address } = adult
  const record = (ids: readonly string[]): Guardian['base'][number] =>
    registrar.inBase({
      id: registrar.personneId(),
      identity,
      address,
      birthDate: 'never',
      civility: true,
      pupilIds: ids,
      exact: plan.exact === true,
    })
  const twice = plan.exact !== true && chance(random, pupilIds.length > 1 ? 0.07 : 0.006)
  const loses = plan.exact !== true && pupilIds.length > 1 && chance(random, 0.06)
  if (twice) {
    const second = record(pupilIds.slice(-1))
    return [
      record(pupilIds.slice(0, Math.max(1, pupilIds.length - 1))),
      { ...second, tags: [...second.tags, 'duplicate'] },
    ]
  }
  const once = record(loses ? pupilIds.slice(1) : pupilIds)
  return [loses ? { ...once, tags: [...once.tags, 'link-lost'] } : once]
}

function unionOf(presences: readonly Presence[]): Presence {
  const [first = 'both', ...others] = presences
  return others.every((presence) => presence === first) ? first : 'both'
}
