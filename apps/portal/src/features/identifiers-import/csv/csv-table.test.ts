import type { Uai } from '@preau/people'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessMapping, headerKey } from './csv-columns.ts'
import { csvPeople } from './csv-people.ts'
import { looksLikeCsv, readCsvTable } from './csv-table.ts'

const sheet =
  'Catégorie;Nom;Prénom;Né(e) le;Id. PRONOTE-ENT;Classe\nÉlève;Épinette;Maëlys;14/02/2012;h4aynz3p5xstfvr2;6E 2\nParent;Morvan;Odile;;K2MBX7RQ4TDVF3NP;\n'
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')])

async function tableOf(bytes: Uint8Array) {
  const reading = await readCsvTable(bytes)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.table
}

describe('a spreadsheet', () => {
  test.each([
    ['UTF-8', Buffer.from(sheet)],
    ['UTF-8', Buffer.from(`\ufeff${sheet}`)],
    ['Windows-1252', Buffer.from(sheet, 'latin1')],
    ['UTF-16', utf16(sheet)],
    ['UTF-8', Buffer.from(Buffer.from(sheet).toString('latin1'))],
  ])('in %s has its accents, damaged or not', async (encoding, bytes) => {
    const table = await tableOf(bytes)
    expect(table).toMatchObject({ encoding, separator: ';', rows: [{ line: 2 }, { line: 3 }] })
    expect(table.rows[0]?.cells).toEqual([
      'Élève',
      'Épinette',
      'Maëlys',
      '14/02/2012',
      'h4aynz3p5xstfvr2',
      '6E 2',
    ])
  })

  test.each([',', '\t', ';'])('separated by %s has its columns', async (separator) => {
    expect(await tableOf(Buffer.from(sheet.replaceAll(';', separator)))).toMatchObject({ separator })
  })

  test('gives its people once its headers are known, each in their category', async () => {
    const table = await tableOf(Buffer.from(sheet))
    const mapping = guessMapping(table.header)
    expect(mapping).toEqual({ category: 0, lastName: 1, firstName: 2, birthDate: 3, pronoteId: 4, class: 5 })
    const file = csvPeople(table, { mapping, category: undefined }, '0350000K' as Uai)
    expect(file.problems).toEqual([])
    expect(file.people).toMatchObject([
      { category: 'pupil', pronoteId: 'H4AYNZ3P5XSTFVR2', birthDate: '2012-02-14', class: '6E 2' },
      { category: 'guardian', lastName: 'Morvan', pronoteId: 'K2MBX7RQ4TDVF3NP' },
    ])
    expect(headerKey(['NOM', 'Prénom'])).toBe(headerKey(['nom', 'prenom']))
  })

  test('a line that cannot be used says why, and its identifier is remembered as being in the file', async () => {
    const lines = [
      'Élève;A;B;;H4AYNZ3P5XSTFVR2;',
      'Élève;C;D;;H4AYNZ3P5XSTFVR2;',
      'Martien;E;F;;K2MBX7RQ4TDVF3NP;',
      'Élève;;G;;P9TQ5VZ8CJ4HXM2B;',
      'Élève;H;I;;COURT;',
    ]
    const table = await tableOf(Buffer.from([sheet.split('\n')[0], ...lines].join('\n')))
    const file = csvPeople(
      table,
      { mapping: guessMapping(table.header), category: undefined },
      '0350000K' as Uai,
    )
    expect(file.people).toHaveLength(1)
    expect(file.problems.map(({ line }) => line)).toEqual([3, 4, 5, 6])
    expect(file.rejectedIds).toEqual(['H4AYNZ3P5XSTFVR2', 'K2MBX7RQ4TDVF3NP', 'P9TQ5VZ8CJ4HXM2B'])
  })

  test('is told from XML, and from what is no text', () => {
    expect(looksLikeCsv(Buffer.from(sheet))).toBe(true)
    for (const other of ['<a b="1;2"/>', ' \n<a/>', 'bonjour', '', 'PK\u0003\u0004\0;'])
      expect(looksLikeCsv(Buffer.from(other))).toBe(false)
  })

  test('whatever the bytes, there is a table or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => Buffer.from(`a;b\n${text}`)),
        ),
        async (bytes) => {
          const reading = await readCsvTable(bytes)
          if (reading.ok) expect(reading.table.rows.length).toBeGreaterThan(0)
          else expect(reading.reason).toMatch(/^(unreadable|empty|too-long|one-column)$/)
        },
      ),
      { numRuns: 60 },
    )
  })
})
