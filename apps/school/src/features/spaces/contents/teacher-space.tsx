import { Badge, Card, type Column, DataTable, EmptyState } from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { copy } from './copy.fr.ts'
import type { ClassSummary, PupilLine, TeacherService } from './school-reader.ts'
import { namesOf, PupilTable } from './shared-parts.tsx'
import { SpacePage } from './space-page.tsx'
import type { SpaceVisit } from './space-visit.ts'

type Line = TeacherService['classes'][number]

/** *Espace Professeurs*: my classes and groups, what I teach there, where I am main teacher. */
export function TeacherSpace(props: { readonly visit: SpaceVisit; readonly service: TeacherService }): VNode {
  const { visit, service } = props
  return (
    <SpacePage visit={visit} title={copy.hello(spokenName(visit.role.member))}>
      <Card title={copy.teacher.mine} icon="notebook" flush={service.classes.length > 0}>
        {service.classes.length === 0 ? (
          <EmptyState title={copy.teacher.none} icon="notebook">
            <p>{copy.teacher.noneText}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={copy.teacher.mine}
            captionHidden
            columns={columnsOf(visit)}
            rows={service.classes}
            rowKey={(line) => line.id}
            stackOnPhone
          />
        )}
      </Card>
    </SpacePage>
  )
}

const columnsOf = ({ path }: SpaceVisit): readonly Column<Line>[] => [
  {
    key: 'class',
    header: copy.columns.class,
    rowHeader: true,
    cell: (line) => (
      <>
        <a href={`${path}?classe=${line.id}`}>{line.code}</a>{' '}
        {line.isHead ? (
          <Badge tone="info" icon="star">
            {copy.teacher.head}
          </Badge>
        ) : null}
      </>
    ),
  },
  { key: 'subjects', header: copy.columns.subjects, cell: (line) => line.subjects.join(', ') || '—' },
  { key: 'pupils', header: copy.columns.pupils, numeric: true, cell: (line) => line.pupils },
]

/** The pupils of one class or group: names only. */
export function ClassListPage(props: {
  readonly visit: SpaceVisit
  readonly one: ClassSummary
  readonly pupils: readonly PupilLine[]
  /** Address of the sheet of a pupil, for the spaces that have one. */
  readonly href?: (pupil: PupilLine) => string
}): VNode {
  const { visit, one, pupils, href } = props
  const kind = one.kind === 'class' ? copy.teacher.class : copy.teacher.group
  const heads =
    one.headTeachers.length === 0 ? '' : ` · ${copy.teacher.head}\u00a0: ${namesOf(one.headTeachers, '')}`
  return (
    <SpacePage visit={visit} title={copy.teacher.list(one.code)} lead={`${kind}${heads}`} inside>
      <Card flush>
        <PupilTable
          caption={copy.pupils(pupils.length)}
          pupils={pupils}
          withClass={one.kind === 'group'}
          {...(href && { href })}
        />
      </Card>
    </SpacePage>
  )
}
