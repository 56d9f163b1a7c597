import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
let admin: Browser

const service = (code: string, more: object) => ({
  code,
  title: `Service ${code}`,
  ssoType: 'cas',
  url: `https://${code.toLowerCase()}.exemple.fr/`,
  grouping: 'Outils',
  ...more,
})

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
  const services = [
    service('ELEVES', { population: [{ profiles: ['National_ELV'], schools: 'all' }] }),
    service('PROFS', { population: [{ profiles: ['National_ENS'], schools: 'all' }] }),
    service('TOUS', { anonymous: true, ssoType: 'none' }),
    service('LOIN', { school: '0350001L' }),
  ]
  await portal.commands.applyServices(JSON.stringify({ services }))
  admin = await signedIn('admin.ent')
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  return browser
}

const followPath = async (login: string): Promise<string> =>
  `/administration/annuaire/${(await portal.commands.showAccount(login)).id}/suivi`

describe('the follow-up of an account', () => {
  test('says of each service whether it opens and the rule that decides, of the visible ones', async () => {
    const { text } = await admin.get(await followPath('lise.morvan'))
    expect(text).toContain('Service ELEVES Ouvert Règle « Accès population » : Élève, Tout l’ENT.')
    expect(text).toContain('Service PROFS Fermé Aucune règle d’accès ne correspond')
    expect(text).toContain('Service TOUS Ouvert Ce service est ouvert à tout le monde')
    expect(text).not.toContain('Service LOIN')
  })

  test('shows open connections and last log-ins, and closes them all', async () => {
    const lise = await signedIn('lise.morvan')
    const path = await followPath('lise.morvan')
    expect((await admin.get(path)).text).toContain('Fermer toutes ses connexions')
    const closed = await admin.submit(`${path}/connexions/fermer`, {})
    expect(closed.text).toContain('1 connexion fermée.')
    expect(closed.text).toContain('Connexions fermées par un administrateur Nadia Vasseur')
    expect((await lise.get('/compte')).location).toContain('/connexion')
  })

  test('tells what was done to the account and by whom', async () => {
    const { text } = await admin.get(await followPath('lise.morvan'))
    expect(text).toContain('Mot de passe provisoire donné ligne de commande')
  })

  test('of another school, or of nobody, is refused', async () => {
    expect((await admin.get(await followPath('zoe.ailleurs'))).status).toBe(404)
    expect((await admin.get('/administration/annuaire/abc/suivi')).status).toBe(404)
  })

  test('a school administrator does not log the platform operator out', async () => {
    await portal.commands.grantRole('karim.roche', 'platform')
    const path = await followPath('karim.roche')
    expect((await admin.get(path)).text).not.toContain('Fermer toutes')
    expect((await admin.post(`${path}/connexions/fermer`, {})).status).toBe(403)
  })
})
