import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, password, pathName, uai } from '../../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../../testing/school-files.ts'
import { columnKeys } from './columns.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
const tables = `/${pathName}/client/ressources`
const pupils = [
  { id: '1', name: 'Morvan', firstName: 'Lise', className: '6E 1' },
  { id: '2', name: 'Kerbrat', firstName: 'Noé', className: '6E 2', born: '03/01/2012' },
  { id: '3', name: '=1+1', firstName: 'Zoé', className: '6E 2' },
]
await commands.importSiecle(uai, {
  pupils: pupilsFile(pupils),
  guardians: guardiansFile([
    { id: '70', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] },
    { id: '71', name: 'Kerbrat', firstName: 'Yann', pupils: [['2', 1]] },
  ]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Le Moine', firstName: 'Anne' }]))
await commands.setEntIdentifiers(uai, true)
const browser = await school.signedIn()
const idOf = async (lastName: string, category: 'pupil' | 'guardian' = 'pupil'): Promise<string> => {
  const found = db.selectFrom('person').select('id').where('last_name', '=', lastName)
  return (await found.where('category', '=', category).executeTakeFirstOrThrow()).id
}
const set = async (lastName: string, values: { cas_id?: string | null; access?: boolean }): Promise<void> => {
  await db
    .updateTable('person')
    .set(values)
    .where('id', '=', await idOf(lastName))
    .execute()
}
const show = async (address: string): Promise<string> => (await browser.get(`${tables}/${address}`)).text

describe('filters', () => {
  beforeAll(async () => {
    await set('Morvan', { cas_id: 'NAA00001' })
    await set('Kerbrat', { access: false })
  })

  test('keep those of a class: its pupils, their guardians, its teachers', async () => {
    const { id } = await db
      .selectFrom('school_class')
      .select('id')
      .where('code', '=', '6E 2')
      .executeTakeFirstOrThrow()
    expect(await show(`eleves?classe=${id}`)).toContain('2 personnes')
    expect(await show(`responsables?classe=${id}`)).toMatch(/1 personne .*Kerbrat/)
    expect(await show(`professeurs?classe=${id}`)).toContain('Le Moine')
    expect(await show('professeurs?classe=999999')).toContain('Personne ne correspond.')
  })

  test('keep those with or without a CAS identifier, with or without access, together with the search', async () => {
    expect(await show('eleves?cas=oui')).toMatch(/1 personne .*Morvan/)
    expect(await show('eleves?cas=non')).toContain('2 personnes')
    expect(await show('eleves?acces=non')).toMatch(/1 personne .*Kerbrat/)
    expect(await show('eleves?cas=non&acces=oui&q=zoe')).toMatch(/1 personne /)
    expect(await show('eleves?cas=peut-etre&acces=x&classe=a')).toContain('3 personnes')
  })

  test('stay when the order, the page or the tab changes', async () => {
    const { body } = await browser.get(`${tables}/eleves?cas=non&q=o`)
    expect(body).toContain('q=o&amp;cas=non&amp;tri=casId&amp;sens=asc')
    expect(body).toContain('q=o&amp;etat=anciens&amp;cas=non')
  })
})

describe('columns', () => {
  test.each(columnKeys.flatMap((key) => [`${key}&sens=asc`, `${key}&sens=desc`]))(
    'each may order the table: %s',
    async (order) => {
      for (const slug of ['eleves', 'responsables', 'personnels', 'professeurs'])
        expect((await browser.get(`${tables}/${slug}?tri=${order}`)).status).toBe(200)
    },
  )

  test('are chosen by each operator for each table, and remembered', async () => {
    const save = (form: Record<string, string | string[]>) =>
      browser.submit(`${tables}/eleves/colonnes`, { q: 'kerbrat', ...form })
    const saved = await save({ colonnes: ['access', 'origin', '__proto__'] })
    expect(saved.location).toBe(`${tables}/eleves?q=kerbrat`)
    const { text } = await browser.get(`${tables}/eleves?q=kerbrat`)
    expect(text).toMatch(/Nom Accès Origine Kerbrat Non SIECLE/)
    expect(await show('responsables')).toContain('Prénom')
    await commands.addOperator({ login: 'autre', displayName: 'Autre', password, bases: [uai] })
    expect((await (await school.signedIn('autre')).get(`${tables}/eleves`)).text).toMatch(/Nom Prénom/)
    await save({ habituelles: '1' })
    expect(await show('eleves')).toMatch(/Nom Prénom Né\(e\) le Classe Identifiant PRONOTE/)
  })
})

describe('the CAS identifier, typed in the table', () => {
  test('is saved where it stands, and the table comes back as it was', async () => {
    const id = await idOf('Kerbrat')
    const { body } = await browser.get(`${tables}/eleves?q=kerbrat&modifier=${id}`)
    expect(body).toContain('name="identifiant_cas"')
    const saved = await browser.edit(`${tables}/eleves/${id}/identifiant-cas`, {
      q: 'kerbrat',
      dans_la_liste: '1',
      identifiant_cas: 'NBB00002',
    })
    expect(saved).toMatchObject({ status: 303, location: `${tables}/eleves?q=kerbrat#p-${id}` })
    expect((await browser.follow(saved)).text).toContain('NBB00002')
  })

  test('held by somebody else, is refused in its line, with the name and the way to the other sheet', async () => {
    const [id, holder] = [await idOf('Kerbrat'), await idOf('Morvan')]
    const form = { dans_la_liste: '1', identifiant_cas: 'NAA00001' }
    const refused = await browser.edit(`${tables}/eleves/${id}/identifiant-cas`, form)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('déjà celui de Lise Morvan')
    expect(refused.body).toContain(`/eleves/${holder}#identifiants`)
    expect(refused.body).toContain('value="NAA00001"')
  })
})

test('a table leaves as CSV: its columns, its filters, no formula that a spreadsheet would run, and a line of audit', async () => {
  const { body, headers } = await browser.get(`${tables}/eleves/exporter?q=1&tri=detail&sens=desc`)
  expect(headers['content-disposition']).toBe('attachment; filename="eleves-0350000K-2026-09-07.csv"')
  const [head, line, rest] = body.split('\r\n')
  expect(head).toBe('\ufeffNom;Prénom;Né(e) le;Classe;Identifiant PRONOTE;Identifiant CAS')
  expect(line).toMatch(/^'=1\+1;Zoé;14\/02\/2013;6E 2;/)
  expect(rest).toBe('')
  expect(await school.auditOf('people.exported')).toMatchObject([{ data: { category: 'pupil', count: 1 } }])
})

describe('a column pasted from a spreadsheet', () => {
  const paste = (fields: Record<string, string>, files: Parameters<typeof browser.upload>[1] = {}) =>
    browser.upload(`${tables}/eleves/coller`, files, { champ: 'casId', sorte: 'personnes', ...fields })
  const draftOf = (body: string): string => /name="brouillon" value="(\d+)"/.exec(body)?.[1] ?? ''
  const apply = (body: string) =>
    browser.submit(`${tables}/eleves/coller/appliquer`, { brouillon: draftOf(body) })
  const casIds = async (): Promise<(string | null)[]> =>
    (
      await db
        .selectFrom('person')
        .select('cas_id')
        .where('category', '=', 'pupil')
        .orderBy('name_key')
        .execute()
    ).map(({ cas_id }) => cas_id)

  beforeEach(async () => {
    await db.updateTable('person').set({ cas_id: null }).execute()
    await set('Morvan', { cas_id: 'NAA00001' })
  })

  test('is said line by line, then written, then undone', async () => {
    const texte = 'Kerbrat\tNoé\tNBB00002\r\nMorvan\tLise\tNAA00001\r\nPersonne\tIci\tNCC00003\r\n'
    const preview = await paste({ texte })
    expect(preview.text).toMatch(/3 Personne Ici NCC00003 Personne introuvable/)
    expect(preview.text).toMatch(/KERBRAT Noé, 6E 2 Aucun NBB00002 À modifier/)
    expect(preview.text).toContain('Modifier 1 personne')
    expect(await casIds()).toEqual([null, null, 'NAA00001'])
    const done = await apply(preview.body)
    expect((await browser.follow(done)).text).toContain('1 personne modifiée.')
    expect(await casIds()).toEqual([null, 'NBB00002', 'NAA00001'])
    await browser.submit(`${done.location ?? ''}/annuler`, {})
    expect(await casIds()).toEqual([null, null, 'NAA00001'])
    expect((await apply(preview.body)).status).toBe(409)
  })

  test('may follow the list as it is shown, filters and order included', async () => {
    const preview = await paste({ sorte: 'liste', cas: 'non', texte: 'NX1\n\n' })
    expect(preview.text).toContain('Modifier 1 personne')
    await apply(preview.body)
    expect(await casIds()).toEqual(['NX1', null, 'NAA00001'])
    const tooLong = await paste({ sorte: 'liste', q: 'morvan', texte: 'N1\nN2\n' })
    expect(tooLong).toMatchObject({ status: 422 })
    expect(tooLong.text).toContain('Vous avez collé 2 lignes et la liste a 1 personne')
    expect(tooLong.body).toMatch(/N1\r?\nN2/)
  })

  test('passes identifiers from one to another, and names who holds one that stays', async () => {
    const swap = await paste({ texte: 'Kerbrat;Noé;NAA00001\nMorvan;Lise;NZZ9\n' })
    await apply(swap.body)
    expect(await casIds()).toEqual([null, 'NAA00001', 'NZZ9'])
    const held = await paste({ texte: 'Morvan;Lise;NAA00001\n' })
    expect(held.text).toContain('Tenu par KERBRAT Noé.')
    expect(held.body).not.toContain('brouillon')
  })

  test('leaves what somebody changed after the preview', async () => {
    const preview = await paste({ texte: 'Kerbrat;Noé;NBB00002\n' })
    await set('Kerbrat', { cas_id: 'NAUTRE' })
    const done = await browser.follow(await apply(preview.body))
    expect(done.text).toContain('1 personne laissée telle quelle')
    expect(await casIds()).toEqual([null, 'NAUTRE', 'NAA00001'])
  })

  test('comes from a file too, CSV or identifiers of an export', async () => {
    const { pronote_id: pronoteId } = await db
      .selectFrom('person')
      .select('pronote_id')
      .where('last_name', '=', 'Kerbrat')
      .where('category', '=', 'pupil')
      .executeTakeFirstOrThrow()
    const csv = await paste(
      {},
      { fichier: { name: 'cas.csv', content: `Identifiant PRONOTE;CAS\n${pronoteId};N1\n` } },
    )
    expect(csv.text).toContain('Modifier 1 personne')
    const broken = await paste({}, { fichier: { name: 'cas.xml', content: '<a' } })
    expect(broken.text).toContain('n’est pas un fichier d’identifiants lisible')
    const nothing = await paste({ texte: '  ' })
    expect(nothing.text).toContain('Collez des lignes, ou choisissez un fichier.')
  })

  test('fills the access as well, and waits half an hour for the answer', async () => {
    const preview = await paste({ champ: 'access', texte: 'Morvan;Lise;Non\n' })
    expect(preview.text).toMatch(/MORVAN Lise, 6E 1 Oui Non À modifier/)
    school.clock.advance(31 * 60_000)
    expect((await apply(preview.body)).status).toBe(409)
  })
})
