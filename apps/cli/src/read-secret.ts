import { createInterface } from 'node:readline/promises'
import { UsageError } from './command.ts'

/**
 * The first line of standard input: a password never stands among the parameters of a process, which everybody on
 * the machine can list.
 */
export async function readSecret(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Mot de passe\u00a0: ')
  const lines = createInterface({ input: process.stdin, terminal: false })
  for await (const line of lines) {
    lines.close()
    if (line !== '') return line
  }
  throw new UsageError('Donnez le mot de passe sur l’entrée standard.')
}
