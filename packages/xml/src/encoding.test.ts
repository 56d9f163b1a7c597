import { describe, expect, it } from 'vitest'
import { problemOf } from '../test/problem-of.ts'
import { parseXml } from './parse-xml.ts'

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const declaring = (encoding: string, rest: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>${rest}`

describe('encodings', () => {
  it.each([
    ['UTF-8, declared', utf8(declaring('UTF-8', '<a>Maëlys œ €</a>')), 'Maëlys œ €'],
    [
      'UTF-8, declared in lower case between apostrophes',
      utf8("<?xml version='1.0' encoding='utf-8'?><a>é</a>"),
      'é',
    ],
    ['UTF-8 when nothing is declared', utf8('<a>Maëlys</a>'), 'Maëlys'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${declaring('UTF-8', '<a>é</a>')}`), 'é'],
    [
      'ISO-8859-15 with its euro and its œ',
      latin(declaring('ISO-8859-15', '<a>\xa4 \xbd \xe9</a>')),
      '€ œ é',
    ],
    ['ISO-8859-1', latin(declaring('ISO-8859-1', '<a>Ma\xeblys</a>')), 'Maëlys'],
    [
      'ISO-8859-1 that is windows-1252 in truth',
      latin(declaring('iso-8859-1', '<a>\x9cuvre \x80</a>')),
      'œuvre €',
    ],
    ['windows-1252', latin(declaring('windows-1252', '<a>L\x92\xcele</a>')), 'L’Île'],
    [
      'a capital É before a no-break space, which is also UTF-8',
      latin(declaring('ISO-8859-1', '<a>CAF\xc9\xa0\xbb \xc3\xa0</a>')),
      'CAFÉ\u00a0» Ã\u00a0',
    ],
  ])('reads %s', (_, bytes, text) => {
    expect(parseXml(bytes).text).toBe(text)
  })

  it.each([
    ['an ISO-8859 byte without declaration', latin('<a>\n bon \xe9t\xe9</a>'), 'encoding-invalid', 2],
    ['an ISO-8859 byte declared UTF-8', latin(declaring('UTF-8', '\n\n<a>\xe9</a>')), 'encoding-invalid', 3],
    ['an overlong sequence', latin('<a>\xc0\xaf</a>'), 'encoding-invalid', 1],
    ['a surrogate in UTF-8', latin('<a>\xed\xa0\x80</a>'), 'encoding-invalid', 1],
    ['a character cut by the end', latin('<a>\xe2\x82'), 'encoding-invalid', 1],
    ['UTF-8 declared ISO-8859-15', utf8(declaring('ISO-8859-15', '\n<a>Maëlys</a>')), 'encoding-mismatch', 2],
    [
      'a UTF-8 mark before ISO-8859-1',
      utf8(`\ufeff${declaring('ISO-8859-1', '<a/>')}`),
      'encoding-mismatch',
      1,
    ],
    ['UTF-16 with its mark', latin('\xff\xfe<\0a\0/\0>\0'), 'encoding-unsupported', 1],
    ['UTF-16 without mark', latin('\0<\0a\0/\0>'), 'encoding-unsupported', 1],
    ['an encoding nobody sends', utf8(declaring('UTF-7', '<a/>')), 'encoding-unsupported', 1],
  ])('refuses %s, and says where', (_, bytes, code, line) => {
    expect(problemOf(() => parseXml(bytes))).toMatchObject({ code, line })
  })

  it('points at the very byte that is wrong', () => {
    expect(problemOf(() => parseXml(latin('<a>é</a>'.replace('é', '123\xe9'))))).toMatchObject({
      line: 1,
      column: 6,
    })
  })
})
