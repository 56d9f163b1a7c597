import { sheetEncodings, type SheetRow, sheetSeparators } from '@preau/exchange'
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  CheckboxField,
  type Column,
  DataTable,
  FieldGroup,
  Form,
  FormActions,
  FormErrors,
  Grid,
  SelectField,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import { formatCount } from '../../../frame/format.ts'
import type { Visit } from '../../../frame/operator.ts'
import { resourceLabel } from '../../../frame/resources.ts'
import type { View } from '../../../frame/view.ts'
import { importDoor } from '../import-door.ts'
import { copy as importCopy } from '../copy.fr.ts'
import { csvCopy as copy } from './copy.fr.ts'
import { fieldsOfList } from './csv-fields.ts'
import type { CsvFault } from './csv-line.ts'
import type { CsvSettings } from './csv-settings.ts'
import type { CsvSheet } from './read-csv-people.ts'

export interface ColumnsPageProps {
  readonly view: View
  readonly visit: Visit
  readonly id: string
  readonly fileName: string
  readonly sheet: CsvSheet
  readonly settings: CsvSettings
  /** What the lines have wrong under these columns. */
  readonly faults: readonly CsvFault[]
  readonly remembered: boolean
  readonly error: string | undefined
}

const shownLines = 10
const text = copy.assistant

/** The assistant: how the file is read, what each column is, and its first lines as they are understood. */
export function ColumnsPage(props: ColumnsPageProps): VNode {
  const { view, visit, id, fileName, sheet, settings, faults, remembered, error } = props
  const door = importDoor(visit, 'csv')
  const wrong = new Set(faults.filter(({ rejects }) => rejects).map(({ line }) => line)).size
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={door.section}
      title={text.title(resourceLabel(settings.list))}
      lead={fileName}
      trail={[{ label: door.title, href: door.path }]}
      wide
    >
      <FormErrors errors={error === undefined ? [] : [{ message: error }]} />
      {remembered ? <Alert tone="info">{text.remembered}</Alert> : null}
      <Card
        title={text.preview}
        subtitle={text.previewSubtitle(Math.min(shownLines, sheet.rows.length), sheet.rows.length)}
        icon="table"
        flush
      >
        <FirstLines sheet={sheet} faults={faults} />
      </Card>
      {wrong > 0 ? <Alert tone="warning">{text.allFaults(wrong)}</Alert> : null}
      <Form action={`${door.path}/colonnes/${id}`} csrf={view.csrf} label={text.columns}>
        <Card title={text.columns} icon="list">
          <Grid columns={3}>
            {sheet.header.map((_, at) => (
              <SelectField
                key={at}
                name={`colonne${String(at)}`}
                label={text.column(columnTitle(sheet.header, at))}
                value={settings.columns[at] ?? ''}
                empty={text.leftAside}
                options={fieldsOfList[settings.list].map((value) => ({ value, label: copy.fields[value] }))}
              />
            ))}
          </Grid>
          <p>{copy.keys[settings.list]}</p>
        </Card>
        <Card title={text.reading} subtitle={text.readingLead} icon="settings">
          <Reading settings={settings} />
        </Card>
        <FormActions>
          <SubmitButton variant="primary" icon="eye">
            {text.see}
          </SubmitButton>
          <SubmitButton name="apercu" value="1" icon="refresh" variant="secondary">
            {text.refresh}
          </SubmitButton>
          <ButtonLink href={door.path}>{importCopy.waiting.abandon}</ButtonLink>
        </FormActions>
      </Form>
    </ClientPage>
  )
}

/** A title that is empty, or that another column has too, is told by its place. */
export function columnTitle(header: readonly string[], at: number): string {
  const title = header[at] ?? ''
  if (title === '') return String(at + 1)
  return header.indexOf(title) === header.lastIndexOf(title) ? title : `${title} (${String(at + 1)})`
}

function FirstLines({ sheet, faults }: Pick<ColumnsPageProps, 'sheet' | 'faults'>): VNode {
  const byLine = Map.groupBy(faults, ({ line }) => line)
  const cells = sheet.header.map((_, at): Column<SheetRow> => {
    return { key: String(at), header: columnTitle(sheet.header, at), cell: ({ cells }) => cells[at] ?? '' }
  })
  return (
    <DataTable
      caption={text.preview}
      captionHidden
      stackOnPhone
      rows={sheet.rows.slice(0, shownLines)}
      rowKey={({ line }) => String(line)}
      columns={[
        {
          key: 'line',
          header: text.line,
          numeric: true,
          rowHeader: true,
          cell: ({ line }) => formatCount(line),
        },
        {
          key: 'faults',
          header: text.faults,
          cell: ({ line }) => <Faults faults={byLine.get(line) ?? []} />,
        },
        ...cells,
      ]}
    />
  )
}

function Faults({ faults }: { readonly faults: readonly CsvFault[] }): VNode {
  if (faults.length === 0) return <Badge tone="success">{text.fine}</Badge>
  return (
    <ul class="pu-plain">
      {faults.map(({ column, reason }) => (
        <li key={reason}>{column === undefined ? reason : `${column}\u00a0: ${reason}`}</li>
      ))}
    </ul>
  )
}

/** How the file is read, and what becomes of those whom it does not know or does not name. */
function Reading({ settings }: { readonly settings: CsvSettings }): VNode {
  const { encoding, separator, dates, level, unknown, whole, list } = settings
  return (
    <>
      <Grid columns={3}>
        <SelectField
          name="encodage"
          label={text.encoding}
          value={encoding}
          empty={false}
          options={sheetEncodings.map((value) => ({ value, label: copy.encodings[value] }))}
        />
        <SelectField
          name="separateur"
          label={text.separator}
          value={separator}
          empty={false}
          options={sheetSeparators.map((value) => ({ value, label: copy.separators[value] }))}
        />
        <SelectField
          name="dates"
          label={text.dates}
          value={dates}
          empty={false}
          options={(['day-first', 'month-first'] as const).map((value) => {
            return { value, label: copy.dateChoices[value] }
          })}
        />
      </Grid>
      <FieldGroup legend={text.people}>
        {list === 'guardian' ? (
          <SelectField
            name="responsabilite"
            label={text.level}
            value={level === null ? '' : String(level)}
            empty={text.levelNone}
            options={([1, 2, 0] as const).map((value) => ({
              value: String(value),
              label: copy.levels[value],
            }))}
          />
        ) : null}
        <SelectField
          name="inconnus"
          label={text.unknown}
          value={unknown}
          empty={false}
          options={(['add', 'leave'] as const).map((value) => ({ value, label: text.unknownChoices[value] }))}
        />
        <CheckboxField name="entiere" label={text.whole} hint={text.wholeHint} checked={whole} />
      </FieldGroup>
    </>
  )
}
