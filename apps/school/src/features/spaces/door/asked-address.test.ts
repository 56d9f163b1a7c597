import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAskedAddress, withQuery } from './asked-address.ts'

test.each([
  ['/x/eleve.html', { query: '', hasTicket: false, wantsLocal: false }],
  ['/x/eleve.html?fd=1', { query: 'fd=1', hasTicket: false, wantsLocal: false }],
  ['/x/eleve.html?fd=1&ticket=ST-1', { query: 'fd=1', hasTicket: true, wantsLocal: false }],
  ['/x/?ticket=ST-1', { query: '', hasTicket: true, wantsLocal: false }],
  ['/x/?%74icket=ST-1&a=b', { query: 'a=b', hasTicket: true, wantsLocal: false }],
  ['/x/?login=true&fd=1', { query: 'fd=1', hasTicket: false, wantsLocal: true }],
  ['/x/?login=false', { query: '', hasTicket: false, wantsLocal: false }],
  ['/x/?a=%C3%A9&&b=c%20d', { query: 'a=%C3%A9&b=c%20d', hasTicket: false, wantsLocal: false }],
  ['/x/?a=b&entree=1', { query: 'a=b', hasTicket: false, wantsLocal: false, triesCookies: true }],
  ['/x/?%=1', { query: '%=1', hasTicket: false, wantsLocal: false }],
])('%s', (url, read) => {
  expect(readAskedAddress(url)).toEqual({ triesCookies: false, ...read })
})

test('a query longer than any deep link is left out', () => {
  expect(readAskedAddress(`/x/?a=${'b'.repeat(1000)}`).query).toBe('')
})

test('the service is the same on the way out and at validation, whatever the query', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), fc.stringMatching(/^ST-[A-Za-z0-9]{1,20}$/), (query, ticket) => {
      const out = withQuery('/x/eleve.html', readAskedAddress(`/x/eleve.html?${query}`).query)
      const back = readAskedAddress(`${out}${out.includes('?') ? '&' : '?'}ticket=${ticket}`)
      expect(back.hasTicket).toBe(true)
      expect(withQuery('/x/eleve.html', back.query)).toBe(out)
    }),
  )
})
