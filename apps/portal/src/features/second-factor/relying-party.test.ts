import { expect, test } from 'vitest'
import { relyingParty } from './relying-party.ts'

test.each([
  ['https://ent.exemple.fr', 'ent.exemple.fr', 'https://ent.exemple.fr'],
  ['https://ent.exemple.fr:8443/', 'ent.exemple.fr', 'https://ent.exemple.fr:8443'],
  ['http://localhost:8080', 'localhost', 'http://localhost:8080'],
  ['http://portail.localhost:8080', 'portail.localhost', 'http://portail.localhost:8080'],
])('keys of %s are bound to %s', (url, id, origin) => {
  expect(relyingParty(new URL(url))).toMatchObject({ id, origin })
})

test.each(['http://ent.exemple.fr', 'https://192.0.2.7', 'http://127.0.0.1:8080', 'https://[::1]'])(
  'browsers offer no keys at %s',
  (url) => {
    expect(relyingParty(new URL(url))).toBeUndefined()
  },
)
