import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import type { CsvSettings } from './csv-fields.ts'
import { readCsvPeople } from './read-csv-people.ts'
import { decodeCsv, guessSeparator, readCsvTable } from './read-csv-table.ts'

describe('a file read as a table', () => {
  test.each([
    [';', 'Nom;Prénom\n"Le; Gall";Soizic\n'],
    [',', 'Nom,Prénom\r\n"Le; Gall",Soizic\r\n'],
    ['\t', '\ufeffNom\tPrénom\nLe; Gall\tSoizic'],
    ['|', 'Nom|Prénom\n\nLe; Gall|Soizic\n'],
  ])('finds the separator %j', (separator, text) => {
    expect(guessSeparator(text)).toBe(separator)
    const table = readCsvTable(text, separator as CsvSettings['separator'])
    expect(table).toMatchObject({ header: ['Nom', 'Prénom'], rows: [{ cells: ['Le; Gall', 'Soizic'] }] })
  })

  test('tells the two encodings apart', () => {
    expect(decodeCsv(Buffer.from('Prénom'))).toEqual({ text: 'Prénom', encoding: 'utf-8' })
    expect(decodeCsv(Buffer.from('Prénom', 'latin1'))).toEqual({ text: 'Prénom', encoding: 'windows-1252' })
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
    [['Pin', 'Léa', '', 'Parents'], 'Un responsable vient d’une livraison AAF'],
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

  test('whatever the bytes, a person or a reason comes of each line, and never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { text } = decodeCsv(bytes)
        const table = readCsvTable(text, guessSeparator(text))
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
    expect(page.text).toContain('WINDOWS-1252')
    expect(page.text).toContain('Épinette Maëlys 14/02/2015')
    expect(page.html).toMatch(/name="colonne0"[\s\S]*?<option value="lastName" selected/)
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
      'Plusieurs personnes de l’établissement ont ce nom',
    )
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
