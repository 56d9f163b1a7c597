import { ConfigError } from '@preau/platform'
import { expect, test } from 'vitest'
import { readSchoolConfig } from './config.ts'

test('without any variable the server listens on the loopback address, port 8081', () => {
  expect(readSchoolConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 8081,
    publicUrl: 'http://localhost:8081',
  })
})

test('another port alone changes the address that people use', () => {
  expect(readSchoolConfig({ SCHOOL_PORT: '9081' }).publicUrl).toBe('http://localhost:9081')
  const given = { SCHOOL_PORT: '9081', SCHOOL_PUBLIC_URL: 'https://vie-scolaire.exemple.fr/' }
  expect(readSchoolConfig(given).publicUrl).toBe('https://vie-scolaire.exemple.fr')
})

test.each(['0.0.0.0', '::', '192.0.2.7', 'scolarite.example'])(
  'demonstration refuses to listen on %s',
  (host) => {
    expect(() => readSchoolConfig({ SCHOOL_DEMO: 'oui', SCHOOL_HOST: host })).toThrow(ConfigError)
  },
)

test('a server that is not a demonstration may listen everywhere, and refuses private CAS addresses by default', () => {
  const config = readSchoolConfig({ SCHOOL_HOST: '0.0.0.0' })
  expect(config).toMatchObject({ host: '0.0.0.0', casAllowPrivate: false })
})

test('all mistakes are told at once', () => {
  const wrong = { SCHOOL_PORT: 'http', SCHOOL_PUBLIC_URL: 'préau' }
  expect(() => readSchoolConfig(wrong)).toThrow(/SCHOOL_PORT[\s\S]*SCHOOL_PUBLIC_URL/)
})

test('former secrets are told apart by commas, and a piece of one is refused', () => {
  const two = 'un ancien secret entier, et un autre secret entier'
  expect(readSchoolConfig({ SCHOOL_SECRET_KEYS_PREVIOUS: two }).previousSecretKeys).toEqual([
    'un ancien secret entier',
    'et un autre secret entier',
  ])
  expect(() => readSchoolConfig({ SCHOOL_SECRET_KEYS_PREVIOUS: 'un ancien secret entier, court' })).toThrow(
    /SCHOOL_SECRET_KEYS_PREVIOUS/,
  )
})
