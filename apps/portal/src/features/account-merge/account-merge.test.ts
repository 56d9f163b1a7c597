import { beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'
import { person, pupil, smallDelivery } from '../../testing/small-delivery.ts'

const path = '/administration/annuaire/doublons'

/** A mother recorded twice by the academy, once for each of her children. */
const delivery = () =>
  smallDelivery({
    pupils: [
      pupil('1', 'Morvan', 'Lise', ['20$10$1$1$1$0']),
      pupil('2', 'Morvan', 'Paul', ['21$10$1$1$1$0', '22$10$1$1$1$0']),
    ],
    guardians: [
      person('20', 'Morvan', 'Anne', { mail: 'anne@exemple.fr' }),
      person('21', 'Morvan', 'Anne', { mail: 'anne@exemple.fr' }),
      person('22', 'Autre', 'Yves'),
    ],
    staff: [],
  })

let portal: OpenedPortal
let admin: Browser

beforeEach(async () => {
  portal = await openPortal()
  const { commands } = portal
  await commands.importAaf(delivery())
  await commands.addAccount({ firstName: 'Nadia', lastName: 'Vasseur', login: 'admin.ent' })
  await commands.grantRole('admin.ent', 'school', '0350000K')
  for (const login of ['admin.ent', 'anne.morvan']) await commands.setPassword(login, testPassword)
  const number = `update account set login = 'anne.double' where login = 'anne.morvan2'`
  await portal.database.pool.query(number)
  admin = openBrowser(portal.app)
  await admin.signIn('admin.ent', testPassword)
})

const idOf = async (login: string): Promise<string> => (await portal.commands.showAccount(login)).id
const childrenOf = async (login: string): Promise<readonly string[]> =>
  (await portal.commands.showAccount(login)).children.map(({ name }) => name)

/** Merges the second account of the mother into the first one. */
async function mergeBoth(valeurs: readonly string[] = []): Promise<string> {
  const [garde, dropped] = [await idOf('anne.morvan'), await idOf('anne.double')]
  await admin.get(`${path}/${garde}/${dropped}`)
  const page = await admin.submit(`${path}/${garde}/${dropped}/fusionner`, { garde, valeurs })
  expect(page.text).toContain('Les deux comptes n’en font plus qu’un.')
  return `${path}/fusions/1/annuler`
}

describe('two accounts of one person', () => {
  test('are proposed by the import with the reason, compared side by side, and merged by nobody else', async () => {
    const { text } = await admin.get(path)
    expect(text).toContain('MORVAN Anne (anne.morvan) MORVAN Anne (anne.double) même adresse électronique')
    const pair = await admin.get(`${path}/${await idOf('anne.morvan')}/${await idOf('anne.double')}`)
    expect(pair.text).toContain('Enfants ou responsables MORVAN Lise MORVAN Paul')
    expect(await childrenOf('anne.morvan')).toEqual(['MORVAN Lise'])
  })

  test('become one that has the children of both; the old log-in name leads to it and says the new one', async () => {
    await mergeBoth()
    expect(await childrenOf('anne.morvan')).toEqual(['MORVAN Lise', 'MORVAN Paul'])
    expect((await portal.commands.showAccount('anne.double')).status).toBe('left')
    const anne = openBrowser(portal.app)
    const page = await anne.signIn('anne.double', testPassword)
    expect(page.text).toContain('Votre identifiant de connexion est désormais « anne.morvan »')
    expect((await admin.get(path)).text).toContain('Aucun doublon proposé.')
  })

  test('stay one after the next delivery, which still records the person twice', async () => {
    await mergeBoth()
    const again = await portal.commands.importAaf(delivery())
    expect(again.counts).toMatchObject({ created: 0, suspended: 0, reopened: 0 })
    expect(await childrenOf('anne.morvan')).toEqual(['MORVAN Lise', 'MORVAN Paul'])
    expect(await childrenOf('anne.double')).toEqual([])
  })

  test('become two again when that was a mistake, each with what it had', async () => {
    const undo = await mergeBoth()
    await portal.commands.importAaf(delivery())
    expect((await admin.submit(undo, {})).text).toContain('La fusion est annulée.')
    expect(await childrenOf('anne.morvan')).toEqual(['MORVAN Lise'])
    expect(await childrenOf('anne.double')).toEqual(['MORVAN Paul'])
    expect((await portal.commands.showAccount('anne.double')).status).toBe('to_activate')
    expect((await admin.post(undo, {})).status).toBe(404)
    await portal.commands.importAaf(delivery())
    expect(await childrenOf('anne.double')).toEqual(['MORVAN Paul'])
  })

  test('give the kept one the identifier, the group and the values it lacks, and keep its own where both have one', async () => {
    const [kept, dropped] = [await idOf('anne.morvan'), await idOf('anne.double')]
    const { pool } = portal.database
    await pool.query(
      `insert into pronote_identifier (account_id, establishment_id, category, pronote_id, created_at)
        values ($1, 1, 'guardian', 'P1', now()), ($2, 1, 'guardian', 'P2', now()), ($2, 1, 'staff', 'P3', now())`,
      [kept, dropped],
    )
    await pool.query(`update account set email = 'new@exemple.fr' where id = $1`, [dropped])
    const undo = await mergeBoth(['email'])
    const after = await portal.commands.showAccount('anne.morvan')
    expect(after.pronoteIds.map(({ pronoteId }) => pronoteId).sort()).toEqual(['P1', 'P3'])
    expect(after.email).toBe('new@exemple.fr')
    await admin.submit(undo, {})
    expect((await portal.commands.showAccount('anne.morvan')).email).toBe('anne@exemple.fr')
    const back = (await portal.commands.showAccount('anne.double')).pronoteIds
    expect(back.map(({ pronoteId }) => pronoteId).sort()).toEqual(['P2', 'P3'])
  })

  test('that are two people are not proposed again', async () => {
    const pair = `${path}/${await idOf('anne.morvan')}/${await idOf('anne.double')}`
    await admin.get(pair)
    await admin.submit(`${pair}/distincts`, {})
    await portal.commands.importAaf(delivery())
    expect((await admin.get(path)).text).toContain('Aucun doublon proposé.')
  })

  test('are found by hand by log-in name or ENT identifier; a stranger is not', async () => {
    const { entId, id } = await portal.commands.showAccount('yves.autre')
    const found = await admin.get(`${path}?premier=anne.morvan&second=${entId}`)
    expect(found.location).toBe(`${path}/${await idOf('anne.morvan')}/${id}`)
    const none = await admin.get(`${path}?premier=anne.morvan&second=personne`)
    expect([none.status, none.text.includes('Aucun compte de vos établissements')]).toEqual([422, true])
  })

  test('of an administrator, of oneself, or merged before, are refused', async () => {
    const pair = `${path}/${await idOf('anne.morvan')}/${await idOf('yves.autre')}`
    await portal.commands.grantRole('yves.autre', 'support')
    await admin.get(pair)
    const garde = await idOf('anne.morvan')
    expect((await admin.post(`${pair}/fusionner`, { garde })).status).toBe(403)
    expect((await admin.post(`${pair}/fusionner`, { garde: '999' })).status).toBe(422)
    expect((await admin.post(`${path}/1/1/fusionner`, { garde: '1' })).status).toBe(404)
    expect((await admin.post(`${path}/fusions/abc/annuler`, {})).status).toBe(404)
  })
})
