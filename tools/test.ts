/**
 * `npm test`: runs every project of vitest, then prints the counts on one plain line that a script can read.
 * Parameters are handed to vitest (`npm test -- packages/cas`).
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { runStep } from './run-step.ts'

const Summary = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), success: z.boolean() })

async function test(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'preau-test-'))
  const file = join(folder, 'summary.json')
  try {
    const code = await runStep('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...process.argv.slice(2),
    ])
    const { numPassedTests, numFailedTests, success } = Summary.parse(
      JSON.parse(await readFile(file, 'utf8')),
    )
    // A file that cannot even be loaded has no failed test of its own: it still is a failure.
    const failed = numFailedTests === 0 && (code !== 0 || !success) ? 1 : numFailedTests
    console.log(`${numPassedTests} passed, ${failed} failed`)
    process.exitCode = failed === 0 ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

await test()
