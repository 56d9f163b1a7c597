import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { pupilsFile, stsFile } from '../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const lycee = '9990003Z'
const [lise, noe, ana, tom] = ['Lise', 'Noé', 'Ana', 'Tom'].map((firstName, rank) => ({
  id: String(rank + 1),
  name: 'Morvan',
  firstName,
}))
if (!lise || !noe || !ana || !tom) throw new Error('four pupils')

beforeEach(async () => {
  school.clock.set('2026-09-07T06:00:00Z')
  await sql`truncate person, school_class, subject, import_run, base_address cascade`.execute(school.db)
  await sql`insert into base_address (base_id, kind, name, state, since)
    select id, 'uai', ${lycee.toLowerCase()}, 'alias', now() from base`.execute(school.db)
})

const give = (pupils: Parameters<typeof pupilsFile>[0], of = uai) =>
  school.commands.importSiecle(uai, { pupils: pupilsFile(pupils, { uai: of }) }, { confirmed: true })
const gone = async () =>
  (
    await sql<{
      name: string
    }>`select first_name as name from person where left_on is not null order by id`.execute(school.db)
  ).rows.map(({ name }) => name)
const reportOf = async (result: Awaited<ReturnType<typeof give>>) => {
  const browser = await school.signedIn()
  const run = 'runId' in result ? result.runId : ''
  return { browser, page: `/${pathName}/client/imports/siecle-sts/${run}` }
}

describe('a base that two schools share (cité scolaire)', () => {
  test('the list of one school marks nobody of the other as gone', async () => {
    await give([lise, noe])
    await give([ana, tom], lycee)
    expect(await gone()).toEqual([])
    expect(await give([lise])).toMatchObject({ counts: { departures: 1 } })
    expect(await gone()).toEqual(['Noé'])
  })

  test('nobody is gone before each school has given its list, and the report says whose is awaited', async () => {
    await give([lise, noe])
    const result = await give([lise])
    expect(await gone()).toEqual([])
    const { browser, page } = await reportOf(result)
    expect((await browser.get(page)).text).toContain(`la liste de ${lycee} n’a pas encore été importée`)
    await give([ana], lycee)
    expect(await gone()).toEqual(['Noé'])
  })

  test('a file is older than the last one of its own school, not of the other', async () => {
    const made = (exported: string, of = uai) => ({ pupils: pupilsFile([lise], { uai: of, exported }) })
    const send = (files: ReturnType<typeof made>) =>
      school.commands.importSiecle(uai, files, { confirmed: false })
    await send(made('05/09/2026'))
    expect(await send(made('02/09/2026', lycee))).toMatchObject({ ok: true })
    await expect(send(made('04/09/2026'))).rejects.toThrow('05/09/2026')
    await expect(send(made('01/09/2026', lycee))).rejects.toThrow('02/09/2026')
  })

  test('a pupil who goes from one school to the other stays', async () => {
    await give([lise, noe])
    await give([ana], lycee)
    await give([ana, noe], lycee)
    await give([lise])
    expect(await gone()).toEqual([])
  })

  test('a list that was taken back counts no more: the one before it does', async () => {
    await give([lise, noe])
    await give([ana, tom], lycee)
    const shorter = await give([ana], lycee)
    expect(await gone()).toEqual(['Tom'])
    const { browser, page } = await reportOf(shorter)
    expect((await browser.submit(`${page}/annuler`, {})).status).toBe(303)
    await give([lise])
    expect(await gone()).toEqual(['Noé'])
  })

  test('teachers of the other school stay, and one who serves in both until no list names them', async () => {
    const [both, here, there] = ['1', '2', '3'].map((id) => ({ id, name: `Prof${id}`, firstName: 'Camille' }))
    if (!both || !here || !there) throw new Error('three teachers')
    const staff = (teachers: readonly (typeof both)[], of = uai) =>
      school.commands.importSts(uai, stsFile(teachers, { uai: of }), { confirmed: true })
    await staff([both, here])
    await staff([both, there], lycee)
    await staff([here])
    expect(await gone()).toEqual([])
    await staff([there], lycee)
    expect(await gone()).toEqual(['Camille'])
  })
})
