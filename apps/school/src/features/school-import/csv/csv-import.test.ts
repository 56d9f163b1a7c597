import { afterEach, describe, expect, test } from 'vitest'
import type { Browser, Page } from '../../../testing/browser.ts'
import { openTestSchoolWithBase, pathName, uai } from '../../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
const home = `/${pathName}/client/imports/csv`
const browser: Browser = await school.signedIn()
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise', className: '6E 2' },
    { id: '2', name: 'Le Goff', firstName: 'Noé', className: '6E 1', born: '03/01/2012' },
  ]),
  guardians: guardiansFile([{ id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Lemoine', firstName: 'Anne' }]))

/** Everybody of the base, to be compared. */
const people = () =>
  db
    .selectFrom('person')
    .select([
      'id',
      'category',
      'last_name',
      'first_name',
      'birth_date',
      'postcode',
      'left_on',
      'pronote_id',
      'access',
    ])
    .orderBy('id')
    .execute()

const named = async (first: string) => (await people()).find((one) => one.first_name === first)

const send = (list: string, content: string | Uint8Array<ArrayBuffer>, name = 'liste.csv'): Promise<Page> =>
  browser.upload(home, { fichier: { name, content } }, { liste: list })

/** Chooses the columns as they are proposed, and what is said besides. */
async function look(columns: Page, more: Readonly<Record<string, string>> = {}): Promise<Page> {
  const address = (columns.location ?? '').replace(/\?.*/, '')
  const { body } = await browser.get(address)
  const chosen = [...body.matchAll(/<select[^>]*name="(\w+)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name = '', options = '']) => {
      const [, value = ''] = /<option value="([^"]*)" selected/.exec(options) ?? []
      return [name, value] as const
    },
  )
  return browser.submit(address, { ...Object.fromEntries(chosen), ...more })
}

const pendingOf = ({ location }: Page): string => /\d+$/.exec(location ?? '')?.[0] ?? ''
const apply = async (preview: Page): Promise<Page> =>
  browser.follow(await browser.submit(`${home}/confirmer`, { attente: pendingOf(preview) }))

let before: Awaited<ReturnType<typeof people>>
const unchanged = async (): Promise<void> => {
  expect(await people()).toEqual(before)
}
before = await people()
afterEach(async () => {
  before = await people()
})

describe('the file', () => {
  test.each([
    ['nothing', '', /Fichier vide/],
    ['only titles', 'Nom;Prénom\n\n;;\n', /Fichier vide/],
    ['an open quote', 'Nom;Prénom\nA;B\n"C;D\n', /ligne 3/],
    ['bytes that are no text', '\0\u0001Nom;\0', /pas un tableau CSV lisible/],
    ['50 000 lines', `Nom;Prénom\n${'A;B\n'.repeat(50_000)}`, /plus de 20\s000 lignes/],
  ])('with %s is refused with the reason, and nothing changes', async (_, content, reason) => {
    const page = await send('eleves', content)
    expect(page.status).toBe(422)
    expect(page.text).toMatch(reason)
    await unchanged()
  })

  test('without a list or without a file asks for it', async () => {
    expect((await send('', 'Nom;Prénom\nA;B\n')).text).toContain('Choisissez la liste')
    expect((await browser.submit(home, { liste: 'eleves' })).status).toBe(415)
  })

  test('shows its columns and first lines, and what is wrong with each, whatever its encoding', async () => {
    const text =
      'NOM;Prénom;Né(e) le;Prénom;Division\nÉpinette;Maëlys;14/02/13;x;6E 9\n=1+1;<b>;03/01/2012;;\n'
    const page = await browser.follow(await send('eleves', Buffer.from(text, 'latin1')))
    expect(page.text).toContain('Colonnes du fichier : Élèves')
    expect(page.body).toContain('<option value="windows-1252" selected')
    expect(page.text).toContain('Né(e) le : La date « 14/02/13 » n’a que deux chiffres')
    expect(page.text).toContain('Colonne « Prénom (4) »')
    expect(page.body).toContain('&lt;b>')
  })

  test('is read again with another separator, and its columns are found again', async () => {
    const sent = await send('eleves', 'Nom|Prénom,x\nMorvan|Lise,y\n')
    const again = await look(sent, { separateur: '|', apercu: '1' })
    const page = await browser.follow(again)
    expect(page.body).toMatch(/<option value="lastName" selected/)
  })

  test('whose columns lack the name says so, and is not looked at', async () => {
    const page = await look(await send('eleves', 'Patronyme;Prénom\nMorvan;Lise\n'))
    expect(page.status).toBe(422)
    expect(page.text).toContain('Dites quelle colonne est « Nom »')
  })

  test('of another session is not found', async () => {
    const sent = await send('eleves', 'Nom;Prénom\nA;B\n')
    const other = await school.signedIn()
    expect((await other.get((sent.location ?? '').replace(/\?.*/, ''))).status).toBe(404)
  })
})

describe('pupils', () => {
  const file =
    'Nom;Prénom;Date de naissance;Classe;Code postal\nMORVAN;lise;2013-02-14;6e2;1000\nRiou;Ana;05/06/2013;6E 3;\nMorvan;Lise;;6E 1;\n'

  test('are shown as they would change, then changed, once, and the columns are remembered', async () => {
    const preview = await look(await send('eleves', file))
    const shown = await browser.get(preview.location ?? '')
    expect(shown.text).toContain('Code postal : 35000 devient 01000')
    expect(shown.text).toContain('rien ne prouve que ce soit cette personne')
    await unchanged()
    const report = await apply(preview)
    expect(report.text).toContain('L’import est terminé')
    expect(await named('Ana')).toMatchObject({ category: 'pupil', birth_date: '2013-06-05' })
    expect((await school.auditOf('school-import.csv')).at(-1)).toMatchObject({
      data: { created: 1, updated: 1, leftAside: 1 },
    })
    const again = await send('eleves', file)
    expect(again.location).toMatch(/repris=1$/)
    const second = await look(again)
    expect((await browser.get(second.location ?? '')).text).toContain('ne changent la fiche de personne')
  })

  test('in a class have moved there, under the name that the base has for it', async () => {
    const classes = await db
      .selectFrom('class_membership as m')
      .innerJoin('person as p', 'p.id', 'm.person_id')
      .innerJoin('school_class as c', 'c.id', 'm.class_id')
      .select(['p.first_name', 'c.code'])
      .orderBy('p.first_name')
      .execute()
    expect(classes).toEqual([
      { first_name: 'Ana', code: '6E 3' },
      { first_name: 'Lise', code: '6E 2' },
      { first_name: 'Noé', code: '6E 1' },
    ])
  })

  test('who are absent leave only when the box is ticked, with the number shown first', async () => {
    const list = 'Nom;Prénom;Date de naissance\nMorvan;Lise;14/02/2013\nRiou;Ana;05/06/2013\n'
    const kept = await look(await send('eleves', list))
    expect((await browser.get(kept.location ?? '')).text).not.toContain('Noé')
    const whole = await look(await send('eleves', list), { entiere: 'on' })
    const shown = await browser.get(whole.location ?? '')
    expect(shown.text).toMatch(/Départs\s1/)
    expect(shown.text).toContain('Noé Le Goff')
    await apply(whole)
    expect(await named('Noé')).toMatchObject({ left_on: '2026-09-07' })
    await apply(
      await look(await send('eleves', 'Nom;Prénom;Naissance;Classe\nLe Goff;Noé;03/01/2012;6E 1\n')),
    )
    expect(await named('Noé')).toMatchObject({ left_on: null })
  })

  test('of whom half would leave are asked about', async () => {
    const many = Array.from(
      { length: 20 },
      (_, at) => `Kerdoncuff;Ewen${String.fromCodePoint(97 + at)};01/01/2012`,
    )
    await apply(await look(await send('eleves', `Nom;Prénom;Naissance\n${many.join('\n')}\n`)))
    const few = await look(await send('eleves', 'Nom;Prénom;Naissance\nRiou;Ana;05/06/2013\n'), {
      entiere: 'on',
    })
    expect((await browser.get(few.location ?? '')).text).toContain(
      '22 personnes sur 23 ne sont plus dans ce fichier',
    )
  })
})

describe('guardians', () => {
  test('are linked to their pupils with their responsibility; contacts open no space', async () => {
    const file =
      'Nom;Prénom;Code postal;Nom élève;Prénom élève;Date de naissance élève;Responsabilité;Lien\n' +
      'Riou;Maïwenn;29000;Riou;Ana;05/06/2013;Légal 1;Mère\nRiou;Maïwenn;29000;Le Goff;Noé;03/01/2012;2;Tuteur\n' +
      'Riou;Jakez;29200;Riou;Ana;05/06/2013;Contact;Grand-père\nInconnu;Jean;;Nul;Part;01/01/2012;1;Père\n'
    const preview = await look(await send('responsables', file))
    const shown = await browser.get(preview.location ?? '')
    expect(shown.text).toContain('Ana Riou (légal 1)')
    expect(shown.text).toContain('aucun de ses élèves n’y est')
    await apply(preview)
    expect(await named('Jakez')).toMatchObject({ category: 'guardian', access: false })
    expect(await named('Maïwenn')).toMatchObject({ access: true })
    const links = await db
      .selectFrom('guardian_link as link')
      .innerJoin('person as g', 'g.id', 'link.guardian_id')
      .select(['link.level', 'link.kinship'])
      .where('g.first_name', '=', 'Maïwenn')
      .orderBy('link.level')
      .execute()
    expect(links).toEqual([
      { level: 1, kinship: '10' },
      { level: 2, kinship: '50' },
    ])
  })

  test('of the base who change level are changes', async () => {
    const file = 'Nom;Prénom;Identifiant SIECLE;Identifiant SIECLE élève;Rang\nMorvan;Odile;77;1;2\n'
    const shown = await browser.get((await look(await send('responsables', file))).location ?? '')
    expect(shown.text).toContain('(légal 1) devient')
  })
})

test('teachers and staff get their services and their functions', async () => {
  const teachers =
    'Nom;Prénom;Matière;Classes;PP de\nLemoine;Anne;Maths;6E1, 6E2;6E 1\nGuéguen;Yves;Latin;6E 2;\n'
  await apply(await look(await send('professeurs', teachers)))
  const services = await db
    .selectFrom('teaching as t')
    .innerJoin('person as p', 'p.id', 't.teacher_id')
    .innerJoin('school_class as c', 'c.id', 't.class_id')
    .innerJoin('subject as s', 's.id', 't.subject_id')
    .select(['p.first_name', 'c.code', 's.label'])
    .orderBy('p.first_name')
    .orderBy('c.code')
    .execute()
  expect(services.map((one) => Object.values(one).join(' '))).toEqual([
    'Anne 6E 1 Maths',
    'Anne 6E 2 Maths',
    'Yves 6E 2 Latin',
  ])
  await apply(await look(await send('personnels', 'Nom;Prénom;Fonction\nRoche;Paul;CPE\n')))
  const staff = await db
    .selectFrom('person')
    .select('function_code')
    .where('first_name', '=', 'Paul')
    .execute()
  expect(staff).toEqual([{ function_code: 'EDU' }])
})

test('work tutors sent twice are added once, and what leaves as CSV runs no formula', async () => {
  const file = 'Nom;Prénom;Entreprise\n=HYPERLINK(1);Rozenn;Port\nTanguy;Yann;Fournil\n;Luc;\n'
  const report = await apply(await look(await send('maitres-de-stage', file)))
  const run = /imports\/csv\/(\d+)/.exec(report.body)?.[1] ?? ''
  const [changes, remarks] = await Promise.all(
    ['changements', 'remarques'].map((name) => browser.get(`${home}/${run}/${name}.csv`)),
  )
  expect(changes?.body).not.toMatch(/(^|;)"?=/m)
  expect(remarks?.body).toContain('La case est vide.')
  const again = await look(await send('maitres-de-stage', file))
  expect((await browser.get(again.location ?? '')).text).toContain('ne changent la fiche de personne')
})

test('the same answer given twice at once is applied once', async () => {
  const preview = await look(await send('inspecteurs', 'Nom;Prénom\nVasseur;Brune\n'))
  const answers = await Promise.all(
    [1, 2].map(() => browser.submit(`${home}/confirmer`, { attente: pendingOf(preview) })),
  )
  expect(answers.map(({ status }) => status).sort()).not.toEqual([500, 500])
  expect((await people()).filter((one) => one.first_name === 'Brune')).toHaveLength(1)
})

describe('an import is undone', () => {
  /** Everything that an import may change. */
  const contents = async () => ({
    people: (await people()).map((one) => ({ ...one })),
    // By code: a class that went for want of pupils comes back under another number.
    places: await db
      .selectFrom('class_membership as m')
      .innerJoin('school_class as c', 'c.id', 'm.class_id')
      .select(['m.person_id', 'c.kind', 'c.code'])
      .orderBy('m.person_id')
      .orderBy('c.code')
      .execute(),
    links: await db
      .selectFrom('guardian_link')
      .selectAll()
      .orderBy('guardian_id')
      .orderBy('pupil_id')
      .execute(),
    services: await db.selectFrom('teaching').selectAll().orderBy('teacher_id').orderBy('class_id').execute(),
  })
  const runOf = ({ body }: Page): string => /imports\/csv\/(\d+)/.exec(body)?.[1] ?? ''
  const undo = (run: string) => browser.submit(`${home}/${run}/annuler`, {})
  const pupils =
    'Nom;Prénom;Naissance;Classe;Code postal\nMorvan;Lise;14/02/2013;6E 1;56000\nAbgrall;Enora;02/03/2013;6E 1;\n'

  test('entirely: whom it changed, added and made leave are as they were, and the report says so', async () => {
    const then = await contents()
    const preview = await look(await send('eleves', pupils), { entiere: 'on' })
    const report = await apply(preview)
    expect(await contents()).not.toEqual(then)
    const done = await browser.follow(await undo(runOf(report)))
    expect(done.text).toContain('L’import est annulé')
    expect(done.text).toMatch(/Fiches retirées\s1/)
    expect(await contents()).toEqual(then)
    expect((await school.auditOf('school-import.undone')).at(-1)).toMatchObject({ data: { removed: 1 } })
    expect((await browser.get(`${home}/${runOf(report)}`)).text).toContain('Cet import a été annulé')
    expect((await undo(runOf(report))).status).toBe(409)
  })

  test('links and services too', async () => {
    const then = await contents()
    const guardians = 'Nom;Prénom;Identifiant SIECLE;Identifiant SIECLE élève;Rang\nMorvan;Odile;77;2;2\n'
    const first = await apply(await look(await send('responsables', guardians)))
    const second = await apply(
      await look(await send('professeurs', 'Nom;Prénom;Matière;Classes\nLemoine;Anne;Grec;6E 2\n')),
    )
    // The later one goes first.
    expect((await undo(runOf(first))).status).toBe(409)
    for (const report of [second, first]) expect((await undo(runOf(report))).status).toBe(303)
    expect(await contents()).toEqual(then)
  })

  test('but for those who changed since or have come in, who are listed', async () => {
    const report = await apply(await look(await send('eleves', pupils)))
    const [lise, enora] = await Promise.all([named('Lise'), named('Enora')])
    await db
      .updateTable('person')
      .set({ city: 'Vannes' })
      .where('id', '=', lise?.id ?? '')
      .execute()
    await db
      .updateTable('person')
      .set({ cas_id: 'ENR00001' })
      .where('id', '=', enora?.id ?? '')
      .execute()
    const done = await browser.follow(await undo(runOf(report)))
    expect(done.text).toContain('Lise Morvan a changé depuis l’import')
    expect(done.text).toContain('Enora Abgrall a changé depuis l’import')
    expect(await named('Lise')).toMatchObject({ postcode: '56000' })
    expect(await named('Enora')).toMatchObject({ left_on: '2026-09-07' })
  })

  test('of SIECLE as well, the year of the base included', async () => {
    const then = await contents()
    const result = await commands.importSiecle(
      uai,
      {
        pupils: pupilsFile([{ id: '1', name: 'Morvan', firstName: 'Liza', className: '6E 5' }], {
          year: 2027,
        }),
      },
      { confirmed: true },
    )
    const run = result.ok ? result.runId : ''
    const address = `/${pathName}/client/imports/siecle-sts/${run}`
    expect((await browser.get(address)).text).toContain('Annuler cet import')
    expect((await browser.submit(`${address}/annuler`, {})).status).toBe(303)
    expect(await contents()).toEqual(then)
    expect((await commands.findBase(uai))?.schoolYear).toBe(2026)
  })
})
