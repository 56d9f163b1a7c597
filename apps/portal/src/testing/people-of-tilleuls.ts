import type { OpenedPortal } from './open-portal.ts'
import { person, pupil, smallDelivery, smallSchool } from './small-delivery.ts'

/** Password of everybody in tests: it satisfies the rules of administrators. */
export const testPassword = 'Tramway-7-vert!'

/**
 * A school with one person of each kind, loaded by the product's own importer, and two administrators:
 * `admin.ent` of the school 0350000K, `exploitant` of the platform.
 */
export async function loadTilleuls(portal: OpenedPortal): Promise<void> {
  const { commands } = portal
  await commands.importAaf(
    smallDelivery({
      pupils: [pupil('1', 'Morvan', 'Lise', ['2$10$1$1$1$0'])],
      guardians: [person('2', 'Morvan', 'Anne')],
      staff: [
        person('3', 'Lemoine', 'Claire', {
          ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES`,
          ENTAuxEnsClassesMatieres: `${smallSchool}$6E 2$061300`,
        }),
        person('4', 'Roche', 'Karim', { ENTPersonFonctions: `${smallSchool}$EDU$EDUCATION$$` }),
      ],
    }),
  )
  await commands.addAccount({ firstName: 'Nadia', lastName: 'Vasseur', login: 'admin.ent' })
  await commands.addAccount({ firstName: 'Paul', lastName: 'Tessier', login: 'exploitant' })
  await commands.grantRole('admin.ent', 'school', '0350000K')
  await commands.grantRole('exploitant', 'platform')
  for (const login of [
    'lise.morvan',
    'anne.morvan',
    'claire.lemoine',
    'karim.roche',
    'admin.ent',
    'exploitant',
  ]) {
    await commands.setPassword(login, testPassword)
  }
}

/** A second school, of which `admin.ent` knows nothing. */
export async function loadOtherSchool(portal: OpenedPortal): Promise<void> {
  const staff = [person('30', 'Ailleurs', 'Zoé', { ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$$` })]
  await portal.commands.importAaf(smallDelivery({ uai: '0350001L', pupils: [], guardians: [], staff }))
  await portal.commands.setPassword('zoe.ailleurs', testPassword)
}
