import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawPronoteId, parsePronoteId, pronoteIdFault } from './pronote-id.ts'

describe('parsePronoteId', () => {
  it('trims and raises to upper case', () => {
    expect(parsePronoteId(' d7fr34n5epvm9qkt ')).toBe('D7FR34N5EPVM9QKT')
  })

  it('accepts the 6 and the G of later bases, and repeated characters', () => {
    expect(parsePronoteId('66GGHJKMNPQRSTUV')).toBe('66GGHJKMNPQRSTUV')
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['D7FR34N5EPVM9QK', 'length'],
    ['D7FR34N5EPVM9', 'length'],
    ['D7FR34N5EPVM9QKTT', 'length'],
    ['D7FR34N5EPVM9QK0', 'character'],
    ['D7FR34N5EPVM9QK1', 'character'],
    ['D7FR34N5EPVM9QKI', 'character'],
    ['D7FR34N5EPVM9QKO', 'character'],
    ['D7FR34N5EPVM9QK-', 'character'],
  ])('refuses « %s » and says what is wrong: %s', (text, fault) => {
    expect(parsePronoteId(text)).toBeUndefined()
    expect(pronoteIdFault(text)).toBe(fault)
  })

  it('gives either an identifier or a fault, never both, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(parsePronoteId(text) === undefined).toBe(pronoteIdFault(text) !== undefined)
      }),
    )
  })
})

describe('drawPronoteId', () => {
  it('draws sixteen different characters of the twenty-nine, whatever the random bytes', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(255)), (stream) => {
        const id = drawPronoteId({ bytes: (count) => Uint8Array.from(stream.take(count)) })
        expect(id).toMatch(/^[2345789ABCDEFHJKMNPQRSTUVWXYZ]{16}$/)
        expect(new Set(id).size).toBe(16)
        expect(parsePronoteId(id)).toBe(id)
      }),
    )
  })

  it('throws away the bytes that would make some characters likelier', () => {
    const bytes = [255, 254, 0, ...Array<number>(15).fill(0)]
    expect(drawPronoteId({ bytes: () => Uint8Array.of(bytes.shift() ?? 0) })).toBe('2345789ABCDEFHJK')
    expect(bytes).toEqual([])
  })
  it('fails rather than hangs when the randomness is broken', () => {
    expect(() => drawPronoteId({ bytes: () => Uint8Array.of(255) })).toThrow()
    expect(() => drawPronoteId({ bytes: () => new Uint8Array() })).toThrow()
  })
})
