import { expect, test } from 'vitest'
import { decodeBody } from './decode-body.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

test('an answer is read in the charset that its header names, whatever its declaration says', () => {
  const body = latin('<?xml version="1.0" encoding="UTF-8"?><nom>Hélène</nom>')
  expect(decodeBody(body, 'text/xml; charset=ISO-8859-1')).toContain('Hélène')
})

test('without a charset in the header, the XML declaration says it', () => {
  const body = latin('<?xml version="1.0" encoding="iso-8859-15"?><prix>12 \xa4</prix>')
  expect(decodeBody(body, 'text/xml')).toContain('12 €')
})

test('an answer that names no charset is UTF-8, without its byte order mark', () => {
  expect(decodeBody(Buffer.from('\ufeff<nom>Zoé</nom>'), 'text/xml')).toBe('<nom>Zoé</nom>')
})

test('an answer that names no charset and is not UTF-8 is that of an old server: windows-1252', () => {
  expect(decodeBody(latin('<nom>Hélène Le\x92Gall</nom>'), 'text/xml')).toBe('<nom>Hélène Le’Gall</nom>')
  expect(decodeBody(latin('yes\nhélène\n'), '')).toBe('yes\nhélène\n')
})

test('an answer that says UTF-8 and is not keeps a mark in the place of what cannot be read', () => {
  expect(decodeBody(latin('é'), 'text/xml; charset=utf-8')).toBe('\ufffd')
})

test('an unknown charset is as good as none', () => {
  expect(decodeBody(Buffer.from('Zoé'), 'text/xml; charset=klingon')).toBe('Zoé')
  expect(decodeBody(latin('Zoé'), 'text/xml; charset=klingon')).toBe('Zoé')
})
