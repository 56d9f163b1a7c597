import { describe, expect, test } from 'vitest'
import { readPortalConfig } from './config.ts'

describe('readPortalConfig', () => {
  test('without any variable gives a portal on this machine, idle after an hour', () => {
    expect(readPortalConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://localhost:8080',
      sessionIdleMs: 3_600_000,
      demo: false,
    })
  })

  test('another port alone changes the address that people use', () => {
    expect(readPortalConfig({ PORTAL_PORT: '9080' }).publicUrl).toBe('http://localhost:9080')
    const given = { PORTAL_PORT: '9080', PORTAL_PUBLIC_URL: 'https://ent.exemple.fr/' }
    expect(readPortalConfig(given).publicUrl).toBe('https://ent.exemple.fr')
  })

  test.each(['0.0.0.0', '192.168.1.10', '::'])('demonstration refuses to listen on %s', (host) => {
    expect(() => readPortalConfig({ PORTAL_DEMO: 'oui', PORTAL_HOST: host })).toThrow(/démonstration/)
  })

  test.each(['127.0.0.1', '::1', 'localhost'])('demonstration listens on %s', (host) => {
    expect(readPortalConfig({ PORTAL_DEMO: 'oui', PORTAL_HOST: host }).demo).toBe(true)
  })

  test('lists every mistake at once', () => {
    expect(() => readPortalConfig({ PORTAL_PORT: 'abc', PORTAL_PUBLIC_URL: 'portail' })).toThrow(
      /PORTAL_PORT[^]*PORTAL_PUBLIC_URL/,
    )
  })
})
