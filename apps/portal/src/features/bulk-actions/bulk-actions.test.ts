import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
let admin: Browser
const path = '/administration/annuaire/actions'

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
})

beforeEach(async () => {
  admin = await signedIn('admin.ent')
  await portal.database.pool.query(`update account set status = 'active' where password_hash is not null`)
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  await browser.get('/administration/annuaire')
  return browser
}

const idOf = async (login: string): Promise<string> => (await portal.commands.showAccount(login)).id
const statusOf = async (login: string): Promise<string> => (await portal.commands.showAccount(login)).status

describe('an action on many accounts', () => {
  test('says how many and who, does nothing before the confirmation, then all of it', async () => {
    const order = { action: 'suspend', comptes: [await idOf('lise.morvan'), await idOf('anne.morvan')] }
    const asked = await admin.post(path, order)
    expect(asked.text).toContain('Suspendre 2 comptes')
    expect(asked.text).toContain('MORVAN Anne')
    expect(await statusOf('lise.morvan')).toBe('active')
    const lise = await signedIn('lise.morvan')
    const done = await admin.submit(`${path}/confirmer`, { ...order, nombre: '2' })
    expect(done.text).toContain('2 comptes suspendus.')
    expect([await statusOf('lise.morvan'), await statusOf('anne.morvan')]).toEqual(['suspended', 'suspended'])
    expect((await lise.get('/compte')).location).toContain('/connexion')
  })

  test('is undone for a day, except for what somebody changed since', async () => {
    const order = { action: 'suspend', comptes: [await idOf('lise.morvan'), await idOf('anne.morvan')] }
    const { location = '' } = await admin.post(`${path}/confirmer`, { ...order, nombre: '2' })
    await portal.database.pool.query(`update account set status = 'left' where login = 'anne.morvan'`)
    const undone = await admin.submit(`${location}/annuler`, {})
    expect(undone.text).toContain('L’action est annulée pour 1 compte.')
    expect([await statusOf('lise.morvan'), await statusOf('anne.morvan')]).toEqual(['active', 'left'])
    expect((await admin.post(`${location}/annuler`, {})).status).toBe(404)
  })

  test('is not undone later', async () => {
    const order = { action: 'suspend', comptes: await idOf('lise.morvan'), nombre: '1' }
    const { location = '' } = await admin.post(`${path}/confirmer`, order)
    await portal.database.pool.query(`update bulk_action set done_at = done_at - interval '25 hours'`)
    expect((await admin.get(location)).text).not.toContain('Annuler cette action')
    expect((await admin.post(`${location}/annuler`, {})).status).toBe(409)
  })

  test('on a whole search reaches every page of it', async () => {
    const order = { action: 'suspend', tout: '1', q: 'morvan' }
    expect((await admin.post(path, order)).text).toContain('Suspendre 2 comptes')
    await admin.post(`${path}/confirmer`, { ...order, nombre: '2' })
    expect(await statusOf('claire.lemoine')).toBe('active')
    expect((await admin.post(path, { ...order, action: 'reopen' })).text).toContain('Réactiver 2 comptes')
  })

  test('is refused when the number is no longer the one that was confirmed', async () => {
    const order = { action: 'suspend', tout: '1', q: 'morvan', nombre: '1' }
    expect((await admin.post(`${path}/confirmer`, order)).status).toBe(409)
    expect(await statusOf('lise.morvan')).toBe('active')
  })

  test('leaves aside administrators, oneself and the people of other schools', async () => {
    await portal.commands.grantRole('karim.roche', 'support', '0350000K')
    const comptes = [await idOf('karim.roche'), await idOf('admin.ent'), await idOf('zoe.ailleurs')]
    const page = await admin.post(path, { action: 'suspend', comptes })
    expect(page.text).toContain('Aucun des comptes choisis n’est concerné')
    expect((await admin.post(`${path}/confirmer`, { action: 'suspend', comptes, nombre: '3' })).status).toBe(
      409,
    )
  })

  test('two platform operators who suspend each other at once leave one', async () => {
    await portal.commands.grantRole('karim.roche', 'platform')
    const [karim, paul] = [await signedIn('karim.roche'), await signedIn('exploitant')]
    const suspend = (comptes: string) => ({ action: 'suspend', comptes, nombre: '1' })
    const [of, on] = [await idOf('exploitant'), await idOf('karim.roche')]
    const answers = await Promise.all([
      karim.post(`${path}/confirmer`, suspend(of)),
      paul.post(`${path}/confirmer`, suspend(on)),
    ])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('adds to a group and takes out of it, and the history of each account says so', async () => {
    await admin.get('/administration/groupes')
    await admin.post('/administration/groupes', { nom: 'Sortie', etablissement: '1' })
    const order = { action: 'join', groupe: '1', comptes: await idOf('lise.morvan'), nombre: '1' }
    const done = await admin.submit(`${path}/confirmer`, order)
    expect(done.text).toContain('1 compte ajouté au groupe.')
    expect((await admin.get('/administration/groupes/1')).text).toContain('MORVAN Lise')
    const follow = await admin.get(`/administration/annuaire/${await idOf('lise.morvan')}/suivi`)
    expect(follow.text).toContain('Ajout à un groupe Nadia Vasseur')
    expect((await admin.submit(`${path}/confirmer`, { ...order, action: 'leave' })).text).toContain(
      '1 compte retiré',
    )
  })

  test('without an action, an account or a group says what is missing', async () => {
    expect((await admin.submit(path, { comptes: '1' })).text).toContain('Choisissez une action.')
    expect((await admin.submit(path, { action: 'suspend' })).text).toContain('Cochez au moins un compte')
    expect((await admin.submit(path, { action: 'join', comptes: '1' })).text).toContain(
      'Choisissez un groupe.',
    )
    expect((await admin.get(`${path}/999`)).status).toBe(404)
  })
})
