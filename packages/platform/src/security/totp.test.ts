import { describe, expect, test } from 'vitest'
import { systemRandom } from '../random.ts'
import { newTotpSecret, totpAddress, totpSecretText, totpStep } from './totp.ts'

/** RFC 6238 appendix B, the last six of its eight digits. */
const secret = new TextEncoder().encode('12345678901234567890')
const vectors = [
  ['1970-01-01T00:00:59Z', '287082', 1],
  ['2005-03-18T01:58:29Z', '081804', 37037036],
  ['2005-03-18T01:58:31Z', '050471', 37037037],
  ['2009-02-13T23:31:30Z', '005924', 41152263],
  ['2033-05-18T03:33:20Z', '279037', 66666666],
] as const

describe('the codes of the application', () => {
  test.each(vectors)('at %s the code of RFC 6238 is %s', (at, code, step) => {
    expect(totpStep(secret, code, new Date(at))).toBe(step)
  })

  test('a code is good half a minute early or late, and no more', () => {
    const at = (seconds: number) => totpStep(secret, '005924', new Date(1_234_567_890_000 + seconds * 1000))
    expect([at(-30), at(0), at(30), at(59)]).toEqual([41152263, 41152263, 41152263, 41152263])
    expect([at(-31), at(60)]).toEqual([undefined, undefined])
  })

  test.each(['', '28708', '2870820', '28708a', ' 287082', '２８７０８２'])('%j is no code', (code) => {
    expect(totpStep(secret, code, new Date('1970-01-01T00:00:59Z'))).toBeUndefined()
  })

  test('the secret is 160 bits, never twice the same, and can be typed', () => {
    const [one, two] = [newTotpSecret(systemRandom), newTotpSecret(systemRandom)]
    expect(one).toHaveLength(20)
    expect(one).not.toEqual(two)
    expect(totpSecretText(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  })

  test('the QR code names the product and the account', () => {
    const address = new URL(totpAddress(secret, { issuer: 'Préau Portail', login: 'claire.lemoine' }))
    expect(decodeURIComponent(address.href)).toContain('totp/Préau Portail:claire.lemoine?')
    expect(address.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  })
})
