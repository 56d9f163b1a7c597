import { categoryLabel } from '@preau/people'
import {
  Card,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  Grid,
  Stack,
  Stat,
  StatRow,
} from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { copy } from './copy.fr.ts'
import type { CategoryFigure, ClassSummary, KeyPerson, Teaching } from './school-reader.ts'
import { ClassTable, inSubjectOrder, SchoolCard } from './shared-parts.tsx'
import { SpacePage } from './space-page.tsx'
import type { SpaceVisit } from './space-visit.ts'

interface PartnerProps {
  readonly visit: SpaceVisit
  readonly people: readonly KeyPerson[]
}

/** *Espace Accompagnant*. No file of the school says yet who accompanies whom: the page says so. */
export function CarerSpace(props: PartnerProps & { readonly classes: readonly ClassSummary[] }): VNode {
  const { visit } = props
  const { member } = visit.role
  return (
    <SpacePage visit={visit} title={copy.hello(spokenName(member))} lead={member.functionLabel}>
      <Grid columns={2}>
        <Stack>
          <Card title={copy.carer.pupils} icon="heart-handshake">
            <EmptyState title={copy.carer.none} icon="users">
              <p>{copy.carer.noneText}</p>
            </EmptyState>
          </Card>
          <SchoolCard base={visit.base} people={props.people} />
        </Stack>
        <Card title={copy.carer.classes} icon="school" flush>
          <ClassTable
            caption={copy.carer.classes}
            classes={props.classes.filter(({ kind }) => kind === 'class')}
          />
        </Card>
      </Grid>
    </SpacePage>
  )
}

/** *Espace Entreprise*, for work tutors. Work placements are not in the base yet: the page says so. */
export function TutorSpace({ visit, people }: PartnerProps): VNode {
  const { member } = visit.role
  return (
    <SpacePage visit={visit} title={copy.hello(spokenName(member))} lead={member.company}>
      <Grid columns={2}>
        <Stack>
          <Card title={copy.tutor.company} icon="briefcase">
            <DescriptionList items={[{ term: copy.tutor.name, description: member.company }]} />
          </Card>
          <SchoolCard base={visit.base} people={people} />
        </Stack>
        <Card title={copy.tutor.pupils} icon="users">
          <EmptyState title={copy.tutor.none} icon="school">
            <p>{copy.tutor.noneText}</p>
          </EmptyState>
        </Card>
      </Grid>
    </SpacePage>
  )
}

interface InspectorProps extends PartnerProps {
  readonly figures: readonly CategoryFigure[]
  readonly classes: readonly ClassSummary[]
  readonly teachings: readonly Teaching[]
}

const shown = ['teacher', 'pupil'] as const

/** *Espace Académie*: the school and its teachers by subject. */
export function InspectorSpace(props: InspectorProps): VNode {
  const { visit, figures, classes, teachings } = props
  const countOf = (category: (typeof shown)[number]): number =>
    figures.find((one) => one.category === category)?.present ?? 0
  const own = classes.filter(({ kind }) => kind === 'class')
  return (
    <SpacePage visit={visit} title={copy.hello(spokenName(visit.role.member))}>
      <Card title={copy.direction.figures} icon="chart-bar">
        <StatRow>
          {shown.map((category) => (
            <Stat
              key={category}
              label={categoryLabel(category, countOf(category))}
              value={countOf(category)}
            />
          ))}
          <Stat label={copy.schoolLife.classes} value={own.length} />
        </StatRow>
      </Card>
      <Grid columns="main-aside">
        <Card title={copy.inspector.teachers} icon="notebook" flush>
          <DataTable
            caption={copy.inspector.teachers}
            captionHidden
            columns={columns}
            rows={linesOf(teachings)}
            rowKey={(line) => `${line.subject}·${line.teacher}`}
            empty={copy.inspector.none}
            stackOnPhone
          />
        </Card>
        <SchoolCard base={visit.base} people={props.people} withUai />
      </Grid>
    </SpacePage>
  )
}

interface Line {
  readonly subject: string
  readonly teacher: string
  readonly classes: readonly string[]
}

const columns: readonly Column<Line>[] = [
  { key: 'subject', header: copy.columns.subject, cell: (line) => line.subject },
  { key: 'teacher', header: copy.columns.teacher, rowHeader: true, cell: (line) => line.teacher },
  { key: 'classes', header: copy.columns.classes, cell: (line) => line.classes.join(', ') },
]

/** One line per subject and teacher, with the classes. */
function linesOf(teachings: readonly Teaching[]): readonly Line[] {
  const lines = new Map<string, { subject: string; teacher: string; classes: string[] }>()
  for (const { subject, teacher, classCode } of teachings) {
    const name = spokenName(teacher)
    const key = `${subject}·${name}`
    const line = lines.get(key) ?? { subject, teacher: name, classes: [] }
    if (!line.classes.includes(classCode)) line.classes.push(classCode)
    lines.set(key, line)
  }
  return inSubjectOrder(lines.values())
}
