import { categoryLabel, listName, personCategories } from '@preau/people'
import { Card, type Column, DataTable, Grid, Progress, SearchBox, Stack, Stat, StatRow } from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { copy } from './copy.fr.ts'
import type { CategoryFigure, ClassSummary, FoundPerson } from './school-reader.ts'
import { searchLimit } from './school-life-space.tsx'
import { ClassTable } from './shared-parts.tsx'
import { SpacePage } from './space-page.tsx'
import type { SpaceVisit } from './space-visit.ts'

interface DirectionSpaceProps {
  readonly visit: SpaceVisit
  readonly figures: readonly CategoryFigure[]
  readonly classes: readonly ClassSummary[]
  readonly search: string
  readonly found: readonly FoundPerson[]
}

/** *Espace Direction*: figures of the school, who has come through the ENT, search of anybody. */
export function DirectionSpace(props: DirectionSpaceProps): VNode {
  const { visit, search, found, classes } = props
  const figures = inOrder(props.figures)
  return (
    <SpacePage visit={visit} title={copy.hello(spokenName(visit.role.member))}>
      <SearchBox action={visit.path} label={copy.search.person} value={search} />
      {search === '' ? null : <Found found={found} />}
      <Card title={copy.direction.figures} icon="chart-bar">
        <StatRow>
          {figures.map(({ category, present }) => (
            <Stat key={category} label={categoryLabel(category, present)} value={present} />
          ))}
        </StatRow>
      </Card>
      <Grid columns={2}>
        <Links figures={figures} />
        <Card title={copy.direction.levels} icon="school" flush>
          <ClassTable
            caption={copy.direction.levelsCaption}
            classes={classes.filter(({ kind }) => kind === 'class')}
          />
        </Card>
      </Grid>
    </SpacePage>
  )
}

const inOrder = (figures: readonly CategoryFigure[]): readonly CategoryFigure[] =>
  personCategories.flatMap((category) => figures.filter((one) => one.category === category))

/** Share of each category that has an *Identifiant CAS*: bars with their figures in words. */
function Links({ figures }: { readonly figures: readonly CategoryFigure[] }): VNode {
  return (
    <Card title={copy.direction.links} icon="plug-connected" footer={copy.direction.linksText}>
      <Stack>
        {figures.map(({ category, present, linked }) => (
          <Progress
            key={category}
            label={categoryLabel(category)}
            value={linked}
            max={present}
            detail={copy.direction.share(linked, present)}
          />
        ))}
      </Stack>
    </Card>
  )
}

const columns: readonly Column<FoundPerson>[] = [
  { key: 'name', header: copy.columns.name, rowHeader: true, cell: listName },
  { key: 'category', header: copy.columns.category, cell: (one) => categoryLabel(one.category, 1) },
  { key: 'detail', header: copy.columns.detail, cell: (one) => one.detail ?? '—' },
]

function Found({ found }: { readonly found: readonly FoundPerson[] }): VNode {
  return (
    <Card title={copy.search.title} icon="search" flush={found.length > 0}>
      {found.length === 0 ? (
        <p>{copy.search.none}</p>
      ) : (
        <DataTable
          caption={found.length < searchLimit ? copy.found(found.length) : copy.search.tooMany(searchLimit)}
          columns={columns}
          rows={found}
          rowKey={(one) => one.id}
          stackOnPhone
        />
      )}
    </Card>
  )
}
