import { describe, expect, it } from 'vitest'
import { oldSdetCode, parseSdetProfile, profileLabel, sdetProfiles } from './sdet-profile.ts'

describe('SDET profiles', () => {
  it('have a French label of their own each', () => {
    expect(new Set(sdetProfiles.map(profileLabel)).size).toBe(sdetProfiles.length)
    expect(profileLabel('National_TUT')).toBe('Responsable')
  })

  it('are read in any letter case, because GAR files write the end in lower case', () => {
    expect(parseSdetProfile('National_elv')).toBe('National_ELV')
    expect(parseSdetProfile(' NATIONAL_TUT ')).toBe('National_TUT')
    expect(parseSdetProfile('National_XYZ')).toBeUndefined()
  })

  it('give librarians the old code of teachers, and work tutors none', () => {
    expect(oldSdetCode('National_DOC')).toBe('National_3')
    expect(oldSdetCode('National_EVS')).toBe('National_5')
    expect(oldSdetCode('Local_MDS')).toBeUndefined()
  })
})
