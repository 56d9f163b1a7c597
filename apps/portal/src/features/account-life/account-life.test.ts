import { checkAccessibility, newPerson, openBrowser as openChromium } from '@preau/testing/browser'
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sqlAccountEnds } from '../../store/account-life/sql-account-ends.ts'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { person, smallDelivery, smallSchool } from '../../testing/small-delivery.ts'
import { deleteAccounts } from './delete-accounts.ts'

let portal: OpenedPortal
let browser: Browser
const chosen = 'Grenadine-8-verte'
const measures = '/administration/comptes'

beforeAll(async () => {
  portal = await openPortal({ PORTAL_LOGIN_FAILURES_PER_ADDRESS: '60' })
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
})

beforeEach(() => {
  browser = openBrowser(portal.app)
})

const rows = async <Row>(query: RawBuilder<Row>): Promise<readonly Row[]> =>
  (await query.execute(portal.database.kysely())).rows

const idOf = async (login: string): Promise<string> =>
  (await rows(sql<{ id: string }>`select id::text from account where login = ${login}`))[0]?.id ?? ''

const stateOf = async (login: string) =>
  (
    await rows(
      sql`select status, password_hash is not null as has, must_change_password as must from account where login = ${login}`,
    )
  )[0]

const logIn = async (login: string, password: string, agent = openBrowser(portal.app)): Promise<Page> => {
  await agent.get('/connexion')
  return agent.post('/connexion', { username: login, password, next: '/' })
}

const codesOn = (page: Page): readonly string[] =>
  page.text.match(/[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}/g) ?? []

/** An administrator of the school, in a browser of their own. */
const administrator = async (login = 'admin.ent'): Promise<Browser> => {
  const agent = openBrowser(portal.app)
  await agent.signIn(login, testPassword)
  return agent
}

const workTutor = (lastName: string) =>
  portal.commands.addAccount({
    firstName: 'Noé',
    lastName,
    profiles: [{ uai: '0350000K', profile: 'Local_MDS' }],
  })

const printLetters = async (agent: Browser): Promise<Page> => {
  await agent.get(`${measures}?profil=Local_MDS`)
  return agent.post(`${measures}/lettres`, { profil: 'Local_MDS' })
}

describe('letters and activation', () => {
  test('a letter opens an account once, with a password that the person chooses', async () => {
    const { login } = await workTutor('Petit')
    const agent = await administrator()
    expect((await agent.get(`${measures}?profil=Local_MDS`)).text).toContain('Préparer 1 lettre')
    const letters = await printLetters(agent)
    const [code = ''] = codesOn(letters)
    expect(letters.text).toContain('Noé Petit')
    expect(letters.text).toContain('Collège 0350000K')
    expect(letters.text).toContain('http://portail.test/activation')
    expect(letters.text).toContain(login)
    const kept = await rows(sql<{ text: string }>`select to_jsonb(k)::text as text from activation_code k`)
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(code)

    await browser.get('/activation')
    const page = await browser.post('/activation', { code: code.toLowerCase().replaceAll('-', ' ') })
    expect(page.text).toContain(`Votre identifiant de connexion ${login}`)
    const choose = (nouveau: string, repete = nouveau) =>
      browser.post('/activation/mot-de-passe', { code, nouveau, repete })
    expect((await choose('Motdepasse2026!')).text).toContain('que tout le monde essaie d’abord')
    expect((await choose('petitpetit')).status).toBe(422)
    expect((await choose(chosen, 'autre')).text).toContain('sont différentes')
    expect((await logIn(login, chosen)).status).toBe(401)
    expect((await choose(chosen)).location).toBe('/connexion')
    expect((await browser.get('/connexion')).text).toContain(`identifiant ${login}`)
    expect((await logIn(login, chosen)).location).toBe('/')

    const again = await browser.post('/activation', { code })
    expect(again.status).toBe(401)
    expect(again.text).toContain('a déjà servi ou n’est plus valable')
    expect((await agent.post(`${measures}/lettres`, { profil: 'Local_MDS' })).location).toContain(measures)
    const trail = await rows(
      sql`select action from audit_event where action in ('account.codes-issued', 'account.activated')`,
    )
    expect(trail).toHaveLength(2)
  })

  test('two persons with one letter do not both get the account', async () => {
    await workTutor('Double')
    const [code = ''] = codesOn(await printLetters(await administrator()))
    const answers = await Promise.all(
      [browser, openBrowser(portal.app)].map(async (agent) => {
        await agent.get('/activation')
        return agent.post('/activation/mot-de-passe', { code, nouveau: chosen, repete: chosen })
      }),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401])
  })

  test('a code is over after its time, and as soon as another is printed', async () => {
    await workTutor('Tardif')
    const agent = await administrator()
    const [first = ''] = codesOn(await printLetters(agent))
    const [second = ''] = codesOn(await printLetters(agent))
    await browser.get('/activation')
    expect((await browser.post('/activation', { code: first })).status).toBe(401)
    expect((await browser.post('/activation', { code: second })).status).toBe(200)
    portal.clock.advance(60 * 24 * 3_600_000)
    await browser.get('/activation')
    expect((await browser.post('/activation', { code: second })).status).toBe(401)
  })

  test.each([
    ['nothing', {}],
    ['a NUL', { code: '7KQ2-MXWP-4TR\0' }],
    ['a code given twice', { code: ['a', 'b'] }],
    ['ten thousand letters', { code: 'A'.repeat(10_000) }],
  ])('%s is refused on the page itself', async (_, fields) => {
    await browser.get('/activation')
    const page = await browser.post('/activation', fields)
    expect([401, 422]).toContain(page.status)
    expect(page.text).toContain('Code d’activation')
  })

  test('a network that guesses codes waits, like one that guesses passwords', async () => {
    const from = { address: '192.0.2.200' }
    await browser.get('/activation')
    const statuses = []
    for (let tried = 0; tried < 62; tried += 1)
      statuses.push(
        (
          await browser.post(
            '/activation',
            { code: `AAAA-AAAA-${String(2222 + tried).replace(/[01]/g, 'Z')}` },
            from,
          )
        ).status,
      )
    expect(statuses.slice(0, 60).every((status) => status === 401)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('a new code in the place of a password', () => {
  test('a teacher gives one to a pupil of their class: the old password and the open sessions are over', async () => {
    const pupil = openBrowser(portal.app)
    await logIn('lise.morvan', testPassword, pupil)
    await browser.signIn('claire.lemoine', testPassword)
    const page = await browser.get('/mes-eleves')
    expect(page.text).toContain('6E 2')
    expect(page.text).toContain('MORVAN Lise')
    const letter = await browser.post(`/mes-eleves/${await idOf('lise.morvan')}/code`, {})
    const [code = ''] = codesOn(letter)
    expect(letter.text).toContain('Classe : 6E 2')
    expect((await pupil.get('/compte')).status).toBe(303)
    expect((await logIn('lise.morvan', testPassword)).status).toBe(401)
    expect((await browser.get('/mes-eleves')).text).toContain('À activer')
    await browser.get('/activation')
    await browser.post('/activation/mot-de-passe', { code, nouveau: testPassword, repete: testPassword })
    expect((await logIn('lise.morvan', testPassword)).location).toBe('/')
  })

  test('a teacher prints the letters of their class, and of no other', async () => {
    const classId = (
      await rows(
        sql<{ id: string }>`select id::text from school_class where code = '6E 2' order by id limit 1`,
      )
    )[0]?.id
    await browser.signIn('claire.lemoine', testPassword)
    await browser.get('/mes-eleves')
    expect((await browser.post('/mes-eleves/lettres', { classe: classId ?? '' })).status).toBe(404)
    await sql`update account set status = 'to_activate' where login = 'lise.morvan'`.execute(
      portal.database.kysely(),
    )
    expect(codesOn(await browser.post('/mes-eleves/lettres', { classe: classId ?? '' }))).toHaveLength(1)
    expect((await browser.post('/mes-eleves/lettres', { classe: '999999' })).status).toBe(404)
    await sql`update account set status = 'active' where login = 'lise.morvan'`.execute(
      portal.database.kysely(),
    )
  })

  test.each(['anne.morvan', 'karim.roche', 'zoe.ailleurs', 'admin.ent'])(
    'a teacher does not give one to %s, who is no pupil of theirs',
    async (login) => {
      await browser.signIn('claire.lemoine', testPassword)
      await browser.get('/mes-eleves')
      expect((await browser.post(`/mes-eleves/${await idOf(login)}/code`, {})).status).toBe(404)
    },
  )

  test.each(['karim.roche', 'lise.morvan', 'anne.morvan'])(
    '%s, who teaches nobody, has no such page',
    async (login) => {
      await browser.signIn(login, testPassword)
      expect((await browser.get('/mes-eleves')).status).toBe(403)
    },
  )

  test('an administrator gives one in their school, not to another administrator nor elsewhere', async () => {
    const agent = await administrator()
    await agent.get(measures)
    const reset = async (login: string) => agent.post(`${measures}/${await idOf(login)}/code`, {})
    expect(codesOn(await reset('karim.roche'))).toHaveLength(1)
    expect(await stateOf('karim.roche')).toMatchObject({ status: 'to_activate', has: false })
    expect((await reset('zoe.ailleurs')).status).toBe(404)
    await sql`insert into admin_role (account_id, role, establishment_id, granted_at)
      select a.id, 'school', e.id, now() from account a, establishment e where a.login = 'claire.lemoine' and e.uai = '0350000K'`.execute(
      portal.database.kysely(),
    )
    expect((await reset('claire.lemoine')).status).toBe(403)
    await sql`delete from admin_role where account_id = (select id from account where login = 'claire.lemoine')`.execute(
      portal.database.kysely(),
    )
    await portal.commands.setPassword('karim.roche', testPassword)
  })

  test('a closed account is not opened by a code', async () => {
    await sql`update account set status = 'suspended' where login = 'karim.roche'`.execute(
      portal.database.kysely(),
    )
    const agent = await administrator()
    await agent.get(measures)
    const page = await agent.post(`${measures}/${await idOf('karim.roche')}/code`, {})
    expect(page.status).toBe(409)
    await sql`update account set status = 'active' where login = 'karim.roche'`.execute(
      portal.database.kysely(),
    )
  })
})

describe('a change of password imposed on a population', () => {
  test('is counted, confirmed with that number, and closes the sessions', async () => {
    const pupil = openBrowser(portal.app)
    await logIn('lise.morvan', testPassword, pupil)
    const agent = await administrator()
    await agent.get(`${measures}?profil=National_ELV`)
    const order = { profil: 'National_ELV', depuis: '' }
    expect((await agent.post(`${measures}/mot-de-passe`, order)).text).toContain('1 compte devra choisir')
    expect(await stateOf('lise.morvan')).toMatchObject({ must: false })
    const wrong = await agent.post(`${measures}/mot-de-passe`, { ...order, nombre: '7' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('le nombre de comptes concernés a changé')
    await agent.post(`${measures}/mot-de-passe`, { ...order, nombre: '1' })
    expect(await stateOf('lise.morvan')).toMatchObject({ must: true })
    expect((await pupil.get('/compte')).status).toBe(303)
    await logIn('lise.morvan', testPassword, pupil)
    expect((await pupil.get('/')).location).toBe('/compte/mot-de-passe')
    await portal.commands.setPassword('lise.morvan', testPassword)
  })

  test('leaves alone its author, the administrators, the other schools and recent passwords', async () => {
    const agent = await administrator()
    await agent.get(measures)
    const { text } = await agent.post(`${measures}/mot-de-passe`, { depuis: '' })
    const [count = ''] = /(\d+) comptes devront/.exec(text)?.slice(1) ?? []
    const mine = await rows(sql<{ count: number }>`select count(distinct a.id)::int as count from account a
      join account_profile p on p.account_id = a.id and p.ended_at is null join establishment e on e.id = p.establishment_id
      where e.uai = '0350000K' and a.status = 'active' and not exists (select 1 from admin_role r where r.account_id = a.id)`)
    expect(count).toBe(String(mine[0]?.count))
    const recent = await agent.post(`${measures}/mot-de-passe`, { depuis: '2020-01-01' })
    expect(recent.text).toContain('Aucun compte n’est concerné')
    expect((await agent.post(`${measures}/mot-de-passe`, { depuis: 'hier' })).status).toBe(422)
  })
})

describe('log-ins frozen in a crisis', () => {
  const sentence = 'Les connexions des élèves reprendront lundi.'

  test('a profile is refused with the sentence, its sessions are closed, and lifting lets it in again', async () => {
    const pupil = openBrowser(portal.app)
    await logIn('lise.morvan', testPassword, pupil)
    const agent = await administrator()
    await agent.get(measures)
    const frozen = await agent.submit(`${measures}/gels`, { profil: 'National_ELV', phrase: sentence })
    expect(frozen.text).toContain('Gels en cours')
    expect((await pupil.get('/compte')).status).toBe(303)
    const refused = await logIn('lise.morvan', testPassword)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain(sentence)
    const wrong = await logIn('lise.morvan', 'Faux-mot-2026')
    expect(wrong.status).toBe(401)
    expect(wrong.text).not.toContain(sentence)
    expect((await logIn('anne.morvan', testPassword)).location).toBe('/')
    const [, action = ''] = /action="([^"]+\/lever)"/.exec(frozen.html) ?? []
    expect((await agent.submit(action, {})).text).toContain('Le gel est levé')
    expect((await agent.post(action, {})).status).toBe(404)
    expect((await logIn('lise.morvan', testPassword)).location).toBe('/')
    const trail = await rows(
      sql`select school from audit_event where action in ('login.frozen', 'login.unfrozen')`,
    )
    expect(trail).toEqual([{ school: '0350000K' }, { school: '0350000K' }])
  })

  test('a school is frozen by its administrators and the operator only, who still come in', async () => {
    const agent = await administrator()
    await agent.get(measures)
    const elsewhere =
      (await rows(sql<{ id: string }>`select id::text from establishment where uai = '0350001L'`))[0]?.id ??
      ''
    expect(
      (await agent.post(`${measures}/gels`, { etablissement: elsewhere, phrase: sentence })).status,
    ).toBe(404)
    const operator = await administrator('exploitant')
    await operator.get(measures)
    const all = await operator.submit(`${measures}/gels`, { phrase: sentence })
    expect(all.text).toContain('tous les établissements')
    expect((await logIn('zoe.ailleurs', testPassword)).status).toBe(403)
    expect((await logIn('admin.ent', testPassword)).location).toBe('/')
    const [, action = ''] = /action="([^"]+\/lever)"/.exec(all.html) ?? []
    expect((await agent.get(measures)).html).not.toContain('/lever')
    expect((await agent.post(action, {})).status).toBe(404)
    await operator.submit(action, {})
    expect((await logIn('zoe.ailleurs', testPassword)).location).toBe('/')
  })

  test('the sentence is required', async () => {
    const agent = await administrator()
    await agent.get(measures)
    const page = await agent.post(`${measures}/gels`, { phrase: ' ' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Écrivez la phrase')
  })
})

describe('log-in names', () => {
  const setPattern = async (agent: Browser, modele: string) => {
    const vu = /name="vu" value="([^"]+)"/.exec((await agent.get(measures)).html)?.[1] ?? ''
    return agent.post(`${measures}/identifiants`, { modele, vu })
  }

  test('follow the pattern of the platform, without accents, each once, and never change behind one’s back', async () => {
    const before = await portal.commands.addAccount({ firstName: 'Zélie', lastName: 'D’Œuvre' })
    const operator = await administrator('exploitant')
    expect((await operator.get(measures)).text).toContain('Jean-Noël Larue recevrait jean-noel.larue')
    expect((await setPattern(operator, '{p}{n}')).status).toBe(422)
    await setPattern(operator, '{p}.{nom}')
    const homonyms = [
      await portal.commands.addAccount({ firstName: 'Zélie', lastName: 'D’Œuvre' }),
      await portal.commands.addAccount({ firstName: 'Zoé', lastName: 'D’Œuvre' }),
    ]
    expect([before, ...homonyms].map(({ login }) => login)).toEqual([
      'zelie.d-oeuvre',
      'z.d-oeuvre',
      'z.d-oeuvre2',
    ])
    const teacher = (id: string, lastName: string, firstName: string) =>
      person(id, lastName, firstName, { ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$$` })
    const staff = [teacher('30', 'Ailleurs', 'Zoé'), teacher('31', 'Neuf', 'Ève')]
    await portal.commands.importAaf(smallDelivery({ uai: '0350001L', pupils: [], guardians: [], staff }))
    expect(await Promise.all(['zoe.ailleurs', 'e.neuf'].map(idOf))).not.toContain('')
    await setPattern(operator, '{prenom}.{nom}')
  })

  test('are the platform operator’s to decide', async () => {
    const agent = await administrator()
    expect((await agent.get(measures)).text).not.toContain('Modèle')
    expect((await setPattern(agent, '{p}{nom}')).status).toBe(403)
  })
})

describe('the end of an account', () => {
  const deletion = () =>
    deleteAccounts(
      { ends: sqlAccountEnds(portal.database), clock: portal.clock, retentionMs: 90 * 24 * 3_600_000 },
      new AbortController().signal,
    )

  test('three months after it was closed and left by its profiles it is deleted, and its identifier never given again', async () => {
    const { accountId, entId, login } = await workTutor('Partant')
    const other = await workTutor('Resté')
    const now = portal.clock.now()
    const db = portal.database.kysely()
    await sql`update account set status = 'suspended', status_changed_at = ${now} where id in (${accountId}, ${other.accountId})`.execute(
      db,
    )
    await sql`update account_profile set ended_at = ${now} where account_id = ${accountId}`.execute(db)
    await sql`insert into identifier_import_run (id, establishment_id, mode, state, file_name, started_at, started_by_label)
      overriding system value select 77, id, 'partial', 'finished', 'x', ${now}, '' from establishment limit 1`.execute(
      db,
    )
    await sql`insert into identifier_import_line (run_id, position, category, pronote_id, person, outcome, account_id)
      values (77, 1, 'workTutor', 'P1', '{"lastName":"PARTANT","firstName":"Noé"}', 'certain', ${accountId})`.execute(
      db,
    )
    await sql`insert into aaf_run (state, started_at, started_by, started_by_label) values ('done', ${now}, ${accountId}, 'Noé Partant')`.execute(
      db,
    )
    portal.clock.advance(89 * 24 * 3_600_000)
    expect(await deletion()).toBe(0)
    portal.clock.advance(2 * 24 * 3_600_000)
    const agent = await administrator()
    expect((await agent.get(measures)).text).toContain('Comptes bientôt supprimés 1')
    expect(await deletion()).toBe(1)
    expect(await deletion()).toBe(0)
    expect(await stateOf(login)).toBeUndefined()
    // Closed by hand while its profile runs: somebody may open it again.
    expect(await stateOf(other.login)).toBeDefined()
    expect(await rows(sql`select ent_id from deleted_account where account_id = ${accountId}`)).toEqual([
      { ent_id: entId },
    ])
    expect(
      await rows(
        sql`select started_by, started_by_label from aaf_run where started_by_label like '%supprimé%'`,
      ),
    ).toEqual([{ started_by: null, started_by_label: 'compte supprimé' }])
    const trail = await rows(
      sql<{ text: string }>`select to_jsonb(e)::text as text from audit_event e where target = ${accountId}`,
    )
    expect(trail.length).toBeGreaterThan(1)
    expect(JSON.stringify(trail)).not.toMatch(/Partant|partant/)
    expect((await workTutor('Partant')).entId).not.toBe(entId)
  })

  test('nothing in the schema keeps an account from being deleted', async () => {
    const kept = await rows(sql`select conrelid::regclass::text as child, conname from pg_constraint
      where contype = 'f' and confrelid = 'account'::regclass and confdeltype not in ('c', 'n')`)
    expect(kept).toEqual([])
  })
})

test('the pages work without script, and axe finds nothing on them', { timeout: 60_000 }, async () => {
  await workTutor('Papier')
  const baseURL = await portal.app.listen({ port: 0, host: '127.0.0.1' })
  const chromium = await openChromium()
  const person = await newPerson(chromium, { baseURL, javaScript: false })
  const { page } = person
  const look = async () => expect.soft(await checkAccessibility(page), page.url()).toEqual([])
  const signIn = async (login: string) => {
    await page.goto('/connexion')
    await page.getByLabel('Identifiant').fill(login)
    await page.getByLabel('Mot de passe').fill(testPassword)
    await page.getByRole('button', { name: 'Se connecter' }).click()
  }
  await signIn('admin.ent')
  await page.goto(`${measures}?profil=Local_MDS`)
  await look()
  await page.locator('summary', { hasText: 'Préparer' }).click()
  await page.getByRole('button', { name: 'Préparer' }).click()
  await look()
  const code = (await page.locator('.letter-code').first().textContent()) ?? ''
  await person.context.clearCookies()
  await page.goto('/activation')
  await look()
  await page.getByLabel('Code d’activation').fill(code)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await look()
  await person.context.clearCookies()
  await signIn('claire.lemoine')
  await page.goto('/mes-eleves')
  await look()
  await person.close()
  await chromium.close()
})
