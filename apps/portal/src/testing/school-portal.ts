import { makeSchool, type SchoolOptions, writeAafDelivery } from '@preau/testing/school'
import { exportOf, type SchoolExport } from './identifiers-export.ts'
import { type OpenedPortal, openPortal } from './open-portal.ts'
import { testPassword } from './people-of-tilleuls.ts'

/** A portal with the fictitious school, of 1,400 people unless told otherwise, its administrators and its identifiers export. */
export interface SchoolPortal extends OpenedPortal {
  readonly exported: SchoolExport
}

/** Loads the school through the product's own importer; `admin.ent` and `adjoint.ent` administer it. */
export async function openSchoolPortal(options: SchoolOptions = {}): Promise<SchoolPortal> {
  const portal = await openPortal()
  const school = makeSchool(options)
  const loaded = await portal.commands.importAaf(writeAafDelivery(school))
  if (loaded.state !== 'done')
    throw new Error(`the delivery was not loaded: ${loaded.message ?? loaded.state}`)
  for (const [firstName, lastName, login] of [
    ['Nadia', 'Vasseur', 'admin.ent'],
    ['Hugo', 'Perrin', 'adjoint.ent'],
  ] as const) {
    await portal.commands.addAccount({ firstName, lastName, login })
    await portal.commands.grantRole(login, 'school', school.uai)
    await portal.commands.setPassword(login, testPassword)
  }
  return { ...portal, exported: exportOf(school) }
}
