import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { sqlAccountEnds } from '../../store/account-life/sql-account-ends.ts'
import { linksLeftOut } from '../../store/personal-data/links-left-out.ts'
import { sectionQueries } from '../../store/personal-data/section-queries.ts'
import { sqlCasServiceSessions } from '../../store/sql-cas-service-sessions.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { columnCopy } from './copy.fr.ts'

let portal: OpenedPortal
let admin: Browser
let operator: Browser
let lise: Browser

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
  ;[admin, operator, lise] = await Promise.all([
    signedIn('admin.ent'),
    signedIn('exploitant'),
    signedIn('lise.morvan'),
  ])
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  return browser
}

const pathOf = async (login: string): Promise<string> =>
  `/administration/annuaire/${(await portal.commands.showAccount(login)).id}/donnees`

type Whole = Record<string, unknown> &
  Record<'account' | 'guardians' | 'sessions' | 'audit' | 'aaf', object[]>

const wholeOf = async (browser: Browser, path: string): Promise<Whole> => {
  await browser.get(path)
  return JSON.parse((await browser.post(`${path}/json`, {})).html) as Whole
}

describe('the data of one person', () => {
  test('are whole for the person themself', async () => {
    const whole = await wholeOf(lise, '/compte/donnees')
    expect(whole).toMatchObject({ complete: true, login: 'lise.morvan', name: 'Lise Morvan' })
    expect(whole.account).toMatchObject([{ last_name: 'Morvan', first_name: 'Lise', status: 'active' }])
    expect(whole.guardians).toMatchObject([{ first_name: 'Anne', last_name: 'Morvan' }])
    expect(whole).toMatchObject({ profiles: [{ school: '0350000K', profile: 'National_ELV' }] })
    expect(whole.aaf).toHaveLength(1)
    expect(whole.sessions).toHaveLength(1)
    expect(whole.audit).toContainEqual(
      expect.objectContaining({ action: 'login.succeeded', by: 'self', outcome: 'done' }),
    )
  })

  test('are handed over by an administrator as a page, which is itself a trace', async () => {
    const path = await pathOf('lise.morvan')
    expect((await admin.get(path)).text).toContain('Télécharger la page')
    const page = await admin.post(`${path}/html`, {})
    expect(page.text).toContain('Date de naissance')
    expect(page.text).toContain('Les données d’autres établissements ne figurent pas')
    expect((await admin.get('/administration/traces?quoi=tout&q=morvan+lise')).text).toContain(
      'Données personnelles exportées',
    )
  })

  test('of another school, of an administrator, or asked by nobody in charge are refused', async () => {
    await admin.get(await pathOf('lise.morvan'))
    expect((await admin.post(`${await pathOf('zoe.ailleurs')}/json`, {})).status).toBe(404)
    expect((await admin.get(await pathOf('zoe.ailleurs'))).status).toBe(404)
    expect((await admin.post(`${await pathOf('admin.ent')}/json`, {})).status).not.toBe(200)
    await lise.get('/compte/donnees')
    expect((await lise.post(`${await pathOf('anne.morvan')}/json`, {})).status).toBe(403)
    expect((await wholeOf(operator, await pathOf('zoe.ailleurs')))['complete']).toBe(true)
  })

  test('of somebody of two schools say of each school what that school knows', async () => {
    const db = portal.database.kysely<object>()
    await sql`insert into account_profile (account_id, establishment_id, profile, origin, started_at)
      select a.id, e.id, 'National_ENS', 'manual', now() from account a, establishment e
      where a.login = 'claire.lemoine' and e.uai = '0350001L'`.execute(db)
    const path = await pathOf('claire.lemoine')
    expect((await wholeOf(admin, path))['profiles']).toHaveLength(1)
    expect((await wholeOf(operator, path))['profiles']).toHaveLength(2)
  })

  test('never hold a secret, and every column has its name in French', async () => {
    const db = portal.database.kysely<object>()
    await sql`insert into second_factor (account_id, secret, enrolled_at, last_step)
      select id, '\\x5ec4e75ec4e7', now(), 1 from account where login = 'lise.morvan'`.execute(db)
    await sql`insert into recovery_code (account_id, code_hash)
      select id, decode(repeat('c0de', 16), 'hex') from account where login = 'lise.morvan'`.execute(db)
    const { rows } = await sql<{
      hash: string
      token: string
    }>`select a.password_hash as hash, encode(s.token_hash, 'hex') as token
      from account a join session s on s.subject = a.id::text where a.login = 'lise.morvan'`.execute(db)
    const whole = await wholeOf(lise, '/compte/donnees')
    const text = JSON.stringify(whole)
    expect(rows.length).toBeGreaterThan(0)
    for (const { hash, token } of rows) for (const secret of [hash, token]) expect(text).not.toContain(secret)
    for (const secret of ['argon2', '5ec4e7', 'c0dec0de']) expect(text).not.toContain(secret)
    expect(text).toContain('"second-factor"')
    const columns = Object.values(whole).flatMap((rows) =>
      Array.isArray(rows) ? rows.flatMap(Object.keys) : [],
    )
    expect(columns.filter((column) => columnCopy[column] === undefined)).toEqual([])
  })
})

describe('the export forgets nothing', () => {
  test('each link to an account is in the export, or left out with a reason', async () => {
    const { rows } = await sql<{
      link: string
    }>`select c.relname || '.' || a.attname as link from pg_constraint con
      join pg_class c on c.oid = con.conrelid
      join pg_attribute a on a.attrelid = con.conrelid and a.attnum = con.conkey[1]
      where con.contype = 'f' and con.confrelid in ('account'::regclass, 'second_factor'::regclass)
      union select c.relname || '.account_id' from pg_class c join pg_attribute a on a.attrelid = c.oid
      where a.attname = 'account_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(
      portal.database.kysely<object>(),
    )
    const answered = Object.values(sectionQueries).flatMap(({ links }) => links)
    expect([...answered, ...Object.keys(linksLeftOut)].sort()).toEqual(rows.map(({ link }) => link).sort())
  })

  test('each column of the account but its password and what the search keeps of it', async () => {
    const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
      where attrelid = 'account'::regclass and attnum > 0 and not attisdropped`.execute(
      portal.database.kysely<object>(),
    )
    const [account = {}] = (await wholeOf(lise, '/compte/donnees')).account
    const inFile = [...Object.keys(account), 'id', 'password_hash', 'name_key', 'never_came'].sort()
    expect(inFile).toEqual(rows.map(({ name }) => name).sort())
  })
})

describe('the deletion of one account', () => {
  const pageOf = async (login: string): Promise<string> => `${await pathOf(login)}/suppression`
  const idOf = async (login: string): Promise<string> => (await portal.commands.showAccount(login)).id
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
    (await query.execute(portal.database.kysely<object>())).rows
  const exists = async (login: string): Promise<boolean> =>
    (await rows(sql`select 1 from account where login = ${login}`)).length === 1

  test('is offered to an administrator of the person, never for oneself, nor to a person', async () => {
    expect((await admin.get(await pathOf('karim.roche'))).text).toContain('Supprimer ce compte…')
    expect((await operator.get(await pathOf('exploitant'))).text).not.toContain('Supprimer ce compte')
    expect((await lise.get('/compte/donnees')).text).not.toContain('Supprimer ce compte')
    expect((await lise.post(await pageOf('karim.roche'), { identifiant: 'karim.roche' })).status).toBe(403)
    expect((await operator.get(await pageOf('exploitant'))).status).toBe(409)
    const self = await operator.post(await pageOf('exploitant'), { identifiant: 'exploitant' })
    expect(self.text).toContain('Personne ne supprime son propre compte')
    expect(await exists('exploitant')).toBe(true)
  })

  test('asks for the exact log-in name, after saying what goes', async () => {
    const path = await pageOf('lise.morvan')
    const page = await admin.get(path)
    expect(page.text).toContain('1 profil dans un établissement')
    expect(page.text).toContain('1 connexion ouverte, fermée aussitôt')
    for (const identifiant of ['', 'lise', 'LISE.MORVAN']) {
      const again = await admin.post(path, { identifiant })
      expect(again.status).toBe(422)
      expect(again.text).toContain('Tapez exactement lise.morvan')
    }
    expect(await exists('lise.morvan')).toBe(true)
  })

  test('of another school, of an administrator or of somebody of two schools is the operator’s', async () => {
    await admin.get(await pathOf('lise.morvan'))
    expect((await admin.post(await pageOf('zoe.ailleurs'), { identifiant: 'zoe.ailleurs' })).status).toBe(404)
    // Enrolled in the second school by a test above.
    const both = await admin.post(await pageOf('claire.lemoine'), { identifiant: 'claire.lemoine' })
    expect(both.status).toBe(409)
    expect(both.text).toContain('aussi dans un autre établissement')
    await portal.commands.grantRole('karim.roche', 'school', '0350000K')
    const privileged = await admin.post(await pageOf('karim.roche'), { identifiant: 'karim.roche' })
    expect(privileged.status).toBe(403)
    expect(privileged.text).toContain('seul l’exploitant du portail peut le supprimer')
    for (const login of ['claire.lemoine', 'karim.roche']) {
      await operator.get(await pageOf(login))
      expect((await operator.post(await pageOf(login), { identifiant: login })).status).toBe(303)
      expect(await exists(login)).toBe(false)
    }
  })

  test('never takes the last operator who can log in', async () => {
    const ends = sqlAccountEnds(portal.database)
    expect(await ends.obstacle(await idOf('exploitant'), 'all')).toBe('last-operator')
    const change = {
      by: { accountId: null, label: 'essai', scope: 'all' as const },
      at: portal.clock.now(),
    }
    expect(await ends.deleteOne(await idOf('exploitant'), 'all', change)).toBe('last-operator')
    expect(await exists('exploitant')).toBe(true)
  })

  test('takes everything at once, signs the trace, closes the session and lets the services be told', async () => {
    const id = await idOf('lise.morvan')
    const [session] = await rows(sql<{ id: string }>`select id from session where subject = ${id}`)
    await sql`with g as (insert into service_grouping (name) values ('Effacement') returning id)
      insert into service (code, title, sso_type, url, grouping_id, created_at, updated_at)
      select 'EFFACEMENT', 'Effacement', 'cas', 'https://x.example/', id, now(), now() from g`.execute(
      portal.database.kysely<object>(),
    )
    await sql`insert into cas_service_session (session_ref, account_id, service_id, service_url, ticket, opened_at)
      select ${session?.id}, ${id}, min(id), 'https://x.example/', 'ST-erased', ${portal.clock.now()} from service`.execute(
      portal.database.kysely<object>(),
    )
    await admin.get(await pageOf('lise.morvan'))
    const after = await admin.submit(await pageOf('lise.morvan'), { identifiant: 'lise.morvan' })
    expect(after.text).toContain('Le compte de MORVAN Lise est supprimé')
    expect(await exists('lise.morvan')).toBe(false)
    expect(
      await rows(sql`select account_id::text as id from deleted_account where account_id = ${id}`),
    ).toEqual([{ id }])
    expect(
      await rows(
        sql`select actor, school from audit_event where action = 'account.deleted' and target = ${id}`,
      ),
    ).toEqual([{ actor: await idOf('admin.ent'), school: '0350000K' }])
    expect((await lise.get('/compte/donnees')).status).not.toBe(200)
    const told: string[] = []
    await sqlCasServiceSessions(portal.database).endOrphans(portal.clock.now(), 10, async ({ id: ended }) => {
      told.push(
        ...(
          await rows(sql<{ ticket: string }>`select ticket from cas_service_session where id = ${ended}`)
        ).map(({ ticket }) => ticket),
      )
    })
    expect(told).toEqual(['ST-erased'])
    expect((await admin.get('/administration/traces?quoi=tout&q=')).text).toContain('Compte supprimé')
  })
})
