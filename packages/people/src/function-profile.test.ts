import { describe, expect, it } from 'vitest'
import { defaultFunctionProfiles, profileOfFunction } from './function-profile.ts'

describe('profileOfFunction', () => {
  it.each([
    ['ENS', 'National_ENS'],
    ['DOC', 'National_DOC'],
    ['DIR', 'National_DIR'],
    ['EDU', 'National_EVS'],
    ['AED', 'National_EVS'],
    ['ADM', 'National_ETA'],
    ['INS', 'National_ACA'],
    ['COL', 'National_COL'],
  ])('gives %s the profile %s', (code, profile) => {
    expect(profileOfFunction(code)).toBe(profile)
  })

  it.each(['', '-', 'XYZ'])('gives an unknown function « %s » the profile that opens the least', (code) => {
    expect(profileOfFunction(code)).toBe('National_ETA')
  })

  it('reads the code as feeds write it, with spaces or in lower case', () => {
    expect(profileOfFunction(' edu ')).toBe('National_EVS')
  })

  it('follows the table of the administrator rather than the default one', () => {
    expect(profileOfFunction('AES', new Map([['AES', 'National_ETA']]))).toBe('National_ETA')
  })
})

describe('the default table', () => {
  it('holds each code once', () => {
    const codes = defaultFunctionProfiles.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('never lists its own answer among the other answers in use', () => {
    expect(defaultFunctionProfiles.filter((line) => line.alsoSeen?.includes(line.profile))).toEqual([])
  })

  it('keeps the disagreement of the sources, so that a screen can show it', () => {
    expect(defaultFunctionProfiles.find(({ code }) => code === 'BED')?.alsoSeen).toEqual(['National_EVS'])
  })
})
