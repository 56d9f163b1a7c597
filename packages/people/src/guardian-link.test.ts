import { describe, expect, it } from 'vitest'
import { guardianLinkLabel, guardianLinks, parseGuardianLink } from './guardian-link.ts'

describe('guardian links', () => {
  it('reads the present codes', () => {
    expect(
      ['10', '20', '37', '38', '39', '41', '42', '43', '50', '51', '70', '90'].map(parseGuardianLink),
    ).toEqual([
      'mother',
      'father',
      'sibling',
      'ascendant',
      'otherRelative',
      'educator',
      'fosterCarer',
      'childminder',
      'tutor',
      'childWelfare',
      'self',
      'other',
    ])
  })

  it('reads the old codes, where 1 is the father although the present 10 is the mother', () => {
    expect(parseGuardianLink('1')).toBe('father')
    expect(parseGuardianLink('2')).toBe('mother')
    expect(['3', '4', '5', '6', '7'].map(parseGuardianLink)).toEqual([
      'tutor',
      'otherRelative',
      'childWelfare',
      'other',
      'self',
    ])
  })

  it.each(['', '0', '8', '99', 'mère'])('does not guess « %s »', (code) => {
    expect(parseGuardianLink(code)).toBeUndefined()
  })

  it('have a French label of their own each', () => {
    expect(new Set(guardianLinks.map(guardianLinkLabel)).size).toBe(guardianLinks.length)
    expect(guardianLinkLabel('sibling')).toBe('Frère ou sœur')
  })
})
