import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayMangling, isRoundedNumber, mendPostcode, tidyDay } from './mangled-value.ts'
import { guessSheetSeparator, readSheet } from './read-sheet.ts'
import { decodeSheet, guessSheetEncoding, mendAccents } from './sheet-encoding.ts'

const text = 'Nom;Prénom\nÉpinette;Maëlys\n'

describe('the encoding of a spreadsheet', () => {
  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-16le', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')])],
  ] as const)('is found: %s', (encoding, bytes) => {
    expect(guessSheetEncoding(bytes)).toBe(encoding)
    expect(readSheet(decodeSheet(bytes))).toMatchObject([
      { line: 1, cells: ['Nom', 'Prénom'] },
      { line: 2, cells: ['Épinette', 'Maëlys'] },
    ])
  })

  test('accents that were saved twice are mended, and only those', () => {
    expect(mendAccents(Buffer.from('Maëlys').toString('latin1'))).toBe('Maëlys')
    for (const whole of ['Maëlys', 'Œuvré', 'Ã', 'Zoé 🙂']) expect(mendAccents(whole)).toBe(whole)
  })
})

describe('the lines of a spreadsheet', () => {
  test.each([';', ',', '\t', '|'] as const)('are cut at %j, not inside quotes', (separator) => {
    const sheet = `"a;b,c\td|e"${separator}x\n"1\n2"${separator}y\n\n;;\n3${separator}z`
    expect(guessSheetSeparator(sheet)).toBe(separator)
    expect(readSheet(sheet, { separator })).toEqual([
      { line: 1, cells: ['a;b,c\td|e', 'x'] },
      { line: 2, cells: ['1\n2', 'y'] },
      ...(separator === ';' ? [] : [{ line: 5, cells: [';;'] }]),
      { line: 6, cells: ['3', 'z'] },
    ])
  })

  test('stop where a quote is never closed, and where there is no text', () => {
    expect(readSheet('a;b\n1;2\n"3;4\n5;6')).toEqual({ brokenAt: 3 })
    expect(readSheet('a;b\0')).toEqual({ brokenAt: 1 })
  })

  test('are read up to the most that was asked', () => {
    expect(readSheet('a\n'.repeat(50_000), { most: 20 })).toHaveLength(20)
  })

  test('no bytes make the reader throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = readSheet(decodeSheet(bytes))
        return 'brokenAt' in read || read.every(({ cells }) => cells.some((cell) => cell !== ''))
      }),
    )
  })
})

describe('what a spreadsheet does to values', () => {
  test.each(['1,23E+15', '1.23456E+9', '2E+10', '1,2e15'])('%s is a number that was rounded', (value) => {
    expect(isRoundedNumber(value)).toBe(true)
  })

  test.each(['123456', '6E2', '6E', '1234567890A', 'E12', '060123456AB'])(
    '%s is not, but for the class',
    (value) => {
      // « 6E2 » is a class to a school and a number to a spreadsheet: it is asked about identifiers only.
      expect(isRoundedNumber(value)).toBe(value === '6E2')
    },
  )

  test('days counted since 1900 and years without century are told', () => {
    expect(['41319', '14/02/12', '14-2-12', '14/02/2012', '2012-02-14'].map(dayMangling)).toEqual([
      'serial-day',
      'short-year',
      'short-year',
      undefined,
      undefined,
    ])
  })

  test('days are tidied in the order that was said', () => {
    expect(tidyDay('14.02.2012 00:00:00')).toBe('14/02/2012')
    expect(tidyDay('2012-02-14T00:00:00')).toBe('2012-02-14')
    expect(tidyDay('02/14/2012', 'month-first')).toBe('14/02/2012')
    expect(tidyDay('hier')).toBe('hier')
  })

  test('a postcode has its first nought again', () => {
    expect(['1000', '35000', '2A004', ''].map(mendPostcode)).toEqual(['01000', '35000', '2A004', ''])
  })
})
