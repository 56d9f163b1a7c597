import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xmlLocalName } from '../test/arbitraries.ts'
import { isXmlLocalName, isXmlName } from './xml-name.ts'

describe('XML names', () => {
  it.each(['idPronote', '_x', 'ENTPersonNom', 'prénom', 'a-b.c'])('accepts « %s »', (name) => {
    expect(isXmlLocalName(name)).toBe(true)
  })

  it.each(['', '1er', '-a', 'a b', 'a:b', 'a<', 'é è', 'a\n', '\u00d7'])(
    'refuses « %s » as a local name',
    (name) => {
      expect(isXmlLocalName(name)).toBe(false)
    },
  )

  it('accepts one prefix and only one in a full name', () => {
    expect(['cas:user', 'a:b:c', ':a', 'a:'].map(isXmlName)).toEqual([true, false, false, false])
  })

  it('accepts what the generator of names makes', () => {
    fc.assert(
      fc.property(xmlLocalName, (name) => {
        expect(isXmlLocalName(name)).toBe(true)
      }),
    )
  })
})
