import { categoryLabel, listName } from '@preau/people'
import {
  Card,
  type Column,
  DataTable,
  ExactText,
  FileField,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  Stat,
  StatRow,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatCount } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { PartnerDifference } from './import-partner.ts'
import type { FoundLink, LeftPerson } from './recognise-people.ts'

interface PageProps {
  readonly view: View
  readonly visit: Visit
}

export const partnerPath = ({ base }: Pick<Visit, 'base'>): string =>
  `${clientPath(base)}/imports/annuaire-ent`

/** *Imports/Exports > Annuaire de l’ENT*: the file to compare. */
export function PartnerPage({
  view,
  visit,
  error,
}: PageProps & { readonly error?: string | undefined }): VNode {
  return (
    <ClientPage view={view} visit={visit} section="partner-import" title={copy.title} lead={copy.lead}>
      <Card title={copy.compare} icon="users">
        <p>{copy.explanation}</p>
        <p>{copy.rules}</p>
        <FormErrors errors={error === undefined ? [] : [{ field: 'annuaire', message: error }]} />
        <Form action={partnerPath(visit)} csrf={view.csrf} label={copy.compare} multipart>
          <FileField
            name="annuaire"
            label={copy.file}
            hint={copy.fileHint}
            accept=".xml"
            error={error}
            required
          />
          <FormActions>
            <SubmitButton variant="primary" icon="file-import">
              {copy.compare}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </ClientPage>
  )
}

const shownRows = 200

/** What the file would change, before anything is written. */
export function DifferencePage({
  view,
  visit,
  difference,
}: PageProps & { readonly difference: PartnerDifference }): VNode {
  const { links, unchanged, left, problems, draftId, fileName } = difference
  return (
    <ClientPage view={view} visit={visit} section="partner-import" title={copy.result} lead={fileName}>
      <StatRow>
        <Stat label={copy.links} value={formatCount(links.length)} icon="link" />
        <Stat label={copy.unchanged} value={formatCount(unchanged)} icon="check" />
        <Stat label={copy.left} value={formatCount(left.length)} icon="user-question" />
      </StatRow>
      {links.length === 0 ? (
        <p>{copy.nothing}</p>
      ) : (
        <Form action={`${partnerPath(visit)}/appliquer`} csrf={view.csrf}>
          <HiddenField name="comparaison" value={draftId} />
          <FormActions>
            <SubmitButton variant="primary" icon="check">
              {copy.apply(links.length)}
            </SubmitButton>
          </FormActions>
        </Form>
      )}
      <LinksCard links={links} />
      <LeftCard left={left} />
      {problems.length === 0 ? null : (
        <Card title={copy.problems} icon="alert-triangle">
          <ul>
            {problems.slice(0, shownRows).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Card>
      )}
    </ClientPage>
  )
}

function LinksCard({ links }: { readonly links: readonly FoundLink[] }): VNode {
  const { columns } = copy
  return (
    <TableCard
      title={copy.linksTitle}
      rows={links}
      rowKey={({ person }) => person.id}
      columns={[
        {
          key: 'category',
          header: columns.category,
          cell: ({ person }) => categoryLabel(person.category, 1),
        },
        { key: 'name', header: columns.name, rowHeader: true, cell: ({ person }) => listName(person) },
        { key: 'casId', header: columns.casId, cell: ({ casId }) => <ExactText>{casId}</ExactText> },
      ]}
    />
  )
}

function LeftCard({ left }: { readonly left: readonly LeftPerson[] }): VNode {
  const { columns } = copy
  return (
    <TableCard
      title={copy.leftTitle}
      rows={left}
      rowKey={({ category, casId }) => `${category} ${casId}`}
      columns={[
        { key: 'category', header: columns.category, cell: ({ category }) => categoryLabel(category, 1) },
        { key: 'name', header: columns.name, rowHeader: true, cell: (person) => listName(person) },
        { key: 'casId', header: columns.casId, cell: ({ casId }) => <ExactText>{casId}</ExactText> },
        { key: 'reason', header: columns.reason, cell: ({ reason }) => copy.reasons[reason] },
      ]}
    />
  )
}

interface TableCardProps<Row> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
}

function TableCard<Row>({ title, rows, rowKey, columns }: TableCardProps<Row>): VNode {
  const footer = rows.length > shownRows ? copy.shown(shownRows, rows.length) : undefined
  return (
    <Card title={title} icon="list" flush footer={footer}>
      <DataTable
        caption={title}
        captionHidden
        stackOnPhone
        rows={rows.slice(0, shownRows)}
        rowKey={rowKey}
        empty={copy.noLeft}
        columns={columns}
      />
    </Card>
  )
}
