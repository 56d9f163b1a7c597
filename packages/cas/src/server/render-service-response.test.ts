import { childElement, childElements, childText, parseXml } from '@preau/xml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casFailure } from '../cas-failure.ts'
import { renderServiceResponse, type ServiceResponse } from './render-service-response.ts'

const success = {
  ok: true,
  user: 'NAA31614',
  attributes: [
    ['idPronote', 'D7FR34N5EPVM9QKT'],
    ['categories', ['National_3', 'National_2']],
  ],
  authentication: { date: new Date('2026-09-07T08:00:00Z'), longTerm: false, fromNewLogin: true },
} satisfies ServiceResponse

const json = (response: ServiceResponse): unknown =>
  JSON.parse(renderServiceResponse(response, { version: '3', format: 'JSON' }))

describe('renderServiceResponse', () => {
  it('CAS-076, CAS-089 answers version 2 with the user and nothing else', () => {
    expect(renderServiceResponse(success, { version: '2' })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">' +
        '<cas:authenticationSuccess><cas:user>NAA31614</cas:user></cas:authenticationSuccess></cas:serviceResponse>',
    )
  })

  it('CAS-118, CAS-163, CAS-164, CAS-165 answers version 3 with the three attributes of the protocol, then ours', () => {
    const root = parseXml(renderServiceResponse(success, { version: '3' }))
    const attributes = root.children[0]?.children[1]?.children ?? []
    expect(attributes.map(({ name, text, uri }) => [name, text, uri])).toEqual([
      ['authenticationDate', '2026-09-07T08:00:00.000Z', 'http://www.yale.edu/tp/cas'],
      ['longTermAuthenticationRequestTokenUsed', 'false', 'http://www.yale.edu/tp/cas'],
      ['isFromNewLogin', 'true', 'http://www.yale.edu/tp/cas'],
      ['idPronote', 'D7FR34N5EPVM9QKT', 'http://www.yale.edu/tp/cas'],
      ['categories', 'National_3', 'http://www.yale.edu/tp/cas'],
      ['categories', 'National_2', 'http://www.yale.edu/tp/cas'],
    ])
  })

  it('CAS-162, CAS-105 keeps the order of the schema, the most recent proxy first', () => {
    const root = parseXml(
      renderServiceResponse(
        { ...success, proxyGrantingTicket: 'PGTIOU-1', proxies: ['https://b/', 'https://a/'] },
        { version: '3' },
      ),
    )
    expect(root.children[0]?.children.map(({ name }) => name)).toEqual([
      'user',
      'attributes',
      'proxyGrantingTicket',
      'proxies',
    ])
    expect(root.children[0]?.children[3]?.children.map(({ text }) => text)).toEqual([
      'https://b/',
      'https://a/',
    ])
  })

  it('CAS-105, CAS-106 writes no proxies for a service ticket, and in JSON keeps their order', () => {
    expect(renderServiceResponse({ ...success, proxies: [] }, { version: '3' })).not.toContain('proxies')
    expect(json({ ...success, proxies: ['https://b/', 'https://a/'] })).toMatchObject({
      serviceResponse: { authenticationSuccess: { proxies: ['https://b/', 'https://a/'] } },
    })
  })

  it('CAS-163 keeps the three attributes of the protocol outside a nested envelope', () => {
    const options = { version: '3', envelope: 'nested' } as const
    const root = parseXml(renderServiceResponse(success, options))
    const written = root.children[0]?.children[1]
    expect(written?.children.map(({ name }) => name)).toEqual([
      'authenticationDate',
      'longTermAuthenticationRequestTokenUsed',
      'isFromNewLogin',
      'userAttributes',
    ])
    expect(written?.children[3]?.children.map(({ name, text }) => [name, text])).toEqual([
      ['idPronote', 'D7FR34N5EPVM9QKT'],
      ['categories', 'National_3'],
      ['categories', 'National_2'],
    ])
    expect(JSON.parse(renderServiceResponse(success, { ...options, format: 'JSON' }))).toMatchObject({
      serviceResponse: {
        authenticationSuccess: { attributes: { userAttributes: { idPronote: 'D7FR34N5EPVM9QKT' } } },
      },
    })
  })

  it('CAS-078, CAS-161, CAS-166 answers a failure with its code and message, alone', () => {
    const failure = casFailure('INVALID_SERVICE', 'issued for another <service>')
    const root = parseXml(renderServiceResponse(failure, { version: '2' }))
    expect(root.children).toHaveLength(1)
    expect(root.children[0]).toMatchObject({
      name: 'authenticationFailure',
      attributes: new Map([['code', 'INVALID_SERVICE']]),
      text: 'issued for another <service>',
    })
  })

  it('CAS-167 keeps values that are zero, false or empty', () => {
    const attributes = [
      ['a', '0'],
      ['b', ''],
      ['c', 'false'],
    ] as const
    const root = parseXml(renderServiceResponse({ ...success, attributes }, { version: '3' }))
    const written = root.children[0]?.children[1]
    expect(written && ['a', 'b', 'c'].map((name) => childText(written, name))).toEqual(['0', '', 'false'])
  })

  it('CAS-168, N-28 lets no value become markup, in XML or in JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (noise) => {
        const value = `a</cas:user><cas:user>admin${noise}&"'<!--`
        const response = { ...success, user: value, attributes: [['nom', value]] as const }
        const verdict = parseXml(renderServiceResponse(response, { version: '3' })).children[0]
        expect(verdict && childElements(verdict, 'user')).toHaveLength(1)
        expect(verdict && childElement(verdict, 'user')?.text).toContain('a</cas:user><cas:user>admin')
        expect(json(response)).toMatchObject({ serviceResponse: { authenticationSuccess: { user: value } } })
      }),
    )
  })

  it('CAS-077 answers in JSON with single values as texts and lists as lists', () => {
    expect(json(success)).toEqual({
      serviceResponse: {
        authenticationSuccess: {
          user: 'NAA31614',
          attributes: {
            authenticationDate: '2026-09-07T08:00:00.000Z',
            longTermAuthenticationRequestTokenUsed: false,
            isFromNewLogin: true,
            idPronote: 'D7FR34N5EPVM9QKT',
            categories: ['National_3', 'National_2'],
          },
        },
      },
    })
  })

  it('CAS-079 answers a failure in JSON with its code and description', () => {
    expect(json(casFailure('INVALID_TICKET', 'spent'))).toEqual({
      serviceResponse: { authenticationFailure: { code: 'INVALID_TICKET', description: 'spent' } },
    })
  })

  it('N-29 refuses to write an attribute whose name is not one', () => {
    const response = { ...success, attributes: [['1a', 'x']] as const }
    expect(() => renderServiceResponse(response, { version: '3' })).toThrow('not-a-name')
  })
})
