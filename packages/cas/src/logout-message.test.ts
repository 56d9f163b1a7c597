import { parseXml } from '@preau/xml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logoutMessage, parseLogoutMessage } from './logout-message.ts'

const message = { id: 'LR-1', issuedAt: new Date('2026-09-07T08:00:00Z'), ticket: 'ST-abcdefgh12345678' }

describe('logoutMessage', () => {
  it('CAS-055 is a SAML 2.0 LogoutRequest that names the service ticket', () => {
    const root = parseXml(logoutMessage(message))
    expect(root).toMatchObject({ name: 'LogoutRequest', uri: 'urn:oasis:names:tc:SAML:2.0:protocol' })
    expect(Object.fromEntries(root.attributes)).toEqual({
      ID: 'LR-1',
      Version: '2.0',
      IssueInstant: '2026-09-07T08:00:00.000Z',
    })
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['NameID', '@NOT_USED@'],
      ['SessionIndex', 'ST-abcdefgh12345678'],
    ])
  })

  it('CAS-057 writes the prefix samlp and no blank within SessionIndex, for clients that search the text', () => {
    expect(logoutMessage(message)).toContain('<samlp:SessionIndex>ST-abcdefgh12345678</samlp:SessionIndex>')
  })
})

describe('parseLogoutMessage', () => {
  it('CAS-053 gives the ticket whose session must end', () => {
    expect(parseLogoutMessage(logoutMessage(message))).toBe('ST-abcdefgh12345678')
  })

  it.each([
    '',
    'logoutRequest',
    '<a/>',
    '<samlp:LogoutRequest/>',
    '<LogoutRequest/>',
    '<LogoutRequest><SessionIndex> </SessionIndex></LogoutRequest>',
    '<!DOCTYPE x [<!ENTITY t SYSTEM "file:///etc/passwd">]><LogoutRequest><SessionIndex>&t;</SessionIndex></LogoutRequest>',
    `<LogoutRequest><SessionIndex>${'x'.repeat(100_000)}</SessionIndex></LogoutRequest>`,
  ])('N-66 finds no ticket in « %.40s »', (text) => {
    expect(parseLogoutMessage(text)).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseLogoutMessage(text)).not.toThrow()
      }),
    )
  })
})
