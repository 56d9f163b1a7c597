import { readExportIdentifiants } from '@preau/exchange'
import { expect, test } from 'vitest'
import {
  entry,
  openTestSchoolWithBase,
  pathName,
  type TestSchool,
  uai,
} from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'

const page = `/${pathName}/client/socles-ent/export`

/** As *Déléguer l’authentification* leaves the base. */
async function delegate({ db, commands }: TestSchool): Promise<void> {
  const base = await commands.findBase(uai)
  const row = {
    base_id: base?.id ?? '',
    enabled: true,
    server_url: 'https://cas.ent.example',
    updated_at: new Date(0),
  }
  await db
    .insertInto('cas_delegation')
    .values({ ...row, ent_preset_id: null, common_identifier_attribute: null })
    .execute()
  await db
    .updateTable('space_publication')
    .set({ delegation: 'cas' })
    .where('base_id', '=', row.base_id)
    .execute()
}

async function filledSchool(): Promise<TestSchool> {
  const school = await openTestSchoolWithBase()
  await school.commands.importSiecle(uai, {
    pupils: pupilsFile([
      { id: '1', name: 'Morvan', firstName: 'Lise' },
      { id: '2', name: 'Épinette', firstName: 'Maëlys', left: '01/09/2026' },
    ]),
    guardians: guardiansFile([
      { id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] },
      { id: '78', name: 'Voisin', firstName: 'Yves', pupils: [['1', 3]] },
      { id: '79', name: 'Épinette', firstName: 'Marc', pupils: [['2', 1]] },
    ]),
  })
  await school.commands.importSts(uai, stsFile([{ id: '9', name: 'Le Moine', firstName: 'Anne' }]))
  return school
}

async function read(text: string) {
  const reading = await readExportIdentifiants(entry('export.xml', text))
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  const people = []
  for await (const item of reading.people) people.push(item)
  return { header: reading.header, people }
}

const school = await filledSchool()

test('without a delegation the command is not there, and the page says why and where to go', async () => {
  const browser = await school.signedIn()
  const shown = await browser.get(page)
  expect(shown.text).toContain('L’exportation n’est pas encore possible')
  expect(shown.body).toContain(`/console/${pathName}/delegation`)
  expect(shown.body).not.toContain('name="sans_cas"')
  expect((await browser.submit(page, {})).status).toBe(409)
  await delegate(school)
  expect((await browser.get(page)).body).toContain('name="sans_cas"')
})

test('the complete file holds the people present who have access, and says that it is complete', async () => {
  const sent = await (await school.signedIn()).submit(page, {})
  expect(sent.status).toBe(200)
  expect(sent.headers['content-disposition']).toBe(
    'attachment; filename="ExportIdentifiants_0350000K_20260907_complet.xml"',
  )
  const { header, people } = await read(sent.body)
  expect(header).toMatchObject({
    uai,
    schoolYear: 2026,
    complete: true,
    issuedAt: '2026-09-07T08:00:00+02:00',
  })
  expect(people).toMatchObject([
    { person: { category: 'teacher', lastName: 'Le Moine', subjects: ['Mathématiques'], classes: ['6E 2'] } },
    {
      person: {
        category: 'pupil',
        lastName: 'Morvan',
        siecleId: '1',
        class: '6E 2',
        birthDate: '2013-02-14',
      },
    },
    { person: { category: 'guardian', lastName: 'Morvan', pupils: [{ level: 1 }] } },
  ])
})

test('with the box ticked, people who came through the ENT are left out and the file says so', async () => {
  await school.db
    .updateTable('person')
    .set({ cas_id: 'NAA31614' })
    .where('category', '=', 'pupil')
    .where('last_name', '=', 'Morvan')
    .execute()
  const sent = await (await school.signedIn()).submit(page, { sans_cas: '1' })
  expect(sent.headers['content-disposition']).toContain('_partiel.xml')
  const { header, people } = await read(sent.body)
  expect(header.complete).toBe(false)
  expect(people).toHaveLength(2)
})

test('the counts shown before are those of the files', async () => {
  const shown = await (await school.signedIn()).get(page)
  expect(shown.text).toMatch(/Enseignants\s+1\s+1 Élèves\s+1\s+0 Responsables\s+1\s+1/)
  expect(shown.text).toMatch(/Total\s+3\s+2/)
})

test('each export leaves a line of history and an audit row', async () => {
  const audited = await school.auditOf('identifiers.exported')
  expect(audited.map((row) => row.data)).toMatchObject([
    { onlyWithoutCasId: false, count: 3 },
    { onlyWithoutCasId: true, count: 2 },
  ])
  expect((await (await school.signedIn()).get(page)).text).toContain(
    'ExportIdentifiants_0350000K_20260907_partiel.xml',
  )
})
