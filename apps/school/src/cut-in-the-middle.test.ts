import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Browser, type Page, seenIn } from './testing/browser.ts'
import { cutConnections } from './testing/cut-connections.ts'
import { openTestSchoolWithBase, password, pathName, uai } from './testing/open-test-school.ts'
import { guardiansFile, pupilsFile } from './testing/school-files.ts'

/*
 * Acts that move much at once, each lost in the middle, statement after statement: all of it or nothing stands, the page says
 * where one is as it did before, and the same act then goes through.
 */
const school = await openTestSchoolWithBase()
const { commands, db } = school
const cutter = cutConnections(school.database)
await commands.addOperator({ login: 'hote', displayName: 'Hôte', password, bases: 'all' })
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise', className: '6E 1' },
    { id: '2', name: 'Morvan', firstName: 'Lise', className: '6E 2' },
  ]),
  guardians: guardiansFile([{ id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }]),
})
await commands.configureDelegation(uai, { serverUrl: 'https://cas.example' })

let host: Browser
beforeAll(async () => {
  host = await school.signedIn('hote')
})

const year = `/${pathName}/client/annee`
const console_ = `/console/${pathName}`
const draft = `${console_}/brouillon`
const duplicates = `/${pathName}/client/identites/doublons`
const idsOf = async (): Promise<readonly string[]> =>
  (await db.selectFrom('person').select('id').where('category', '=', 'pupil').orderBy('id').execute()).map(
    ({ id }) => id,
  )
const field = (page: Page, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? ''

async function mergePupils(): Promise<Page> {
  const [keep = '', drop = ''] = await idsOf()
  const page = await host.get(`${duplicates}/${keep}/${drop}`)
  return host.submit(`${duplicates}/${keep}/${drop}/fusionner`, {
    conserver: keep,
    identifiant_cas: '',
    identifiant_pronote: field(page, 'identifiant_pronote'),
    version_a: field(page, 'version_a'),
    version_b: field(page, 'version_b'),
  })
}

async function importNextYear(): Promise<void> {
  const next = await db
    .selectFrom('base')
    .select('path_name')
    .where('stage', '=', 'preparing')
    .executeTakeFirst()
  const pupils = pupilsFile([{ id: '1', name: 'Morvan', firstName: 'Lise' }], { year: 2027 })
  await commands.importSiecle(next?.path_name ?? '', { pupils }, { confirmed: true })
}

interface Act {
  readonly name: string
  /** Where one sees what has become of it. */
  readonly page: string
  readonly before?: () => Promise<unknown>
  readonly act: () => Promise<Page>
}

let print: Readonly<Record<string, string>> = {}
const post =
  (path: string, fields: Readonly<Record<string, string>> = {}) =>
  (): Promise<Page> =>
    host.submit(path, fields)

const acts: readonly Act[] = [
  { name: 'a merge of two people', page: `${duplicates}/fusions`, act: mergePupils },
  {
    name: 'the undoing of a merge',
    page: `${duplicates}/fusions`,
    act: async () => {
      const { id } = await db.selectFrom('person_merge').select('id').executeTakeFirstOrThrow()
      return host.submit(`${duplicates}/fusions/${id}/annuler`, {})
    },
  },
  {
    name: 'a draft applied',
    page: draft,
    before: async () => {
      await host.submit(draft, {})
      await host.edit(`${draft}/publication`, { racine: 'seconde', publies: ['commune'] })
      print = seenIn(await host.get(draft), `${draft}/appliquer`)
    },
    act: () => host.submit(`${draft}/appliquer`, print),
  },
  {
    name: 'settings restored from the history',
    page: draft,
    act: post(`${console_}/historique/restaurer`, { version: '1' }),
  },
  {
    name: 'another UAI',
    page: `${console_}/adresses`,
    act: post(`${console_}/adresses/uai`, { uai: '0350001L' }),
  },
  { name: 'the next year prepared', page: year, act: post(`${year}/preparer`) },
  { name: 'the change of year', page: year, before: importNextYear, act: post(`${year}/changer`) },
  { name: 'the undoing of the change of year', page: year, act: post(`${year}/annuler`) },
  {
    name: 'another path',
    page: '/console',
    act: post(`${console_}/adresses/chemin`, { chemin: 'tilleuls' }),
  },
]

/** Everything that is stored, sessions apart: what is read again changes nothing of it. */
async function contents(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'session' order by 1`.execute(
    db,
  )
  const parts = rows.map(
    ({
      name,
    }) => sql`select ${name} as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as print
      from ${sql.table(name)} t`,
  )
  return JSON.stringify((await sql`${sql.join(parts, sql` union all `)} order by 1`.execute(db)).rows)
}

/** What is read on a page, without the messages that are shown once. */
const shown = async (page: string): Promise<string> => (await host.get(page)).text

test.each(acts)('$name lost in the middle is whole or nothing, and the page says which', async (one) => {
  await one.before?.()
  const [before, seen] = [await contents(), await shown(one.page)]
  let lost = 0
  for (let rank = 1; ; rank *= 3) {
    cutter.arm(rank)
    const page = await one.act()
    const wasCut = await cutter.disarm()
    if (!wasCut) {
      expect(page.status).toBe(303)
      break
    }
    lost += 1
    expect(page.status).toBeGreaterThanOrEqual(500)
    if ((await contents()) !== before) break
    if (rank === 3) expect(await shown(one.page)).toBe(seen)
  }
  expect(lost).toBeGreaterThan(1)
  expect(await contents()).not.toBe(before)
  expect(await shown(one.page)).not.toBe(seen)
})
