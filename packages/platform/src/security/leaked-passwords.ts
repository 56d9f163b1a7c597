import { readFileSync } from 'node:fs'
import { ConfigError } from '../config/config-error.ts'

/**
 * The operator's own list of leaked passwords: one a line, in clear, whatever the case; a count after a tab is ignored. Kept in
 * memory: a million lines take some 100 MB. `variable` is the setting that names the file.
 *
 * @throws ConfigError when the file cannot be read
 */
export function readLeakedPasswords(file: string | undefined, variable: string): ReadonlySet<string> {
  if (file === undefined) return new Set()
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return new Set(lines.map((line) => line.replace(/[\r\t].*$/, '').toLowerCase()).filter(Boolean))
  } catch {
    const seen = `${variable} désigne «\u00a0${file}\u00a0», qui ne peut pas être lu.`
    throw new ConfigError([`${seen} Vérifiez le chemin et les droits.`])
  }
}
