import { type ClassRoom, type Group, type Subject, subjects } from './curriculum.ts'
import { drawAddress, drawIdentity, mailbox } from './draw-identity.ts'
import type { Address, Identity, StaffMember, TaughtService, WorkTutor } from './fictitious-school.ts'
import { surnames } from './names/surnames.ts'
import { draw } from './names/weighted-table.ts'
import { personas } from './personas.ts'
import { chance, oneOf, type Random } from './random.ts'
import type { Registrar } from './registrar.ts'

/** What staff are made with. */
export interface StaffTools {
  readonly random: Random
  readonly registrar: Registrar
  /** The people of the demonstration work in this school. */
  readonly withPersonas: boolean
}

/** A job: function of the national directory, how many hold it, and who first. */
interface Job {
  readonly code: string
  readonly label: string
  readonly count: number
  readonly first?: Identity
  /** Typed by the school itself rather than received from the national staff base. */
  readonly local?: boolean
}

const jobs: readonly Job[] = [
  { code: 'DIR', label: 'DIRECTION', count: 2, first: personas.head },
  { code: 'ADF', label: 'PERSONNELS ADMINISTRATIFS', count: 1 },
  { code: 'ADM', label: 'PERSONNELS ADMINISTRATIFS', count: 2, first: personas.secretary },
  { code: 'EDU', label: 'EDUCATION', count: 2, first: personas.counsellor },
  { code: 'AED', label: "ASSISTANT D'EDUCATION", count: 8, first: personas.assistant, local: true },
  { code: 'AES', label: 'ACCOMPAGNANT ELEVES EN SITUATION DE HANDICAP', count: 5, local: true },
  { code: 'DOC', label: 'DOCUMENTATION', count: 1 },
  { code: 'MDS', label: 'PERSONNELS MEDICO-SOCIAUX', count: 1 },
  { code: 'ORI', label: 'ORIENTATION', count: 1 },
  { code: 'COL', label: 'PERSONNEL DE COLLECTIVITE TERRITORIALE', count: 7, local: true },
]

/** A teacher before the classes are known. */
export interface Hired {
  readonly identity: Identity
  readonly address: Address
  readonly subject: Subject
  readonly exact: boolean
}

/** Hires the teachers that so many pupils need; the demonstration's mathematics teacher comes first. */
export function hireTeachers({ random, withPersonas }: StaffTools, pupils: number): Hired[] {
  return subjects.flatMap((subject, rank) =>
    Array.from(
      { length: Math.max(1, Math.round((subject.teachersForTwentyClasses * pupils) / 470)) },
      (_, index) => {
        const persona = withPersonas && rank === 0 && index === 0
        const identity = persona ? personas.teacher : drawWorker(random)
        return { identity, address: drawAddress(random), subject, exact: persona }
      },
    ),
  )
}

/** Shares out classes and groups among the teachers, and writes them down on both sides. */
export function placeTeachers(
  tools: StaffTools,
  hired: readonly Hired[],
  teaching: {
    readonly classes: readonly ClassRoom[]
    readonly groups: readonly Group[]
    readonly firstClass: ClassRoom | undefined
  },
): StaffMember[] {
  const first = Math.max(
    0,
    teaching.classes.findIndex((room) => room === teaching.firstClass),
  )
  const classes = [...teaching.classes.slice(first), ...teaching.classes.slice(0, first)]
  const members = hired.map((teacher): StaffMember => {
    const colleagues = hired.filter((other) => other.subject === teacher.subject)
    const taught = teacher.subject.byGroup
      ? teaching.groups.filter((group) => group.subject === teacher.subject)
      : classes
    const services = taught
      .filter((_, index) => index % colleagues.length === colleagues.indexOf(teacher))
      .map((to): TaughtService => ({ subject: teacher.subject, to }))
    const member = makeStaffMember(tools, teacher, { code: 'ENS', label: 'ENSEIGNEMENT' })
    return { ...member, subject: teacher.subject, services }
  })
  return dealMainClasses(classes, members)
}

/** Everybody who does not teach. */
export function makeStaff(tools: StaffTools): StaffMember[] {
  return jobs.flatMap((job) =>
    Array.from({ length: job.count }, (_, index) => {
      const persona = tools.withPersonas && index === 0 ? job.first : undefined
      const hired = {
        identity: persona ?? drawWorker(tools.random),
        address: drawAddress(tools.random),
        exact: persona !== undefined,
        local: job.local === true,
      }
      return makeStaffMember(tools, hired, { code: job.code, label: job.label })
    }),
  )
}

/** Inspectors who visit the school: known to the directory, typed by hand in the school base. */
export function makeInspectors(tools: StaffTools): StaffMember[] {
  return Array.from({ length: 3 }, (_, index) => {
    const persona = tools.withPersonas && index === 0
    const identity = persona ? personas.inspector : drawWorker(tools.random)
    const hired = { identity, address: drawAddress(tools.random), exact: persona, local: true }
    return makeStaffMember(tools, hired, { code: 'INS', label: 'INSPECTION' })
  })
}

const firms = [
  'Boulangerie du Four à Pain',
  'Garage des Ajoncs',
  'Pharmacie de la Fontaine',
  'Menuiserie Kermorin',
  'Clinique vétérinaire du Bois Joli',
  'Cabinet comptable de l’Écluse',
  'Fleuriste Les Mimosas',
  'Mairie de Valmarais-sur-Vilaine',
  'Imprimerie du Vieux Lavoir',
  'Crèche Les Hirondelles',
] as const

/** Adults who receive pupils of 3e for a week: a local account on one side, a typed record on the other. */
export function makeWorkTutors({ random, registrar, withPersonas }: StaffTools, count: number): WorkTutor[] {
  return Array.from({ length: count }, (_, index) => {
    const exact = withPersonas && index === 0
    const identity = exact ? personas.tutor : drawWorker(random)
    const address = drawAddress(random)
    const known = exact ? 0 : random()
    const id = registrar.stsId('local')
    const record = { id, identity, address, birthDate: 'never', civility: true, exact } as const
    return {
      identity,
      address,
      email: mailbox(identity, 'entreprise.example'),
      company: oneOf(random, firms),
      ...(known < 0.8 ? { ent: { id: registrar.localId() } } : {}),
      base: known < 0.93 ? [registrar.inBase(record)] : [],
    }
  })
}

function makeStaffMember(
  { random, registrar }: StaffTools,
  hired: {
    readonly identity: Identity
    readonly address: Address
    readonly exact: boolean
    readonly local?: boolean
  },
  role: StaffMember['role'],
): StaffMember {
  const { identity, address, exact } = hired
  const local = hired.local === true
  const known = exact ? 0 : random()
  const id = registrar.stsId(local ? 'local' : 'epp')
  const record = { id, identity, address, birthDate: { missing: local ? 0.7 : 0.06 }, civility: true, exact }
  return {
    identity,
    address,
    email: mailbox(identity, 'ac-armorique.example'),
    ...(known < 0.97 ? { ent: { id: registrar.entId() } } : {}),
    base: known < 0.94 || known >= 0.97 ? [registrar.inBase(record)] : [],
    role,
    services: [],
  }
}

function drawWorker(random: Random): Identity {
  const sex = chance(random, 0.64) ? 'F' : 'M'
  const married = sex === 'F' && chance(random, 0.35) ? { usageName: draw(random, surnames) } : {}
  return drawIdentity(random, { sex, bornFrom: 1962, bornTo: 1998, ...married })
}

/** Each class gets a main teacher among those who teach it; nobody answers for two classes if it can be helped. */
function dealMainClasses(classes: readonly ClassRoom[], members: readonly StaffMember[]): StaffMember[] {
  const mains = new Map<StaffMember, ClassRoom>()
  for (const room of classes) {
    const main = members.find((member) => !mains.has(member) && member.services.some(({ to }) => to === room))
    if (main) mains.set(main, room)
  }
  return members.map((member) => {
    const mainTeacherOf = mains.get(member)
    return mainTeacherOf ? { ...member, mainTeacherOf } : member
  })
}
