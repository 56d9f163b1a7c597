import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPushReceipt } from './push-receipt.ts'
import { signPush, verifyPush } from './push-signature.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const now = new Date('2026-09-07T08:00:00Z')
const body = Buffer.from('<ExportIdentifiants/>')
const header = signPush({ uai: '0350000K', sentAt: now, body }, privateKey)

describe('the signature of a sending', () => {
  const right = { uai: '0350000K', body, now }

  test('is of its key, for its bytes, its school and its moment', () => {
    expect(verifyPush(header, right, publicKey)).toBe(true)
    expect(verifyPush(header, right, other.publicKey)).toBe(false)
    expect(verifyPush(header, { ...right, uai: '0350001L' }, publicKey)).toBe(false)
    expect(verifyPush(header, { ...right, body: Buffer.from('<x/>') }, publicKey)).toBe(false)
    expect(verifyPush(header, { ...right, now: new Date('2026-09-07T08:11:00Z') }, publicKey)).toBe(false)
    expect(verifyPush(header.replace('08:00', '08:01'), right, publicKey)).toBe(false)
  })

  test('no header makes the check fail otherwise than by no', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String({ minLength: 340 }).map((s) => `v1 t=${now.toISOString()} s=${s}`),
        ),
        (text) => {
          expect(verifyPush(text, right, publicKey)).toBe(false)
        },
      ),
    )
  })
})

describe('the receipt of a sending', () => {
  const receipt = {
    receipt: '12',
    school: '0350000K',
    status: 'waiting',
    people: 3,
    given: 2,
    waiting: 1,
    rejected: 0,
    statusUrl: 'https://ent.example/echanges/identifiants/0350000K/12',
    alreadyReceived: false,
  }

  test('is read as it was written', () => {
    expect(readPushReceipt(JSON.stringify(receipt))).toEqual(receipt)
  })

  test.each([
    '',
    '<html></html>',
    'null',
    '[]',
    '{}',
    JSON.stringify({ ...receipt, people: -1 }),
    JSON.stringify({ ...receipt, status: 'ok' }),
  ])('an answer that is none is not taken for one: %s', (text) => {
    expect(readPushReceipt(text)).toBeUndefined()
  })
})
