import {
  Alert,
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  Pagination,
  queryHref,
  SearchBox,
  Toolbar,
} from '@preau/ui'
import type { VNode } from 'preact'
import { counted } from '../../frame/format-fr.ts'
import { entitledCopy as copy } from './copy.fr.ts'
import type { Closure } from './decide-access.ts'
import type { EntitledPeople } from './service-registry.ts'

export interface EntitledPageProps {
  readonly path: string
  readonly q: string
  readonly page: number
  readonly pageSize: number
  readonly entitled: EntitledPeople
  /** What gives access, for the rule of a person. */
  readonly because: (ruleId: string | undefined) => string
  readonly anonymous: boolean
  readonly closure: Closure | undefined
}

/** Who may use a service, and why. */
export function EntitledPage(props: EntitledPageProps): VNode {
  const { path, q, page, pageSize, entitled, because } = props
  return (
    <>
      {props.anonymous && <Alert tone="info">{copy.anonymous}</Alert>}
      {props.closure && <Alert tone="warning">{copy.closures[props.closure]}</Alert>}
      <Toolbar label={copy.tab} end={<p>{copy.count(counted(entitled.total, 'personne'))}</p>}>
        <SearchBox action={path} label={copy.search} value={q} />
      </Toolbar>
      <Card title={copy.tab} icon="users" subtitle={copy.lead} flush>
        <DataTable
          caption={copy.tab}
          captionHidden
          stackOnPhone
          rows={entitled.people}
          rowKey={({ accountId }) => accountId}
          empty={
            <EmptyState title={q === '' ? copy.none : copy.notFound} icon="users">
              {q === '' ? copy.noneHelp : copy.notFoundHelp}
            </EmptyState>
          }
          columns={[
            { key: 'person', header: copy.person, rowHeader: true, cell: ({ name }) => name },
            { key: 'login', header: copy.login, cell: ({ login }) => login },
            { key: 'because', header: copy.because, cell: ({ ruleId }) => because(ruleId) },
            {
              key: 'see',
              header: copy.see,
              headerHidden: true,
              align: 'end',
              cell: ({ accountId, name }) => (
                <ButtonLink
                  href={`/administration/annuaire/${accountId}/acces`}
                  size="small"
                  label={`${copy.see}\u00a0: ${name}`}
                >
                  {copy.see}
                </ButtonLink>
              ),
            },
          ]}
        />
      </Card>
      <Pagination
        page={page}
        pageSize={pageSize}
        total={entitled.total}
        href={(number) => queryHref(path, { q }, { page: String(number) })}
      />
    </>
  )
}
