import { formatDayFr } from '@preau/people'
import { Card, DescriptionList, Grid, Stack } from '@preau/ui'
import type { VNode } from 'preact'
import { copy } from './copy.fr.ts'
import type { KeyPerson, PupilFile } from './school-reader.ts'
import { guardianWords, namesOf, SchoolCard, schoolingFacts, TeachersCard } from './shared-parts.tsx'
import { SpacePage } from './space-page.tsx'
import type { SpaceVisit } from './space-visit.ts'

/** *Espace Élèves*: who I am here, who teaches me, who answers for me. */
export function PupilSpace(props: {
  readonly visit: SpaceVisit
  readonly pupil: PupilFile
  readonly people: readonly KeyPerson[]
}): VNode {
  const { visit, pupil } = props
  return (
    <SpacePage visit={visit} title={copy.hello(pupil.firstName)} lead={pupil.classCode}>
      <Grid columns={2}>
        <Stack>
          <Card title={copy.identity.title} icon="id" footer={copy.identity.wrong}>
            <DescriptionList items={[...identityFacts(pupil), ...schoolingFacts(pupil)]} />
          </Card>
          <Card title={copy.guardians.title} icon="users-group">
            <Guardians pupil={pupil} />
          </Card>
        </Stack>
        <Stack>
          <TeachersCard title={copy.teachers.title} teachings={pupil.teachings} />
          <SchoolCard base={visit.base} people={props.people} />
        </Stack>
      </Grid>
    </SpacePage>
  )
}

const identityFacts = (pupil: PupilFile) => [
  {
    term: copy.identity.name,
    description: namesOf([{ firstName: pupil.firstName, lastName: pupil.lastName }], ''),
  },
  {
    term: copy.identity.birthDate,
    description: pupil.birthDate === undefined ? '' : formatDayFr(pupil.birthDate),
  },
]

/** Guardians of a pupil with what they are to them. */
export function Guardians({ pupil }: { readonly pupil: PupilFile }): VNode {
  if (pupil.guardians.length === 0) return <p>{copy.guardians.none}</p>
  return (
    <DescriptionList
      items={pupil.guardians.map((guardian) => ({
        term: namesOf([guardian], ''),
        description: guardianWords(guardian),
      }))}
    />
  )
}
