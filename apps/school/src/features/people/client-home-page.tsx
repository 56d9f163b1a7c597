import type { PersonCategory } from '@preau/people'
import { ButtonLink, EmptyState, Stack, Stat, StatRow } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatCount } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug, resourceLabel, resourceOrder } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'

interface ClientHomePageProps {
  readonly view: View
  readonly visit: Visit
  readonly counts: ReadonlyMap<PersonCategory, number>
  /** What asks for the supervisor’s attention, above the rest. */
  readonly notices: readonly VNode[]
  /** The steps that lead to the ENT, until they are done. */
  readonly guide: VNode | undefined
}

/** Home of the client: who is in the base. */
export function ClientHomePage({ view, visit, counts, notices, guide }: ClientHomePageProps): VNode {
  const path = clientPath(visit.base)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <ClientPage view={view} visit={visit} section="home" title={copy.home.title} lead={copy.home.lead}>
      {notices}
      <Stack>
        {guide}
        {total > 0 ? (
          <People counts={counts} path={path} />
        ) : guide === undefined ? (
          <NobodyYet path={path} />
        ) : null}
      </Stack>
    </ClientPage>
  )
}

interface PeopleProps {
  readonly counts: ReadonlyMap<PersonCategory, number>
  /** Of the client. */
  readonly path: string
}

const People = ({ counts, path }: PeopleProps): VNode => (
  <StatRow>
    {resourceOrder.map((category) => (
      <Stat
        key={category}
        label={resourceLabel(category)}
        value={formatCount(counts.get(category) ?? 0)}
        href={`${path}/ressources/${categorySlug(category)}`}
      />
    ))}
  </StatRow>
)

const NobodyYet = ({ path }: Pick<PeopleProps, 'path'>): VNode => (
  <EmptyState
    title={copy.home.noImport}
    icon="database"
    action={
      <ButtonLink href={`${path}/imports/siecle-sts`} variant="primary" icon="file-import">
        {copy.home.import}
      </ButtonLink>
    }
  >
    {copy.home.noImportNext}
  </EmptyState>
)
