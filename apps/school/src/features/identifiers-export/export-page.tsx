import { categoryLabel, type PersonCategory, personCategories } from '@preau/people'
import {
  Alert,
  ButtonLink,
  Card,
  CheckboxField,
  DataTable,
  Form,
  FormActions,
  Grid,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatCount, formatMoment } from '../../frame/format.ts'
import { actorLabel, type Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { clientPath, consolePath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { ExportCounts, IdentifierExport } from './export-store.ts'

interface ExportPageProps {
  readonly view: View
  readonly visit: Visit
  /** Why nothing can be exported yet. */
  readonly closed?:
    | { readonly sentence: string; readonly next: string; readonly link: 'console' | 'import' }
    | undefined
  readonly counts: ExportCounts
  readonly history: readonly IdentifierExport[]
}

/** *Imports/Exports > Socles ENT > Exportation des identifiants PRONOTE* (product.md B2). */
export function ExportPage(props: ExportPageProps): VNode {
  const { view, visit, closed } = props
  return (
    <ClientPage view={view} visit={visit} section="identifiers-export" title={copy.title} lead={copy.lead}>
      {closed ? <ClosedNotice visit={visit} closed={closed} /> : <OpenExport {...props} />}
      <HistoryCard history={props.history} />
    </ClientPage>
  )
}

/** Address of this page. */
export const exportPath = (visit: Visit): string => `${clientPath(visit.base)}/socles-ent/export`

function ClosedNotice({
  visit,
  closed,
}: {
  readonly visit: Visit
  readonly closed: NonNullable<ExportPageProps['closed']>
}): VNode {
  const link =
    closed.link === 'console' ? (
      <ButtonLink href={`${consolePath(visit.base)}/delegation`} icon="shield-lock">
        {copy.toDelegation}
      </ButtonLink>
    ) : (
      <ButtonLink href={`${clientPath(visit.base)}/imports/siecle-sts`} icon="file-import">
        {copy.toImport}
      </ButtonLink>
    )
  return (
    <Alert tone="warning" title={copy.closed} action={link}>
      <p>{closed.sentence}</p>
      <p>{closed.next}</p>
    </Alert>
  )
}

function OpenExport({ view, visit, counts }: ExportPageProps): VNode {
  return (
    <Grid columns={2}>
      <Card title={copy.title} icon="file-export">
        <p>{copy.explanation}</p>
        <p>{copy.who}</p>
        <Form action={exportPath(visit)} csrf={view.csrf} label={copy.title}>
          <CheckboxField name="sans_cas" label={copy.option} hint={copy.optionHint} />
          <FormActions>
            <SubmitButton variant="primary" icon="download">
              {copy.submit}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
      <Card title={copy.counts.title} icon="users" flush>
        <CountTable counts={counts} />
      </Card>
    </Grid>
  )
}

interface CountRow {
  readonly key: string
  readonly label: string
  readonly all: number
  readonly withoutCasId: number
}

function CountTable({ counts }: { readonly counts: ExportCounts }): VNode {
  const { columns, title, total } = copy.counts
  const rows = personCategories.map((category: PersonCategory): CountRow => {
    const { all, withoutCasId } = counts.get(category) ?? { all: 0, withoutCasId: 0 }
    return { key: category, label: categoryLabel(category), all, withoutCasId }
  })
  const sum = (pick: (row: CountRow) => number): number => rows.reduce((result, row) => result + pick(row), 0)
  const totalRow = {
    key: 'total',
    label: total,
    all: sum((row) => row.all),
    withoutCasId: sum((row) => row.withoutCasId),
  }
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={[...rows, totalRow]}
      rowKey={(row) => row.key}
      columns={[
        { key: 'category', header: columns.category, rowHeader: true, cell: (row) => row.label },
        { key: 'all', header: columns.all, numeric: true, cell: (row) => formatCount(row.all) },
        {
          key: 'withoutCasId',
          header: columns.withoutCasId,
          numeric: true,
          cell: (row) => formatCount(row.withoutCasId),
        },
      ]}
    />
  )
}

function HistoryCard({ history }: { readonly history: readonly IdentifierExport[] }): VNode {
  const { columns, title, empty, complete, partial } = copy.history
  return (
    <Card title={title} icon="history" flush>
      <DataTable
        caption={title}
        captionHidden
        rows={history}
        rowKey={(row) => row.exportedAt.toISOString()}
        empty={empty}
        columns={[
          { key: 'at', header: columns.at, rowHeader: true, cell: (row) => formatMoment(row.exportedAt) },
          { key: 'kind', header: columns.kind, cell: (row) => (row.onlyWithoutCasId ? partial : complete) },
          { key: 'count', header: columns.count, numeric: true, cell: (row) => formatCount(row.count) },
          { key: 'actor', header: columns.actor, cell: (row) => actorLabel(row.actor) },
          { key: 'file', header: columns.file, cell: (row) => row.fileName },
        ]}
      />
    </Card>
  )
}
