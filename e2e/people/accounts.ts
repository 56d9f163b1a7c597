/** Accounts of the demonstration, as its welcome text prints them. */
export const password = 'Preau-demo-2026'

export const accounts = {
  pupil: 'eleve.morvan',
  guardian: 'parent.morvan',
  teacher: 'prof.lemoine',
  teacherAndGuardian: 'prof.parent',
  schoolLife: 'cpe.roche',
  head: 'direction.faure',
  entAdministrator: 'admin.ent',
  platformOperator: 'exploitant',
  supervisor: 'superviseur',
} as const
