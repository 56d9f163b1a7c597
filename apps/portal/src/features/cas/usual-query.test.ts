import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readUsualQuery } from './usual-query.ts'

test('a service, and a ticket in any order', () => {
  const service = 'https://a.fr/pronote/?fd=1'
  expect(readUsualQuery(`service=${encodeURIComponent(service)}`)).toEqual({ service })
  expect(readUsualQuery('service=http://a.fr/')).toEqual({ service: 'http://a.fr/' })
  const both = { service: 'http://a.fr/é', ticket: 'ST-a1' }
  expect(readUsualQuery('service=http://a.fr/%C3%A9&ticket=ST-a1')).toEqual(both)
  expect(readUsualQuery('ticket=ST-a1&service=http://a.fr/%C3%A9')).toEqual(both)
})

test.each([
  ['nothing', ''],
  ['no service', 'ticket=ST-a1'],
  ['an empty service', 'service='],
  ['a repeated service', 'service=a&service=b'],
  ['another parameter', 'service=a&renew=true'],
  ['a third parameter', 'service=a&ticket=b&format=JSON'],
  ['a blank written as a plus', 'service=a+b'],
  ['a parameter within the service that was not encoded', 'service=http://a.fr/?x=1'],
  ['a fragment', 'service=a#b'],
  ['an encoded name', '%73ervice=a'],
  ['a NUL', 'service=a%00'],
  ['what is not UTF-8', 'service=%E9'],
  ['a lonely percent', 'service=%'],
  ['a bare letter above ASCII', 'service=é'],
])('%s is left to the routes', (_, query) => {
  expect(readUsualQuery(query)).toBeUndefined()
})

test('what it reads, the parser of the routes reads too', () => {
  const part = fc.oneof(
    fc.constantFrom('service', 'ticket', '=', '&', '%', '+', '%20', '%2B', '%26'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const query = parts.join('')
      const read = readUsualQuery(query)
      if (read) expect({ ...read }).toEqual(Object.fromEntries(new URLSearchParams(query)))
    }),
  )
})
