import { readQuery } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import type { PersonalSpace } from '../../bases/index.ts'
import { spaceRefusals } from '../refusals.ts'
import { DirectionSpace } from './direction-space.tsx'
import { ParentSpace } from './parent-space.tsx'
import { CarerSpace, InspectorSpace, TutorSpace } from './partner-spaces.tsx'
import { PupilSpace } from './pupil-space.tsx'
import { PupilSheetPage, SchoolLifeSpace, searchLimit } from './school-life-space.tsx'
import type { PupilLine, SchoolReader } from './school-reader.ts'
import type { SpaceVisit } from './space-visit.ts'
import { ClassListPage, TeacherSpace } from './teacher-space.tsx'

/** What the address of a page inside a space may hold. Anything else is ignored: deep links carry other things. */
const pageQuery = z.object({
  q: z.string().trim().max(100).catch(''),
  classe: z.string().max(20).optional().catch(undefined),
  eleve: z.string().max(20).optional().catch(undefined),
  enfant: z.string().max(20).optional().catch(undefined),
})
type PageQuery = z.output<typeof pageQuery>

interface Inside {
  readonly visit: SpaceVisit
  readonly school: SchoolReader
  readonly query: PageQuery
}

type Render = (inside: Inside) => Promise<VNode>

/**
 * The content of a space: what its owner may see and nothing else. Each reads from the person of the visit; an id in the
 * address is looked up among what that person has, never in the base at large.
 *
 * @throws space.item-unknown
 */
export function renderContent(
  request: FastifyRequest,
  visit: SpaceVisit,
  school: SchoolReader,
): Promise<VNode> {
  const read = readQuery(request, pageQuery)
  const query = read.ok ? read.value : pageQuery.parse({})
  return contents[visit.role.space]({ visit, school, query })
}

const unknown = (): never => {
  throw spaceRefusals.refuse('space.item-unknown')
}

const pupilSpace: Render = async ({ visit, school }) => {
  const { base, role, today } = visit
  const pupil = (await school.pupil(base.id, role.member.id, today)) ?? unknown()
  return PupilSpace({ visit, pupil, people: await school.keyPeople(base.id, today) })
}

const parentSpace: Render = async ({ visit, school, query }) => {
  const { base, role, today } = visit
  const links = await school.childrenOf(base.id, role.member.id, today)
  const files = await Promise.all(links.map(({ pupilId }) => school.pupil(base.id, pupilId, today)))
  const children = files.filter((file) => file !== undefined)
  const wanted = children.find(({ id }) => id === query.enfant)
  if (query.enfant !== undefined && !wanted) unknown()
  const pupil = wanted ?? children[0]
  const level = links.find(({ pupilId }) => pupilId === pupil?.id)?.level
  const people = await school.keyPeople(base.id, today)
  return ParentSpace({ visit, children, child: pupil && { pupil, level }, people })
}

const teacherSpace: Render = async ({ visit, school, query }) => {
  const { base, role, today } = visit
  const service = await school.serviceOf(base.id, role.member.id, today)
  if (query.classe === undefined) return TeacherSpace({ visit, service })
  const one = service.classes.find(({ id }) => id === query.classe) ?? unknown()
  return ClassListPage({ visit, one, pupils: await school.pupilsOf(base.id, one.id, today) })
}

const schoolLifeSpace: Render = async ({ visit, school, query }) => {
  const { base, today, path } = visit
  if (query.eleve !== undefined) {
    const pupil = (await pupilOf(query.eleve, { visit, school, query })) ?? unknown()
    return PupilSheetPage({ visit, pupil })
  }
  const classes = await school.classes(base.id, today)
  if (query.classe !== undefined) {
    const one = classes.find(({ id }) => id === query.classe) ?? unknown()
    const pupils = await school.pupilsOf(base.id, one.id, today)
    const href = (pupil: PupilLine): string => `${path}?eleve=${pupil.id}`
    return ClassListPage({ visit, one, pupils, href })
  }
  const found = await school.findPupils(base.id, { text: query.q, today, limit: searchLimit })
  return SchoolLifeSpace({ visit, classes, search: query.q, found })
}

const pupilOf = (id: string, { visit, school }: Inside) =>
  /^\d{1,18}$/.test(id) ? school.pupil(visit.base.id, id, visit.today) : Promise.resolve(undefined)

const directionSpace: Render = async ({ visit, school, query }) => {
  const { base, today } = visit
  const [figures, classes, found] = await Promise.all([
    school.figures(base.id, today),
    school.classes(base.id, today),
    school.findPeople(base.id, { text: query.q, today, limit: searchLimit }),
  ])
  return DirectionSpace({ visit, figures, classes, search: query.q, found })
}

const carerSpace: Render = async ({ visit, school }) => {
  const { base, today } = visit
  const [people, classes] = await Promise.all([
    school.keyPeople(base.id, today),
    school.classes(base.id, today),
  ])
  return CarerSpace({ visit, people, classes })
}

const tutorSpace: Render = async ({ visit, school }) =>
  TutorSpace({ visit, people: await school.keyPeople(visit.base.id, visit.today) })

const inspectorSpace: Render = async ({ visit, school }) => {
  const { base, today } = visit
  const [people, figures, classes, teachings] = await Promise.all([
    school.keyPeople(base.id, today),
    school.figures(base.id, today),
    school.classes(base.id, today),
    school.teachings(base.id, today),
  ])
  return InspectorSpace({ visit, people, figures, classes, teachings })
}

const contents: Readonly<Record<PersonalSpace, Render>> = {
  eleves: pupilSpace,
  parents: parentSpace,
  professeurs: teacherSpace,
  'vie-scolaire': schoolLifeSpace,
  direction: directionSpace,
  accompagnant: carerSpace,
  entreprise: tutorSpace,
  academie: inspectorSpace,
}
