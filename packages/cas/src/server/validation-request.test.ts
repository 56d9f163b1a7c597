import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseValidationRequest } from './validation-request.ts'

const service = 'https://app.exemple.fr/'
const ticket = 'ST-abcdefgh12345678'

describe('parseValidationRequest', () => {
  it('CAS-070 reads service, ticket, renew, format and pgtUrl', () => {
    const read = parseValidationRequest({
      service,
      ticket,
      renew: 'true',
      format: 'JSON',
      pgtUrl: 'https://a/',
    })
    expect(read).toEqual({ ok: true, service, ticket, renew: true, format: 'JSON', pgtUrl: 'https://a/' })
  })

  it.each([
    ['service is missing', { ticket }],
    ['ticket is missing', { service }],
    ['service is empty', { service: '', ticket }],
    ['the name has other capitals', { Service: service, ticket }],
    ['ticket is given twice', { service, ticket: [ticket, ticket] }],
    ['service is given twice', { service: [service, service], ticket }],
  ])('CAS-071, CAS-080 is an INVALID_REQUEST when %s', (_, parameters) => {
    expect(parseValidationRequest(parameters)).toMatchObject({ ok: false, code: 'INVALID_REQUEST' })
  })

  it.each(['json', 'Json', 'JSON'])('CAS-074 takes the format %s', (format) => {
    expect(parseValidationRequest({ service, ticket, format })).toMatchObject({ format: 'JSON' })
  })

  it('CAS-074 answers in XML when no format is asked', () => {
    expect(parseValidationRequest({ service, ticket })).toMatchObject({ format: 'XML' })
  })

  it('CAS-075 refuses another format before any ticket is consumed', () => {
    expect(parseValidationRequest({ service, ticket, format: 'YAML' })).toMatchObject({
      code: 'INVALID_REQUEST',
    })
  })

  it('CAS-068, CAS-069 refuses a proxy ticket and says so', () => {
    const read = parseValidationRequest({ service, ticket: 'PT-abcdefgh12345678' })
    expect(read).toMatchObject({ code: 'INVALID_TICKET' })
    expect(read.ok ? '' : read.detail).toContain('proxy')
  })

  it('CAS-103, CAS-120 takes service tickets and proxy tickets where both are good, and no other', () => {
    for (const kind of ['ST', 'PT'])
      expect(parseValidationRequest({ service, ticket: `${kind}-abcdefgh` }, 'ST or PT').ok).toBe(true)
    for (const kind of ['PGT', 'PGTIOU', 'TGT', 'LT'])
      expect(parseValidationRequest({ service, ticket: `${kind}-abcdefgh` }, 'ST or PT')).toMatchObject({
        code: 'INVALID_TICKET_SPEC',
      })
  })

  it.each([
    'ST-',
    'ST_abcdefgh',
    'st-abcdefgh',
    'TGT-abcdefgh',
    'abcdefgh',
    'ST-a b',
    'ST-é',
    'ST-a&b',
    'ST-a\n',
    `ST-${'a'.repeat(300)}`,
  ])('CAS-081, N-18, N-20 answers INVALID_TICKET_SPEC to « %s »', (text) => {
    expect(parseValidationRequest({ service, ticket: text })).toMatchObject({ code: 'INVALID_TICKET_SPEC' })
  })

  it('CAS-087 gives every failure a message that does not quote what was received', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 5 }), (text) => {
        const read = parseValidationRequest({ service, ticket: `"<${text}` })
        expect(read.ok).toBe(false)
        expect(read.ok ? '' : read.detail).not.toBe('')
        expect(read.ok ? '' : read.detail).not.toContain(`"<${text}`)
      }),
    )
  })
})
