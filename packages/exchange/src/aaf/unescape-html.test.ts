import { describe, expect, test } from 'vitest'
import { unescapeHtml } from './unescape-html.ts'

describe('text escaped once too often', () => {
  test.each([
    ['Ma&eacute;va', 'Maéva'],
    ['&Eacute;LO&Iuml;SE &amp; C&oelig;ur', 'ÉLOÏSE & Cœur'],
    ['L&#39;H&#xE9;ritier', "L'Héritier"],
    ['&yuml;&nbsp;&euro;', 'ÿ\u00a0€'],
  ])('%s reads %s', (escaped, text) => {
    expect(unescapeHtml(escaped)).toBe(text)
  })

  test('what is not an HTML entity is left as it is', () => {
    for (const text of [
      'R&D',
      'a & b;',
      '&inconnu;',
      '&#0;',
      '&#xD800;',
      '&#x110000;',
      '&#7;',
      '&constructor;',
    ]) {
      expect(unescapeHtml(text)).toBe(text)
    }
  })
})
