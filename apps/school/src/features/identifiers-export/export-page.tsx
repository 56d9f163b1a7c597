import { categoryLabel, type PersonCategory, personCategories } from '@preau/people'
import {
  Alert,
  ButtonLink,
  Card,
  CheckboxField,
  CheckboxGroup,
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
import { alarmingPush, PushAlert } from './push/push-alert.tsx'
import type { Push } from './push/push-store.ts'
import { PushesCard } from './push/pushes-card.tsx'
import type { PartnerKey } from './settings/export-settings.ts'

interface ExportPageProps {
  readonly view: View
  readonly visit: Visit
  /** Why nothing can be exported yet. */
  readonly closed?:
    | { readonly sentence: string; readonly next: string; readonly link: 'console' | 'import' }
    | undefined
  readonly counts: ExportCounts
  readonly history: readonly IdentifierExport[]
  /** Partners who gave their key. */
  readonly keys: readonly PartnerKey[]
  readonly pushes: readonly Push[]
  readonly now: Date
}

/** *Imports/Exports > Socles ENT > Exportation des identifiants PRONOTE* (product.md B2). */
export function ExportPage(props: ExportPageProps): VNode {
  const { view, visit, closed } = props
  const alarm = alarmingPush(props.pushes, props.now)
  return (
    <ClientPage view={view} visit={visit} section="identifiers-export" title={copy.title} lead={copy.lead}>
      {alarm ? <PushAlert push={alarm} /> : null}
      {closed ? <ClosedNotice visit={visit} closed={closed} /> : <OpenExport {...props} />}
      {props.pushes.length === 0 ? null : (
        <PushesCard pushes={props.pushes} csrf={view.csrf} hurryAction={`${exportPath(visit)}/reessayer`} />
      )}
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

function OpenExport({ visit, counts, keys }: ExportPageProps): VNode {
  return (
    <Grid columns={2}>
      <Card title={copy.title} icon="file-export">
        <p>{copy.explanation}</p>
        <p>{copy.who}</p>
        <Form method="get" action={`${exportPath(visit)}/verifier`} label={copy.title}>
          <CheckboxField name="sans_cas" label={copy.option} hint={copy.optionHint} />
          <ReadersField keys={keys} />
          <FormActions>
            <SubmitButton variant="primary" icon="arrow-right">
              {copy.submit}
            </SubmitButton>
            <ButtonLink href={`${consolePath(visit.base)}/export`} icon="settings">
              {copy.toSettings}
            </ButtonLink>
          </FormActions>
        </Form>
      </Card>
      <Card title={copy.counts.title} icon="users" flush>
        <CountTable counts={counts} />
      </Card>
    </Grid>
  )
}

function ReadersField({ keys }: { readonly keys: readonly PartnerKey[] }): VNode {
  const { field, hint, none } = copy.readers
  if (keys.length === 0) return <p>{none}</p>
  return (
    <CheckboxGroup
      name="cle"
      label={field}
      hint={hint}
      options={keys.map(({ id, name, fingerprint }) => ({ value: id, label: name, hint: fingerprint }))}
      values={keys.filter(({ reads }) => reads).map(({ id }) => id)}
    />
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
  const { columns, title, empty, complete, partial, clear, readers, pushed } = copy.history
  return (
    <Card title={title} icon="history" flush>
      <DataTable
        caption={title}
        captionHidden
        rows={history}
        rowKey={(row) => row.exportedAt.toISOString()}
        stackOnPhone
        empty={empty}
        columns={[
          { key: 'at', header: columns.at, rowHeader: true, cell: (row) => formatMoment(row.exportedAt) },
          { key: 'kind', header: columns.kind, cell: (row) => (row.onlyWithoutCasId ? partial : complete) },
          { key: 'count', header: columns.count, numeric: true, cell: (row) => formatCount(row.count) },
          {
            key: 'readers',
            header: columns.readers,
            cell: ({ recipients }) => (recipients.length === 0 ? clear : readers(recipients)),
          },
          { key: 'actor', header: columns.actor, cell: (row) => actorLabel(row.actor) },
          {
            key: 'file',
            header: columns.file,
            cell: (row) => (row.pushed ? `${row.fileName} (${pushed})` : row.fileName),
          },
        ]}
      />
    </Card>
  )
}
