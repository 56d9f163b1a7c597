import { parseArgs } from 'node:util'
import { ConfigError, configExitCode, Refusal } from '@preau/platform'
import { type Call, type Command, UsageError } from './command.ts'

/** Where a command line writes, and the environment it reads. */
export interface Terminal {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  readonly env: Call['env']
}

/**
 * Runs one command line and gives its exit code: 0 done, 1 refused or failed, 2 usage, 78 configuration
 * (architecture §3, « the outside contract »).
 */
export async function runCommandLine(
  commands: readonly Command[],
  parameters: readonly string[],
  terminal: Terminal,
): Promise<number> {
  if (parameters.length === 0 || parameters[0] === '--help' || parameters[0] === 'help') {
    terminal.out(overview(commands))
    return parameters.length === 0 ? 2 : 0
  }
  const command = findCommand(commands, parameters)
  if (!command) {
    terminal.err(`Commande inconnue : ${parameters.join(' ')}\n\n${overview(commands)}`)
    return 2
  }
  return await runOne(command, parameters.slice(command.name.split(' ').length), terminal)
}

async function runOne(command: Command, rest: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parse(command, rest)
    if (values.help === true) {
      terminal.out(usage(command))
      return 0
    }
    const json = values.json === true
    await command.run({
      options: values,
      words: positionals,
      env: terminal.env,
      say: (line) => {
        if (!json) terminal.out(line)
      },
      answer: (value) => {
        if (json) terminal.out(JSON.stringify(value, undefined, 2))
      },
    })
    return 0
  } catch (error) {
    return explain(error, command, terminal)
  }
}

function parse(
  command: Command,
  rest: readonly string[],
): { values: Call['options']; positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...rest],
      options: { ...command.options, help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
      allowPositionals: true,
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function explain(error: unknown, command: Command, terminal: Terminal): number {
  if (error instanceof UsageError) {
    terminal.err(`${error.message}\n\n${usage(command)}`)
    return 2
  }
  if (error instanceof ConfigError) {
    terminal.err(error.message)
    return configExitCode
  }
  if (error instanceof Refusal) {
    terminal.err([error.texts.title, error.texts.sentence, error.texts.next].filter(Boolean).join('\n'))
    return 1
  }
  terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}

/** The longest name that the words begin with: `portal account add` before `portal`. */
function findCommand(commands: readonly Command[], parameters: readonly string[]): Command | undefined {
  return commands
    .filter((command) => command.name.split(' ').every((word, index) => parameters[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
}

const usage = (command: Command): string =>
  `Usage : preau ${command.name} ${command.synopsis}\n${command.summary}`.replace(/ +\n/, '\n')

const overview = (commands: readonly Command[]): string =>
  [
    'Usage : preau COMMANDE …',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(30)} ${command.summary}`),
  ].join('\n')
