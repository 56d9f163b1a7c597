/**
 * `npm run check`: everything that can be known without running the products. All steps run, so that one
 * pass tells every mistake; the exit code is 1 when any of them failed.
 */
import { runStep } from './run-step.ts'

const wantedMajor = '24'

const steps: readonly (readonly [title: string, program: string, ...parameters: string[]])[] = [
  ['format', 'biome', 'format', '.'],
  ['types', 'tsc', '--noEmit'],
  ['lint', 'eslint', '.', '--max-warnings=0', '--cache', '--cache-location', 'node_modules/.cache/eslint/'],
  [
    'dependency rules',
    'depcruise',
    '--output-type',
    'err',
    'packages',
    'apps',
    'testing',
    'e2e',
    'bench',
    'tools',
  ],
  ['dead code', 'knip'],
  ['generated references', 'tsx', 'tools/write-reference.ts', '--check'],
]

async function check(): Promise<void> {
  const major = process.versions.node.split('.')[0]
  if (major !== wantedMajor) {
    console.error(
      `Node ${wantedMajor} is pinned by the project, but this is ${process.version}: run npm ci with install scripts.`,
    )
    process.exit(1)
  }
  const failed: string[] = []
  for (const [title, program, ...parameters] of steps) {
    console.log(`\n── ${title}`)
    if ((await runStep(program, parameters)) !== 0) failed.push(title)
  }
  console.log(failed.length === 0 ? '\ncheck: all good' : `\ncheck: failed: ${failed.join(', ')}`)
  process.exit(failed.length === 0 ? 0 : 1)
}

await check()
