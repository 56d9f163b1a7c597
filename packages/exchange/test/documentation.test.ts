import { readFileSync } from 'node:fs'
import { childElements, parseXml, type XmlElement } from '@preau/xml'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { readExportIdentifiants, writeExportIdentifiants } from '../src/index.ts'
import { commonAttributes, sections } from '../src/identifiers/sections.ts'
import { collected, entryOf } from './entry-of.ts'

const page = readFileSync(new URL('../../../docs/reference/export-identifiants.md', import.meta.url), 'utf8')
const example = /```xml\n(<\?xml[\s\S]*?)```/.exec(page)?.[1] ?? ''
const schemaText = readFileSync(
  new URL('../../../docs/reference/export-identifiants.xsd', import.meta.url),
  'utf8',
)
const schema = parseXml(schemaText)

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

  test('a validator that is not ours accepts the example, and what the writer makes of it', async () => {
    const reading = await readExportIdentifiants(entryOf('exemple.xml', example))
    if (!reading.ok) throw new Error(reading.problem.reason)
    const items = await collected(reading.people)
    const people = items.flatMap((item) => (item.kind === 'person' ? [{ ...item.person, city: '' }] : []))
    const written = [...writeExportIdentifiants(reading.header, people)].join('')
    expect(await schemaErrors(example)).toEqual([])
    expect(await schemaErrors(written)).toEqual([])
  })

  test.each([
    ['an identifier borne twice', 'K2MBX7RQ4TDVF3NP', 'D7FR34N5EPVM9QKT'],
    ['an identifier of 13 characters', 'K2MBX7RQ4TDVF3NP', 'K2MBX7RQ4TDVF'],
    ['an attribute of another section', 'Prenom="Odile"', 'Prenom="Odile" Entreprise="x"'],
    ['a year alone', '2026-2027', '2026'],
    ['an instant without offset', '+02:00', ''],
  ])('it refuses %s, as the reader does', async (_, right, wrong) => {
    expect(await schemaErrors(example.replace(right, wrong))).not.toEqual([])
    const reading = await readExportIdentifiants(entryOf('exemple.xml', example.replace(right, wrong)))
    const items = reading.ok ? await collected(reading.people) : [reading.problem]
    expect(items.filter((item) => item.kind === 'problem')).not.toEqual([])
  })
})

async function schemaErrors(document: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'export.xml', contents: document }],
    schema: [{ fileName: 'export-identifiants.xsd', contents: schemaText }],
  })
  return errors.map((one) => one.message)
}
