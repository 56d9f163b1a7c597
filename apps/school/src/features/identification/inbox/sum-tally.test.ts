import { describe, expect, test } from 'vitest'
import type { TallyCell } from './failure-inbox.ts'
import { inboxHref, inboxQuery, isNarrowed, readInbox, toFilter, writeInbox } from './inbox-query.ts'
import { ageLimits } from './periods.ts'
import { sumTally } from './sum-tally.ts'

const cell = (count: number, changes: Partial<TallyCell> = {}): TallyCell => ({
  state: 'open',
  space: 'eleves',
  reason: 'held',
  age: 'today',
  count,
  ...changes,
})
const cells = [
  cell(1),
  cell(2, { age: 'week' }),
  cell(4, { age: 'older', space: 'parents' }),
  cell(8, { reason: 'left' }),
  cell(16, { state: 'dismissed' }),
]
const nothing = { state: 'open', motif: undefined, espace: undefined, periode: undefined } as const

describe('the number beside a choice is what one would see by choosing it', () => {
  test('without a filter, of the tab shown; each tab has its own', () => {
    const counts = sumTally(cells, nothing)
    expect(counts.total).toBe(15)
    expect(Object.fromEntries(counts.states)).toEqual({ open: 15, dismissed: 16 })
    expect(Object.fromEntries(counts.reasons)).toEqual({ held: 7, left: 8 })
    expect(Object.fromEntries(counts.spaces)).toEqual({ eleves: 11, parents: 4 })
    expect(Object.fromEntries(counts.periods)).toEqual({ jour: 9, semaine: 11, mois: 11, avant: 4 })
  })

  test('with filters, the others stay as they are', () => {
    const counts = sumTally(cells, { ...nothing, motif: 'held', espace: 'eleves', periode: 'semaine' })
    expect(counts.total).toBe(3)
    expect(Object.fromEntries(counts.reasons)).toEqual({ held: 3, left: 8 })
    expect(Object.fromEntries(counts.spaces)).toEqual({ eleves: 3 })
    expect(Object.fromEntries(counts.periods)).toEqual({ jour: 1, semaine: 3, mois: 3, avant: 0 })
    expect(counts.states.get('dismissed')).toBe(16)
  })
})

describe('the address', () => {
  const query = inboxQuery.parse({
    q: 'Épinette & Cie',
    motif: 'held',
    etat: 'classes',
    sens: 'asc',
    page: '3',
  })

  test('says the filters, the order and the page, and nothing else', () => {
    expect(inboxHref('/echecs', inboxQuery.parse({}))).toBe('/echecs')
    expect(inboxHref('/echecs', query, { page: 1 })).toBe(
      '/echecs?etat=classes&q=%C3%89pinette+%26+Cie&motif=held&tri=date&sens=asc',
    )
  })

  test('is carried by the pages that it leads to, and comes back the same', () => {
    expect(readInbox(writeInbox(query))).toEqual(query)
  })

  test.each([
    '',
    'page=0&motif=x&tri=__proto__',
    '%',
    '\0',
    'q=%00',
    'https://ailleurs.example',
    'a'.repeat(1200),
  ])('that means nothing is the inbox as it opens: %j', (text) => {
    expect(inboxHref('/echecs', readInbox(text))).toBe('/echecs')
  })

  test('is narrowed by a search or a filter, not by a tab or an order', () => {
    expect(isNarrowed(query)).toBe(true)
    expect(isNarrowed(inboxQuery.parse({ etat: 'classes', tri: 'name', page: '2' }))).toBe(false)
  })
})

test('the days are those of Paris, through the change of hour', () => {
  const limits = ageLimits(new Date('2026-10-26T23:30:00Z'))
  expect(limits.today).toEqual(new Date('2026-10-26T23:00:00Z'))
  expect(limits.week).toEqual(new Date('2026-10-20T22:00:00Z'))
  const of = (periode: string) => {
    const { from, until } = toFilter(inboxQuery.parse({ periode }), limits)
    return [from, until]
  }
  expect(of('jour')).toEqual([limits.today, undefined])
  expect(of('avant')).toEqual([undefined, limits.month])
  expect(of('x')).toEqual([undefined, undefined])
})
