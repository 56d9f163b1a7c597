import fc from 'fast-check'

/** Texts that try to be addresses: pieces of addresses, traps and noise, in any order. */
export const hostileAddress = fc
  .array(
    fc.constantFrom(
      'http://',
      'https://',
      '//',
      'https:/',
      'javascript:',
      'data:',
      'app.exemple.fr',
      'APP.EXEMPLE.FR',
      '.evil.tld',
      'evil.tld',
      '@',
      ':',
      ':443',
      ':8443',
      '/',
      '/pronote',
      '/pronote/',
      '..',
      '/../',
      '%2e%2e',
      '%2f',
      '%5c',
      '%00',
      '\\',
      '\t',
      '\r\n',
      '\u0000',
      ' ',
      '#',
      '?',
      '&',
      'ticket=ST-1',
      'é',
      '。',
      '\ud800',
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(''))

/** A byte source that never repeats its pattern within a ticket. */
export const randomBytes = fc
  .infiniteStream(fc.nat(255))
  .map((stream) => ({ bytes: (count: number) => Uint8Array.from(stream.take(count)) }))
