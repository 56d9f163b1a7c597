import { beforeEach, describe, expect, test } from 'vitest'
import { createIdentificationStore } from '../../../store/identification-store.ts'
import { openTestSchoolWithBase, pathName, uai } from '../../../testing/open-test-school.ts'
import { failureRows } from '../../../testing/failure-rows.ts'
import { guardiansFile, pupilsFile } from '../../../testing/school-files.ts'
import type { FailureEntry } from '../identification-store.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise', className: '4E 1', born: '14/02/2013' },
    { id: '2', name: 'Kerbrat', firstName: 'Noé', className: '5E 2', born: '03/01/2012' },
  ]),
  guardians: guardiansFile([{ id: '70', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }]),
})
const base = await commands.findBase(uai)
if (!base) throw new Error('the base was just created')
const recorder = createIdentificationStore(db)
const browser = await school.signedIn()
const inbox = `/${pathName}/client/identites/echecs`

beforeEach(async () => {
  await db.deleteFrom('identification_failure').execute()
})

interface Came extends Partial<FailureEntry> {
  readonly lastName?: string
  readonly firstName?: string
}

/** A failure of an account, as identification records it. */
const record = (casUser: string, { lastName, firstName, ...changes }: Came = {}): Promise<void> =>
  recorder.recordFailure({
    baseId: base.id,
    at: school.clock.now(),
    space: 'eleves',
    reason: 'not-identified',
    casUser,
    evidence: {
      serverUrl: 'https://cas.ent.example',
      service: 'http://localhost:8081/0350000X/pronote/eleve.html',
      identifierAttribute: 'idPronote',
      attributes: { idPronote: ['2345789ABCDEFHJK'] },
      known: { lastName, firstName, birthDate: undefined, postcode: undefined },
    },
    form: undefined,
    ...changes,
  })
const rowOf = async (casUser: string) => {
  const rows = [...(await failureRows(db, base.id)), ...(await failureRows(db, base.id, 'dismissed'))]
  const row = rows.find((one) => one.casUser === casUser)
  if (!row) throw new Error(`no line of ${casUser}`)
  return row
}
const personId = async (firstName: string): Promise<string> =>
  (await db.selectFrom('person').select('id').where('first_name', '=', firstName).executeTakeFirstOrThrow())
    .id
const usersIn = (body: string): string[] => [...new Set(body.match(/NX\d+/g) ?? [])]
const users = async (query: string): Promise<string[]> =>
  usersIn((await browser.get(`${inbox}${query}`)).body)

describe('the filters', () => {
  beforeEach(async () => {
    await record('NX1', { lastName: 'MORVAN', firstName: 'Lise', at: new Date('2026-09-01T08:00:00Z') })
    await record('NX2', { lastName: 'Kerbrat', firstName: 'Noé', reason: 'held' })
    await record('NX3', { lastName: 'Morvan', firstName: 'Odile', space: 'parents' })
    await record('NX3', { lastName: 'Morvan', firstName: 'Odile', space: 'parents' })
  })

  test('keep a cause, a space, a period; each choice says how many it would show', async () => {
    expect(await users('?motif=held')).toEqual(['NX2'])
    expect(await users('?espace=parents')).toEqual(['NX3'])
    expect(await users('?periode=jour&espace=eleves')).toEqual(['NX2'])
    const { text } = await browser.get(`${inbox}?espace=eleves`)
    expect(text).toContain('Identifiant PRONOTE inconnu ici (1)')
    expect(text).toContain('Fiche déjà reliée à un autre compte (1)')
    expect(text).toContain('Espace Parents (1)')
    expect(text).toContain('Aujourd’hui (1) 7 derniers jours (2)')
  })

  test('find a name without accents, part of an identifier that came, somebody of a class', async () => {
    expect(await users('?q=morvan')).toEqual(['NX3', 'NX1'])
    expect(await users('?q=noe+KERBRAT')).toEqual(['NX2'])
    expect(await users('?q=nx2')).toEqual(['NX2'])
    expect(await users('?q=2345789abc&motif=held')).toEqual(['NX2'])
    expect(await users('?q=%25')).toEqual([])
    const { id } = await db
      .selectFrom('school_class')
      .select('id')
      .where('code', '=', '4E 1')
      .executeTakeFirstOrThrow()
    expect(await users(`?classe=${id}&tri=name&sens=asc`)).toEqual(['NX1', 'NX3'])
  })

  test('order the lines, and stay in the links to the order, the tabs and the sheets', async () => {
    expect(await users('?tri=name&sens=asc')).toEqual(['NX2', 'NX1', 'NX3'])
    expect(await users('?tri=attempts')).toEqual(['NX3', 'NX2', 'NX1'])
    const { body } = await browser.get(`${inbox}?q=morvan&espace=parents`)
    expect(body).toContain('?etat=classes&amp;q=morvan&amp;espace=parents')
    expect(body).toContain('?q=morvan&amp;espace=parents&amp;tri=name&amp;sens=asc')
    expect(body).toContain('?liste=q%3Dmorvan%26espace%3Dparents')
  })

  test('survive the sheet of a failure and what is decided there', async () => {
    const { id } = await rowOf('NX3')
    const liste = 'q=morvan&espace=parents'
    const sheet = await browser.get(`${inbox}/${id}?liste=${encodeURIComponent(liste)}`)
    expect(sheet.body).toContain(`href="${inbox}?q=morvan&amp;espace=parents"`)
    const filed = await browser.submit(`${inbox}/${id}/classer`, { liste, raison: 'mistake' })
    expect(filed.location).toBe(`${inbox}?${liste}`)
  })

  test('that hide everything say it, and how many they hide', async () => {
    expect((await browser.get(`${inbox}?q=zzz`)).text).toContain('Ils en cachent 3 dans cet onglet.')
    expect((await browser.get(`${inbox}?q=zzz&etat=classes`)).text).toContain('vide, même sans filtre')
    expect((await browser.get(`${inbox}?etat=classes`)).text).toContain('Aucun échec classé.')
  })

  test('do not count as a look at the whole list', async () => {
    await db.deleteFrom('failure_visit').execute()
    await users('?q=morvan')
    const home = `/${pathName}/client`
    expect((await browser.get(home)).text).toContain('3 échecs d’identification attendent votre aide')
    await users('?tri=name')
    expect((await browser.get(home)).text).not.toContain('votre aide')
  })
})

describe('the people who are sure', () => {
  const known = { lastName: 'MORVAN', firstName: 'lise', birthDate: '14/02/2013', postcode: undefined }
  const evidence = { serverUrl: '', service: '', identifierAttribute: 'idPronote', known }
  const casIds = async () =>
    (await db.selectFrom('person').select('cas_id').orderBy('id').execute()).map(({ cas_id: casId }) => casId)
  const ask = () => browser.submit(`${inbox}/choix`, { portee: 'tout', action: 'relier' })
  const linksIn = (body: string): string[] =>
    [...body.matchAll(/name="liens" value="([\d-]+)"/g)].map(([, id]) => id ?? '')
  const link = (liens: string[]) => browser.submit(`${inbox}/choix/relier`, { liens, liste: 'q=nx' })

  beforeEach(async () => {
    await db.updateTable('person').set({ cas_id: null }).execute()
    await record('NX1', { evidence })
    await record('NX1', { evidence, reason: 'attribute-missing' })
    await record('NX2', { lastName: 'Kerbrat', firstName: 'Noé' })
  })

  test('are said on their line and on their sheet, and linked from the line without leaving the filters', async () => {
    const { text } = await browser.get(`${inbox}?q=nx1`)
    expect(text).toContain('MORVAN lise Sûrement Lise Morvan (4E 1)')
    expect((await browser.get(inbox)).text).not.toContain('Sûrement Noé')
    const { id } = await rowOf('NX1')
    expect((await browser.get(`${inbox}/${id}`)).text).toMatch(/Personnes proposées .*MORVAN Lise Sûre/)
    const fields = { liens: `${id}-${await personId('Lise')}`, liste: 'q=nx', depuis: 'liste' }
    const done = await browser.submit(`${inbox}/choix/relier`, fields)
    expect(done.location).toBe(`${inbox}?q=nx`)
    expect((await browser.follow(done)).text).toContain('1 personne reliée. « Liens récents »')
    expect(await casIds()).toContain('NX1')
  })

  test('are shown side by side, linked together, and taken back together with their failures', async () => {
    const shown = await ask()
    expect(shown.text).toContain('1 personne sûre pour 3 échecs regardés.')
    expect(shown.text).toMatch(
      /MORVAN lise 14\/02\/2013 NX1 MORVAN Lise Élèves, 4E 1, 14\/02\/2013 Identité reçue/,
    )
    expect(await casIds()).toEqual([null, null, null])
    const done = await link(linksIn(shown.body))
    const run = await browser.follow(done)
    expect(run.text).toContain('1 personne reliée.')
    expect(run.text).toMatch(/MORVAN Lise Élèves NX1 Relié/)
    expect((await failureRows(db, base.id)).map(({ casUser }) => casUser)).toEqual(['NX2'])
    const undone = await browser.submit(`${done.location ?? ''}/annuler`, {})
    expect((await browser.follow(undone)).text).toContain('Liens annulés pour 1 personne.')
    expect(await casIds()).toEqual([null, null, null])
    expect(await failureRows(db, base.id)).toHaveLength(3)
    expect((await browser.submit(`${done.location ?? ''}/annuler`, {})).status).toBe(409)
    expect((await browser.get(`/${pathName}/client/identites/liens`)).text).toContain('Annulé')
  })

  test('whom somebody changed after the page was shown are left as they are', async () => {
    const liens = linksIn((await ask()).body)
    await db.updateTable('person').set({ cas_id: 'NZZ9' }).where('first_name', '=', 'Lise').execute()
    expect((await link(liens)).status).toBe(409)
    expect(await failureRows(db, base.id)).toHaveLength(3)
    expect((await browser.follow(await ask())).text).toContain('aucune personne sûre')
  })

  test('keep the account that they were given since, when the links are undone', async () => {
    const done = await link(linksIn((await ask()).body))
    await db.updateTable('person').set({ cas_id: 'NZZ9' }).where('first_name', '=', 'Lise').execute()
    const page = await browser.follow(await browser.submit(`${done.location ?? ''}/annuler`, {}))
    expect(page.text).toContain('1 personne a changé de compte depuis et n’a pas été touchée')
    expect(await casIds()).toContain('NZZ9')
    expect(await failureRows(db, base.id)).toHaveLength(1)
  })

  test('who fail again before the links are undone are one line, not two', async () => {
    const done = await link(linksIn((await ask()).body))
    await record('NX1', { evidence })
    await browser.submit(`${done.location ?? ''}/annuler`, {})
    expect((await failureRows(db, base.id)).map(({ reason }) => reason).sort()).toEqual([
      'attribute-missing',
      'not-identified',
      'not-identified',
    ])
  })

  test('are nobody that a form of another making names', async () => {
    const { id } = await rowOf('NX2')
    expect((await link([`${id}-${await personId('Noé')}`])).status).toBe(409)
    for (const liens of [[], ['x'], ['1-x']]) expect((await link(liens)).status).not.toBe(500)
    expect(await casIds()).toEqual([null, null, null])
  })
})

describe('many lines at once', () => {
  const choose = (fields: Record<string, string | string[]>) =>
    browser.submit(`${inbox}/choix`, { portee: 'cochees', ...fields })
  const apply = (fields: Record<string, string | string[]>) =>
    browser.submit(`${inbox}/choix/appliquer`, fields)
  const now = () => school.clock.now().toISOString()

  beforeEach(async () => {
    for (const [index, reason] of (['held', 'held', 'left'] as const).entries())
      await record(`NX${String(index)}`, { lastName: 'Morvan', firstName: 'Lise', reason })
  })

  test('those ticked are shown, then set aside with a reason, then opened again', async () => {
    const echecs = [(await rowOf('NX0')).id, (await rowOf('NX2')).id]
    const shown = await choose({ action: 'classer', echecs })
    expect(shown.text).toContain('Classer 2 échecs')
    expect(usersIn(shown.body)).toEqual(['NX2', 'NX0'])
    const sent = { action: 'classer', portee: 'cochees', echecs, nombre: '2' }
    const refused = await apply({ ...sent, raison: 'other' })
    expect(refused).toMatchObject({ status: 422 })
    expect(refused.text).toContain('Précisez cette autre raison.')
    expect(await failureRows(db, base.id)).toHaveLength(3)
    const done = await apply({ ...sent, raison: 'not-concerned' })
    expect((await browser.follow(done)).text).toContain('2 échecs classés.')
    expect(await users('?etat=classes')).toEqual(['NX2', 'NX0'])
    const lines = await school.auditOf('identification-failure.dismissed')
    expect(lines.at(-1)).toMatchObject({
      actor: 'operator:superviseur',
      data: { count: 2, reason: 'not-concerned' },
    })
    await apply({ action: 'rouvrir', etat: 'classes', portee: 'cochees', echecs, nombre: '2' })
    expect(await failureRows(db, base.id)).toHaveLength(3)
  })

  test('a whole filter is what it was when it was shown: who came meanwhile stays to treat', async () => {
    const filter = { action: 'classer', portee: 'tout', motif: 'held', vu: now() }
    expect((await choose(filter)).text).toContain('Classer 2 échecs')
    school.clock.advance(60_000)
    await record('NX9', { reason: 'held' })
    await record('NX1', { reason: 'held' })
    const done = await browser.follow(await apply({ ...filter, nombre: '2', raison: 'elsewhere' }))
    expect(done.text).toContain('1 échec classé. 1 autre a changé entre-temps et n’a pas été touché.')
    expect((await rowOf('NX0')).state).toBe('dismissed')
    expect([(await rowOf('NX1')).state, (await rowOf('NX9')).state]).toEqual(['open', 'open'])
    // It had been set aside, and comes back by itself.
    await record('NX0', { reason: 'held' })
    expect((await browser.get(inbox)).text).toMatch(
      /Classé le 07\/09\/2026.*\(Réglé autrement\), revenu depuis\./,
    )
  })

  test('nothing chosen, or nothing left of it, says so and does nothing', async () => {
    expect((await browser.follow(await choose({ action: 'classer' }))).text).toContain(
      'Cochez au moins un échec',
    )
    const gone = await browser.follow(await choose({ action: 'classer', echecs: ['999999'] }))
    expect(gone.text).toContain('Plus aucun de ces échecs')
    expect((await apply({ action: 'classer', raison: 'mistake', echecs: ['x'] })).status).toBe(422)
    expect(await failureRows(db, base.id)).toHaveLength(3)
  })
})
