import { describe, expect, it } from 'vitest'
import { attributeNameFault } from './attribute-name.ts'

describe('attributeNameFault', () => {
  it.each(['idPronote', 'dateNaissance', 'ENTPersonNom', 'prénom', 'a.b-c_d'])(
    'CAS-164 accepts « %s »',
    (name) => {
      expect(attributeNameFault(name)).toBeUndefined()
    },
  )

  it.each(['', '1a', 'id pronote', 'cas:id', 'a>', 'a<b', 'a"', '-a'])(
    'CAS-164, N-29 refuses « %s »',
    (name) => {
      expect(attributeNameFault(name)).toBe('not-a-name')
    },
  )

  it.each(['authenticationDate', 'isFromNewLogin', 'AUTHENTICATIONDATE'])(
    'CAS-163 keeps « %s » for the protocol',
    (name) => {
      expect(attributeNameFault(name)).toBe('reserved')
    },
  )
})
