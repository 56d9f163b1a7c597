import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sqlAccountGroups } from '../../store/groups/sql-account-groups.ts'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
let admin: Browser

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
})

beforeEach(async () => {
  admin = openBrowser(portal.app)
  await admin.signIn('admin.ent', testPassword)
  await admin.get(path)
})

const path = '/administration/groupes'
const idOf = async (login: string): Promise<string> => (await portal.commands.showAccount(login)).id
const groupsOf = async (login: string): Promise<readonly string[]> =>
  sqlAccountGroups(portal.database).groupsOf(await idOf(login))

/** Creates a group of the school and says its address. */
async function newGroup(nom: string): Promise<string> {
  const created = await admin.post(path, { nom, etablissement: '1' })
  expect(created.status).toBe(303)
  return created.location ?? ''
}

describe('the groups of a school', () => {
  test('are created, listed with their members, renamed and removed', async () => {
    const group = await newGroup('Chorale')
    await admin.submit(`${group}/membres`, {
      comptes: [await idOf('lise.morvan'), await idOf('karim.roche')],
    })
    expect((await admin.get(path)).text).toContain('Chorale Collège 0350000K 2')
    expect((await admin.submit(group, { nom: 'Chœur', version: '1' })).text).toContain(
      'Le groupe est renommé.',
    )
    expect((await admin.submit(`${group}/supprimer`, {})).text).toContain('Le groupe est supprimé.')
    expect((await admin.get(group)).status).toBe(404)
  })

  test('have one name each in a school, whatever the case', async () => {
    await newGroup('Échecs')
    const again = await admin.post(path, { nom: 'échecs', etablissement: '1' })
    expect([again.status, again.text.includes('porte déjà ce nom')]).toEqual([422, true])
  })

  test('two people who rename one at once: the second is told, and changes nothing', async () => {
    const group = await newGroup('Théâtre')
    await admin.post(group, { nom: 'Scène', version: '1' })
    expect((await admin.post(group, { nom: 'Drame', version: '1' })).status).toBe(409)
    expect((await admin.get(group)).text).toContain('Scène')
  })

  test('of another school are neither seen nor changed, and none is created there', async () => {
    const platform = openBrowser(portal.app)
    await platform.signIn('exploitant', testPassword)
    await platform.get(path)
    const { location = '' } = await platform.post(path, { nom: 'Lointain', etablissement: '2' })
    expect((await admin.get(location)).status).toBe(404)
    expect((await admin.post(`${location}/supprimer`, {})).status).toBe(404)
    expect((await admin.post(path, { nom: 'Intrus', etablissement: '2' })).status).toBe(422)
  })

  test('take nobody of another school', async () => {
    const group = await newGroup('Fermé')
    const page = await admin.submit(`${group}/membres`, { comptes: await idOf('zoe.ailleurs') })
    expect(page.text).toContain('Ce groupe n’a encore aucun membre.')
  })
})

describe('the members of a group', () => {
  const rule = async (group: string, profil: string, classe = ''): Promise<Page> =>
    admin.submit(`${group}/regles`, { profil, classe })

  test('are found by their name among the people of its school', async () => {
    const group = await newGroup('Journal')
    expect((await admin.get(`${group}?chercher=lise`)).text).toContain('MORVAN Lise, 6E 2')
    expect((await admin.get(`${group}?chercher=ailleurs`)).text).toContain('Personne de cet établissement')
  })

  test.each([
    ['the pupils of a class', 'National_ELV', 'lise.morvan'],
    ['the guardians of the pupils of a class', 'National_TUT', 'anne.morvan'],
    ['the teachers of a class', 'National_ENS', 'claire.lemoine'],
  ])('are by rule %s', async (_, profile, login) => {
    const group = await newGroup(`Règle ${profile}`)
    expect((await rule(group, profile, '6E 2')).text).toContain('Par une règle')
    expect(await groupsOf(login)).toContain(group.split('/').at(-1))
    expect(await groupsOf('karim.roche')).not.toContain(group.split('/').at(-1))
  })

  test('by a rule of the whole school are everybody of the profile, until the rule goes', async () => {
    const group = await newGroup('Vie scolaire')
    const page = await rule(group, 'National_EDU')
    expect(page.status).toBe(422)
    const done = await rule(group, 'National_EVS')
    expect(done.text).toContain('ROCHE Karim')
    const remove = /action="([^"]+\/regles\/\d+\/supprimer)"/.exec(done.html)?.[1] ?? ''
    expect((await admin.submit(remove, {})).text).toContain('Ce groupe n’a encore aucun membre.')
  })

  test('are no longer those who left the school, though they were picked', async () => {
    const group = await newGroup('Partants')
    await admin.submit(`${group}/membres`, { comptes: await idOf('karim.roche') })
    expect(await groupsOf('karim.roche')).toContain(group.split('/').at(-1))
    const left = 'update account_profile set ended_at = $1 where account_id = $2'
    await portal.database.pool.query(left, [portal.clock.now(), await idOf('karim.roche')])
    expect(await groupsOf('karim.roche')).toEqual([])
  })

  test('can be withdrawn, and an empty choice is said', async () => {
    const group = await newGroup('Retraits')
    await admin.submit(`${group}/membres`, { comptes: await idOf('lise.morvan') })
    const page = await admin.submit(`${group}/membres/retirer`, { comptes: await idOf('lise.morvan') })
    expect(page.text).toContain('1 personne retirée du groupe.')
    expect((await admin.post(`${group}/membres`, {})).text).toContain('Cochez au moins une personne.')
  })

  test('a class of another school makes no rule, an address of nowhere no fault', async () => {
    const group = await newGroup('Bornes')
    expect((await rule(group, 'National_ELV', '3E Z')).text).toContain('n’est pas de l’établissement')
    expect((await admin.get(`${path}/abc`)).status).toBe(404)
    expect((await admin.post(`${path}/999999/membres`, { comptes: '1' })).status).toBe(404)
  })
})
