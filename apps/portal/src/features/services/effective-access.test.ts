import { silentLog } from '@preau/platform/testing'
import { systemRandom } from '@preau/platform'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPortal, type Portal } from '../../app.ts'
import { readPortalConfig } from '../../config.ts'
import type { PortalSchema } from '../../store/schema.ts'
import { sqlServiceAccess } from '../../store/sql-service-access.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { decideAccess } from './decide-access.ts'

let portal: OpenedPortal
let secondNode: Portal
let admin: Browser

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
  secondNode = await createPortal({
    config: readPortalConfig({ PORTAL_PUBLIC_URL: 'http://portail.test' }),
    database: portal.database,
    log: silentLog(),
    clock: portal.clock,
    random: systemRandom,
  })
})

beforeEach(async () => {
  admin = openBrowser(portal.app)
  await admin.signIn('admin.ent', testPassword)
})

const db = () => portal.database.kysely<PortalSchema>()
const access = () => sqlServiceAccess(db())
const urlOf = (code: string): string => `https://${code.toLowerCase()}.exemple.fr/`

async function declare(code: string): Promise<void> {
  await admin.get('/administration/services/nouveau')
  const service = { code, title: `Service ${code}`, ssoType: 'cas', url: urlOf(code), groupingId: '1' }
  await admin.submit('/administration/services/nouveau', { ...service, icon: 'apps', inBar: '1' })
}

const give = (code: string, more: Record<string, string | readonly string[]> = {}) =>
  admin.submit(`/administration/services/${code}/population`, {
    target: 'site',
    profiles: ['National_ELV'],
    ...more,
  })

const idOf = async (login: string): Promise<string> => {
  const account = await db()
    .selectFrom('account')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirstOrThrow()
  return account.id
}

const serviceId = async (code: string): Promise<string> =>
  (await access().policies()).find((service) => service.code === code)?.id ?? ''

/** A group of the school of `admin.ent`, with these people. */
async function group(name: string, ...logins: readonly string[]): Promise<string> {
  const [at, by] = [portal.clock.now(), 'test']
  const { id } = await db()
    .insertInto('account_group')
    .values({ establishment_id: '1', name, created_at: at, updated_at: at, updated_by_label: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const login of logins)
    await db()
      .insertInto('account_group_member')
      .values({ group_id: id, account_id: await idOf(login), added_at: at })
      .execute()
  return id
}

describe('the people of a service', () => {
  test('are those that the decision lets in, one by one, with the same rule', async () => {
    const club = await group('Club', 'lise.morvan', 'claire.lemoine')
    const rules: readonly Record<string, string | readonly string[]>[] = [
      {},
      { profiles: ['National_ENS', 'National_TUT'] },
      { profiles: ['National_ENS'], subject: '061300' },
      { profiles: ['National_ENS'], discipline: 'L1300' },
      { profiles: ['National_ENS'], function: 'ENS' },
      { target: 'groups', groups: [club], profiles: ['National_ELV', 'National_EVS'] },
    ]
    for (const [index, rule] of rules.entries()) {
      const code = `EGAL${String(index)}`
      await declare(code)
      await give(code, rule)
    }
    await admin.submit('/administration/services/EGAL1/utilisateurs', {
      login: 'claire.lemoine',
      effect: 'refuse',
    })
    await admin.submit('/administration/services/EGAL0/utilisateurs', {
      login: 'karim.roche',
      effect: 'grant',
    })
    await give('EGAL1', { profiles: ['National_ENS'] })
    const everybody = await db().selectFrom('account').select('id').execute()
    for (const service of await access().policies()) {
      const decided = await Promise.all(
        everybody.map(async ({ id }) => {
          const person = await access().person(id)
          const decision = person && decideAccess(service.policy, person, portal.clock.now())
          if (!decision?.allowed) return []
          return [{ accountId: id, ruleId: decision.because === 'population' ? decision.rule.id : undefined }]
        }),
      )
      const query = { scope: 'all', text: '', offset: 0, limit: 100 } as const
      const { total, people } = await access().entitled(service.id, query)
      const listed = people.map(({ accountId, ruleId }) => ({ accountId, ruleId }))
      const byId = (one: { accountId: string }, two: { accountId: string }) =>
        Number(one.accountId) - Number(two.accountId)
      expect(listed.toSorted(byId)).toEqual(decided.flat().toSorted(byId))
      expect(total).toBe(listed.length)
    }
  })

  test('are listed with the right of each, searched by name, and an administrator sees their school’s alone', async () => {
    const page = await admin.get('/administration/services/EGAL0/acces')
    expect(page.text).toContain('2 personnes en tout.')
    expect(page.text).toContain('MORVAN Lise lise.morvan Droit de population : Élève, Collège 0350000K.')
    expect(page.text).toContain('ROCHE Karim karim.roche Accès donné nommément')
    expect((await admin.get('/administration/services/EGAL0/acces?q=roch')).text).not.toContain('MORVAN')
    const operator = openBrowser(portal.app)
    await operator.signIn('exploitant', testPassword)
    const rule = { target: 'all', profiles: ['National_ENS'] }
    await operator.get('/administration/services/EGAL2/population')
    await operator.submit('/administration/services/EGAL2/population', rule)
    expect((await operator.get('/administration/services/EGAL2/acces')).text).toContain('AILLEURS Zoé')
    expect((await admin.get('/administration/services/EGAL2/acces')).text).not.toContain('AILLEURS')
  })

  test('the other way round, the sheet of a person says of every service whether it opens and why', async () => {
    const { text } = await admin.get(`/administration/annuaire/${await idOf('claire.lemoine')}/acces`)
    expect(text).toContain(
      'Service EGAL0 Non Aucun droit du service ne correspond aux profils de la personne.',
    )
    expect(text).toContain('Service EGAL1 Non Accès refusé nommément')
    expect(text).toContain(
      'Service EGAL3 Oui Droit de population : Enseignant, Collège 0350000K, Discipline de poste',
    )
    expect((await admin.get(`/administration/annuaire/${await idOf('zoe.ailleurs')}/acces`)).status).toBe(404)
  })
})

describe('« Liste de groupes »', () => {
  test('opens to the members of the profile, follows the group at once, and keeps it from being removed', async () => {
    const chorale = await group('Chorale')
    await declare('CHORALE')
    expect((await give('CHORALE', { target: 'groups' })).text).toContain('Cochez au moins un groupe.')
    expect((await give('CHORALE', { target: 'groups', groups: [chorale] })).text).toContain(
      'groupe Chorale, Collège',
    )
    const pupil = openBrowser(portal.app)
    expect((await pupil.signIn('lise.morvan', testPassword)).text).not.toContain('Service CHORALE')
    await portal.database.pool.query('insert into account_group_member values ($1, $2, now())', [
      chorale,
      await idOf('lise.morvan'),
    ])
    expect((await pupil.get('/')).text).toContain('Service CHORALE')
    expect((await pupil.get(`/cas/login?service=${urlOf('CHORALE')}`)).location).toContain('ticket=')
    await expect(
      portal.database.pool.query('delete from account_group where id = $1', [chorale]),
    ).rejects.toThrow('service_population_rule_group')
  })

  test('a group of another school cannot be named', async () => {
    await db()
      .updateTable('account_group')
      .set({ establishment_id: '2' })
      .where('name', '=', 'Club')
      .execute()
    const { id } = await db()
      .selectFrom('account_group')
      .select('id')
      .where('name', '=', 'Club')
      .executeTakeFirstOrThrow()
    expect((await give('CHORALE', { target: 'groups', groups: [id] })).status).toBe(422)
  })
})

describe('a right whose removal leaves nobody', () => {
  test('is removed the second time, with the number of people that was shown', async () => {
    await declare('DERNIER')
    const page = await give('DERNIER', { profiles: ['National_ELV', 'National_TUT'] })
    const [first = '', second = ''] = [...page.html.matchAll(/population\/(\d+)\/supprimer/g)].map(
      ([, id]) => id,
    )
    const remove = (rule: string, fields = {}) =>
      admin.submit(`/administration/services/DERNIER/population/${rule}/supprimer`, fields)
    expect((await remove(first)).text).toContain('L’accès est retiré.')
    const asked = await remove(second)
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('une personne le perdra')])
    expect((await remove(second, { perdus: '12' })).status).toBe(409)
    expect((await admin.get('/administration/services/DERNIER/acces')).text).toContain('1 personne en tout.')
    expect((await remove(second, { perdus: '1' })).text).toContain('L’accès est retiré.')
  })
})

describe('a grant by name whose removal leaves nobody', () => {
  test('is removed the second time, and one that leaves somebody at once', async () => {
    await declare('NOMMES')
    const path = '/administration/services/NOMMES/utilisateurs'
    for (const login of ['lise.morvan', 'karim.roche']) await admin.submit(path, { login, effect: 'grant' })
    const remove = async (login: string, fields = {}) =>
      admin.submit(`${path}/${await idOf(login)}/supprimer`, fields)
    expect((await remove('karim.roche')).status).toBe(200)
    const asked = await remove('lise.morvan')
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('une personne le perdra')])
    expect((await admin.get('/administration/services/NOMMES/acces')).text).toContain('1 personne en tout.')
    expect((await remove('lise.morvan', { perdus: '1' })).status).toBe(200)
    expect((await admin.get('/administration/services/NOMMES/acces')).text).not.toContain('1 personne')
  })
})

describe('a refusal by name that leaves nobody', () => {
  test('is made the second time, and one that leaves somebody at once', async () => {
    await declare('SEULE')
    await give('SEULE', { profiles: ['National_ELV', 'National_TUT'] })
    const path = '/administration/services/SEULE/utilisateurs'
    const refuse = (login: string, more = {}) => admin.submit(path, { login, effect: 'refuse', ...more })
    const { people } = await access().entitled(await serviceId('SEULE'), {
      scope: 'all',
      text: '',
      offset: 0,
      limit: 10,
    })
    const others = people.filter(({ login }) => login !== 'lise.morvan')
    expect(others).not.toEqual([])
    for (const { login } of others) expect((await refuse(login)).status).toBe(200)
    expect((await refuse('karim.roche')).status).toBe(200)
    const asked = await refuse('LISE.MORVAN')
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('une personne le perdra')])
    expect((await admin.get('/administration/services/SEULE/acces')).text).toContain('1 personne en tout.')
    await refuse('lise.morvan', { perdus: '1' })
    expect((await admin.get('/administration/services/SEULE/acces')).text).not.toContain('1 personne')
  })
})

test('a change made on one node decides the next click on every other', async () => {
  await declare('NOEUDS')
  const pupil = openBrowser(secondNode.app)
  await pupil.signIn('lise.morvan', testPassword)
  const click = () => pupil.get(`/cas/login?service=${encodeURIComponent(urlOf('NOEUDS'))}`)
  expect((await click()).status).toBe(403)
  await give('NOEUDS')
  expect((await click()).location).toContain('ticket=')
  await admin.submit('/administration/services/NOEUDS/utilisateurs', {
    login: 'lise.morvan',
    effect: 'refuse',
    perdus: '1',
  })
  expect((await click()).status).toBe(403)
  expect((await pupil.get('/')).text).not.toContain('Service NOEUDS')
})
