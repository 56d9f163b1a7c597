import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { EmbeddedDatabaseError } from './embedded-database-error.ts'
import type { PostgresPrograms } from './locate-programs.ts'

/** Under which account the PostgreSQL programs run. They refuse to run as root. */
export interface ServerAccount {
  /** Undefined: the account of this process. */
  readonly user: SystemUser | undefined
  /** Words before the command that change the account themselves, lending it the rights it lacks. */
  readonly prefix: readonly string[]
}

/** Numbers of an account of the system. */
interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/**
 * Chooses the account: our own, or as root `postgres`, else `nobody`. When that account cannot reach the programs or the data
 * (a clone under a home that only root may enter), the right to cross folders is lent through `setpriv`.
 *
 * @throws EmbeddedDatabaseError when nothing works
 */
export function serverAccount(programs: PostgresPrograms, folder: string): ServerAccount {
  if (process.getuid?.() !== 0) return { user: undefined, prefix: [] }
  const user = findUser('postgres') ?? findUser('nobody')
  if (user === undefined) {
    throw new EmbeddedDatabaseError(
      'PostgreSQL refuse de fonctionner sous le compte root, et ni «\u00A0postgres\u00A0» ni «\u00A0nobody\u00A0» n’existent sur ' +
        'cette machine. Lancez le programme sous un compte ordinaire.',
    )
  }
  const needed = [programs.postgres, join(programs.home, 'lib'), join(programs.home, 'share'), folder]
  if (needed.every((path) => canReach(path, user))) return { user, prefix: [] }
  return { user, prefix: lendRights(user, folder) }
}

function lendRights(user: SystemUser, folder: string): readonly string[] {
  const prefix = [
    'setpriv',
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override,+dac_read_search',
    '--ambient-caps=+dac_override,+dac_read_search',
  ]
  const [command = '', ...rest] = prefix
  if (spawnSync(command, [...rest, 'true'], { cwd: '/' }).status === 0) return prefix
  throw new EmbeddedDatabaseError(
    `Sous root, PostgreSQL fonctionne avec un compte sans droits, qui ne peut pas entrer dans «\u00A0${folder}\u00A0» ou dans le ` +
      'dossier d’installation. Lancez le programme sous un compte ordinaire, ou placez-le hors du dossier personnel de root.',
  )
}

function findUser(name: string): SystemUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((candidate) => candidate.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/** Whether an account may cross every folder down to `path`, and read or enter it. */
function canReach(path: string, user: SystemUser): boolean {
  const stats = statSync(path)
  const allowed = allowedBits(stats, user)
  const wanted = stats.isDirectory() ? 1 : 4
  if ((allowed & wanted) !== wanted) return false
  const parent = dirname(path)
  return parent === path || canReach(parent, user)
}

function allowedBits(stats: { mode: number; uid: number; gid: number }, user: SystemUser): number {
  if (stats.uid === user.uid) return (stats.mode >> 6) & 7
  return (stats.gid === user.gid ? stats.mode >> 3 : stats.mode) & 7
}
