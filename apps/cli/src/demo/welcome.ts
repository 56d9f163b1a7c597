import {
  administrators,
  basePathName,
  demoPassword,
  renamedAccounts,
  supervisor,
  teacherAndGuardian,
} from './demo-accounts.ts'

/** What the terminal says once both products answer: where to go, and as whom. */
export function welcome(at: {
  readonly portal: string
  readonly school: string
  readonly unlinked: boolean
}): string {
  const people = [...renamedAccounts, teacherAndGuardian, ...administrators].map(
    ({ login, who }) => `    ${login.padEnd(18)} ${who}`,
  )
  return [
    '',
    '  Préau est prêt — mode démonstration, données fictives.',
    '',
    `  Préau Portail (ENT)        ${at.portal}`,
    `  Préau Scolarité            ${at.school}/${basePathName}/pronote/`,
    `    console                  ${at.school}/console`,
    `    client                   ${at.school}/${basePathName}/client`,
    '',
    `  Mot de passe de tous les comptes\u00a0: ${demoPassword}`,
    '  Sur le portail\u00a0:',
    ...people,
    '  Sur la scolarité (console et client)\u00a0:',
    `    ${supervisor.login.padEnd(18)} ${supervisor.who}`,
    '',
    at.unlinked
      ? '  La liaison n’est pas faite\u00a0: suivez l’histoire du README.'
      : '  Essayez : connectez-vous au portail avec eleve.morvan, puis ouvrez «\u00a0Vie scolaire\u00a0».',
    '  Ctrl+C arrête tout\u202f; les données restent. «\u00a0npm start -- --reset\u00a0» recommence.',
    '',
  ].join('\n')
}
