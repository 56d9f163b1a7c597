import { expect, test } from 'vitest'
import { certificateState, endingSoon } from './certificate-state.ts'

const now = new Date('2026-09-07T06:00:00Z')
const lasting = (from: string, to: string) => ({
  pem: '',
  subject: '',
  fingerprint: '',
  validFrom: new Date(from),
  validTo: new Date(to),
})

test.each([
  ['2025-01-01', '2030-01-01', 'good'],
  ['2025-01-01', '2026-09-30', 'soon'],
  ['2025-01-01', '2026-09-01', 'expired'],
  ['2026-10-01', '2027-10-01', 'later'],
])('a certificate from %s to %s is %s on 7 September 2026', (from, to, state) => {
  expect(certificateState(lasting(from, to), now)).toBe(state)
})

test('the end that counts is that of the certificate that lasts longest', () => {
  const near = lasting('2025-01-01', '2026-09-20')
  expect(endingSoon([near], now)).toEqual(new Date('2026-09-20'))
  expect(endingSoon([near, lasting('2026-09-01', '2027-09-01')], now)).toBeUndefined()
  expect(endingSoon([], now)).toBeUndefined()
})
