import { guardianLinkLabel, listName, parseGuardianLink, type PersonName } from '@preau/people'
import { Card, type Column, DataTable, DescriptionList } from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { formatSchoolYear } from '../../../frame/format.ts'
import type { SchoolBase } from '../../bases/index.ts'
import { copy } from './copy.fr.ts'
import type {
  ClassSummary,
  GuardianLine,
  KeyPerson,
  PupilFile,
  PupilLine,
  Teaching,
} from './school-reader.ts'

/** Names one after the other, or `nobody`. */
export const namesOf = (people: readonly PersonName[], nobody: string): string =>
  people.length === 0 ? nobody : people.map(spokenName).join(', ')

/** What a guardian is to the pupil, in words: « Mère, responsable légal 1 ». */
export function guardianWords({ kinship, level }: GuardianLine): string {
  const link = kinship === undefined ? undefined : parseGuardianLink(kinship)
  return [...(link ? [guardianLinkLabel(link)] : []), copy.guardians.level(level)].join(', ')
}

export const isLegal = ({ level }: { readonly level: number | undefined }): boolean =>
  level === 1 || level === 2

interface Fact {
  readonly term: string
  readonly description: string
}

/** Class, groups and main teacher of a pupil, as lines of a list of facts. */
export function schoolingFacts({ classes }: PupilFile): readonly Fact[] {
  const text = copy.identity
  const own = classes.filter(({ kind }) => kind === 'class')
  const groups = classes.filter(({ kind }) => kind === 'group')
  const codes = (list: readonly ClassSummary[]): string => list.map(({ code }) => code).join(', ')
  const heads = own.flatMap(({ headTeachers }) => headTeachers)
  return [
    { term: text.class, description: own.length === 0 ? text.noClass : codes(own) },
    ...(groups.length === 0 ? [] : [{ term: text.groups, description: codes(groups) }]),
    { term: text.headTeacher, description: namesOf(heads, text.noHead) },
  ]
}

interface SubjectLine {
  readonly subject: string
  readonly teachers: string
}

const french = new Intl.Collator('fr')

/** Subjects in the order of a French dictionary: « Éducation musicale » stands at E. */
export const inSubjectOrder = <Line extends { readonly subject: string }>(lines: Iterable<Line>): Line[] =>
  [...lines].sort((one, other) => french.compare(one.subject, other.subject))

/** One line per subject with its teachers, each named once. */
export function bySubject(teachings: readonly Teaching[]): readonly SubjectLine[] {
  const lines = new Map<string, Set<string>>()
  for (const { subject, teacher } of teachings) {
    const names = lines.get(subject) ?? new Set<string>()
    lines.set(subject, names.add(spokenName(teacher)))
  }
  return inSubjectOrder(
    Array.from(lines, ([subject, names]) => ({ subject, teachers: [...names].join(', ') })),
  )
}

const subjectColumns: readonly Column<SubjectLine>[] = [
  { key: 'subject', header: copy.columns.subject, rowHeader: true, cell: (line) => line.subject },
  { key: 'teachers', header: copy.columns.teacher, cell: (line) => line.teachers },
]

/** Who teaches what to a pupil. */
export function TeachersCard(props: {
  readonly title: string
  readonly teachings: readonly Teaching[]
}): VNode {
  return (
    <Card title={props.title} icon="notebook" flush>
      <DataTable
        caption={copy.teachers.caption}
        captionHidden
        columns={subjectColumns}
        rows={bySubject(props.teachings)}
        rowKey={(line) => line.subject}
        empty={copy.teachers.none}
      />
    </Card>
  )
}

/** The school and the people to turn to. */
export function SchoolCard(props: {
  readonly base: SchoolBase
  readonly people: readonly KeyPerson[]
  /** Also its national number, for inspectors. */
  readonly withUai?: boolean
}): VNode {
  const { base, people } = props
  const text = copy.contact
  const city = [base.postcode, base.city].filter((part) => part !== undefined).join(' ')
  const part = (wanted: KeyPerson['part']) => {
    const found = people.filter((one) => one.part === wanted)
    return found.length === 0 ? [] : [{ term: text[wanted], description: namesOf(found, '') }]
  }
  const items = [
    { term: text.name, description: base.name },
    ...(props.withUai === true ? [{ term: text.uai, description: base.uai }] : []),
    ...(city === '' ? [] : [{ term: text.city, description: city }]),
    ...(base.schoolYear === undefined
      ? []
      : [{ term: text.year, description: formatSchoolYear(base.schoolYear) }]),
    ...part('head'),
    ...part('school-life'),
  ]
  return (
    <Card title={text.title} icon="building-community">
      <DescriptionList items={items} />
    </Card>
  )
}

/** Pupils by name; `href` makes each name a link, `withClass` adds the class. */
export function PupilTable(props: {
  readonly caption: string
  readonly pupils: readonly PupilLine[]
  readonly withClass?: boolean
  readonly href?: (pupil: PupilLine) => string
}): VNode {
  const { pupils, href } = props
  const name: Column<PupilLine> = {
    key: 'name',
    header: copy.columns.name,
    rowHeader: true,
    cell: (pupil) => (href ? <a href={href(pupil)}>{listName(pupil)}</a> : listName(pupil)),
  }
  const own: Column<PupilLine> = {
    key: 'class',
    header: copy.columns.class,
    cell: (pupil) => pupil.classCode ?? '—',
  }
  return (
    <DataTable
      caption={props.caption}
      columns={props.withClass === true ? [name, own] : [name]}
      rows={pupils}
      rowKey={(pupil) => pupil.id}
      empty={copy.teacher.emptyList}
    />
  )
}

/** Classes with their number of pupils and main teachers. */
export function ClassTable(props: {
  readonly caption: string
  readonly classes: readonly ClassSummary[]
  readonly href?: (one: ClassSummary) => string
}): VNode {
  const { href } = props
  const columns: readonly Column<ClassSummary>[] = [
    {
      key: 'class',
      header: copy.columns.class,
      rowHeader: true,
      cell: (one) => (href ? <a href={href(one)}>{one.code}</a> : one.code),
    },
    { key: 'pupils', header: copy.columns.pupils, numeric: true, cell: (one) => one.pupils },
    {
      key: 'head',
      header: copy.columns.headTeacher,
      cell: (one) => namesOf(one.headTeachers, '—'),
    },
  ]
  return (
    <DataTable
      caption={props.caption}
      captionHidden
      columns={columns}
      rows={props.classes}
      rowKey={(one) => one.id}
      empty={copy.schoolLife.noClass}
    />
  )
}
