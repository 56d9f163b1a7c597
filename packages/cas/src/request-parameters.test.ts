import { describe, expect, it } from 'vitest'
import { readParameter, readSwitch } from './request-parameters.ts'

describe('a parameter', () => {
  it('CAS-002 is read under its exact name only', () => {
    expect(readParameter({ Service: 'x' }, 'service')).toEqual({ ok: true, value: undefined })
    expect(readParameter({ 'service[]': 'x' }, 'service')).toEqual({ ok: true, value: undefined })
  })

  it('is the same from a query string and from a parsed form', () => {
    expect(readParameter(new URLSearchParams('a=1%262'), 'a')).toEqual({ ok: true, value: '1&2' })
    expect(readParameter({ a: '1&2' }, 'a')).toEqual({ ok: true, value: '1&2' })
  })

  it('is absent when it is empty, and never a property of the object itself', () => {
    expect(readParameter({ a: '' }, 'a')).toEqual({ ok: true, value: undefined })
    expect(readParameter({}, 'constructor')).toEqual({ ok: true, value: undefined })
    expect(readParameter({ a: { b: 'c' } }, 'a')).toEqual({ ok: true, value: undefined })
  })

  it('N-17 given twice is not taken, in either form', () => {
    expect(readParameter(new URLSearchParams('a=1&a=2'), 'a')).toEqual({ ok: false, reason: 'repeated' })
    expect(readParameter({ a: ['1', '2'] }, 'a')).toEqual({ ok: false, reason: 'repeated' })
  })

  it('N-16 of 64 kB is not taken', () => {
    expect(readParameter({ a: 'x'.repeat(65_536) }, 'a')).toEqual({ ok: false, reason: 'too-long' })
  })
})

describe('a switch', () => {
  it.each(['true', 'TRUE', '1', 'yes'])('CAS-011 is on with « %s »', (value) => {
    expect(readSwitch({ renew: value }, 'renew')).toBe(true)
  })

  it.each([undefined, '', 'false', '0'])('CAS-011 is off with « %s »', (value) => {
    expect(readSwitch({ renew: value }, 'renew')).toBe(false)
  })

  it('is on when given twice and once on: asking for credentials is the safe side', () => {
    expect(readSwitch({ renew: ['false', 'true'] }, 'renew')).toBe(true)
  })
})
