import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
let operator: Browser
const path = '/administration/droits'

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
  operator = await signedIn('exploitant')
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  await browser.get(path)
  return browser
}

/** Address of the button that withdraws the right of a person. */
async function withdrawalOf(name: string): Promise<string> {
  const { html } = await operator.get(path)
  const row = html.slice(html.indexOf(name))
  return /action="([^"]+\/retirer)"/.exec(row)?.[1] ?? ''
}

describe('the rights of administration', () => {
  test('are given by the platform operator, who is told that a second factor is expected', async () => {
    const order = { compte: 'Karim.Roche', droit: 'school', etablissement: '1' }
    const page = await operator.submit(path, order)
    expect(page.text).toContain('n’a pas de second facteur')
    expect(page.text).toContain('ROCHE Karim karim.roche Administrateur ENT Collège 0350000K')
    expect((await operator.submit(path, order)).text).toContain('Cette personne a déjà ce droit.')
    expect((await (await signedIn('karim.roche')).get('/administration/annuaire')).status).toBe(200)
  })

  test('are withdrawn at once, though the person is logged in', async () => {
    const karim = await signedIn('karim.roche')
    expect((await operator.submit(await withdrawalOf('ROCHE Karim'), {})).text).toContain(
      'Le droit est retiré.',
    )
    expect((await karim.get('/administration/annuaire')).status).toBe(403)
  })

  test('over one school let support read that school only', async () => {
    await operator.submit(path, { compte: 'karim.roche', droit: 'support', etablissement: '2' })
    const { text } = await (await signedIn('karim.roche')).get('/administration/annuaire')
    expect([text.includes('AILLEURS Zoé'), text.includes('MORVAN')]).toEqual([true, false])
  })

  test.each([
    [{ compte: 'personne', droit: 'support' }, 'Aucun compte n’a cet identifiant'],
    [{ compte: 'karim.roche', droit: 'school' }, 'Choisissez l’établissement.'],
    [{ compte: 'karim.roche', droit: 'school', etablissement: '99' }, 'Choisissez l’établissement.'],
    [{ compte: '', droit: 'roi' }, 'Choisissez un droit.'],
  ])('are not given by a wrong order: %o', async (order, said) => {
    const page = await operator.post(path, order)
    expect([page.status, page.text.includes(said)]).toEqual([422, true])
  })

  test('are read, not changed, by the administrator of a school, who sees those of other schools nowhere', async () => {
    await operator.submit(path, { compte: 'zoe.ailleurs', droit: 'school', etablissement: '2' })
    const admin = await signedIn('admin.ent')
    const { text } = await admin.get(path)
    expect(text).toContain('TESSIER Paul')
    expect(text).not.toContain('AILLEURS')
    expect(text).not.toContain('Donner ce droit')
    expect((await admin.post(path, { compte: 'admin.ent', droit: 'platform' })).status).toBe(403)
    expect((await admin.post(await withdrawalOf('TESSIER Paul'), {})).status).toBe(403)
  })

  test('the last platform operator keeps theirs, until somebody else who can log in has it', async () => {
    const own = await withdrawalOf('TESSIER Paul')
    expect((await operator.post(own, {})).status).toBe(409)
    await portal.commands.addAccount({ firstName: 'Ines', lastName: 'Abadie', login: 'i.abadie' })
    await operator.submit(path, { compte: 'i.abadie', droit: 'platform' })
    expect((await operator.post(own, {})).status).toBe(409)
    await portal.commands.setPassword('i.abadie', testPassword)
    expect((await operator.post(own, {})).status).toBe(303)
    expect((await operator.get(path)).status).toBe(403)
  })

  test('two operators who withdraw each other’s right at once leave one', async () => {
    await portal.commands.grantRole('exploitant', 'platform')
    const [one, two] = await Promise.all([signedIn('exploitant'), signedIn('i.abadie')])
    operator = one
    const [abadie, tessier] = [await withdrawalOf('ABADIE Ines'), await withdrawalOf('TESSIER Paul')]
    const answers = await Promise.all([one.post(abadie, {}), two.post(tessier, {})])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('are in the audit with who gave and who withdrew them', async () => {
    const { rows } = await portal.database.pool.query<{ action: string; count: string }>(
      `select action, count(*) from audit_event where action like 'role.%' and actor ~ '^[0-9]+$' group by action`,
    )
    expect(rows.map(({ action }) => action).sort()).toEqual(['role.granted', 'role.withdrawn'])
  })
})
