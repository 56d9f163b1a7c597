import { categoryLabel, formatDayFr, personCategories } from '@preau/people'
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DataTable,
  Form,
  FormActions,
  FormErrors,
  Grid,
  SelectField,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { importsPath } from '../deps.ts'
import type { IdentifiersFile } from '../read-identifiers-file.ts'
import { csvCopy as copy } from './copy.fr.ts'
import { type CsvField, csvFields } from './csv-columns.ts'
import type { CsvChoice } from './csv-people.ts'
import type { CsvTable } from './csv-table.ts'

export interface CsvPageProps {
  readonly csrf: string
  /** Address of the form. */
  readonly action: string
  readonly table: CsvTable
  readonly choice: CsvChoice
  /** The columns were those of last time. */
  readonly remembered: boolean
  /** What the columns give, once the needed ones are named. */
  readonly file: IdentifiersFile | undefined
  readonly errors: readonly string[]
}

const shownPeople = 8

/** The column assistant: what each column holds, and what will be read. */
export function CsvPage(props: CsvPageProps): VNode {
  const { csrf, action, table, remembered, file, errors } = props
  return (
    <>
      <FormErrors errors={errors.map((message) => ({ message }))} />
      {remembered && <Alert tone="info">{copy.remembered}</Alert>}
      <Card title={copy.columns} icon="list">
        <p>{copy.found(table.encoding, copy.separators[table.separator], table.rows.length)}</p>
        <Form action={action} csrf={csrf} label={copy.columns}>
          <Grid columns={2}>
            {csvFields.map((field) => (
              <ColumnField key={field} field={field} {...props} />
            ))}
            <EverybodyField {...props} />
          </Grid>
          <FormActions>
            <SubmitButton name="suite" value="apercu" icon="refresh">
              {copy.refresh}
            </SubmitButton>
            <SubmitButton variant="primary" name="suite" value="importer" icon="upload">
              {copy.submit}
            </SubmitButton>
            <ButtonLink href={importsPath}>{copy.abandon}</ButtonLink>
          </FormActions>
        </Form>
      </Card>
      {file && <Preview file={file} />}
    </>
  )
}

function ColumnField({ field, table, choice }: CsvPageProps & { readonly field: CsvField }): VNode {
  const index = choice.mapping[field]
  return (
    <SelectField
      name={field}
      label={copy.fields[field]}
      empty={copy.absent}
      value={index === undefined ? '' : String(index)}
      options={table.header.map((title, at) => ({
        value: String(at),
        label: title === '' ? `(${String(at + 1)})` : title,
      }))}
    />
  )
}

function EverybodyField({ choice }: CsvPageProps): VNode {
  return (
    <SelectField
      name="everybody"
      label={copy.everybody}
      hint={copy.everybodyHint}
      empty={copy.chooseCategory}
      value={choice.category ?? ''}
      options={personCategories.map((category) => ({ value: category, label: categoryLabel(category) }))}
    />
  )
}

interface PreviewRow {
  readonly key: string
  readonly name: string
  readonly category: string
  readonly birthDate: string
  readonly pronoteId: string
  readonly problem: string | undefined
}

function Preview({ file: { people, problems, rejectedCount } }: { readonly file: IdentifiersFile }): VNode {
  const read = people.slice(0, shownPeople).map((person): PreviewRow => {
    return {
      key: person.pronoteId,
      name: `${person.lastName} ${person.firstName}`,
      category: categoryLabel(person.category, 1),
      birthDate: formatDayFr(person.birthDate ?? ''),
      pronoteId: person.pronoteId,
      problem: undefined,
    }
  })
  const wrong = problems.slice(0, shownPeople).map(({ line, record, reason }): PreviewRow => {
    const nothing = { category: '', birthDate: '', pronoteId: '' }
    return {
      key: `line ${String(line)}`,
      name: `${copy.line} ${String(line)}\u00a0: ${record}`,
      ...nothing,
      problem: reason,
    }
  })
  return (
    <Card title={copy.preview} icon="eye" subtitle={copy.summary(people.length, rejectedCount)} flush>
      <DataTable
        caption={copy.preview}
        captionHidden
        stackOnPhone
        rows={[...read, ...wrong]}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            header: `${copy.fields.lastName} ${copy.fields.firstName}`,
            rowHeader: true,
            cell: ({ name }) => name,
          },
          { key: 'category', header: copy.fields.category, cell: ({ category }) => category },
          { key: 'birthDate', header: copy.fields.birthDate, cell: ({ birthDate }) => birthDate },
          { key: 'pronoteId', header: copy.fields.pronoteId, cell: ({ pronoteId }) => pronoteId },
          {
            key: 'status',
            header: copy.status,
            cell: ({ problem }) =>
              problem === undefined ? (
                <Badge tone="success">{copy.read}</Badge>
              ) : (
                <Badge tone="danger">{problem}</Badge>
              ),
          },
        ]}
      />
    </Card>
  )
}
