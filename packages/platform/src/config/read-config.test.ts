import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { checkTypography } from '../testing/check-typography.ts'
import { ConfigError } from './config-error.ts'
import { describeConfig } from './describe-config.ts'
import { type Environment, readConfig } from './read-config.ts'
import { setting } from './setting.ts'

const schema = z.object({
  PORT: setting.port('Port d’écoute', { default: 8080 }),
  PUBLIC_URL: setting.url('Adresse publique', { default: 'http://localhost:8080' }),
  DATABASE_URL: setting.secretUrl('Base de données', { optional: true }),
  KEY: setting.secret('Clé des échanges'),
  LEVEL: setting.choice('Niveau du journal', ['info', 'debug'], { default: 'info' }),
  DEMO: setting.flag('Mode démonstration', { default: false }),
  PROXIES: setting.networks('Mandataires', { default: [] }),
  WORKERS: setting.number('Ouvriers', { min: 1, max: 8 }, { default: 2 }),
})
const key = 'une clé assez longue'

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(schema, environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('the configuration', () => {
  test('an absent or empty variable takes its default, and the value is frozen', () => {
    const config = readConfig(schema, { KEY: key, PORT: '' })
    expect(config).toMatchObject({
      PORT: 8080,
      LEVEL: 'info',
      DEMO: false,
      PROXIES: [],
      WORKERS: 2,
    })
    expect(config.PUBLIC_URL.host).toBe('localhost:8080')
    expect(Object.isFrozen(config)).toBe(true)
  })

  test('values are read as what they are', () => {
    const config = readConfig(schema, { KEY: key, PORT: '0', DEMO: 'Oui', PROXIES: '10.0.0.0/8, ::1' })
    expect(config).toMatchObject({ PORT: 0, DEMO: true, PROXIES: ['10.0.0.0/8', '::1'] })
  })

  test('every problem is listed at once, in French, with what was received and what is accepted', () => {
    const problems = problemsOf({
      PORT: '99999',
      PUBLIC_URL: 'portail',
      LEVEL: 'tout',
      DEMO: '2',
      PROXIES: '10.0.0.300',
      WORKERS: '9',
    })
    expect(problems).toHaveLength(7)
    expect(problems[0]).toBe('PORT vaut «\u00A099999\u00A0». Accepté\u00A0: un nombre de 0 à 65535.')
    expect(problems).toContain(
      'KEY est obligatoire et n’est pas donné. Accepté\u00A0: au moins 16 caractères.',
    )
    expect(checkTypography(problems)).toEqual([])
  })

  test('a wrong secret is never shown', () => {
    const problems = problemsOf({ KEY: 'tropcourt', DATABASE_URL: 'mysql://u:motdepasse@h/b' })
    expect(problems).toHaveLength(2)
    expect(problems.join()).not.toMatch(/tropcourt|motdepasse@h/)
  })

  test('a secret may be the content of a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'preau-config-'))
    writeFileSync(join(folder, 'key'), `${key}\n`)
    expect(readConfig(schema, { KEY_FILE: join(folder, 'key') }).KEY).toBe(key)
    expect(problemsOf({ KEY_FILE: join(folder, 'key'), KEY: key })[0]).toContain('sont donnés tous les deux')
    expect(problemsOf({ KEY_FILE: join(folder, 'absent') })).toHaveLength(1)
    rmSync(folder, { recursive: true })
  })

  test('the documentation has a line per variable', () => {
    const table = describeConfig(schema)
    expect(table).toContain('| `PORT` | Port d’écoute | un nombre de 0 à 65535 | `8080` |')
    expect(table).toContain(
      '| `KEY` ou `KEY_FILE` | Clé des échanges | au moins 16 caractères | obligatoire |',
    )
  })
})
