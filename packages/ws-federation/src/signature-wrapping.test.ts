import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { key, order, trust } from '../test/order.ts'
import {
  assertionOf,
  issueToken,
  responseWith,
  signed,
  signedAssertion,
  signingKey,
} from '../test/token-issuer.ts'
import { readToken } from './read-token.ts'

const codeOf = (result: string, given: Partial<typeof trust & { allowSha1: boolean }> = {}): string => {
  const read = readToken(result, { ...trust, ...given })
  return read.ok ? 'ok' : read.code
}

const genuine = signedAssertion(order)
const signature = /<Signature .*<\/Signature>/.exec(genuine)?.[0] ?? ''
const unsigned = genuine.replace(signature, '')
/** What the attacker would like to be. */
const evil = assertionOf({ ...order, id: '_evil', subject: 'NAB00001' })
const inEvil = (text: string): string => evil.replace('</saml:Assertion>', `${text}</saml:Assertion>`)

test('the tokens of these tests differ from a good one by their defect alone', () => {
  expect(codeOf(responseWith(genuine))).toBe('ok')
  expect(signature).not.toBe('')
})

test('N-70: an assertion without signature is refused', () => {
  expect(codeOf(responseWith(unsigned))).toBe('UNSIGNED')
})

test('N-71: a key that we do not have is refused, though its certificate comes with the token', () => {
  const other = signingKey()
  const result = issueToken({ ...order, key: other })
  expect(result).toContain(other.base64)
  expect(codeOf(result)).toBe('UNKNOWN_KEY')
  expect(codeOf(result, { certificates: [other.certificate] })).toBe('ok')
  // The same, under the certificate of the real service.
  expect(codeOf(result.replace(other.base64, key.base64))).toBe('BAD_SIGNATURE')
})

const wrapped = inEvil(`<x:Extensions xmlns:x="urn:x">${genuine}</x:Extensions>`)
test.each([
  ['XSW1, a copy before', responseWith(evil + genuine)],
  ['XSW2, a copy after', responseWith(genuine + evil)],
  ['XSW3, the genuine one wrapped in extensions', responseWith(wrapped)],
  ['XSW4, the genuine one directly inside', responseWith(inEvil(genuine))],
  ['XSW5, the signature moved, the genuine one after', responseWith(inEvil(signature) + unsigned)],
  [
    'XSW6, the genuine one inside the moved signature',
    responseWith(inEvil(signature.replace('</Signature>', `${unsigned}</Signature>`))),
  ],
  [
    'XSW7, the genuine one in an Object',
    responseWith(inEvil(signature.replace('</Signature>', `<Object>${unsigned}</Object></Signature>`))),
  ],
  [
    'XSW8, the genuine one in the KeyInfo',
    responseWith(inEvil(signature.replace('</KeyInfo>', `${unsigned}</KeyInfo>`))),
  ],
  [
    'the genuine one outside its place',
    responseWith(evil).replace('<t:TokenType>', `${genuine}<t:TokenType>`),
  ],
])('N-72: %s is refused', (_, result) => {
  expect(codeOf(result)).toBe('SEVERAL_TOKENS')
})

test('N-72: a collection holds one response', () => {
  const one = responseWith(genuine, '1.3')
  const response = /<t:RequestSecurityTokenResponse .*<\/t:RequestSecurityTokenResponse>/.exec(one)?.[0] ?? ''
  expect(codeOf(one)).toBe('ok')
  expect(codeOf(one.replace(response, response + response))).toBe('NOT_A_RESPONSE')
  expect(codeOf(one.replace(response, response + response.replace(genuine, evil)))).toBe('NOT_A_RESPONSE')
})

test('N-73: two tokens, or two places for one, are refused', () => {
  const result = responseWith(genuine)
  const place = /<t:RequestedSecurityToken>.*<\/t:RequestedSecurityToken>/.exec(result)?.[0] ?? ''
  expect(codeOf(result.replace(place, place + place))).toBe('SEVERAL_TOKENS')
  expect(codeOf(result.replace(place, `${place}<t:RequestedSecurityToken/>`))).toBe('SEVERAL_TOKENS')
  expect(codeOf(responseWith(`${genuine}<x/>`))).toBe('NO_TOKEN')
})

test('N-74: a good signature of another element signs no token', () => {
  const beside = '<x:AppliesTo xmlns:x="urn:x" AssertionID="_b2">https://ecole.example/</x:AppliesTo>'
  const both = signed(`<r>${evil}${beside}</r>`, key, {
    xpath: "//*[local-name(.)='AppliesTo']",
    idAttribute: 'AssertionID',
  })
  const moved = /<Signature .*<\/Signature>/.exec(both)?.[0] ?? ''
  expect(codeOf(responseWith(inEvil(moved)).replace('<t:TokenType>', `${beside}<t:TokenType>`))).toBe(
    'SIGNATURE_SHAPE',
  )
})

test('N-75: an identifier borne twice is refused, under whatever name', () => {
  for (const name of ['AssertionID', 'ID', 'Id', 'xml:id', 'x:Id']) {
    const beside = (id: string) => `<t:AppliesTo xmlns:x="urn:x" ${name}="${id}"/><t:TokenType>`
    const code = (id: string) => codeOf(responseWith(genuine).replace('<t:TokenType>', beside(id)))
    expect(code('_a1')).toBe('DUPLICATE_ID')
    expect(code('_a2')).toBe('ok')
  }
})

test('N-76: a signature that names no element is refused', () => {
  expect(codeOf(issueToken({ ...order, signing: { wholeDocument: true } }))).toBe('SIGNATURE_SHAPE')
})

test('N-77: one SignedInfo, in its place', () => {
  const info = /<SignedInfo>.*<\/SignedInfo>/.exec(genuine)?.[0] ?? ''
  const change = (text: string) => codeOf(responseWith(genuine.replace(info, text)))
  expect(change(info)).toBe('ok')
  expect(change('')).toBe('SIGNATURE_SHAPE')
  expect(change(info + info)).toBe('SIGNATURE_SHAPE')
  expect(change(`<Object>${info}</Object>`)).toBe('SIGNATURE_SHAPE')
  expect(change(`${info}<Object>${info}</Object>`)).toBe('SIGNATURE_SHAPE')
})

test('N-78: a comment in the digest does not change what is compared', () => {
  const digest = /<DigestValue>(.*)<\/DigestValue>/.exec(genuine)?.[1] ?? ''
  const tampered = genuine.replaceAll('NAA31614', 'NAB00001')
  const wanted = createHash('sha256').update(tampered.replace(signature, '')).digest('base64')
  for (const value of [
    `<!--${digest}-->${wanted}`,
    `<!--${wanted}-->${digest}`,
    `${wanted}<!--${digest}-->`,
    `${digest}<!--${wanted}-->`,
  ])
    expect(codeOf(responseWith(tampered.replace(`>${digest}<`, `>${value}<`)))).toBe('BAD_SIGNATURE')
  expect(codeOf(responseWith(genuine.replace(`>${digest}<`, `><!--${wanted}-->${digest}<`)))).toBe('ok')
})

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const hmac = 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'
const excC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
test.each([
  ['no algorithm', rsaSha256, 'none'],
  ['an HMAC', rsaSha256, hmac],
  [
    'another canonicalisation',
    `CanonicalizationMethod Algorithm="${excC14n}`,
    'CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  ],
  [
    'a transform by XSLT',
    `Transform Algorithm="${excC14n}`,
    'Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116',
  ],
  [
    'a transform by XPath',
    `Transform Algorithm="${excC14n}`,
    'Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116',
  ],
  [
    'a transform with comments',
    `Transform Algorithm="${excC14n}`,
    `Transform Algorithm="${excC14n}WithComments`,
  ],
  ['a transform more', '</Transforms>', `<Transform Algorithm="${excC14n}"/></Transforms>`],
  [
    'a transform with parameters',
    '</Transforms>',
    '<Transform><XPath>false</XPath></Transform></Transforms>',
  ],
  [
    'a digest by MD5',
    'http://www.w3.org/2001/04/xmlenc#sha256',
    'http://www.w3.org/2001/04/xmldsig-more#md5',
  ],
])('N-80: %s is refused before any key is tried', (_, what, instead) => {
  expect(genuine).toContain(what)
  expect(codeOf(responseWith(genuine.replace(what, instead)))).toBe('ALGORITHM')
})

test('N-80: an HMAC keyed with our public certificate forges nothing', () => {
  const info = /<SignedInfo>.*<\/SignedInfo>/.exec(genuine)?.[0]?.replace(rsaSha256, hmac) ?? ''
  const value = createHmac('sha1', key.certificate).update(info).digest('base64')
  const forged = genuine
    .replace(/<SignedInfo>.*<\/SignedInfo>/, info)
    .replace(/<SignatureValue>.*<\/SignatureValue>/, `<SignatureValue>${value}</SignatureValue>`)
  expect(codeOf(responseWith(forged))).toBe('ALGORITHM')
})

test('N-80: a hundred references are refused, where one is taken', () => {
  const reference = /<Reference .*<\/Reference>/.exec(genuine)?.[0] ?? ''
  expect(codeOf(responseWith(genuine.replace(reference, reference.repeat(100))))).toBe('SIGNATURE_SHAPE')
})

test('N-80: SHA-1 is refused, unless it was allowed for an old service', () => {
  const digest = 'http://www.w3.org/2000/09/xmldsig#sha1'
  for (const signing of [{ digest }, { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }]) {
    const result = issueToken({ ...order, signing })
    expect(codeOf(result)).toBe('ALGORITHM')
    expect(codeOf(result, { allowSha1: true })).toBe('ok')
  }
})

test.each([
  { signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384' },
  {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha512',
  },
  { certificate: false },
])('%o is taken', (signing) => {
  expect(codeOf(issueToken({ ...order, signing }))).toBe('ok')
})

test('N-85: an identifier added to a signed assertion undoes its signature', () => {
  expect(codeOf(responseWith(genuine.replace('<saml:Assertion ', '<saml:Assertion ID="_evil" ')))).toBe(
    'BAD_SIGNATURE',
  )
  const only = genuine.replace('AssertionID="_a1"', 'ID="_a1"')
  expect(codeOf(responseWith(only))).toBe('SIGNATURE_SHAPE')
})
