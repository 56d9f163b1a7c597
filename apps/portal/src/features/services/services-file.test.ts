import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readServicesFile } from './read-services-file.ts'
import { servicesFileSchema } from './services-file.ts'

const reference = new URL('../../../../../docs/reference/', import.meta.url)
const schools = new Map([['0350000K', '1']])

const service = {
  code: 'WIKI',
  title: 'Wiki',
  ssoType: 'cas',
  url: 'https://wiki.exemple.fr/',
  grouping: 'Outils',
}
const read = (change: object) =>
  readServicesFile(JSON.stringify({ services: [{ ...service, ...change }] }), schools)

/** What the refusal says of the place of the mistake. */
const refusalOf = (change: object): string => sentenceOf(() => read(change))

function sentenceOf(reading: () => unknown): string {
  try {
    reading()
    return ''
  } catch (error) {
    return String((error as { texts?: { sentence?: string } }).texts?.sentence)
  }
}

describe('the file of services', () => {
  test('the example of the reference is one', async () => {
    const page = await readFile(new URL('services-file.md', reference), 'utf8')
    const examples = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, example]) => example ?? '')
    expect(examples).not.toHaveLength(0)
    for (const example of examples) expect(readServicesFile(example, schools).services).not.toHaveLength(0)
  })

  test('its JSON schema, the one of the reference, names every key and no other', async () => {
    const schema = JSON.stringify(servicesFileSchema())
    expect(JSON.parse(await readFile(new URL('services-file.schema.json', reference), 'utf8'))).toEqual(
      JSON.parse(schema),
    )
    for (const key of [
      ...Object.keys(service),
      'otherUrls',
      'population',
      'release',
      'attributes',
      'separator',
      'logout',
      'way',
      'proxy',
      'callback',
    ])
      expect(schema).toContain(`"${key}":`)
    expect(schema).toContain('"additionalProperties":false')
  })

  test('may name its schema, for the editor', () => {
    const content = JSON.stringify({ $schema: './services-file.schema.json', services: [service] })
    expect(readServicesFile(content, schools).services).toHaveLength(1)
  })

  test.each([9, 9.5, 0.3, 9999])('takes the position %j', (position) => {
    expect(read({ position }).services[0]?.position).toBe(position)
  })

  test('a release is the name of a template, or a policy whose gaps are filled', () => {
    expect(read({ release: 'minimal' }).services[0]?.release).toMatchObject({ principal: 'entId' })
    const own = { attributes: [{ source: 'email', name: 'mail' }] }
    expect(read({ release: own }).services[0]?.release).toMatchObject({ ...own, separator: null })
    expect(read({ release: null }).services[0]?.release).toBeNull()
    expect(read({}).services[0]?.release).toBeUndefined()
  })

  test.each([
    [{ position: 9.55 }, /services\.0\.position/],
    [{ otherUrls: ['https://wiki.exemple.fr/', 'https://*.fr/'] }, /otherUrls\.1 .*deux derniers noms/],
    [{ otherUrls: Array(21).fill('https://b.fr/') }, /services\.0\.otherUrls/],
    [{ xitiType: 8 }, /services\.0\.xitiType/],
    [{ release: 'sdte' }, /services\.0\.release/],
    [{ release: { attributes: [{ source: 'email', name: '1' }] } }, /release\.attributes\.0\.name/],
    [{ release: { attributs: [] } }, /services\.0\.release/],
    [{ logout: { way: 'autre' } }, /services\.0\.logout\.way/],
    [{ logout: { way: 'back', url: 'javascript:alert(1)' } }, /services\.0\.logout\.url/],
    [{ proxy: { allowed: true, callback: 'http://wiki.exemple.fr/' } }, /services\.0\.proxy\.callback/],
    [{ proxy: { callback: 'https://wiki.exemple.fr/' } }, /services\.0\.proxy\.allowed/],
    [{ population: [{ profiles: ['National_ELV'], schools: [12] }] }, /population\.0\.schools\.0/],
  ])('says where the mistake of %j is', (change, place) => {
    expect(refusalOf(change)).toMatch(place)
  })
  test('names the service of a mistake by its code', () => {
    const services = [service, { ...service, code: 'BLOG', url: 'blog', couleur: 'bleu' }]
    const sentence = sentenceOf(() => readServicesFile(JSON.stringify({ services }), schools))
    expect(sentence).toContain('BLOG\u00a0: services.1.url (')
    expect(sentence).toContain('BLOG\u00a0: services.1 (')
    expect(sentence).not.toContain('WIKI')
  })

  test('a byte order mark before the text means nothing', () => {
    const content = `\uFEFF${JSON.stringify({ services: [service] })}`
    expect(readServicesFile(content, schools).services).toHaveLength(1)
  })

  test.each([
    ['{\n  "services": []\n  "autre": 1}', 'ce n’est pas du JSON (ligne 3, colonne 3)'],
    ['{\n  "services": [}', 'ce n’est pas du JSON, près de "{ "services": [}".'],
    ['{"services": [', 'ce n’est pas du JSON, ou il s’arrête avant la fin.'],
    ['services: []', 'ce n’est pas du JSON, près de "services: []".'],
  ])('of %j, says where it stops being JSON', (content, sentence) => {
    expect(sentenceOf(() => readServicesFile(content, schools))).toContain(sentence)
  })
})
