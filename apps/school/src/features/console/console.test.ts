import { Refusal } from '@preau/platform'
import { expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'

const school = await openTestSchoolWithBase()
const published = async (): Promise<boolean | undefined> => (await school.commands.findBase(uai))?.published

test('a base is born with its nine spaces, not published', async () => {
  const rows = await school.db.selectFrom('space_publication').select(['space', 'delegation']).execute()
  expect(rows).toHaveLength(9)
  expect(new Set(rows.map((row) => row.delegation))).toEqual(new Set(['none']))
  expect(await published()).toBe(false)
})

test('publishing and stopping each change the state, say so, and are audited with their author', async () => {
  const browser = await school.signedIn()
  const stopped = await browser.submit(`/console/${pathName}/publier`, {})
  expect((await browser.follow(stopped)).text).toContain('La base est publiée.')
  expect(await published()).toBe(true)

  const again = await browser.submit(`/console/${pathName}/arreter`, {})
  expect((await browser.follow(again)).text).toContain('Base non publiée')
  expect(await published()).toBe(false)
  expect(await school.auditOf('base.published')).toMatchObject([
    { actor: 'operator:superviseur', school: uai },
  ])
  expect(await school.auditOf('base.stopped')).toMatchObject([{ actor: 'operator:superviseur', school: uai }])
})

test('the settings show the full address of each space and of its mobile version', async () => {
  const page = await (await school.signedIn()).get(`/console/${pathName}/publication`)
  expect(page.body).toContain('http://localhost:8081/0350000X/pronote/eleve.html')
  expect(page.body).toContain('http://localhost:8081/0350000X/pronote/mobile.eleve.html')
  expect(page.body).toContain('http://localhost:8081/0350000X/pronote/viescolaire.html')
})

test('root and spaces are saved together, and the addresses follow', async () => {
  const browser = await school.signedIn()
  const form = { racine: 'scolarite', publies: ['commune', 'eleves'], mobiles: ['eleves'] }
  const saved = await browser.edit(`/console/${pathName}/publication`, form)
  expect(saved.status).toBe(303)
  expect((await browser.get(`/${pathName}/`)).location).toBe(`/${pathName}/scolarite/`)
  const rows = await school.db
    .selectFrom('space_publication')
    .selectAll()
    .where('published', '=', true)
    .execute()
  expect(rows.map((row) => [row.space, row.mobile]).sort()).toEqual([
    ['commune', false],
    ['eleves', true],
  ])
  await browser.edit(`/console/${pathName}/publication`, { ...form, racine: 'pronote' })
})

test.each(['client', 'Pronote', 'a/b', '', '../x'])(
  'the root « %s » is refused and kept on the form',
  async (racine) => {
    const browser = await school.signedIn()
    const page = await browser.edit(`/console/${pathName}/publication`, { racine, publies: ['commune'] })
    expect(page.status).toBe(422)
    expect(page.text).toContain('La racine s’écrit avec des lettres minuscules')
    expect((await school.commands.findBase(uai))?.root).toBe('pronote')
  },
)

test('settings are locked while the base is published, even for a form opened before', async () => {
  const browser = await school.signedIn()
  await school.commands.publishBase(uai)
  const page = await browser.get(`/console/${pathName}/publication`)
  expect(page.text).toContain(
    'Vous devez arrêter la publication de la base pour pouvoir modifier ces paramètres',
  )
  const late = await browser.edit(`/console/${pathName}/publication`, { racine: 'autre' })
  expect(late.status).toBe(409)
  expect((await school.commands.findBase(uai))?.root).toBe('pronote')
  await school.commands.stopPublication(uai)
})

test('a refused root loses none of the boxes that were ticked beside it', async () => {
  const form = { racine: 'Pas Une Racine', publies: ['eleves'], mobiles: ['eleves'] }
  const page = await (await school.signedIn()).edit(`/console/${pathName}/publication`, form)
  const ticked = [...page.body.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].filter(([box]) =>
    box.includes('checked'),
  )
  expect(ticked.map(([box]) => /id="([^"]+)"/.exec(box)?.[1])).toEqual(['publier-eleves', 'mobile-eleves'])
})

test('publishing twice, or stopping twice, is one change and one line of audit', async () => {
  const browser = await school.signedIn()
  const count = async () => [
    (await school.auditOf('base.published')).length,
    (await school.auditOf('base.stopped')).length,
  ]
  const [published = 0, stopped = 0] = await count()
  const press = (name: string) => browser.submit(`/console/${pathName}/${name}`, {})
  const statuses = (await Promise.all([press('publier'), press('publier')])).map(({ status }) => status)
  expect(statuses).toEqual([303, 303])
  await press('arreter')
  await press('arreter')
  expect(await count()).toEqual([published + 1, stopped + 1])
})

test('an address of a base never hides another base that answers to it by its UAI', async () => {
  const { commands } = school
  const refused = (order: Parameters<typeof commands.createBase>[0]) =>
    expect(commands.createBase(order)).rejects.toMatchObject({ code: 'base.taken' })
  await refused({ uai: '9990001X', name: 'Lycée des Aubes', pathName: uai })
  await commands.createBase({ uai: '9990002Y', name: 'Lycée du Port', pathName: '9990001x' })
  await refused({ uai: '9990001X', name: 'Lycée des Aubes', pathName: 'aubes' })
})

test.each([
  [{ uai: '0350000X', name: 'Mauvaise clé' }, 'base.uai-invalid'],
  [{ uai: '9990001X', name: 'Réservé', pathName: 'console' }, 'base.path-invalid'],
  [{ uai: '9990001X', name: 'Racine', root: 'client' }, 'base.path-invalid'],
  [{ uai: '0350000K', name: 'Encore' }, 'base.taken'],
  [{ uai: '9990003Z', name: '  ' }, 'base.name-missing'],
  [{ uai: '9990003Z', name: 'An 3000', schoolYear: 3000 }, 'base.year-invalid'],
  [{ uai: '9990001X', name: 'Même nom', pathName: '0350000x' }, 'base.taken'],
])('a base that could not be reached is not created: %j', async (order, code) => {
  const refusal = await school.commands.createBase(order).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code })
})
