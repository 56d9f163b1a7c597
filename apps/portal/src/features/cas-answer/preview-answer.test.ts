import { parseServiceResponse } from '@preau/cas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { releaseTemplates } from '../attribute-release/index.ts'
import { endPoints } from './end-points.ts'
import { type Preview, previewAnswer } from './preview-answer.ts'

const person = {
  entId: 'NAA31614',
  login: 'lise.morvan',
  lastName: 'Morvan',
  firstName: 'Lise',
  birthDate: '2012-03-07',
  postcode: '35000',
  email: null,
  profiles: [],
  classes: [],
  pronoteIds: [],
}

const preview = (change: object, id: string, url = 'https://cdi.exemple.fr/'): Preview =>
  previewAnswer({
    service: { url, ssoType: 'cas', ownerId: null },
    release: releaseTemplates['pronote-identity'],
    person: { ...person, ...change },
    endPoint: endPoints.find((one) => one.id === id) ?? endPoints[0],
    at: new Date('2026-09-07T08:00:00Z'),
    casUrl: 'https://ent.exemple.fr/cas',
  })

/** What XML cannot hold is left out of it; line ends are those of XML. */
const written = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/\r\n?/g, '\n')

test('N-28: whatever a name holds, the service reads it back and nothing else comes of it', () => {
  const hostile = fc.oneof(
    fc.constantFrom('<cas:user>x</cas:user>', ']]>', '&amp;', '"\'', 'D’Été & Cie', '\u0000\u0008a'),
    fc.string({ minLength: 1 }),
  )
  fc.assert(
    fc.property(hostile, (lastName) => {
      const read = parseServiceResponse(preview({ lastName }, 'v2').body)
      expect(read.ok && [read.user, read.attributes.get('prenom')]).toEqual(['NAA31614', ['Lise']])
      const names = read.ok ? (read.attributes.get('nom') ?? []) : []
      expect(names.map((one) => one.trim()).join('')).toBe(written(lastName).trim())
      const json = JSON.parse(preview({ lastName }, 'v2-json').body) as unknown
      expect(json).toMatchObject({
        serviceResponse: { authenticationSuccess: { attributes: { nom: lastName } } },
      })
    }),
  )
})

test('CAS-178, N-31: in SAML a service that is not reached by TLS gets no attribute, and the page says so', () => {
  const { body, carriesAttributes } = preview({}, 'saml', 'http://cdi.exemple.fr/')
  expect(carriesAttributes).toBe(false)
  expect(body).not.toContain('Morvan')
  expect(preview({}, 'saml').carriesAttributes).toBe(true)
})

test.each([
  ['v1', false],
  ['v2', true],
  ['v3', true],
])('the attributes of a policy « everywhere » are carried by %s: %s', (id, carried) => {
  expect(preview({}, id).carriesAttributes).toBe(carried)
  expect(preview({}, id).body.includes('Morvan')).toBe(carried)
})
