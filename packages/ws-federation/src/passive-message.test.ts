import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPassiveMessage } from './passive-message.ts'
import { signInAddress, signOutAddress } from './request-address.ts'

const request = {
  realm: 'https://ecole.example/0350000X/pronote/',
  reply: 'https://ecole.example/0350000X/pronote/federation',
  context: 'Abc-_1',
  at: new Date('2026-11-22T10:00:00.123Z'),
}

test('a sign-in says who asks, where to answer, and the hour', () => {
  const address = new URL(signInAddress('https://sts.example/adfs/ls/', request))
  expect(address.origin + address.pathname).toBe('https://sts.example/adfs/ls/')
  expect(Object.fromEntries(address.searchParams)).toEqual({
    wa: 'wsignin1.0',
    wtrealm: request.realm,
    wreply: request.reply,
    wctx: 'Abc-_1',
    wct: '2026-11-22T10:00:00Z',
  })
})

test('a sign-in may ask for a fresh password and name the realm of the person', () => {
  const address = signInAddress('https://sts.example/?tenant=35', {
    ...request,
    freshMinutes: 0,
    homeRealm: 'urn:ent',
  })
  expect(address).toContain('?tenant=35&wa=wsignin1.0&')
  expect(address).toMatch(/&wfresh=0&whr=urn%3Aent$/)
})

test('N-93: a sign-out comes back to our own address', () => {
  const address = new URL(signOutAddress('https://sts.example/adfs/ls/', request))
  expect(Object.fromEntries(address.searchParams)).toEqual({
    wa: 'wsignout1.0',
    wtrealm: request.realm,
    wreply: request.reply,
  })
})

test('an answer is read with the context that it brings back', () => {
  const fields = { wa: 'wsignin1.0', wresult: '<x/>', wctx: 'c' }
  expect(readPassiveMessage(fields)).toEqual({ kind: 'sign-in', result: '<x/>', context: 'c' })
  expect(readPassiveMessage({ ...fields, wctx: undefined })).toMatchObject({ context: undefined })
  expect(readPassiveMessage({ ...fields, wctx: ['c', 'd'] })).toMatchObject({ context: undefined })
})

test('N-90: an address to fetch the token from is never followed', () => {
  const fields = { wa: 'wsignin1.0', wresultptr: 'http://169.254.169.254/' }
  expect(readPassiveMessage(fields)).toEqual({ kind: 'none', fault: 'pointer' })
})

test('N-92: a clean-up says nothing of where to go next', () => {
  for (const wa of ['wsignoutcleanup1.0', 'wsignout1.0'])
    expect(readPassiveMessage({ wa, wreply: 'https://evil.example/' })).toEqual({ kind: 'clean-up' })
})

test.each([
  [{}, 'no-action'],
  [{ wa: ['wsignin1.0', 'wsignin1.0'], wresult: '<x/>' }, 'no-action'],
  [{ wa: 'WSIGNIN1.0', wresult: '<x/>' }, 'unknown-action'],
  [{ wa: 'wattr1.0' }, 'unknown-action'],
  [{ wa: 'wsignin1.0' }, 'no-result'],
  [{ wa: 'wsignin1.0', wresult: ['<x/>', '<y/>'] }, 'no-result'],
])('%o is no message', (fields, fault) => {
  expect(readPassiveMessage(fields)).toEqual({ kind: 'none', fault })
})

test('no fields at all are an error', () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined), fc.integer())
  const name = fc.oneof(fc.constantFrom('wa', 'wresult', 'wctx', '__proto__', 'toString'), fc.string())
  fc.assert(
    fc.property(fc.dictionary(name, value), (fields) => {
      expect(['none', 'sign-in', 'clean-up']).toContain(readPassiveMessage(fields).kind)
    }),
  )
})
