import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xmlTree } from '../test/arbitraries.ts'
import { parseXml } from './parse-xml.ts'
import type { XmlElement } from './xml-element.ts'
import { element, type XmlNode } from './xml-node.ts'
import { renderXml, UnwritableXml, xmlWriter } from './xml-writer.ts'

describe('renderXml', () => {
  it('writes the declaration, attributes in order and optional parts left out', () => {
    const node = element('a', { x: 1, y: undefined, z: true }, [
      undefined,
      element('b', {}, 'é'),
      element('c'),
    ])
    expect(renderXml(node)).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a x="1" z="true"><b>é</b><c/></a>')
  })

  it('keeps zero, false and empty values', () => {
    expect(renderXml(element('a', { zero: 0, no: false, empty: '' }, 0), { declaration: false })).toBe(
      '<a zero="0" no="false" empty="">0</a>',
    )
  })

  it('lets no value become markup', () => {
    const value = 'a</cas:user><cas:user x="1">admin & ]]>'
    const root = parseXml(renderXml(element('u', { v: value }, value)))
    expect(root).toMatchObject({ text: value, children: [], attributes: new Map([['v', value]]) })
  })

  it.each(['', '1a', 'a b', 'a>', 'a:b:c', ':a', 'a/', '<a', 'a="1"'])('refuses the name « %s »', (name) => {
    expect(() => renderXml(element(name))).toThrow(UnwritableXml)
    expect(() => renderXml(element('a', { [name]: '1' }))).toThrow(UnwritableXml)
  })

  it.each(['\u0000', '\u0008', '\u001f', '\ufffe', '\uffff', '\ud800', 'a\udc00b'])(
    'refuses the character %j, or strips it when asked',
    (text) => {
      expect(() => renderXml(element('a', {}, text))).toThrow(UnwritableXml)
      expect(() => renderXml(element('a', { x: text }))).toThrow(UnwritableXml)
      const stripped = renderXml(element('a', {}, `1${text}2`), { illegal: 'strip' })
      expect(parseXml(stripped).text).toMatch(/^1a?b?2$/)
    },
  )

  it('writes what the reader reads back, whatever the tree', () => {
    fc.assert(
      fc.property(xmlTree, (tree) => {
        expect(comparable(parseXml(renderXml(tree)))).toEqual(expected(tree))
      }),
    )
  })
})

describe('xmlWriter', () => {
  it('writes a long document piece by piece', () => {
    const xml = xmlWriter()
    const pieces = [xml.open('l', { v: '1' }), xml.open('es'), xml.node(element('e', {}, 'x')), xml.close()]
    expect([...pieces, xml.text('<'), xml.end()].join('')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<l v="1"><es><e>x</e></es>&lt;</l>',
    )
  })

  it('ends every element left open', () => {
    const xml = xmlWriter({ declaration: false })
    expect(xml.open('a') + xml.open('b') + xml.end()).toBe('<a><b></b></a>')
  })

  it('refuses to close what is not open', () => {
    expect(() => xmlWriter().close()).toThrow(UnwritableXml)
  })
})

interface Comparable {
  name: string
  attributes: Record<string, string>
  text: string
  children: Comparable[]
}

function comparable(read: XmlElement): Comparable {
  return {
    name: read.name,
    attributes: Object.fromEntries(read.attributes),
    text: read.text,
    children: read.children.map(comparable),
  }
}

function expected(node: XmlNode): Comparable {
  const texts = node.children.filter((child) => typeof child !== 'object').map(String)
  const elements = node.children.filter((child): child is XmlNode => typeof child === 'object')
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [name, String(value)]),
  )
  return { name: node.name, attributes, text: texts.join(''), children: elements.map(expected) }
}
