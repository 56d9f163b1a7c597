import { ConfigError } from './config-error.ts'

/** Where a program would listen, and how its settings name it. */
export interface DemoAddress {
  readonly host: string
  /** Variable that gave the host, e.g. `PORTAL_HOST`. */
  readonly variable: string
  /** The program in a sentence, e.g. « le portail ». */
  readonly program: string
}

/**
 * Demonstration accounts have a public password: such a program listens on this machine only (architecture §3).
 *
 * @throws ConfigError when the host is reachable from elsewhere
 */
export function refusePublicDemo({ host, variable, program }: DemoAddress): void {
  if (isLoopback(host)) return
  throw new ConfigError([
    `${variable} vaut «\u00a0${host}\u00a0»\u00a0: en démonstration, dont les mots de passe sont publics, ${program} ` +
      'n’écoute que sur 127.0.0.1, ::1 ou localhost.',
  ])
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
