import { decodeSheet, guessSheetEncoding, guessSheetSeparator } from '@preau/exchange'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { person, pupil, smallDelivery } from '../../testing/small-delivery.ts'
import { sqlCsvImports } from '../../store/csv/sql-csv-imports.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import type { CsvSettings } from './csv-fields.ts'
import { readCsvPeople } from './read-csv-people.ts'
import { readCsvTable } from './read-csv-table.ts'

describe('a file read as a table', () => {
  test.each([
    [';', 'Nom;Prénom\n"Le; Gall";Soizic\n'],
    [',', 'Nom,Prénom\r\n"Le; Gall",Soizic\r\n'],
    ['\t', '\ufeffNom\tPrénom\nLe; Gall\tSoizic'],
    ['|', 'Nom|Prénom\n\nLe; Gall|Soizic\n'],
  ])('finds the separator %j', (separator, text) => {
    expect(guessSheetSeparator(text)).toBe(separator)
    const table = readCsvTable(text, separator as CsvSettings['separator'])
    expect(table).toMatchObject({ header: ['Nom', 'Prénom'], rows: [{ cells: ['Le; Gall', 'Soizic'] }] })
  })

  test.each([
    ['utf-8', Buffer.from('Prénom')],
    ['windows-1252', Buffer.from('Prénom', 'latin1')],
    ['utf-16le', Buffer.from('\ufeffPrénom', 'utf16le')],
  ] as const)('is known to be in %s', (encoding, bytes) => {
    expect(guessSheetEncoding(bytes)).toBe(encoding)
    expect(decodeSheet(bytes, encoding)).toBe('Prénom')
  })

  const settings: CsvSettings = {
    separator: ';',
    dates: 'auto',
    columns: ['lastName', 'firstName', 'birthDate', 'profile', 'email'],
    profile: null,
  }
  const one = (...cells: string[]) => readCsvPeople([{ line: 2, cells }], settings)

  test.each([
    [['', 'Léa', '', 'élève'], 'Nom'],
    [['Pin', 'Léa', '31/02/2012', 'élève'], 'La date «\u00a031/02/2012\u00a0»'],
    [['Pin', 'Léa', '', 'roi'], 'Le profil «\u00a0roi\u00a0» n’est pas connu'],
    [['Pin', 'Léa', '', 'Parents'], 'Dites de quel élève'],
    [['Pin', 'Léa', '', 'élève', 'lea@'], 'L’adresse «\u00a0lea@\u00a0»'],
    [['x'.repeat(200), 'Léa', '', 'élève'], 'trop long'],
  ])('a wrong line %j says why', (cells, reason) => {
    const { people, faults } = one(...cells)
    expect({ people, line: faults[0]?.line }).toEqual({ people: [], line: 2 })
    expect(faults[0]?.reason).toContain(reason)
  })

  test('days are read as the school writes them', () => {
    expect(one('Pin', 'Léa', '14/02/2012', 'élève').people[0]?.birthDate).toBe('2012-02-14')
    expect(one('Pin', 'Léa', '2012-02-14', 'National_ELV').people[0]?.birthDate).toBe('2012-02-14')
    const american = readCsvPeople([{ line: 2, cells: ['Pin', 'Léa', '02/14/2012', 'élèves'] }], {
      ...settings,
      dates: 'us',
    })
    expect(american.people[0]?.birthDate).toBe('2012-02-14')
  })

  const ofGuardians: CsvSettings = {
    separator: ';',
    dates: 'auto',
    columns: [
      'lastName',
      'firstName',
      'email',
      'pupilLastName',
      'pupilFirstName',
      'pupilBirthDate',
      'link',
      'legal',
    ],
    profile: 'National_TUT',
  }
  const guardians = (...lines: readonly (readonly string[])[]) =>
    readCsvPeople(
      lines.map((cells, at) => ({ line: at + 2, cells })),
      ofGuardians,
    )
  const child = ['Pin', 'Léa', '14/02/2015']

  test('a guardian has the pupil, the link and the responsibility that the line says', () => {
    expect(
      guardians(['Pin', 'Ève', 'eve@exemple.fr', ...child, 'Mère', 'en charge']).people[0]?.guardian,
    ).toEqual({
      wards: [{ lastName: 'Pin', firstName: 'Léa', birthDate: '2015-02-14' }],
      link: '10',
      legalLevel: 2,
    })
  })

  test.each([
    [['Pin', 'Ève', '', 'Pin', 'Léa', '', 'Mère', ''], 'Dites de quel élève'],
    [['Pin', 'Ève', '', ...child, 'voisine', ''], 'Le lien «\u00a0voisine\u00a0» n’est pas connu'],
    [['Pin', 'Ève', '', ...child, 'Mère', 'non'], 'sans responsabilité'],
  ])('a guardian %j is left out with a reason', (line, reason) => {
    expect(guardians(line).faults[0]?.reason).toContain(reason)
  })

  test('two lines are one guardian when something more than the name says so', () => {
    const brother = ['Pin', 'Luc', '01/03/2013', 'Mère', '']
    const known = guardians(
      ['Pin', 'Ève', 'eve@exemple.fr', ...child, 'Mère', ''],
      ['PIN', 'Eve', 'Eve@exemple.fr', ...brother],
    )
    expect(known.people.map(({ line, who }) => [line, who])).toEqual([
      [2, 2],
      [3, 2],
    ])
    const bare = guardians(['Pin', 'Ève', '', ...child, 'Mère', ''], ['Pin', 'Ève', '', ...brother])
    expect(bare.faults[0]).toMatchObject({
      line: 3,
      reason: expect.stringContaining('déjà à la ligne 2') as string,
    })
  })

  test('whatever the bytes, a person or a reason comes of each line, and never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const text = decodeSheet(bytes, guessSheetEncoding(bytes))
        const table = readCsvTable(text, guessSheetSeparator(text))
        if ('brokenAt' in table) return
        const { people, faults } = readCsvPeople(table.rows, settings)
        expect(people.length + faults.length).toBe(table.rows.length)
      }),
    )
  })
})

describe('a file of users, from the screen', () => {
  let portal: OpenedPortal
  let admin: Browser
  const path = '/administration/annuaire/import-csv'
  const header = 'NOM;Prénom usuel;Né(e) le;Statut;Classe'

  beforeAll(async () => {
    portal = await openPortal()
    await loadTilleuls(portal)
    await loadOtherSchool(portal)
    admin = openBrowser(portal.app)
    await admin.signIn('admin.ent', testPassword)
  })

  async function send(text: string): Promise<Page & { readonly id: string }> {
    const form = await admin.get(path)
    const etablissement = /<option value="(\d+)"/.exec(form.html)?.[1] ?? ''
    const page = await admin.upload(path, { etablissement }, [
      { name: 'eleves.csv', bytes: Buffer.from(text, 'latin1') },
    ])
    return { ...page, id: /import-csv\/(\d+)/.exec(page.html)?.[1] ?? '' }
  }

  const columns = {
    separateur: ';',
    dates: 'auto',
    profil: '',
    colonne0: 'lastName',
    colonne1: 'firstName',
    colonne2: 'birthDate',
    colonne3: 'profile',
    colonne4: 'class',
  }
  const lines = `${header}\nÉpinette;Maëlys;14/02/2015;élève;6E 2\nMorvan;Lise;14/02/2015;élève;6E 2\nFaux;Jour;40/02/2015;élève;6E 2\n`

  test('shows its first lines, its encoding and what each column seems to be', async () => {
    const page = await send(lines)
    expect(page.html).toMatch(/name="encodage"[\s\S]*?<option value="windows-1252" selected/)
    expect(page.text).toContain('Épinette Maëlys 14/02/2015')
    expect(page.html).toMatch(/name="colonne0"[\s\S]*?<option value="lastName" selected/)
  })

  test('is read again in another encoding when the guess is wrong, and its first lines shown again', async () => {
    const { id } = await send(lines)
    const wrong = await admin.post(`${path}/${id}`, { ...columns, encodage: 'macintosh' })
    expect(wrong.text).not.toContain('Épinette')
    const right = await admin.post(`${path}/${id}`, { ...columns, encodage: 'iso-8859-15' })
    expect(right.text).toContain('Épinette Maëlys 14/02/2015')
    const never = await admin.post(`${path}/${id}`, { ...columns, encodage: 'utf-16le' })
    expect(never).toMatchObject({ status: 422 })
    expect(never.text).toContain('l’encodage précédent est gardé')
  })

  test('asks for the columns that it did not recognise', async () => {
    const { id } = await send(lines)
    const page = await admin.post(`${path}/${id}`, { ...columns, colonne1: '' })
    expect(page).toMatchObject({ status: 422 })
    expect(page.text).toContain('Dites quelle colonne est « Prénom »')
    const twice = await admin.post(`${path}/${id}`, { ...columns, colonne4: 'lastName' })
    expect(twice.text).toContain('Deux colonnes sont « Nom »')
  })

  test('shows what would change, line by line, and changes nothing until it is applied', async () => {
    const { id } = await send(lines)
    const trial = await admin.submit(`${path}/${id}`, columns)
    expect(trial.text).toContain('1 à créer, 0 à compléter, 1 sans changement. Lignes laissées de côté : 1.')
    expect(trial.text).toContain('4 La date « 40/02/2015 »')
    await expect(portal.commands.showAccount('maelys.epinette')).rejects.toThrow()
    const done = await admin.submit(`${path}/${id}/appliquer`, {})
    expect(done.text).toContain('Comptes créés : 1 ; complétés : 0.')
    expect(await portal.commands.showAccount('maelys.epinette')).toMatchObject({
      birthDate: '2015-02-14',
      status: 'to_activate',
      profiles: [{ profile: 'National_ELV', ended: false }],
      classes: [{ code: '6E 2', role: 'pupil' }],
    })
    const again = await admin.submit(`${path}/${id}/appliquer`, {})
    expect(again.text).toContain('a déjà été importé')
  })

  test('remembers the columns for the next file of the same titles, and creates nobody twice', async () => {
    const page = await send(lines)
    expect(page.html).toMatch(/name="colonne1"[\s\S]*?<option value="firstName" selected/)
    expect((await admin.get(`${path}/${page.id}/essai`)).text).toContain(
      '0 à créer, 0 à compléter, 2 sans changement',
    )
  })

  test('says of a homonym that it cannot tell', async () => {
    const two = `${header}\nJumel;Léa;01/01/2014;élève;\nJumel;Léa;02/01/2014;élève;\n`
    const first = await send(two)
    await admin.submit(`${path}/${first.id}`, columns)
    await admin.submit(`${path}/${first.id}/appliquer`, {})
    const { id } = await send(`${header}\nJumel;Léa;;élève;6E 2\n`)
    expect((await admin.get(`${path}/${id}/essai`)).text).toContain(
      'Plusieurs personnes de l’établissement peuvent être celle-ci',
    )
  })

  describe('of guardians', () => {
    const titles = 'Nom;Prénom;Courriel;Nom élève;Prénom élève;Date de naissance élève;Lien;Responsable légal'
    const guardiansOf = async (...rows: readonly string[]): Promise<Page & { readonly id: string }> => {
      const { id } = await send([titles, ...rows, ''].join('\n'))
      const fields = [
        'lastName',
        'firstName',
        'email',
        'pupilLastName',
        'pupilFirstName',
        'pupilBirthDate',
        'link',
        'legal',
      ]
      const chosen = Object.fromEntries(fields.map((field, at) => [`colonne${String(at)}`, field]))
      const page = await admin.submit(`${path}/${id}`, {
        separateur: ';',
        dates: 'auto',
        profil: 'National_TUT',
        ...chosen,
      })
      return { ...page, id }
    }
    const lise = 'Morvan;Lise;14/02/2015'

    test('links a new guardian to the pupils of the school, and to nobody when one is not found', async () => {
      const { id, text } = await guardiansOf(
        `Tutrice;Maud;maud@exemple.fr;${lise};Tutrice;oui`,
        `Tutrice;Maud;maud@exemple.fr;Épinette;Maëlys;14/02/2015;Tutrice;en charge`,
        'Perdu;Luc;luc@exemple.fr;Inconnu;Zoé;01/01/2014;Père;oui',
      )
      expect(text).toContain('1 à créer, 1 à compléter, 0 sans changement. Lignes laissées de côté : 1.')
      expect(text).toContain('4 Aucun élève de l’établissement n’est celui de cette ligne')
      await admin.submit(`${path}/${id}/appliquer`, {})
      const sheet = await portal.commands.showAccount('maud.tutrice')
      expect(sheet.profiles).toMatchObject([{ profile: 'National_TUT', ended: false }])
      expect(sheet.children).toMatchObject([
        { name: 'ÉPINETTE Maëlys', link: 'Tuteur', legalLevel: 2 },
        { name: 'MORVAN Lise', link: 'Tuteur', legalLevel: 1 },
      ])
      await expect(portal.commands.showAccount('luc.perdu')).rejects.toThrow()
    })

    test('never takes somebody already there for the guardian by the name alone', async () => {
      const byName = await guardiansOf('Lemoine;Claire;;Épinette;Maëlys;14/02/2015;Mère;oui')
      expect(byName.text).toContain('ajoutez son adresse électronique ou sa date de naissance')
      const already = await guardiansOf(`Morvan;Anne;;${lise};Mère;oui`)
      expect(already.text).toContain('0 à créer, 0 à compléter, 1 sans changement')
    })

    test('gives a link that the sheet takes back, once, and by the school alone', async () => {
      const { id } = await guardiansOf(`Erreur;Guy;guy@exemple.fr;${lise};Père;oui`)
      await admin.submit(`${path}/${id}/appliquer`, {})
      const sheet = await portal.commands.showAccount('guy.erreur')
      const address = `/administration/annuaire/${sheet.id}/enfants/${sheet.children[0]?.id ?? ''}/retirer`
      expect((await admin.post(address, {})).status).toBe(303)
      expect((await admin.get(`/administration/annuaire/${sheet.id}`)).text).toContain('Le lien est retiré.')
      expect(await portal.commands.showAccount('guy.erreur')).toMatchObject({
        children: [],
        profiles: [{ profile: 'National_TUT', ended: true }],
      })
      expect((await admin.post(address, {})).status).toBe(409)
      const anne = await portal.commands.showAccount('anne.morvan')
      const academic = `/administration/annuaire/${anne.id}/enfants/${anne.children[0]?.id ?? ''}/retirer`
      expect((await admin.post(academic, {})).status).toBe(409)
    })

    test('keeps its links when an AAF delivery does not know them, and leaves with the pupil', async () => {
      const deliver = (pupils: Parameters<typeof smallDelivery>[0]['pupils']) =>
        portal.commands.importAaf(
          smallDelivery({ pupils, guardians: [person('2', 'Morvan', 'Anne')], staff: [] }),
          {
            acceptedDepartures: 'all',
          },
        )
      await deliver([pupil('1', 'Morvan', 'Lise', ['2$10$1$1$1$0'])])
      expect((await portal.commands.showAccount('maud.tutrice')).children).toHaveLength(2)
      const maelys = (await portal.commands.showAccount('maelys.epinette')).id
      await sql`update account_profile set ended_at = now() where account_id = ${maelys}`.execute(
        portal.database.kysely(),
      )
      await deliver([pupil('9', 'Neuf', 'Ida', [])])
      expect(await portal.commands.showAccount('maud.tutrice')).toMatchObject({
        status: 'suspended',
        profiles: [{ ended: true }],
      })
    })
  })

  test('that nobody applies is forgotten by the job of the night', async () => {
    const { id } = await send(lines)
    const csvImports = sqlCsvImports(portal.database)
    expect(await csvImports.purgeDrafts(new Date('2000-01-01'))).toBe(0)
    expect(await csvImports.purgeDrafts(new Date('2100-01-01'))).toBeGreaterThan(0)
    expect((await admin.get(`${path}/${id}`)).status).toBe(404)
  })

  test('of another school is not shown, nor its columns, nor applied', async () => {
    const { id } = await send(lines)
    const other = openBrowser(portal.app)
    await portal.commands.grantRole('zoe.ailleurs', 'school', '0350001L')
    await other.signIn('zoe.ailleurs', testPassword)
    await other.get(path)
    for (const address of [`${path}/${id}`, `${path}/${id}/essai`])
      expect((await other.get(address)).status).toBe(404)
    expect((await other.post(`${path}/${id}/appliquer`, {})).status).toBe(404)
  })

  test.each([
    ['an empty file', ''],
    ['titles alone', header],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000'],
    ['an open quote', `${header}\n"Pin;Léa`],
  ])('%s is refused with a reason', async (_, text) => {
    const page = await send(text)
    expect(page.status).toBe(422)
    expect(page.text).toMatch(/Rien n’a été importé|Choisissez le fichier/)
  })

  test('from the command line, creates whom the file names', async () => {
    const file = { name: 'a.csv', bytes: Buffer.from('nom,prenom,email\nTutrice,Ada,ada@exemple.fr\n') }
    const trial = await portal.commands.importCsv('0350000K', file, { simulate: true, profile: 'Local_MDS' })
    expect(trial.outcomes).toMatchObject([{ line: 2, outcome: 'created', name: 'TUTRICE Ada' }])
    await expect(portal.commands.showAccount('ada.tutrice')).rejects.toThrow()
    await portal.commands.importCsv('0350000K', file, { profile: 'Local_MDS' })
    expect(await portal.commands.showAccount('ada.tutrice')).toMatchObject({ email: 'ada@exemple.fr' })
    const bare = { name: 'b.csv', bytes: Buffer.from('a,b\nx,y\n') }
    await expect(portal.commands.importCsv('0350000K', bare)).rejects.toMatchObject({ code: 'csv.columns' })
  })
})
