/** Password of every account of the demonstration; public, so demonstration mode listens on loopback only. */
export const demoPassword = 'Preau-demo-2026'

/** People of the fictitious school whose log-in name is replaced by one that is easy to remember. */
export const renamedAccounts = [
  { from: 'claire.lemoine', login: 'prof.lemoine', who: 'enseignante' },
  { from: 'lise.morvan', login: 'eleve.morvan', who: 'élève' },
  { from: 'anne.morvan', login: 'parent.morvan', who: 'responsable de deux élèves' },
  { from: 'karim.roche', login: 'cpe.roche', who: 'vie scolaire' },
  { from: 'isabelle.faure', login: 'direction.faure', who: 'direction' },
] as const

/**
 * A teacher whose daughter is a pupil here: AAF brings two accounts, and the ENT administrator has made one of them, which
 * opens two spaces.
 */
export const teacherAndGuardian = {
  name: 'Guignard Patrick',
  login: 'prof.parent',
  who: 'enseignant et parent d’une élève',
} as const

/** Accounts that no national file brings. */
export const administrators = [
  {
    login: 'admin.ent',
    firstName: 'Nadia',
    lastName: 'Berthelot',
    role: 'school',
    who: 'administratrice ENT du collège',
  },
  {
    login: 'exploitant',
    firstName: 'Paul',
    lastName: 'Kerdoncuff',
    role: 'platform',
    who: 'exploitant du portail',
  },
] as const

/** Operator of the school server, console and client. */
export const supervisor = { login: 'superviseur', displayName: 'Hélène Castel', who: 'superviseur' } as const

/** First segment of the demonstration base's address: fixed by the outside contract (ADR 5). */
export const basePathName = '0350000X'
