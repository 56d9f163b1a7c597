import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'

import type { ServerAccount } from './server-account.ts'

/**
 * Starts a PostgreSQL program under its account. It gets its own process group, so that Ctrl-C in the terminal reaches only us and
 * we stop it in order; and an environment of its own, for ours holds the secrets of the configuration.
 */
export function spawnProgram(
  account: ServerAccount,
  command: readonly string[],
  stdio: StdioOptions,
): ChildProcess {
  const [program = '', ...words] = [...account.prefix, ...command]
  return spawn(program, words, {
    stdio,
    detached: true,
    cwd: '/',
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    // A prefix changes the account itself.
    ...(account.prefix.length === 0 ? account.user : undefined),
  })
}
