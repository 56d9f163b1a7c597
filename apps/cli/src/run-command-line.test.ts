import { setting, readConfig, defineRefusals } from '@preau/platform'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Command, onlyWord, required, text } from './command.ts'
import { runCommandLine } from './run-command-line.ts'

const refusals = defineRefusals({
  'school.unknown': {
    status: 404,
    title: 'École inconnue',
    sentence: 'Aucune école.',
    next: 'Vérifiez l’UAI.',
  },
})

const commands: readonly Command[] = [
  {
    name: 'account show',
    synopsis: 'LOGIN',
    summary: 'Montre un compte.',
    run: (call) => {
      const login = onlyWord(call, 'le nom de connexion')
      call.say(`Compte ${login}`)
      call.answer({ login })
      return Promise.resolve()
    },
  },
  {
    name: 'account',
    synopsis: '--name NOM',
    summary: 'Compte.',
    options: { name: text() },
    run: (call) => {
      call.say(required(call, 'name'))
      return Promise.resolve()
    },
  },
  {
    name: 'refuse',
    synopsis: '',
    summary: 'Refuse.',
    run: () => Promise.reject(refusals.refuse('school.unknown')),
  },
  {
    name: 'configure',
    synopsis: '',
    summary: 'Lit la configuration.',
    run: (call) => {
      readConfig(z.object({ PORT: setting.port('Port', {}) }), call.env)
      return Promise.resolve()
    },
  },
]

async function run(...parameters: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(commands, parameters, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    env: { PORT: 'abc' },
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('preau', () => {
  test('runs the longest command that the words begin with', async () => {
    expect(await run('account', 'show', 'c.lemoine')).toMatchObject({ code: 0, out: 'Compte c.lemoine' })
  })

  test('answers a machine with JSON and nothing else', async () => {
    const { out } = await run('account', 'show', 'c.lemoine', '--json')
    expect(JSON.parse(out)).toEqual({ login: 'c.lemoine' })
  })

  test('a wrong call exits with 2 and shows the usage', async () => {
    expect(await run('account')).toMatchObject({ code: 2, err: expect.stringContaining('--name') as string })
    expect(await run('account', 'show')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Usage') as string,
    })
    expect(await run('account', '--wrong')).toMatchObject({ code: 2 })
    expect(await run('nothing')).toMatchObject({
      code: 2,
      err: expect.stringContaining('account show') as string,
    })
  })

  test('a refusal exits with 1, says what happened and what to do next', async () => {
    const { code, err } = await run('refuse')
    expect(code).toBe(1)
    expect(err).toContain('Vérifiez l’UAI.')
  })

  test('a configuration mistake exits with 78 and names the variable', async () => {
    const { code, err } = await run('configure')
    expect(code).toBe(78)
    expect(err).toContain('PORT')
  })
})
