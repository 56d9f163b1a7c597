import type { SdetProfile } from '@preau/people'
import type { PortalCommands } from '@preau/portal'
import { type FictitiousSchool, writeAafDelivery } from '@preau/testing/school'
import { administrators, demoPassword, renamedAccounts, teacherAndGuardian } from './demo-accounts.ts'

/** Loads the ENT's side: the AAF delivery through the product's importer, then those whom no file brings. */
export async function loadPortal(commands: PortalCommands, school: FictitiousSchool): Promise<void> {
  const delivery = await commands.importAaf(writeAafDelivery(school))
  if (delivery.state !== 'done')
    throw new Error(`the AAF delivery was not taken: ${delivery.message ?? delivery.state}`)
  for (const { identity, company, ent, email } of school.workTutors) {
    if (ent === undefined) continue
    await commands.addAccount({
      firstName: identity.firstName,
      lastName: identity.usageName ?? identity.birthName,
      civility: identity.sex === 'F' ? 'Mme' : 'M.',
      company,
      ...(email === undefined ? {} : { email }),
      profiles: [{ uai: school.uai, profile: 'Local_MDS' }],
    })
  }
  for (const { login, firstName, lastName, role } of administrators) {
    await commands.addAccount({ login, firstName, lastName })
    await commands.grantRole(login, role, role === 'school' ? school.uai : undefined)
  }
  for (const { from, login } of renamedAccounts) await commands.renameLogin(from, login)
  await mergeTeacherAndGuardian(commands)
  for (const { login } of [...administrators, ...renamedAccounts, teacherAndGuardian])
    await commands.setPassword(login, demoPassword)
}

/** AAF knows a guardian by an address and a teacher by a birth date: the one account has both. */
async function mergeTeacherAndGuardian(commands: PortalCommands): Promise<void> {
  const logins = await commands.findAccounts(teacherAndGuardian.name)
  const sheets = await Promise.all(logins.map((login) => commands.showAccount(login)))
  const loginOf = (wanted: SdetProfile): string => {
    const found = sheets.find(({ profiles }) => profiles.some(({ profile }) => profile === wanted))
    if (!found) throw new Error(`${teacherAndGuardian.name} has no account ${wanted}`)
    return found.login
  }
  const kept = loginOf('National_ENS')
  await commands.mergeAccounts(kept, loginOf('National_TUT'), { fromDropped: ['email', 'address'] })
  await commands.renameLogin(kept, teacherAndGuardian.login)
}
