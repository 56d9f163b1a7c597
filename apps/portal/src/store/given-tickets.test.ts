import { expect, test } from 'vitest'
import type { NewServiceTicket } from '../features/cas/index.ts'
import { givenTickets } from './given-tickets.ts'

const start = Date.UTC(2026, 8, 7, 8)

function ticket(name: string, seconds: number): NewServiceTicket {
  return {
    ticket: name,
    accountId: '1',
    service: { id: '1', code: 'WIKI' },
    serviceUrl: 'https://wiki.exemple.fr/',
    sessionRef: '1',
    fromNewLogin: false,
    longTerm: false,
    proxies: [],
    authenticatedAt: new Date(start),
    issuedAt: new Date(start + seconds * 1000),
    expiresAt: new Date(start + (seconds + 10) * 1000),
  }
}

test('a ticket is given back once', () => {
  const given = givenTickets()
  given.keep(ticket('ST-a', 0))
  expect(given.take('ST-b')).toBeUndefined()
  expect(given.take('ST-a')?.service.code).toBe('WIKI')
  expect(given.take('ST-a')).toBeUndefined()
})

test('what has expired leaves with the next one, the rest stays', () => {
  const given = givenTickets()
  for (const [name, seconds] of [
    ['ST-a', 0],
    ['ST-b', 9],
    ['ST-c', 10],
  ] as const)
    given.keep(ticket(name, seconds))
  expect(given.take('ST-a')).toBeUndefined()
  expect(given.take('ST-b')).toBeDefined()
  expect(given.take('ST-c')).toBeDefined()
})

test('there are never more than ten thousand, whatever comes: the oldest goes first', () => {
  const given = givenTickets()
  for (let index = 0; index < 10_001; index += 1) given.keep(ticket(`ST-${String(index)}`, 0))
  expect(given.take('ST-0')).toBeUndefined()
  expect(given.take('ST-1')).toBeDefined()
  expect(given.take('ST-10000')).toBeDefined()
})
