import type { FamilyPlan } from './family-plan.ts'
import type { Address, Identity } from './fictitious-school.ts'

/** People whom the demonstration and the scenarios know by name. Both sides record them without a fault. */
export const personas = {
  teacher: {
    sex: 'F',
    firstName: 'Claire',
    birthName: 'Lemoine',
    otherFirstNames: [],
    birthDate: '1983-05-17',
  },
  head: {
    sex: 'F',
    firstName: 'Isabelle',
    birthName: 'Faure',
    otherFirstNames: ['Anne'],
    birthDate: '1969-11-08',
  },
  counsellor: {
    sex: 'M',
    firstName: 'Karim',
    birthName: 'Roche',
    otherFirstNames: [],
    birthDate: '1981-02-23',
  },
  assistant: {
    sex: 'M',
    firstName: 'Théo',
    birthName: 'Jaouen',
    otherFirstNames: [],
    birthDate: '2001-09-12',
  },
  secretary: {
    sex: 'F',
    firstName: 'Martine',
    birthName: 'Guillou',
    otherFirstNames: ['Paule'],
    birthDate: '1966-03-30',
  },
  tutor: {
    sex: 'F',
    firstName: 'Sabrina',
    birthName: 'Delorme',
    otherFirstNames: [],
    birthDate: '1979-06-04',
  },
  inspector: {
    sex: 'M',
    firstName: 'Bruno',
    birthName: 'Vasseur',
    otherFirstNames: [],
    birthDate: '1964-10-19',
  },
} as const satisfies Record<string, Identity>

/** Anne Morvan, born Kerbrat, and her two children. */
export const morvanFamily: FamilyPlan = {
  household: 'together',
  exact: true,
  mother: {
    firstName: 'Anne',
    birthName: 'Kerbrat',
    usageName: 'Morvan',
    otherFirstNames: [],
    birthDate: '1984-07-02',
  },
  father: { firstName: 'Yann', birthName: 'Morvan', otherFirstNames: [], birthDate: '1982-12-14' },
  children: [
    {
      level: '5',
      presence: 'both',
      known: { sex: 'F', firstName: 'Lise', otherFirstNames: ['Marie'], birthDate: '2014-04-11' },
    },
    {
      level: '6',
      presence: 'both',
      known: { sex: 'M', firstName: 'Tom', otherFirstNames: [], birthDate: '2015-09-26' },
    },
  ],
}

/** Families that put every school in trouble: homonyms, twins with near names, a parent who teaches here. */
export function troublesomeFamilies(teacher: { identity: Identity; address: Address }): FamilyPlan[] {
  return [
    family('together', { father: { birthName: 'Martin' }, children: [girl('6', 'Emma')] }),
    family('together', { father: { birthName: 'Martin' }, children: [girl('4', 'Emma')] }),
    family('single', {
      mother: { firstName: 'Sylvie', birthName: 'Petit' },
      father: { birthName: 'Petit' },
      children: [boy('6', 'Hugo')],
    }),
    family('single', {
      mother: { firstName: 'Sylvie', birthName: 'Petit' },
      father: { birthName: 'Petit' },
      children: [girl('3', 'Manon')],
    }),
    family('together', {
      father: { birthName: 'Garnier' },
      children: [boy('5', 'Léo'), { ...boy('5', 'Théo'), twin: true }],
    }),
    family('together', {
      father: { ...teacher.identity },
      address: teacher.address,
      children: [girl('6', 'Louise')],
    }),
    family('together', {
      father: { birthName: 'Le Gall' },
      contact: 'grandparent',
      children: [girl('4', 'Lily-Rose'), boy('6', 'Gabriel')],
    }),
    family('separated', {
      mother: { firstName: 'Maëlle', birthName: "L'Hostis" },
      father: { birthName: "D'Amico" },
      children: [boy('3', 'Noé')],
    }),
  ]
}

function family(household: FamilyPlan['household'], rest: Omit<FamilyPlan, 'household'>): FamilyPlan {
  return { household, ...rest }
}

function girl(level: '6' | '5' | '4' | '3', firstName: string): FamilyPlan['children'][number] {
  return { level, presence: 'both', known: { sex: 'F', firstName } }
}

function boy(level: '6' | '5' | '4' | '3', firstName: string): FamilyPlan['children'][number] {
  return { level, presence: 'both', known: { sex: 'M', firstName } }
}
