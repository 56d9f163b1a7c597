import { expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise' },
    { id: '2', name: 'Morvan', firstName: 'Tom', className: '5E 1' },
    { id: '3', name: 'Épinette', firstName: 'Maëlys' },
    { id: '4', name: 'Parti', firstName: 'Luc', left: '01/09/2026' },
  ]),
  guardians: guardiansFile([
    {
      id: '77',
      name: 'Morvan',
      firstName: 'Odile',
      pupils: [
        ['1', 1],
        ['2', 1],
      ],
    },
    { id: '78', name: 'Morvan', firstName: 'Yann', pupils: [['1', 1]] },
    { id: '79', name: 'Voisin', firstName: 'Paul', pupils: [['1', 3]] },
    { id: '80', name: 'Épinette', firstName: 'Marc', pupils: [['3', 1]] },
  ]),
})
await commands.importSts(
  uai,
  stsFile([
    { id: '9', name: 'Lemoine', firstName: 'Claire' },
    { id: '10', name: 'Roche', firstName: 'Karim', function: 'EDU' },
    { id: '11', name: 'Faure', firstName: 'Isabelle', function: 'DIR' },
  ]),
)
await db.updateTable('person').set({ ine: '123456789AB' }).where('category', '=', 'pupil').execute()
await commands.publishBase(uai)

const root = `/${pathName}/pronote/`
const password = 'une jolie phrase'

const idOf = async (firstName: string): Promise<string> =>
  (await db.selectFrom('person').select('id').where('first_name', '=', firstName).executeTakeFirstOrThrow())
    .id
const classOf = async (code: string): Promise<string> =>
  (await db.selectFrom('school_class').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id

/** A browser where this person is signed in. */
async function inside(firstName: string) {
  const login = `p.${firstName.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()}`
  await commands.setLocalPassword(uai, { personId: await idOf(firstName), login, password })
  const browser = school.browser()
  await browser.submit(`${root}?login=true`, { identifiant: login, mot_de_passe: password })
  return browser
}

test('a pupil sees their class, teachers and guardians, and nobody else’s', async () => {
  const { text } = await (await inside('Lise')).get(`${root}eleve.html`)
  for (const shown of ['6E 2', 'Claire Lemoine', 'Odile Morvan', 'Yann Morvan', '14/02/2013', 'Karim Roche'])
    expect(text).toContain(shown)
  expect(text).not.toContain('Épinette')
})

test('a guardian sees each child, and the other legal guardian', async () => {
  const browser = await inside('Odile')
  const first = await browser.get(`${root}parent.html`)
  expect(first.text).toContain('Lise Morvan')
  expect(first.text).toContain('Autre responsable légal Mme Yann Morvan')
  expect(first.text).not.toContain('Paul Voisin')
  const tom = await browser.get(`${root}parent.html?enfant=${await idOf('Tom')}`)
  expect(tom.text).toContain('5E 1')
})

test('a person to contact, once the school lets them in, sees no guardian and no birth date', async () => {
  await db.updateTable('person').set({ access: true }).where('first_name', '=', 'Paul').execute()
  const { text } = await (await inside('Paul')).get(`${root}parent.html`)
  expect(text).toContain('6E 2')
  for (const hidden of ['Odile', 'Yann', '14/02/2013']) expect(text).not.toContain(hidden)
})

test('a guardian opens no child of somebody else, whatever the address', async () => {
  const browser = await inside('Odile')
  const page = await browser.get(`${root}parent.html?enfant=${await idOf('Maëlys')}`)
  expect(page.status).toBe(404)
  expect(page.text).not.toContain('Épinette')
})

test('a teacher sees the pupils of their classes by name only, and no other class', async () => {
  const browser = await inside('Claire')
  expect((await browser.get(`${root}professeur.html`)).text).toMatch(/6E 2/)
  const list = await browser.get(`${root}professeur.html?classe=${await classOf('6E 2')}`)
  expect(list.text).toContain('MORVAN Lise')
  expect(list.text).not.toContain('14/02/2013')
  expect((await browser.get(`${root}professeur.html?classe=${await classOf('5E 1')}`)).status).toBe(404)
})

test('school-life staff find a pupil without accents and see who to call', async () => {
  const browser = await inside('Karim')
  const found = await browser.get(`${root}viescolaire.html?q=epinette`)
  expect(found.text).toContain('ÉPINETTE Maëlys')
  const sheet = await browser.get(`${root}viescolaire.html?eleve=${await idOf('Lise')}`)
  expect(sheet.text).toContain('responsable légal 1')
  expect(sheet.text).toContain('Paul Voisin')
})

test('a pupil who left is nowhere', async () => {
  const browser = await inside('Karim')
  expect((await browser.get(`${root}viescolaire.html?q=parti`)).text).toContain('Personne de ce nom')
  expect((await browser.get(`${root}viescolaire.html?eleve=${await idOf('Luc')}`)).status).toBe(404)
})

test('the direction has the figures of the school and who has come through the ENT', async () => {
  await db.updateTable('person').set({ cas_id: 'NAA1' }).where('first_name', '=', 'Tom').execute()
  const browser = await inside('Isabelle')
  const page = await browser.get(`${root}direction.html?q=voisin`)
  expect(page.text).toMatch(/Élèves 3/)
  expect(page.text).toContain('1 sur 3')
  expect(page.text).toContain('VOISIN Paul')
})

test('no space ever shows a national pupil number or an identifiant PRONOTE', async () => {
  const pages: readonly (readonly [string, string])[] = [
    ['Lise', 'eleve.html'],
    ['Odile', 'parent.html'],
    ['Claire', `professeur.html?classe=${await classOf('6E 2')}`],
    ['Karim', `viescolaire.html?eleve=${await idOf('Lise')}`],
    ['Isabelle', 'direction.html?q=morvan'],
  ]
  const ids = (await db.selectFrom('person').select('pronote_id').execute()).map((row) => row.pronote_id)
  for (const [who, page] of pages) {
    const { status, body } = await (await inside(who)).get(root + page)
    expect({ page, status }).toEqual({ page, status: 200 })
    expect([...ids, '123456789AB'].filter((secret) => body.includes(secret))).toEqual([])
  }
})

test.each([
  'classe=abc',
  'eleve=99999999999999999999',
  'eleve=1%27',
  'classe=1&classe=2',
  'q=%25%5F',
  'q=%20',
])('an odd query inside a space is never a fault: %s', async (query) => {
  const { status } = await (await inside('Karim')).get(`${root}viescolaire.html?${query}`)
  expect([200, 404]).toContain(status)
})

test('the client lists who is connected; the supervisor signs out one, then all', async () => {
  await db.deleteFrom('session' as never).execute()
  const [lise, odile] = [await inside('Lise'), await inside('Odile')]
  await Promise.all([lise.get(`${root}eleve.html`), odile.get(`${root}parent.html`)])
  const supervisor = await school.signedIn()
  const path = `/${pathName}/client/identites/connectes`
  const page = await supervisor.get(path)
  expect(page.text).toContain('2 connexions ouvertes')
  const session = /MORVAN Lise[\s\S]*?name="session" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  await supervisor.submit(`${path}/deconnecter`, { session })
  expect((await lise.get(`${root}eleve.html`)).text).toContain('L’établissement a fermé votre session')
  expect((await odile.get(`${root}parent.html`)).text).toContain('Bonjour')
  await supervisor.submit(`${path}/deconnecter`, { session: 'toutes' })
  expect((await odile.get(`${root}parent.html`)).text).toContain('L’établissement a fermé votre session')
  expect((await supervisor.get(path)).text).toContain('Personne n’est connecté')
  expect((await school.auditOf('sessions.all-disconnected'))[0]).toMatchObject({ data: { sessions: 1 } })
})
