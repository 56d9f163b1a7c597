import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { encodeWindows1252, signsOutside1252 } from './windows-1252.ts'

const path = '/administration/annuaire/export'
const order = {
  profils: ['National_ELV', 'National_TUT', 'National_ENS'],
  colonnes: ['lastName', 'firstName', 'classes', 'login', 'children'],
  encodage: 'utf-8',
  separateur: ';',
}

describe('the export of users', () => {
  let portal: OpenedPortal
  let admin: Browser

  beforeAll(async () => {
    portal = await openPortal()
    await loadTilleuls(portal)
    await loadOtherSchool(portal)
    admin = openBrowser(portal.app)
    await admin.signIn('admin.ent', testPassword)
    await admin.get(path)
  })

  test('is a CSV of the chosen profiles and columns, of the administrator’s schools only', async () => {
    const { html } = await admin.post(path, order)
    expect(html).toContain('\ufeffNom;Prénom;Classes;Identifiant de connexion;Enfants\r\n')
    expect(html).toContain('Morvan;Lise;6E 2;lise.morvan;\r\n')
    expect(html).toContain('Morvan;Anne;;anne.morvan;Morvan Lise\r\n')
    expect(html).not.toContain('Roche')
    expect(html).not.toContain('Ailleurs')
  })

  test('makes a text of what a spreadsheet would run', async () => {
    await portal.database.pool.query(
      `update account set first_name = '=HYPERLINK("x")' where login = 'claire.lemoine'`,
    )
    expect((await admin.post(path, order)).html).toContain(`"'=HYPERLINK(""x"")"`)
  })

  test('says what the encoding cannot write before it leaves, then does as told', async () => {
    await portal.database.pool.query(`update account set first_name = 'Łucja' where login = 'anne.morvan'`)
    const old = { ...order, encodage: 'windows-1252' }
    const asked = await admin.post(path, old)
    expect([asked.status, asked.text.includes('1 compte en contient : Ł')]).toEqual([422, true])
    expect((await admin.post(path, { ...old, remplacer: '1' })).html).toContain('Morvan;?ucja')
  })

  test('asks for a profile and a column', async () => {
    const { text, status } = await admin.post(path, { encodage: 'utf-8' })
    expect(status).toBe(422)
    expect(text).toContain('Choisissez au moins un profil.')
    expect(text).toContain('Choisissez au moins une colonne.')
  })

  test('of nobody says so', async () => {
    const page = await admin.post(path, { ...order, profils: 'Local_MDS' })
    expect(page.text).toContain('Aucun compte ne correspond')
    expect((await admin.post(path, { ...order, etablissement: '2' })).text).toContain('Aucun compte')
  })

  test('is in the audit with who, what and how many', async () => {
    const { rows } = await portal.database.pool.query<{ actor: string; data: unknown }>(
      `select actor, data from audit_event where action = 'directory.exported' order by id limit 1`,
    )
    expect(rows[0]?.data).toMatchObject({ count: 3, encoding: 'utf-8', columns: order.colonnes })
    expect(rows[0]?.actor).toMatch(/^\d+$/)
  })
})

describe('Windows-1252', () => {
  test('has the French signs, and names those it has not', () => {
    expect(signsOutside1252('Œuvre d’été à 3 € — « Noël »')).toEqual([])
    expect(signsOutside1252('Łukasz Ștefan Ł')).toEqual(['Ł', 'Ș'])
    expect(Buffer.from(encodeWindows1252('é€Ł')).toString('hex')).toBe('e9803f')
  })

  test('reads back as what was written', () => {
    const decoder = new TextDecoder('windows-1252')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        fc.pre(signsOutside1252(text).length === 0)
        expect(decoder.decode(encodeWindows1252(text))).toBe(text.normalize('NFC'))
      }),
    )
  })
})
