import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { identifiersEntry, sequentialIds } from '../../testing/identifiers-export.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { person, pupil, smallDelivery, smallSchool } from '../../testing/small-delivery.ts'
import { isNear } from './quotas.ts'

let portal: OpenedPortal
let admin: Browser
let operator: Browser

const path = '/administration/quotas'
const none = { accounts: '', sessions: '', imports: '' }

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
})

beforeEach(async () => {
  await portal.database.pool.query('delete from session')
  await portal.database.pool.query('delete from school_quota')
  await portal.database.pool.query(
    'update quota_default set accounts = null, sessions = null, imports = null',
  )
  admin = await signedIn('admin.ent')
  operator = await signedIn('exploitant')
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  return browser
}

/** Sets the own limits of the small school, as the operator does. */
async function limit(fields: Partial<typeof none>, version = '0') {
  await operator.get(path)
  return operator.submit(`${path}/1`, { ...none, ...fields, own: 'on', version })
}

async function tracesOf(action: string): Promise<unknown[]> {
  const query = 'select outcome, school, data from audit_event where action = $1 order by id'
  return (await portal.database.pool.query<Record<string, unknown>>(query, [action])).rows
}

describe('the limits', () => {
  test('of all schools hold until a school has its own, where an empty box is no limit', async () => {
    await operator.get(path)
    const version = /name="version" value="(\d+)"/.exec((await operator.get(path)).html)?.[1] ?? ''
    const page = await operator.submit(path, { accounts: '40', sessions: '9', imports: '3', version })
    expect(page.text).toContain('Limites enregistrées.')
    expect(page.text).toContain('4 sur 40')
    const own = (await limit({ accounts: '5' })).text
    expect(own).toContain('4 sur 5')
    expect(own).toContain('Bientôt à la limite')
    expect(own).toContain('sans limite')
  })

  test('are warned of from four fifths on', () => {
    const near = (used: number, most: number | null) =>
      isNear(
        {
          limits: { accounts: most, sessions: null, imports: null },
          used: { accounts: used, sessions: 9, imports: 9 },
        },
        'accounts',
      )
    expect([near(79, 100), near(80, 100), near(101, 100), near(9, null), near(0, 0)]).toEqual([
      false,
      true,
      true,
      false,
      true,
    ])
  })

  test('are not set by the administrator of a school, who sees hers and what happens, and no other school', async () => {
    await limit({ accounts: '4' })
    const page = await admin.get(path)
    expect(page.text).toContain('Limite atteinte')
    expect(page.text).toContain('Une livraison AAF est toujours appliquée')
    expect(page.html).not.toContain(`action="${path}`)
    expect(page.html.match(/<progress/g)).toHaveLength(1)
    expect((await admin.post(`${path}/1`, { ...none, version: '1' })).status).toBe(403)
    expect((await admin.get('/administration')).text).toContain('Quotas bientôt atteints')
  })

  test('typed wrong change nothing and stay in the form; the second of two operators overwrites nothing', async () => {
    const wrong = await limit({ accounts: 'beaucoup', sessions: '0' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="beaucoup"')
    expect(wrong.text).toContain('Au moins une connexion doit rester possible')
    await limit({ accounts: '50' })
    expect((await limit({ accounts: '60' })).status).toBe(409)
    expect((await operator.get(path)).text).toContain('4 sur 50')
    await operator.get(path)
    expect((await operator.submit(`${path}/999`, { ...none, version: '0' })).status).toBe(409)
    expect((await operator.submit(`${path}/x`, { ...none, version: '0' })).status).toBe(409)
  })
})

describe('the schools of a region', () => {
  test('come twenty-five a page, and a change comes back to its page', async () => {
    const add = `insert into establishment (uai, name, created_at, updated_at)
      select lpad(n::text, 7, '0') || 'X', 'Lycée ' || lpad(n::text, 3, '0'), $1, $1 from generate_series(1, 30) n`
    await portal.database.pool.query(add, [portal.clock.now()])
    const first = await operator.get(path)
    expect(first.html.match(/name="own"/g)).toHaveLength(25)
    expect(first.html).toContain(`href="${path}?page=2"`)
    const second = await operator.get(`${path}?page=2`)
    expect(second.html.match(/name="own"/g)?.length).toBeGreaterThan(5)
    const [, action = ''] = /action="([^"]+\/\d+\?page=2)"/.exec(second.html) ?? []
    const fields = { ...none, accounts: '7', own: 'on', version: '0' }
    expect((await operator.post(action, fields)).location).toBe(`${path}?page=2`)
    expect((await operator.get(`${path}?page=2`)).html).toContain('value="7"')
    expect((await operator.get(`${path}?page=999`)).status).toBe(200)
    expect((await operator.get(`${path}?page=x`)).html).toContain('Lycée 001')
    await portal.database.pool.query("delete from establishment where name like 'Lycée 0%'")
  })
})

describe('an account too many', () => {
  const tutor = {
    kind: 'Local_MDS',
    schoolId: '1',
    lastName: 'Delorme',
    firstName: 'Sabrina',
    company: 'Bois',
  }

  test('is refused by hand with the form kept, and by a file as a whole', async () => {
    await limit({ accounts: '4' })
    await admin.get('/administration/annuaire/nouveau')
    const refused = await admin.submit('/administration/annuaire/nouveau', tutor)
    expect(refused.text).toContain('a droit à 4 comptes, et en aurait 5. Aucun compte n’a été créé.')
    expect(refused.html).toContain('value="Delorme"')
    const bytes = Buffer.from('Nom;Prénom;Profil\nDelorme;Sabrina;Enseignant\n')
    const file = { name: 'personnes.csv', bytes }
    await expect(portal.commands.importCsv('0350000K', file)).rejects.toMatchObject({
      code: 'quota.accounts',
    })
    expect((await operator.get(path)).text).toContain('4 sur 4')
  })

  test('of an AAF delivery is there, and the excess is told to the school', async () => {
    await limit({ accounts: '4' })
    const delivery = smallDelivery({
      pupils: [pupil('1', 'Morvan', 'Lise', ['2$10$1$1$1$0']), pupil('9', 'Morvan', 'Tom', ['2$10$1$1$1$0'])],
      guardians: [person('2', 'Morvan', 'Anne')],
      staff: [
        person('3', 'Lemoine', 'Claire', { ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$$` }),
        person('4', 'Roche', 'Karim', { ENTPersonFonctions: `${smallSchool}$EDU$EDUCATION$$` }),
      ],
    })
    expect((await portal.commands.importAaf(delivery)).state).toBe('done')
    expect((await admin.get('/administration')).text).toContain('5 sur 4. Dépassement de 1.')
  })
})

describe('a log-in beyond the open sessions', () => {
  test('closes the oldest of the same person, and of nobody else', async () => {
    await limit({ sessions: '2' })
    const first = await signedIn('lise.morvan')
    portal.clock.advance(60_000)
    const teacher = await signedIn('claire.lemoine')
    const second = openBrowser(portal.app)
    const entered = await second.signIn('lise.morvan', testPassword)
    expect(entered.text).toContain('votre connexion la plus ancienne')
    expect((await second.get('/compte')).status).toBe(200)
    expect((await first.get('/compte')).status).toBe(303)
    expect((await teacher.get('/compte')).status).toBe(200)
    expect(await tracesOf('quota.session-closed')).toMatchObject([{ outcome: 'done', school: '0350000K' }])
  })

  test('is refused to whoever has none, and never to an administrator', async () => {
    await limit({ sessions: '1' })
    await signedIn('lise.morvan')
    const browser = openBrowser(portal.app)
    const page = await browser.signIn('anne.morvan', testPassword)
    expect((await browser.get('/compte')).status).toBe(303)
    expect(page.status).toBe(503)
    expect(page.text).toContain('Votre mot de passe est bon, et vous n’êtes pas connecté.')
    expect(await tracesOf('quota.login-refused')).toMatchObject([{ outcome: 'refused', school: '0350000K' }])
    expect((await (await signedIn('admin.ent')).get('/compte')).status).toBe(200)
  })
})

describe('a file of identifiers beyond those of the day', () => {
  test('is refused until the day ends in France', async () => {
    await limit({ imports: '1' })
    const karim = {
      category: 'staff',
      pronoteId: sequentialIds()(),
      lastName: 'Roche',
      firstName: 'Karim',
    } as const
    const send = () => portal.commands.importIdentifiers('0350000K', 'partial', identifiersEntry([karim]))
    const abandon = () => portal.database.pool.query("update identifier_import_run set state = 'abandoned'")
    await send()
    await abandon()
    await expect(send()).rejects.toMatchObject({ code: 'quota.imports', status: 429 })
    expect(await tracesOf('quota.import-refused')).toMatchObject([{ outcome: 'refused', school: '0350000K' }])
    portal.clock.set('2026-09-07T22:30:00Z')
    await send()
  })
})
