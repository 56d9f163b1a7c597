import type { PartnerLine } from '@preau/exchange'
import { displayName, listName } from '@preau/people'
import type { ReportedProblem } from '../reported-problem.ts'
import { partnerCopy as copy } from './copy.fr.ts'
import type { PartnerFile } from './read-partner-file.ts'
import type { PartnerWork } from './partner-work.ts'
import { type KnownPerson, type LeftPerson, recognisePeople } from './recognise-people.ts'

/** Decides on everybody of a directory at once, from what the base holds at that instant. */
export function planPartner(
  { name: file, people, problems }: Pick<PartnerFile, 'name' | 'people' | 'problems'>,
  base: readonly KnownPerson[],
): PartnerWork {
  const { links, unchanged, left } = recognisePeople(people, base)
  const said = [
    ...problems.flatMap((problem) => problemOf(file, problem)),
    ...left.map((one) => leftProblem(file, one)),
  ]
  const leftAside = left.length + problems.filter(({ severity }) => severity === 'rejected').length
  return {
    links: links.map(({ person, casId }) => ({ id: person.id, casId })),
    read: readOf(people),
    known: unchanged,
    leftAside,
    problems: said.toSorted((one, other) => one.line - other.line),
  }
}

function readOf(people: readonly PartnerLine[]): PartnerWork['read'] {
  const by = Map.groupBy(people, ({ category }) => category)
  return new Map(Array.from(by, ([category, lines]) => [category, lines.length]))
}

/** A remark of the reader, with whom it is about. */
function problemOf(
  file: string,
  { severity, line, element, record, reason, advice }: PartnerFile['problems'][number],
): readonly ReportedProblem[] {
  if (severity === 'fatal') return []
  const said = record === undefined || record === '' ? reason : copy.about(record, reason)
  return [{ severity, file, line, reason: said, advice, ...(element !== undefined && { element }) }]
}

function leftProblem(file: string, { one, reason, known }: LeftPerson): ReportedProblem {
  const { text, advice } = copy.reasons[reason]
  const who = copy.who(one.category, listName(one), one.partnerId)
  return {
    // Who has another identifier keeps theirs: it is the value of the file that is left out.
    severity: reason === 'other-identifier' || reason === 'identifier-taken' ? 'warning' : 'rejected',
    file,
    line: one.line,
    reason: copy.about(
      who,
      text({ category: one.category, name: known ? nameOf(known) : '', casId: known?.casId ?? '' }),
    ),
    advice,
  }
}

const nameOf = ({ firstName, lastName, usageName }: KnownPerson): string =>
  displayName({ firstName, lastName: usageName ?? lastName })
