import { describe, expect, it } from 'vitest'
import { parseUai } from './uai.ts'

describe('parseUai', () => {
  it.each(['0312609T', '0750654D', '0350000K', '9990001X', '9990002Y'])(
    'reads %s, whose letter is right',
    (uai) => {
      expect(parseUai(uai)).toBe(uai)
    },
  )

  it('does not mind lower case and spaces around, as in host names and pasted cells', () => {
    expect(parseUai(' 0312609t\n')).toBe('0312609T')
  })

  it('refuses every letter but the one that checks the number', () => {
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').filter(
      (letter) => parseUai(`0350000${letter}`) !== undefined,
    )
    expect(letters).toEqual(['K'])
  })

  it.each(['', '0350000', '350000K', '00350000K', '0350000KK', '035 0000K', '０350000K'])(
    'refuses « %s »',
    (text) => {
      expect(parseUai(text)).toBeUndefined()
    },
  )
})
