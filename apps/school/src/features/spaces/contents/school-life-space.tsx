import { Card, DescriptionList, Grid, SearchBox, Stack } from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { copy } from './copy.fr.ts'
import { Guardians } from './pupil-space.tsx'
import type { ClassSummary, PupilFile, PupilLine } from './school-reader.ts'
import { ClassTable, PupilTable, schoolingFacts, TeachersCard } from './shared-parts.tsx'
import { SpacePage } from './space-page.tsx'
import type { SpaceVisit } from './space-visit.ts'

/** How many names a search shows. */
export const searchLimit = 50

/** *Espace Vie scolaire*: find a pupil, or open a class. */
export function SchoolLifeSpace(props: {
  readonly visit: SpaceVisit
  readonly classes: readonly ClassSummary[]
  readonly search: string
  readonly found: readonly PupilLine[]
}): VNode {
  const { visit, classes, search, found } = props
  return (
    <SpacePage visit={visit} title={copy.hello(spokenName(visit.role.member))}>
      <SearchBox action={visit.path} label={copy.search.pupil} value={search} />
      {search === '' ? null : <Found path={visit.path} found={found} />}
      <Card title={copy.schoolLife.classes} icon="school" flush>
        <ClassTable
          caption={copy.schoolLife.classes}
          classes={classes.filter(({ kind }) => kind === 'class')}
          href={(one) => `${visit.path}?classe=${one.id}`}
        />
      </Card>
    </SpacePage>
  )
}

function Found({ path, found }: { readonly path: string; readonly found: readonly PupilLine[] }): VNode {
  return (
    <Card title={copy.search.title} icon="search" flush={found.length > 0}>
      {found.length === 0 ? (
        <p>{copy.search.none}</p>
      ) : (
        <PupilTable
          caption={found.length < searchLimit ? copy.found(found.length) : copy.search.tooMany(searchLimit)}
          pupils={found}
          withClass
          href={(pupil) => `${path}?eleve=${pupil.id}`}
        />
      )}
    </Card>
  )
}

/** A pupil as the school life staff need them: class, teachers, who to call. */
export function PupilSheetPage(props: { readonly visit: SpaceVisit; readonly pupil: PupilFile }): VNode {
  const { visit, pupil } = props
  const title = spokenName({ firstName: pupil.firstName, lastName: pupil.lastName })
  return (
    <SpacePage visit={visit} title={title} lead={pupil.classCode} inside>
      <Grid columns={2}>
        <Stack>
          <Card title={copy.children.schooling} icon="school">
            <DescriptionList items={schoolingFacts(pupil)} />
          </Card>
          <Card title={copy.guardians.of} icon="users-group">
            <Guardians pupil={pupil} />
          </Card>
        </Stack>
        <TeachersCard title={copy.columns.teachers} teachings={pupil.teachings} />
      </Grid>
    </SpacePage>
  )
}
