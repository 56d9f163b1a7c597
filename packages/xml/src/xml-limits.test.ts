import { describe, expect, it } from 'vitest'
import { collected } from '../test/collected.ts'
import { problemOf } from '../test/problem-of.ts'
import { parseXml } from './parse-xml.ts'
import { readXmlElements } from './read-xml-elements.ts'
import type { XmlLimits } from './xml-limits.ts'

describe('limits', () => {
  it.each<[string, string, Partial<XmlLimits>, string]>([
    ['the size', '<a>123456</a>', { bytes: 12 }, 'too-large'],
    ['the depth', '<a><b><c/></b></a>', { depth: 2 }, 'too-deep'],
    ['the attributes of an element', '<a x="1" y="2" z="3"/>', { attributes: 2 }, 'too-many-attributes'],
    ['an attribute', '<a x="1234"/>', { attributeLength: 3 }, 'attribute-too-long'],
    ['a text', '<a>1234</a>', { textLength: 3 }, 'text-too-long'],
    ['a CDATA section', '<a><![CDATA[1234]]></a>', { textLength: 3 }, 'text-too-long'],
    ['a comment', '<a><!--1234--></a>', { textLength: 3 }, 'text-too-long'],
  ])('stop %s', (_, document, limits, code) => {
    expect(problemOf(() => parseXml(document, { limits }))).toMatchObject({ code })
    expect(problemOf(() => parseXml(new TextEncoder().encode(document), { limits }))).toMatchObject({ code })
  })

  it('let through what is just under them', () => {
    const limits = { bytes: 26, depth: 2, attributes: 1, attributeLength: 3, textLength: 3 }
    expect(parseXml('<a x="123"><b>123</b></a>', { limits }).name).toBe('a')
  })

  it.each([
    ['a text', '<a>'],
    ['a comment', '<!--'],
    ['an attribute', '<a x="'],
    ['a name', '<'],
    ['an entity', '<a>&'],
    ['a processing instruction', '<?p '],
    ['a document type', '<!DOCTYPE '],
  ])('stop %s that never ends before the document does', (_, opening) => {
    const document = opening + 'a'.repeat(300_000)
    expect(problemOf(() => parseXml(document, { limits: { textLength: 100_000 } }))).toMatchObject({
      code: 'text-too-long',
    })
  })

  it('stop a record that gathers too many small pieces', async () => {
    const document = new TextEncoder().encode(`<l><r>${'<v>1</v>'.repeat(100)}</r></l>`)
    const stream = readXmlElements([document], { path: 'l/r', limits: { elementSize: 150 } })
    await expect(collected(stream)).rejects.toMatchObject({ problem: { code: 'element-too-large' } })
  })
})
