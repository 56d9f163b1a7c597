import type { PersonCategory } from '@preau/people'
import type { ReportedProblem } from '../reported-problem.ts'
import { csvCopy as copy } from './copy.fr.ts'
import type { CsvFault } from './csv-line.ts'
import type { KnownPerson } from './known-person.ts'
import type { CsvPeople, CsvSpared } from './read-csv-people.ts'
import { type CsvPlan, recogniseLines } from './recognise-lines.ts'
import { type SchoolNames, settleNames } from './settle-names.ts'
import { nameKey } from '@preau/people'

/** What a base holds that decides on what a file does to it. */
export interface CsvBase extends SchoolNames {
  readonly people: readonly KnownPerson[]
}

/** What a file does: who is written, who has left, and what is said of the rest. */
export interface CsvWork {
  readonly writes: CsvPlan['writes']
  /** People of the list who are present and whom the file does not name; empty unless the file is the whole list. */
  readonly absent: readonly string[]
  readonly problems: readonly ReportedProblem[]
}

/** A file that has been read, and how it is to be applied. */
export interface CsvRead {
  readonly file: string
  readonly list: PersonCategory
  readonly unknown: 'add' | 'leave'
  readonly whole: boolean
  readonly read: CsvPeople
}

/** Decides on every line at once, from what the base holds at that instant. */
export function planCsv({ file, list, unknown, whole, read }: CsvRead, base: CsvBase): CsvWork {
  const people = read.people.map(settleNames(base))
  const { writes, left, lostLinks, named } = recogniseLines(people, { base: base.people, unknown })
  const spared = new Set(read.spared.flatMap((one) => mayBe(one, base.people)))
  const absent = base.people.filter(
    ({ id, category, present }) => present && category === list && !named.has(id) && !spared.has(id),
  )
  const problems = [
    ...read.faults.map((fault) => problemOf(file, fault)),
    ...left.map(({ person, reason }) => aboutLine(file, person.lines[0] ?? 0, copy.left[reason])),
    ...lostLinks.map(({ line, reason }) => ({
      ...aboutLine(file, line, copy.lostLinks[reason]),
      severity: 'warning' as const,
    })),
  ]
  return {
    writes,
    absent: whole ? absent.map(({ id }) => id) : [],
    problems: problems.toSorted((one, other) => one.line - other.line),
  }
}

function problemOf(file: string, { line, column, reason, rejects }: CsvFault): ReportedProblem {
  const advice = rejects ? copy.mendLine : copy.mendValue
  const severity = rejects ? ('rejected' as const) : ('warning' as const)
  const where = { severity, file, line, advice }
  if (column === undefined) return { ...where, reason }
  return { ...where, element: column, reason: `${copy.assistant.column(column)}\u00a0: ${reason}` }
}

const aboutLine = (
  file: string,
  line: number,
  { reason, advice }: { readonly reason: string; readonly advice: string },
): ReportedProblem => ({ severity: 'rejected', file, line, reason, advice })

/** Whom a line that is wrong may be about: who has one of its identifiers, or its name. */
function mayBe(line: CsvSpared, people: readonly KnownPerson[]): readonly string[] {
  const [last, first] = [nameKey(line.lastName), nameKey(line.firstName)]
  return people.flatMap((one) => {
    const names = [one.lastName, one.usageName ?? one.lastName].map(nameKey)
    const isNamed = last !== '' && names.includes(last) && (first === '' || nameKey(one.firstName) === first)
    const hasKey =
      one.pronoteIds.includes(line.pronoteId.toUpperCase()) ||
      one.siecleIds.includes(line.siecleId) ||
      (one.ine !== undefined && one.ine === line.ine.toUpperCase())
    return isNamed || hasKey ? [one.id] : []
  })
}
