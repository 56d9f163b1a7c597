import { readFileSync } from 'node:fs'
import { childElements, parseXml, type XmlElement } from '@preau/xml'
import { describe, expect, test } from 'vitest'
import { readExportIdentifiants } from '../src/index.ts'
import { commonAttributes, sections } from '../src/identifiers/sections.ts'
import { collected, entryOf } from './entry-of.ts'

const page = readFileSync(new URL('../../../docs/reference/export-identifiants.md', import.meta.url), 'utf8')
const schema = parseXml(
  readFileSync(new URL('../../../docs/reference/export-identifiants.xsd', import.meta.url), 'utf8'),
)

function named(kind: string, name: string): XmlElement {
  const found = childElements(schema, kind).find((one) => one.attributes.get('name') === name)
  if (found === undefined) throw new Error(`the schema has no ${kind} ${name}`)
  return found
}

function namesIn(parent: XmlElement, kind: string): readonly (string | undefined)[] {
  return childElements(parent, kind).map((one) => one.attributes.get('name'))
}

describe('docs/reference/export-identifiants', () => {
  test('the example of the page is read without any problem, one person of each section', async () => {
    const example = /```xml\n(<\?xml[\s\S]*?)```/.exec(page)?.[1] ?? ''
    const reading = await readExportIdentifiants(entryOf('exemple.xml', example))
    const items = reading.ok ? await collected(reading.people) : []
    expect(items.map((item) => (item.kind === 'person' ? item.person.category : item.reason))).toEqual(
      sections.map((section) => section.category),
    )
  })

  test('the schema has the sections of the reader, in order', () => {
    const [root] = childElements(schema, 'element')
    const sequence = root?.children[0]?.children[0]
    expect(sequence && namesIn(sequence, 'element')).toEqual(sections.map((section) => section.name))
  })

  test('the schema and the page have the attributes of everybody', () => {
    expect(namesIn(named('attributeGroup', 'Personne'), 'attribute')).toEqual([...commonAttributes])
    for (const name of commonAttributes) expect(page).toContain(`\`${name}\``)
  })

  test.each(sections)('the schema and the page have what a $person may carry', (section) => {
    const type = named('complexType', section.person)
    expect(namesIn(type, 'attribute')).toEqual(section.attributes)
    const children = childElements(type, 'sequence').flatMap((one) => namesIn(one, 'element'))
    expect(children).toEqual(section.children)
    const row = page.split('\n').find((line) => line.startsWith(`| \`${section.name}\``)) ?? ''
    for (const name of [...section.attributes, ...section.children]) expect(row).toContain(`\`${name}\``)
  })
})
