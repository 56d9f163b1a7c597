/**
 * What each technique brings: the engine beside the exact rule of the field, noise by noise, then the engine without
 * each kind of evidence. On the validation schools (drawn with seeds that nothing was set on), or on a folder of sets:
 *
 *     npm run ablation -w bench [-- FOLDER]
 */
import { type EntAccount, reconcile, type SchoolPerson } from '@preau/reconciliation'
import { exactRule } from './exact-rule.ts'
import { noiseLevels } from './noise.ts'
import { readSets } from './read-set.ts'
import { drawSchoolPair, type SchoolPair } from './school-pair.ts'
import { scoreDecisions } from './score.ts'

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

/** Seeds from 900 on: the thresholds were set on the training sets, and the other benchmarks draw from 1 to 36. */
function validationSchools(level: 'typical' | 'hard'): SchoolPair {
  const all: SchoolPair = { directory: [], people: [], truth: [] }
  for (let n = 0; n < 8; n++) {
    const uai = `${String(360_000 + n).padStart(7, '0')}K`
    const pair = drawSchoolPair({ uai, families: 420, noise: noiseLevels[level], seed: 900 + n })
    all.directory.push(...pair.directory)
    all.people.push(...pair.people)
    all.truth.push(...pair.truth)
  }
  return all
}

function byNoise({ directory, people, truth }: SchoolPair): void {
  const exact = exactRule(directory, people)
  const engine = new Map(
    reconcile({ directory, people }).decisions.flatMap(({ pronoteId, outcome, entId }) =>
      outcome === 'certain' && entId !== undefined ? [[pronoteId, entId] as const] : [],
    ),
  )
  const rows = new Map<
    string,
    { people: number; exact: number; engine: number; exactWrong: number; wrong: number }
  >()
  for (const { pronoteId, entId, tags, piege } of truth) {
    for (const tag of entId === null
      ? [`(sans compte) ${piege ?? ''}`]
      : tags.length === 0
        ? ['(rien)']
        : tags) {
      const row = rows.get(tag) ?? { people: 0, exact: 0, engine: 0, exactWrong: 0, wrong: 0 }
      row.people++
      const [a, b] = [exact.get(pronoteId), engine.get(pronoteId)]
      if (a !== undefined) row[a === entId ? 'exact' : 'exactWrong']++
      if (b !== undefined) row[b === entId ? 'engine' : 'wrong']++
      rows.set(tag, row)
    }
  }
  console.log('| noise | people | exact rule | engine | wrong: exact / engine |\n|---|--:|--:|--:|--:|')
  for (const [tag, row] of [...rows].sort(([, a], [, b]) => b.people - a.people))
    if (row.people >= 10)
      console.log(
        `| ${tag} | ${row.people} | ${percent(row.exact, row.people)} | ${percent(row.engine, row.people)} | ${row.exactWrong} / ${row.wrong} |`,
      )
}

interface Lack {
  readonly name: string
  readonly person?: (person: SchoolPerson) => SchoolPerson
  readonly account?: (account: EntAccount) => EntAccount
}

const lacks: readonly Lack[] = [
  { name: 'everything' },
  {
    name: 'without family links',
    person: (person) => ({ ...person, eleves: undefined }),
    account: (account) => ({ ...account, enfants: undefined }),
  },
  { name: 'without the links of the file', person: (person) => ({ ...person, eleves: undefined }) },
  { name: 'without birth dates', person: (person) => ({ ...person, dateNaissance: undefined }) },
  { name: 'without national numbers', person: (person) => ({ ...person, numeroNational: undefined }) },
  {
    name: 'without classes and subjects',
    person: (person) => ({ ...person, classe: undefined, classes: undefined, matieres: undefined }),
  },
  { name: 'without post codes', person: (person) => ({ ...person, codePostal: undefined }) },
  { name: 'without civility', person: (person) => ({ ...person, civilite: undefined }) },
  {
    name: 'without usage and other first names',
    account: (account) => ({ ...account, nomUsage: undefined, autresPrenoms: undefined }),
  },
]

function byEvidence({ directory, people, truth }: SchoolPair): void {
  console.log('| evidence | wrong | recall | right one first |\n|---|--:|--:|--:|')
  for (const { name, person, account } of lacks) {
    const { decisions } = reconcile({
      directory: account ? directory.map(account) : directory,
      people: person ? people.map(person) : people,
    })
    const score = scoreDecisions(decisions, truth)
    console.log(
      `| ${name} | ${score.wrong} of ${score.certain} | ${percent(score.recall, 1)} | ${percent(score.first, 1)} |`,
    )
  }
}

const [folder] = process.argv.slice(2)
const sets =
  folder === undefined
    ? (['typical', 'hard'] as const).map((name) => ({
        name: `validation, ${name}`,
        ...validationSchools(name),
      }))
    : readSets(folder)
for (const set of sets) {
  console.log(`\n${set.name}: ${set.directory.length} accounts, ${set.people.length} people\n`)
  byNoise(set)
  console.log('')
  byEvidence(set)
}
