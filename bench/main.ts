/**
 * `npm run bench -- NAME`: figures, as ratios within one run; without a name, all of them one after the other.
 * A benchmark is not a test: it judges nothing.
 */
const benchmarks: Readonly<Record<string, () => Promise<unknown>>> = {
  aaf: () => import('./aaf/run.ts'),
  access: () => import('./access/run.ts'),
  bases: () => import('./bases/run.ts'),
  cas: () => import('./cas/run.ts'),
  directory: () => import('./directory/run.ts'),
  imports: () => import('./imports/run.ts'),
  recognition: () => import('./recognition/run.ts'),
  reconciliation: () => import('./reconciliation/run.ts'),
  tables: () => import('./tables/run.ts'),
}

const [name] = process.argv.splice(2, 1)
const wanted = name === undefined ? Object.keys(benchmarks) : [name]
for (const one of wanted) {
  const run = benchmarks[one]
  if (run === undefined) {
    console.error(`unknown benchmark: ${one}; there are ${Object.keys(benchmarks).join(', ')}`)
    process.exitCode = 2
    break
  }
  console.log(`— ${one}`)
  await run()
}
