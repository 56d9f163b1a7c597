import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemOf } from '../test/problem-of.ts'
import { parseXml } from './parse-xml.ts'
import { childElement, childElements, childText } from './xml-element.ts'

describe('parseXml', () => {
  it('gives elements with their name, namespace, attributes, text and line', () => {
    const root = parseXml(
      '<l:liste xmlns:l="urn:l" xmlns="urn:d" date="2026">\n<nom l:rang="1"> Épi &amp; co </nom>\n</l:liste>',
    )
    expect(root).toMatchObject({
      name: 'liste',
      uri: 'urn:l',
      line: 1,
      attributes: new Map([['date', '2026']]),
    })
    expect(root.children).toEqual([
      {
        name: 'nom',
        uri: 'urn:d',
        line: 2,
        attributes: new Map([['{urn:l}rang', '1']]),
        children: [],
        text: ' Épi & co ',
      },
    ])
  })

  it('joins text cut by comments, CDATA and processing instructions', () => {
    expect(parseXml('<a>un<!-- x --> deux<![CDATA[ <3 ]]><?pi?>fin</a>').text).toBe('un deux <3 fin')
  })

  it('lets children be found by name', () => {
    const root = parseXml('<a><b> 1 </b><c/><b>2</b></a>')
    expect(childText(root, 'b')).toBe('1')
    expect(childElements(root, 'b')).toHaveLength(2)
    expect(childElement(root, 'd')).toBeUndefined()
    expect(childText(root, 'd')).toBeUndefined()
  })

  it.each([
    ['', 'empty', 1],
    [' \n\t', 'empty', 2],
    ['nom;prenom\nMorvan;Lise', 'not-xml', 1],
    ['PK\u0003\u0004', 'not-xml', 1],
    ['<a>\n<b></a>', 'syntax', 2],
    ['<a/>\n<b/>', 'syntax', 2],
    ['<a/> suite', 'syntax', 1],
    ['<a x=1/>', 'syntax', 1],
    ['<a x="1" x="2"/>', 'syntax', 1],
    ['<a x="<"/>', 'syntax', 1],
    ['<a>]]></a>', 'syntax', 1],
    ['<a>\u0001</a>', 'syntax', 1],
    ['<a>&#0;</a>', 'syntax', 1],
    ['<?xml version="1.1"?><a>&#1;</a>', 'syntax', 1],
    ['<a>&#xFFFF;</a>', 'syntax', 1],
    ['<a><!-- -- --></a>', 'syntax', 1],
    ['<p:a/>', 'syntax', 1],
    ['<html><body>Erreur<br></body></html>', 'syntax', 1],
    ['<a>\n\n<b>', 'truncated', 3],
    ['<a>\n<b x="1', 'truncated', 2],
    ['<a', 'truncated', 1],
    ['<a>é<![CDATA[', 'truncated', 1],
    ['<?xml version="1.0"?>', 'truncated', 1],
    ['<a>&eacute;</a>', 'entity', 1],
    ['<a x="&nbsp;"/>', 'entity', 1],
    ['<a>&constructor;&__proto__;</a>', 'entity', 1],
    ['<!DOCTYPE a><a/>', 'doctype', 1],
  ])('refuses %j: %s at line %i', (document, code, line) => {
    expect(problemOf(() => parseXml(document))).toMatchObject({ code, line })
    expect(problemOf(() => parseXml(new TextEncoder().encode(document)))).toMatchObject({ code, line })
  })

  it('accepts prefixes bound to nothing when told to ignore namespaces', () => {
    const root = parseXml('<cas:a cas:x="1"><cas:b>c</cas:b></cas:a>', { namespaces: 'ignore' })
    expect(root).toMatchObject({ name: 'a', uri: '', attributes: new Map([['x', '1']]) })
    expect(childText(root, 'b')).toBe('c')
  })

  it('either gives an element or throws MalformedXml, for any bytes', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '&',
      ';',
      '<!',
      '[',
      '"',
      '=',
      ' ',
      '<?xml ',
      '<!DOCTYPE ',
      '-->',
      'é',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          problemOf(() => parseXml(text))
        },
      ),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        problemOf(() => parseXml(bytes))
      }),
    )
  })
})
