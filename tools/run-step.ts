import { spawn } from 'node:child_process'

/**
 * Runs one program of `node_modules/.bin` with the terminal's own output.
 * Resolves to its exit code (1 when a signal ended it).
 */
export function runStep(program: string, parameters: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
