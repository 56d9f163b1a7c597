import { describe, expect, test } from 'vitest'
import { isSamePolicy, releasePolicy } from './release-policy.ts'
import { defaultTemplate, releaseTemplateNames, releaseTemplates, templateOf } from './release-templates.ts'

const attribute = (source: string, name: string) => ({ source, name })
const faultsOf = (input: unknown) =>
  releasePolicy.safeParse(input).error?.issues.map(({ path }) => path.join('.'))

describe('a release policy', () => {
  test('left empty, releases the opaque identifier alone', () => {
    expect(releasePolicy.parse({})).toMatchObject({ principal: 'entId', attributes: [], envelope: 'flat' })
  })

  test('is kept in one order, whatever the order it was written in', () => {
    const { attributes } = releasePolicy.parse({
      attributes: [attribute('categories', 'c'), attribute('lastName', 'nom')],
    })
    expect(attributes.map(({ source }) => source)).toEqual(['lastName', 'categories'])
  })

  test.each(['1nom', 'cas:nom', 'mon nom', '', 'authenticationDate', 'isfromnewlogin', 'n<', 'x'.repeat(65)])(
    'N-29, CAS-164: refuses the attribute name %j',
    (name) => {
      expect(faultsOf({ attributes: [attribute('lastName', name)] })).toEqual(['attributes.0.name'])
    },
  )

  test('refuses two attributes of one name, one datum twice, an INE and unknown keys', () => {
    const nom = attribute('lastName', 'nom')
    expect(faultsOf({ attributes: [nom, attribute('firstName', 'nom')] })).toEqual(['attributes'])
    expect(faultsOf({ attributes: [nom, attribute('lastName', 'sn')] })).toEqual(['attributes'])
    expect(faultsOf({ attributes: [attribute('ine', 'INE')] })).toEqual(['attributes.0.source'])
    expect(faultsOf({ attributs: [] })).toEqual([''])
  })

  test('two policies are the same when they answer the same, whatever the order of their keys', () => {
    const { attributes, ...rest } = releaseTemplates.sdet
    expect(isSamePolicy({ attributes, ...rest }, releaseTemplates.sdet)).toBe(true)
    expect(isSamePolicy(releaseTemplates.sdet, { ...releaseTemplates.sdet, envelope: 'nested' })).toBe(false)
    expect(isSamePolicy(null, releaseTemplates.minimal)).toBe(false)
  })
})

describe('the templates', () => {
  test.each(releaseTemplateNames)('%s is a policy that the file would accept, and is recognised', (name) => {
    expect(releasePolicy.parse(releaseTemplates[name])).toEqual(releaseTemplates[name])
    expect(templateOf(releaseTemplates[name])).toBe(name)
  })

  test('a compatible PRONOTE gets the identifier, any other service the minimum', () => {
    expect(defaultTemplate('pronote-cas')).toBe('pronote-identifier')
    expect(defaultTemplate('cas')).toBe('minimal')
  })
})
