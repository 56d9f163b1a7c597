import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from './testing/browser.ts'
import { openTestSchoolWithBase, password, pathName, uai } from './testing/open-test-school.ts'
import { type Route, routesOf } from './testing/routes-of.ts'
import { guardiansFile, pupilsFile, pupilsXml, stsFile } from './testing/school-files.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
const elsewhere = '9990001X'
await commands.createBase({ uai: elsewhere, name: 'Lycée des Aubes' })
await commands.addOperator({ login: 'voisin', displayName: 'Voisin', password, bases: [elsewhere] })
await commands.importSiecle(uai, {
  pupils: pupilsFile([{ id: '1', name: 'Quilvenec', firstName: 'Lise' }]),
  guardians: guardiansFile([{ id: '77', name: 'Quilvenec', firstName: 'Odile', pupils: [['1', 1]] }]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Quilvenec', firstName: 'Anne' }]))
await commands.importSiecle(elsewhere, {
  pupils: pupilsFile([{ id: '1', name: 'Autre', firstName: 'Jean' }], { uai: elsewhere }),
})
for (const base of [uai, elsewhere]) await commands.setEntIdentifiers(base, true)

const { id: baseId } = await db
  .selectFrom('base')
  .select('id')
  .where('uai', '=', uai)
  .executeTakeFirstOrThrow()
const firstOf = async (table: 'person' | 'import_run'): Promise<string> =>
  (
    await db
      .selectFrom(table)
      .select('id')
      .where('base_id', '=', baseId)
      .orderBy('id')
      .executeTakeFirstOrThrow()
  ).id
const failure = await sql<{ id: string }>`
  insert into identification_failure (base_id, occurred_at, space, reason, cas_user, evidence)
  values (${baseId}, now(), 'eleves', 'unknown', 'NQV00001', '{}') returning id
`.execute(db)
const linked = await sql<{ id: string }>`
  insert into failure_link_run (base_id, actor, done_at) values (${baseId}, 'operator:superviseur', now()) returning id
`.execute(db)
const looked = await (await school.signedIn()).upload(
  `/${pathName}/client/imports/siecle-sts/siecle/apercu`,
  {
    eleves: {
      name: 'ElevesSansAdresses.xml',
      content: pupilsXml([{ id: '1', name: 'Quilvenec', firstName: 'Lise' }]),
    },
  },
)
const guardian = await db
  .selectFrom('person')
  .select('id')
  .where('base_id', '=', baseId)
  .where('category', '=', 'guardian')
  .executeTakeFirstOrThrow()
const merged = await sql<{ id: string }>`
  insert into person_merge (base_id, kept_id, dropped_id, dropped_name, merged_at, actor, snapshot)
  values (${baseId}, ${guardian.id}, 0, 'Odile Quilvenec', now(), 'cli', '{}') returning id
`.execute(db)
const large = await sql<{ id: string }>`
  insert into large_import (base_id, kind, purpose, state, file_names, bytes, actor, received_at, seen_at, ends_at)
  values (${baseId}, 'siecle', 'look', 'interrupted', '["Quilvenec.xml"]', 1, 'operator:Quilvenec', now(), now(), now() + interval '1 day')
  returning id
`.execute(db)
const change = await sql<{ id: string }>`
  insert into people_change (base_id, category, field, source, actor, done_at)
  values (${baseId}, 'pupil', 'access', 'bulk', 'operator:superviseur', now()) returning id
`.execute(db)
const ids: Readonly<Record<string, string>> = {
  category: 'eleves',
  person: await firstOf('person'),
  run: await firstOf('import_run'),
  failure: failure.rows[0]?.id ?? '',
  links: linked.rows[0]?.id ?? '',
  other: guardian.id,
  merge: merged.rows[0]?.id ?? '',
  change: change.rows[0]?.id ?? '',
  profile: (
    await db
      .selectFrom('authorisation_profile')
      .select('id')
      .where('base_id', '=', baseId)
      .where('category', '=', 'teacher')
      .executeTakeFirstOrThrow()
  ).id,
  large: large.rows[0]?.id ?? '',
  pending: /\d+$/.exec(looked.location ?? '')?.[0] ?? '',
}

/** Console and client: what an operator may open. The spaces are everybody's. */
const operated = routesOf(school.app).filter(({ path }) => /^(\/console\/:base|\/:base\/client)/.test(path))
const named = ({ method, path }: Route): [string, Route] => [`${method} ${path}`, { method, path }]
const addressOf = ({ path }: Route, base: string): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'base' ? base : (ids[name] ?? `?${name}`)))
const ask = (browser: Browser, route: Route, base: string): Promise<Page> => {
  const url = addressOf(route, base)
  return route.method === 'GET' ? browser.get(url) : browser.submit(url, { identifiant_cas: 'VOLE0001' })
}

/** Everything that the base of the others holds. */
async function contents(): Promise<unknown> {
  const tables = [
    'base',
    'person',
    'people_change',
    'import_run',
    'large_import',
    'identification_failure',
    'space_publication',
  ] as const
  const read = tables.map((table) =>
    sql`select * from ${sql.table(table)} as t where (to_jsonb(t)->>${table === 'base' ? 'id' : 'base_id'}) = ${baseId}
      order by to_jsonb(t)::text`.execute(db),
  )
  return (await Promise.all(read)).map(({ rows }) => rows)
}

test('the routes of the console and of the client are all under these rules', () => {
  expect(operated.length).toBeGreaterThan(20)
  const parameters = new Set(operated.flatMap(({ path }) => path.match(/:\w+/g) ?? []))
  // A route with a new kind of id has to be given one of another base here.
  expect([...parameters].sort()).toEqual([
    ':base',
    ':category',
    ':change',
    ':failure',
    ':large',
    ':links',
    ':merge',
    ':other',
    ':pending',
    ':person',
    ':profile',
    ':run',
  ])
})

describe('nobody passes without signing in', () => {
  test.each(operated.map(named))('%s', async (_, route) => {
    const page = await ask(school.browser(), route, pathName)
    if (route.method === 'GET') expect(page.location).toMatch(/^\/connexion\?retour=/)
    else expect(page.status).toBe(401)
  })
})

describe('the supervisor of a base passes no door of another one', () => {
  let neighbour: Browser
  let before: unknown
  beforeAll(async () => {
    neighbour = await school.signedIn('voisin')
    before = await contents()
  })
  test.each(operated.map(named))('%s', async (_, route) => {
    const page = await ask(neighbour, route, pathName)
    expect(page.status).toBe(403)
    expect(page.body).not.toContain('Quilvenec')
    expect(await contents()).toEqual(before)
  })
})

describe('what belongs to a base cannot be reached by its number from another one', () => {
  const numbered = operated.filter(({ path }) =>
    /:(person|profile|change|run|failure|large|links|pending|merge)/.test(path),
  )
  let neighbour: Browser
  beforeAll(async () => {
    neighbour = await school.signedIn('voisin')
  })
  test.each(numbered.map(named))('%s', async (_, route) => {
    const before = await contents()
    const page = await ask(neighbour, route, elsewhere)
    expect(page.status).toBe(404)
    expect(page.body).not.toContain('Quilvenec')
    expect(await contents()).toEqual(before)
  })
})

test('no list of a base names anybody or anything of another one', async () => {
  const neighbour = await school.signedIn('voisin')
  const lists = operated.filter(
    ({ method, path }) =>
      method === 'GET' && !/:(person|profile|change|run|failure|large|links|pending|merge)/.test(path),
  )
  for (const route of lists) {
    for (const category of ['eleves', 'responsables', 'professeurs']) {
      const url = addressOf(route, elsewhere).replace('/eleves', `/${category}`)
      const { text } = await neighbour.get(url)
      expect({ url, found: /Quilvenec|Tilleuls|NQV00001/.exec(text)?.[0] }).toEqual({ url, found: undefined })
    }
  }
})

test('a local password is never given to somebody of another base', async () => {
  const order = { personId: ids['person'] ?? '', login: 'vole', password: 'secret-local' }
  await expect(commands.setLocalPassword(elsewhere, order)).rejects.toMatchObject({ code: 'person.unknown' })
  expect(await db.selectFrom('person_credential').selectAll().execute()).toEqual([])
})

describe('at the host of a base, nothing of another one', () => {
  const host = 'aubes.example'
  let neighbour: Browser
  beforeAll(async () => {
    const other = await commands.findBase(elsewhere)
    const row = {
      base_id: other?.id ?? '',
      kind: 'host',
      name: host,
      state: 'main',
      since: new Date(),
    } as const
    await db.insertInto('base_address').values(row).execute()
    await school.browser({ host }).get('/inconnu/x')
    neighbour = school.browser({ host })
    await neighbour.submit('/connexion', { identifiant: 'voisin', mot_de_passe: password })
  })
  test.each(operated.filter(({ method }) => method === 'GET').map(named))('%s', async (_, route) => {
    for (const browser of [neighbour, school.browser({ host })]) {
      const page = await browser.get(addressOf(route, pathName))
      expect([302, 404]).toContain(page.status)
      expect(page.body).not.toContain('Quilvenec')
      // Nobody signs in here, and a cookie of another host is not sent: the way out is the host of the server.
      if (page.location?.startsWith('http') === true)
        expect(page.location).toMatch(/^http:\/\/localhost:8081\//)
    }
  })

  test('the spaces of the other base are not there either', async () => {
    const page = await school.browser({ host }).get(`/${pathName}/pronote/eleve.html`)
    expect(page.status).toBe(404)
    expect(page.text).not.toContain('Tilleuls')
  })
})

test('the session of somebody of a base opens nothing at another one, under whatever cookie it is presented', async () => {
  const order = { personId: ids['person'] ?? '', login: 'quilvenec', password: 'un secret local' }
  await commands.setLocalPassword(uai, order)
  for (const base of [uai, elsewhere]) await commands.publishBase(base)
  const browser = school.browser()
  const form = { identifiant: order.login, mot_de_passe: order.password }
  const inside = await browser.submit(`/${pathName}/pronote/?login=true`, form)
  expect(inside.status).toBe(303)
  const [token] = browser.cookiesNamed(/^preau_espace_/)
  const presented = school.browser()
  presented.present(`preau_espace_${elsewhere.toLowerCase()}`, token ?? '')
  const there = await presented.get(`/${elsewhere}/pronote/eleve.html`)
  expect(there.text).not.toContain('Quilvenec')
  expect(there.text).not.toContain('Se déconnecter')
})
