/**
 * Figures of the reconciliation engine on generated schools, and on a folder of training sets when one is given:
 *
 *     npm run reconciliation -w bench                 # generated schools
 *     npm run reconciliation -w bench -- FOLDER       # also each set of FOLDER (ent, pronote, truth .jsonl)
 */
import { reconcile } from '@preau/reconciliation'
import { noiseLevels } from './noise.ts'
import { readSets } from './read-set.ts'
import { drawSchoolPair, type SchoolPair } from './school-pair.ts'
import { scoreDecisions } from './score.ts'

const percent = (value: number): string => `${(100 * value).toFixed(2)} %`

function report(name: string, { directory, people, truth }: SchoolPair): number {
  const start = performance.now()
  const { decisions, statistics } = reconcile({ directory, people })
  const elapsed = performance.now() - start
  const score = scoreDecisions(decisions, truth)
  const columns = [
    name.padEnd(26),
    `${directory.length} accounts, ${people.length} people`.padEnd(30),
    `wrong ${score.wrong} of ${score.certain}`.padEnd(22),
    `recall ${percent(score.recall)}`,
    `first ${percent(score.first)}`,
    `five ${percent(score.five)}`,
    `disturbed ${percent(score.disturbed)}`,
    `expected errors ${statistics.expectedErrors.toFixed(3)}`,
    `${elapsed.toFixed(0)} ms`,
    `${(statistics.pairs / people.length).toFixed(1)} pairs/person`,
    `${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`,
  ]
  console.log(columns.join('  '))
  return elapsed / people.length
}

/** A number with one check letter per school is enough here: the engine does not read the letter. */
const uaiOf = (n: number): string => `${String(350_000 + n).padStart(7, '0')}K`

function schools(count: number, families: number, level: keyof typeof noiseLevels): SchoolPair {
  const all: SchoolPair = { directory: [], people: [], truth: [] }
  for (let n = 0; n < count; n++) {
    const pair = drawSchoolPair({ uai: uaiOf(n), families, noise: noiseLevels[level], seed: 1 + n })
    all.directory.push(...pair.directory)
    all.people.push(...pair.people)
    all.truth.push(...pair.truth)
  }
  return all
}

report('warm-up', schools(1, 420, 'typical'))
const one = report('one school, typical', schools(1, 420, 'typical'))
for (const level of ['clean', 'typical', 'hard', 'poor'] as const)
  report(`10 schools, ${level}`, schools(10, 420, level))
const many = report('36 schools, typical', schools(36, 420, 'typical'))
const big = report('one school of 50,000', schools(1, 14_800, 'typical'))
console.log(
  `time per person, ratio to one school of 1,400: 36 schools ${(many / one).toFixed(2)}, one school of 50,000 ${(big / one).toFixed(2)}`,
)
const [folder] = process.argv.slice(2)
if (folder !== undefined) for (const set of readSets(folder)) report(set.name, set)
