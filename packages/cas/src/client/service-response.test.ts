import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casFailure } from '../cas-failure.ts'
import { renderServiceResponse } from '../server/render-service-response.ts'
import { parseServiceResponse } from './service-response.ts'

const uri = 'http://www.yale.edu/tp/cas'
const answer = (inside: string): string =>
  `<cas:serviceResponse xmlns:cas="${uri}">${inside}</cas:serviceResponse>`
const success = (inside: string): string =>
  answer(`<cas:authenticationSuccess>${inside}</cas:authenticationSuccess>`)

function attributesIn(text: string): Record<string, readonly string[]> {
  const read = parseServiceResponse(text)
  if (!read.ok) throw new Error(`${read.code}: ${read.detail}`)
  return Object.fromEntries(read.attributes)
}

describe('a success', () => {
  it('gives the user and the attributes', () => {
    const read = parseServiceResponse(
      success(
        '\n <cas:user> NAA31614 </cas:user>\n <cas:attributes><cas:idPronote>D7FR</cas:idPronote></cas:attributes>',
      ),
    )
    expect(read).toEqual({ ok: true, user: 'NAA31614', attributes: new Map([['idPronote', ['D7FR']]]) })
  })

  it.each([
    [
      'another prefix',
      `<x:serviceResponse xmlns:x="${uri}"><x:authenticationSuccess><x:user>u</x:user></x:authenticationSuccess></x:serviceResponse>`,
    ],
    [
      'no prefix',
      `<serviceResponse xmlns="${uri}"><authenticationSuccess><user>u</user></authenticationSuccess></serviceResponse>`,
    ],
    [
      'no namespace',
      '<serviceResponse><authenticationSuccess><user>u</user></authenticationSuccess></serviceResponse>',
    ],
    [
      'a prefix that is not declared',
      '<cas:serviceResponse><cas:authenticationSuccess><cas:user>u</cas:user></cas:authenticationSuccess></cas:serviceResponse>',
    ],
    [
      'lower case',
      '<cas:serviceresponse><cas:authenticationsuccess><cas:user>u</cas:user></cas:authenticationsuccess></cas:serviceresponse>',
    ],
    ['blanks before the declaration', `\r\n <?xml version="1.0"?>${success('<cas:user>u</cas:user>')}\n`],
    [
      'attributes before the user',
      success('<cas:attributes><cas:a>1</cas:a></cas:attributes><cas:user>u</cas:user>'),
    ],
  ])('CAS-091 is read with %s', (_, text) => {
    expect(parseServiceResponse(text)).toMatchObject({ ok: true, user: 'u' })
  })

  it.each([
    [
      'children of attributes',
      '<cas:attributes><cas:nom>Morvan</cas:nom><cas:p>1</cas:p><cas:p>2</cas:p></cas:attributes>',
    ],
    ['elements beside the user', '<cas:nom>Morvan</cas:nom><cas:p>1</cas:p><cas:p>2</cas:p>'],
    [
      'names and values',
      '<cas:attribute name="nom" value="Morvan"/><cas:attribute name="p" value="1"/><cas:attribute name="p">2</cas:attribute>',
    ],
    [
      'elements nested within',
      '<cas:attributes><cas:userAttributes><cas:nom> Morvan </cas:nom><cas:l><cas:p>1</cas:p><cas:p>2</cas:p></cas:l></cas:userAttributes></cas:attributes>',
    ],
  ])('CAS-091 has its attributes read from %s', (_, inside) => {
    expect(attributesIn(success(`<cas:user>u</cas:user>${inside}`))).toEqual({
      nom: ['Morvan'],
      p: ['1', '2'],
    })
  })

  it('CAS-167 keeps empty and zero values, and the letter case of names', () => {
    const inside = '<cas:attributes><cas:idPronote/><cas:IDPRONOTE>0</cas:IDPRONOTE></cas:attributes>'
    expect(attributesIn(success(`<cas:user>u</cas:user>${inside}`))).toEqual({
      idPronote: [''],
      IDPRONOTE: ['0'],
    })
  })

  it('N-62 reads a user that a comment cuts in two as one text', () => {
    expect(parseServiceResponse(success('<cas:user>admin<!-- -->.x</cas:user>'))).toMatchObject({
      user: 'admin.x',
    })
  })
})

describe('a failure', () => {
  it('gives its code and its message', () => {
    const text = answer(
      '<cas:authenticationFailure code="INVALID_TICKET">\n Ticket ST-1 not recognized \n</cas:authenticationFailure>',
    )
    expect(parseServiceResponse(text)).toEqual({
      ok: false,
      code: 'INVALID_TICKET',
      detail: 'Ticket ST-1 not recognized',
    })
  })

  it('without a code is still a failure', () => {
    expect(parseServiceResponse(answer('<cas:authenticationFailure/>'))).toMatchObject({
      ok: false,
      code: 'UNKNOWN',
    })
  })

  it.each([
    [
      'after a success',
      answer(
        '<cas:authenticationSuccess><cas:user>u</cas:user></cas:authenticationSuccess><cas:authenticationFailure code="X"/>',
      ),
    ],
    ['inside a success', success('<cas:user>u</cas:user><cas:authenticationFailure code="X"/>')],
  ])('CAS-091, N-62 wins %s', (_, text) => {
    expect(parseServiceResponse(text)).toMatchObject({ ok: false, code: 'X' })
  })

  it('CAS-109, CAS-210, N-65 is what a proxied success becomes', () => {
    const text = success('<cas:user>u</cas:user><cas:proxies><cas:proxy>https://p/</cas:proxy></cas:proxies>')
    expect(parseServiceResponse(text)).toMatchObject({ ok: false, code: 'PROXIED' })
  })

  const proxied = (...proxies: readonly string[]): string =>
    success(
      `<cas:user>u</cas:user><cas:proxies>${proxies.map((one) => `<cas:proxy>\n ${one} </cas:proxy>`).join('')}</cas:proxies>`,
    )

  it.each([
    [['https://ent.fr/rappel'], ['https://ent.fr/rappel'], true],
    [['https://ENT.fr/rappel?a=1'], ['https://ent.fr/'], true],
    [['https://ent.fr/a', 'https://outil.fr/b'], ['https://outil.fr/', 'https://ent.fr/'], true],
    [['https://ent.fr/a', 'https://outil.fr/b'], ['https://ent.fr/'], false],
    [['https://ent.fr.ailleurs.test/'], ['https://ent.fr/'], false],
    [['https://ent.fr@ailleurs.test/'], ['https://ent.fr/'], false],
    [['http://ent.fr/rappel'], ['https://ent.fr/'], false],
    [['https://ent.fr/rappelle'], ['https://ent.fr/rappel'], false],
    [[''], ['https://ent.fr/'], false],
    [[], ['https://ent.fr/'], false],
  ])('CAS-109, CAS-210 the chain %j, with %j listed, is believed: %s', (proxies, allowed, ok) => {
    expect(parseServiceResponse(proxied(...proxies), allowed)).toMatchObject({ ok })
  })
})

describe('what is no CAS answer', () => {
  it.each([
    ['nothing', ''],
    ['a web page', '<!DOCTYPE html><html><body>Maintenance</body></html>'],
    ['a web page that is XML', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
    ['a CAS 1.0 answer', 'yes\nalice\n'],
    ['JSON', '{"serviceResponse":{}}'],
    [
      'a truncated answer',
      '<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess>',
    ],
    ['two roots', success('<cas:user>u</cas:user>').repeat(2)],
    [
      'two successes',
      answer('<cas:authenticationSuccess><cas:user>u</cas:user></cas:authenticationSuccess>'.repeat(2)),
    ],
    ['two users', success('<cas:user>u</cas:user><cas:user>v</cas:user>')],
    ['no user', success('')],
    ['an empty user', success('<cas:user/>')],
    ['a blank user', success('<cas:user>  </cas:user>')],
    ['a user that holds elements', success('<cas:user>u<cas:b/></cas:user>')],
    [
      'another namespace',
      '<serviceResponse xmlns="urn:autre"><authenticationSuccess><user>u</user></authenticationSuccess></serviceResponse>',
    ],
    ['no verdict', answer('')],
    ['a document type', `<!DOCTYPE x [<!ENTITY u "admin">]>${success('<cas:user>&u;</cas:user>')}`],
    ['an entity', success('<cas:user>&admin;</cas:user>')],
    ['five megabytes', success(`<cas:user>${'u'.repeat(5_000_000)}</cas:user>`)],
  ])('N-62 is refused: %s', (_, text) => {
    expect(parseServiceResponse(text)).toMatchObject({ ok: false, code: 'NOT_CAS' })
  })

  it('never makes the reader throw', () => {
    const piece = fc.constantFrom(
      '<cas:user>',
      '</cas:user>',
      '<serviceResponse>',
      '</serviceResponse>',
      '<',
      '&',
      'a',
      '<!',
      '"',
      '\u0000',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          expect(parseServiceResponse(text)).toHaveProperty('ok')
        },
      ),
    )
  })
})

describe('both ends', () => {
  const value = fc.string({ unit: fc.constantFrom(...Array.from('aé<>&"\'; ]')), minLength: 1 })

  it('understand each other: what the server writes the client reads, whatever the values', () => {
    fc.assert(
      fc.property(value, value, fc.array(value, { minLength: 1 }), (user, single, several) => {
        fc.pre(user.trim() !== '')
        const authentication = { date: new Date(0), longTerm: false, fromNewLogin: true }
        const attributes = [
          ['un', single],
          ['plusieurs', several],
        ] as const
        const read = parseServiceResponse(
          renderServiceResponse({ ok: true, user, attributes, authentication }, { version: '3' }),
        )
        if (!read.ok) throw new Error(read.detail)
        expect(read.user).toBe(user.trim())
        expect(read.attributes.get('un')).toEqual([single.trim()])
        expect(read.attributes.get('plusieurs')).toEqual(several.map((text) => text.trim()))
      }),
    )
  })

  it('agree on failures', () => {
    const failure = casFailure('INVALID_SERVICE', 'this ticket was issued for another service')
    expect(parseServiceResponse(renderServiceResponse(failure, { version: '2' }))).toEqual(failure)
  })
})
