/**
 * Time and peak memory of the command itself on a whole ENT: 700 drawn schools, about a million accounts.
 *
 *     npm run million -w bench [-- SCHOOLS]
 *
 * The peak is what Linux says of the process (`VmHWM`); elsewhere it is not shown.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawSet } from './draw-set.ts'

const preau = fileURLToPath(new URL('../../apps/cli/bin/preau.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'preau-million-'))
try {
  const { directory, people, accounts } = await drawSet(folder, Number(process.argv[2] ?? 700))
  const files = ['--directory', directory, '--export', people, '--out', join(folder, 'predictions.jsonl')]
  const started = performance.now()
  const command = spawn(process.execPath, [preau, 'reconcile', ...files], { stdio: 'inherit' })
  let peak = ''
  const watch = setInterval(() => (peak = peakOf(command.pid) ?? peak), 500)
  const [code] = (await once(command, 'exit')) as [number | null]
  clearInterval(watch)
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(`${accounts} accounts: ${seconds} s, peak ${peak || 'unknown'}, exit code ${code ?? 'none'}`)
} finally {
  rmSync(folder, { recursive: true })
}

function peakOf(pid: number | undefined): string | undefined {
  try {
    return /VmHWM:\s+(\d+ kB)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1]
  } catch {
    return undefined
  }
}
