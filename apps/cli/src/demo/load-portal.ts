import type { PortalCommands } from '@preau/portal'
import { type FictitiousSchool, writeAafDelivery } from '@preau/testing/school'
import { administrators, demoPassword, renamedAccounts } from './demo-accounts.ts'

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
  for (const { login } of [...administrators, ...renamedAccounts])
    await commands.setPassword(login, demoPassword)
}
