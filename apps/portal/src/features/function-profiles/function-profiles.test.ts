import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { person, pupil, smallDelivery, smallSchool } from '../../testing/small-delivery.ts'

let portal: OpenedPortal
let operator: Browser
let school: Browser
const table = '/administration/annuaire/fonctions'

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  operator = openBrowser(portal.app)
  school = openBrowser(portal.app)
  await operator.signIn('exploitant', testPassword)
  await school.signIn('admin.ent', testPassword)
})

const profilesOf = async (login: string) =>
  (await portal.commands.showAccount(login)).profiles
    .filter(({ ended }) => !ended)
    .map(({ profile }) => profile)

describe('the table of functions', () => {
  test('tells what each function gives, and what other feeders give', async () => {
    const { text } = await school.get(table)
    expect(text).toContain('EDU Éducation (CPE) Vie scolaire')
    expect(text).toContain('AES Accompagnement du handicap Vie scolaire Personnel administratif')
  })

  test('is read by a school administrator, and changed by the platform operator alone', async () => {
    expect((await school.get(`${table}/EDU`)).status).toBe(403)
    await school.get(table)
    expect((await school.post(`${table}/EDU`, { de: 'National_EVS', profil: 'National_ETA' })).status).toBe(
      403,
    )
    expect(await profilesOf('karim.roche')).toEqual(['National_EVS'])
  })

  test('shows how many people a change concerns before it is made', async () => {
    const { text } = await operator.get(`${table}/EDU?profil=National_ETA`)
    expect(text).toContain('1 personne dans 1 établissement passeraient de « Vie scolaire »')
    expect(await profilesOf('karim.roche')).toEqual(['National_EVS'])
  })

  test('once changed, changes the people at once, with its author, and the deliveries to come', async () => {
    await operator.get(`${table}/EDU?profil=National_ETA`)
    const page = await operator.submit(`${table}/EDU`, { de: 'National_EVS', profil: 'National_ETA' })
    expect(page.text).toContain('La fonction EDU est changée : 1 personne.')
    expect(page.text).toContain('par Paul Tessier')
    expect(await profilesOf('karim.roche')).toEqual(['National_ETA'])
    const again = smallDelivery({
      pupils: [pupil('1', 'Morvan', 'Lise', ['2$10$1$1$1$0'])],
      guardians: [person('2', 'Morvan', 'Anne')],
      staff: [
        person('3', 'Lemoine', 'Claire', {
          ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES`,
        }),
        person('4', 'Roche', 'Karim', { ENTPersonFonctions: `${smallSchool}$EDU$EDUCATION$$` }),
        person('9', 'Neuve', 'Ève', { ENTPersonFonctions: `${smallSchool}$EDU$EDUCATION$$` }),
      ],
    })
    expect((await portal.commands.importAaf(again)).counts).toMatchObject({ created: 1, suspended: 0 })
    expect(await profilesOf('karim.roche')).toEqual(['National_ETA'])
    expect(await profilesOf('eve.neuve')).toEqual(['National_ETA'])
  })

  test('a change made on an old page is refused', async () => {
    await operator.get(`${table}/EDU`)
    const page = await operator.submit(`${table}/EDU`, { de: 'National_EVS', profil: 'National_DIR' })
    expect(page.text).toContain('Quelqu’un a changé cette fonction')
  })

  test('goes back to what it was by default', async () => {
    await operator.get(`${table}/EDU`)
    await operator.submit(`${table}/EDU`, { de: 'National_ETA', profil: 'National_EVS' })
    expect(await profilesOf('karim.roche')).toEqual(['National_EVS'])
  })

  test.each(['XYZ', '%00', '..%2F'])('knows no function %s', async (code) => {
    expect([404, 400]).toContain((await operator.get(`${table}/${code}`)).status)
  })
})
