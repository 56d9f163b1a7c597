import { formatDayFr } from '@preau/people'
import { Card, DescriptionList, EmptyState, Grid, Stack, Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { copy } from './copy.fr.ts'
import type { KeyPerson, PupilFile } from './school-reader.ts'
import { isLegal, namesOf, SchoolCard, schoolingFacts, TeachersCard } from './shared-parts.tsx'
import { SpacePage } from './space-page.tsx'
import type { SpaceVisit } from './space-visit.ts'

/** One child of a guardian, with the level of responsibility of that guardian. */
export interface Child {
  readonly pupil: PupilFile
  readonly level: number | undefined
}

/** *Espace Parents*: one tab per child. */
export function ParentSpace(props: {
  readonly visit: SpaceVisit
  readonly children: readonly Pick<PupilFile, 'id' | 'firstName'>[]
  readonly child: Child | undefined
  readonly people: readonly KeyPerson[]
}): VNode {
  const { visit, children, child, people } = props
  const { member } = visit.role
  return (
    <SpacePage visit={visit} title={copy.hello(spokenName(member))}>
      {children.length < 2 ? null : (
        <Tabs
          label={copy.children.label}
          items={children.map(({ id, firstName }) => ({
            label: firstName,
            href: `${visit.path}?enfant=${id}`,
            current: id === child?.pupil.id,
          }))}
        />
      )}
      <Grid columns={2}>
        {child ? <ChildCard child={child} guardianId={member.id} /> : <NoChild />}
        <Stack>
          {child ? <TeachersCard title={copy.teachers.childTitle} teachings={child.pupil.teachings} /> : null}
          <SchoolCard base={visit.base} people={people} />
        </Stack>
      </Grid>
    </SpacePage>
  )
}

/** The other legal guardian is named to a legal guardian only: somebody to contact has no claim to it. */
function ChildCard({
  child: { pupil, level },
  guardianId,
}: {
  readonly child: Child
  readonly guardianId: string
}): VNode {
  const legal = isLegal({ level })
  const others = pupil.guardians.filter((one) => one.id !== guardianId && isLegal(one))
  const born = legal && pupil.birthDate !== undefined ? formatDayFr(pupil.birthDate) : undefined
  const facts = [
    ...(born === undefined ? [] : [{ term: copy.identity.birthDate, description: born }]),
    ...schoolingFacts(pupil),
    ...(legal && others.length > 0 ? [{ term: copy.guardians.other, description: namesOf(others, '') }] : []),
  ]
  return (
    <Card
      title={spokenName({ firstName: pupil.firstName, lastName: pupil.lastName })}
      subtitle={pupil.classCode}
      icon="school"
    >
      <DescriptionList items={facts} />
    </Card>
  )
}

const NoChild = (): VNode => (
  <Card>
    <EmptyState title={copy.children.none} icon="users-group">
      <p>{copy.children.noneText}</p>
    </EmptyState>
  </Card>
)
