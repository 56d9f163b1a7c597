import { describe, expect, it } from 'vitest'

import { queryHref } from './query-href.ts'

describe('the address of the same page with another query', () => {
  it('keeps the search and the filters when the sort changes', () => {
    expect(queryHref('/p', { q: 'le goff', classe: ['6A', '5B'], tri: 'nom' }, { tri: 'classe' })).toBe(
      '/p?q=le+goff&classe=6A&classe=5B&tri=classe',
    )
  })

  it('drops a key changed to nothing, and the question mark with the last one', () => {
    expect(queryHref('/p', { q: 'x', page: 3 }, { page: undefined })).toBe('/p?q=x')
    expect(queryHref('/p', { q: '' }, {})).toBe('/p')
  })

  it('escapes what could end the query or start another key', () => {
    expect(queryHref('/p', {}, { q: 'a&b=c#d' })).toBe('/p?q=a%26b%3Dc%23d')
  })
})
