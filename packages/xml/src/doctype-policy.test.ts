import { describe, expect, it } from 'vitest'
import { problemOf } from '../test/problem-of.ts'
import { parseXml } from './parse-xml.ts'

const aaf = { doctype: { allow: 'ficAlimMENESR' } }
const declared = (inside: string): string => `<!DOCTYPE ficAlimMENESR ${inside}><ficAlimMENESR/>`

describe('a document type', () => {
  it('is read over when the format carries it and points outside', () => {
    expect(parseXml(declared('SYSTEM "ficAlimMENESR.dtd"'), aaf).name).toBe('ficAlimMENESR')
    expect(parseXml(declared("\n SYSTEM\n 'http://exemple.invalid/x.dtd' "), aaf).name).toBe('ficAlimMENESR')
  })

  it('is refused when no format was named', () => {
    expect(problemOf(() => parseXml(declared('SYSTEM "ficAlimMENESR.dtd"')))).toMatchObject({
      code: 'doctype',
    })
  })

  it.each([
    ['another name', '<!DOCTYPE autre SYSTEM "x.dtd"><autre/>'],
    ['a public identifier', declared('PUBLIC "-//X//Y" "x.dtd"')],
    ['nothing', declared('')],
    ['declarations', declared('[]')],
    ['declarations after an address', declared('SYSTEM "x.dtd" [<!ENTITY a "b">]')],
    ['an external entity', declared('[<!ENTITY x SYSTEM "file:///etc/passwd">]')],
  ])('is refused with %s, even when the format carries one', (_, document) => {
    expect(problemOf(() => parseXml(document, aaf))).toMatchObject({ code: 'doctype' })
  })

  it('is refused in the place of a bomb before anything grows', () => {
    const entities = Array.from(
      { length: 9 },
      (_, level) => `<!ENTITY l${String(level + 1)} "${`&l${String(level)};`.repeat(10)}">`,
    )
    const bomb = `<!DOCTYPE ficAlimMENESR [<!ENTITY l0 "lol">${entities.join('')}]><ficAlimMENESR>&l9;</ficAlimMENESR>`
    expect(problemOf(() => parseXml(bomb, aaf))).toMatchObject({ code: 'doctype' })
  })

  it('never lets an entity be used, declared outside or not', () => {
    const document = '<!DOCTYPE ficAlimMENESR SYSTEM "x.dtd">\n<ficAlimMENESR>&eacute;</ficAlimMENESR>'
    expect(problemOf(() => parseXml(document, aaf))).toMatchObject({ code: 'entity', line: 2 })
  })

  it('is refused twice, and after the root', () => {
    const one = '<!DOCTYPE ficAlimMENESR SYSTEM "x.dtd">'
    expect(problemOf(() => parseXml(`${one}${one}<ficAlimMENESR/>`, aaf))).toMatchObject({ code: 'syntax' })
    expect(problemOf(() => parseXml(`<ficAlimMENESR/>${one}`, aaf))).toBeDefined()
  })
})
