import { sheetEncodings, type SheetRow, sheetSeparators } from '@preau/exchange'
import { formatDayFr, listName, profileLabel, sdetProfiles } from '@preau/people'
import {
  Alert,
  ButtonLink,
  Card,
  DataTable,
  FieldGroup,
  FileField,
  Form,
  FormActions,
  FormErrors,
  SelectField,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatNumberFr } from '../../frame/format-fr.ts'
import { csvCopy as copy } from './copy.fr.ts'
import { csvDates, csvFields, type CsvSettings } from './csv-fields.ts'
import { type CsvDraft, type CsvLeftOut, csvLeftOut, type CsvOutcome } from './csv-imports.ts'
import type { CsvPerson } from './csv-person.ts'
import type { CsvFault } from './read-csv-people.ts'
import type { CsvTable } from './read-csv-table.ts'

export const csvPath = '/administration/annuaire/import-csv'

export interface CsvUploadProps {
  readonly csrf: string
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  readonly errors: Readonly<Record<string, string>>
}

/** First the file. */
export function CsvUpload({ csrf, schools, errors }: CsvUploadProps): VNode {
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Card title={copy.title} icon="file-import">
        <Form action={csvPath} csrf={csrf} multipart requiredNote>
          <SelectField
            name="etablissement"
            label={copy.school}
            required
            error={errors.etablissement}
            {...(schools.length === 1 && { value: schools[0]?.id, empty: false as const })}
            options={schools.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FileField
            name="fichiers"
            label={copy.file}
            hint={copy.fileHint}
            accept=".csv,.txt,text/csv"
            required
            error={errors.fichiers}
          />
          <FormActions>
            <SubmitButton variant="primary" icon="upload">
              {copy.submit}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

export interface CsvColumnsProps {
  readonly csrf: string
  readonly draft: CsvDraft
  readonly table: CsvTable
  readonly settings: CsvSettings
  readonly error: string | undefined
}

const previewed = 5

/** Then its columns: what was recognised or remembered, to correct; the first lines show whether it is right. */
export function CsvColumns({ csrf, draft, table, settings, error }: CsvColumnsProps): VNode {
  return (
    <>
      {error === undefined ? null : <Alert tone="danger">{error}</Alert>}
      <Card title={copy.preview} icon="table" flush>
        <DataTable
          caption={copy.preview}
          captionHidden
          rows={table.rows.slice(0, previewed)}
          rowKey={({ line }) => String(line)}
          columns={table.header.map((title, at) => ({
            key: String(at),
            header: title,
            cell: ({ cells }: SheetRow) => cells[at] ?? '',
          }))}
        />
      </Card>
      <Card title={copy.readingTitle} subtitle={copy.columnsLead} icon="list">
        <Form action={`${csvPath}/${draft.id}`} csrf={csrf}>
          <Reading draft={draft} settings={settings} />
          <FieldGroup legend={copy.columnsTitle}>
            {table.header.map((title, at) => (
              <SelectField
                key={at}
                name={`colonne${String(at)}`}
                label={copy.column(title === '' ? String(at + 1) : title)}
                value={settings.columns[at] ?? ''}
                empty={copy.leftAside}
                options={csvFields.map((value) => ({ value, label: copy.fields[value] }))}
              />
            ))}
          </FieldGroup>
          <FormActions>
            <SubmitButton variant="primary">{copy.see}</SubmitButton>
            <SubmitButton name="apercu" value="1" icon="refresh" variant="secondary">
              {copy.refresh}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

/** How the file is read, whatever its columns. */
function Reading({ draft, settings }: Pick<CsvColumnsProps, 'draft' | 'settings'>): VNode {
  return (
    <>
      <SelectField
        name="encodage"
        label={copy.encoding}
        value={draft.encoding}
        empty={false}
        options={sheetEncodings.map((value) => ({ value, label: copy.encodings[value] }))}
      />
      <SelectField
        name="separateur"
        label={copy.separator}
        value={settings.separator}
        empty={false}
        options={sheetSeparators.map((value) => ({ value, label: copy.separators[value] }))}
      />
      <SelectField
        name="dates"
        label={copy.dates}
        value={settings.dates}
        empty={false}
        options={csvDates.map((value) => ({ value, label: copy.dateChoices[value] }))}
      />
      <SelectField
        name="profil"
        label={copy.profile}
        value={settings.profile ?? ''}
        empty={copy.noProfile}
        options={sdetProfiles.map((value) => ({ value, label: profileLabel(value) }))}
      />
    </>
  )
}

export interface CsvTrialProps {
  readonly csrf: string
  readonly draft: CsvDraft
  readonly people: readonly CsvPerson[]
  readonly outcomes: readonly CsvOutcome[]
  readonly faults: readonly CsvFault[]
}

const shownLines = 200

const isLeftOut = (outcome: CsvOutcome['outcome']): outcome is CsvLeftOut =>
  csvLeftOut.some((one) => one === outcome)

/** The day as it was understood: a wrong order of days and months is seen here. */
const bornOn = (person: CsvPerson | undefined): string =>
  person?.birthDate == null ? '' : formatDayFr(person.birthDate)

const wardsOf = (person: CsvPerson | undefined): string =>
  (person?.guardian?.wards ?? []).map((ward) => ('key' in ward ? ward.key : listName(ward))).join(', ')

/** Then its effect, line by line, and the button that makes it. */
export function CsvTrial({ csrf, draft, people, outcomes, faults }: CsvTrialProps): VNode {
  const told = outcomes.filter(({ outcome }) => !isLeftOut(outcome))
  const unclear = outcomes.flatMap(({ line, outcome }) =>
    isLeftOut(outcome) ? [{ line, reason: copy.leftOut[outcome] }] : [],
  )
  const wrong = [...faults, ...unclear].sort((one, other) => one.line - other.line)
  const read = new Map(people.map((person) => [person.line, person]))
  const count = (wanted: CsvOutcome['outcome']): string =>
    formatNumberFr(told.filter(({ outcome }) => outcome === wanted).length)
  const summary = copy.count(
    count('created'),
    count('completed'),
    count('unchanged'),
    formatNumberFr(wrong.length),
  )
  return (
    <>
      <Alert tone="info" title={copy.trialTitle}>
        {summary} {copy.trial}
      </Alert>
      <Form action={`${csvPath}/${draft.id}/appliquer`} csrf={csrf}>
        <FormActions>
          <SubmitButton variant="primary" icon="check">
            {copy.apply}
          </SubmitButton>
          <ButtonLink href={`${csvPath}/${draft.id}`}>{copy.change}</ButtonLink>
        </FormActions>
      </Form>
      {wrong.length === 0 ? null : <Faults faults={wrong} />}
      <Card title={copy.trialTitle} icon="users" flush>
        <DataTable
          caption={copy.trialTitle}
          captionHidden
          stackOnPhone
          rows={told.slice(0, shownLines)}
          rowKey={({ line }) => String(line)}
          columns={[
            { key: 'line', header: copy.line, numeric: true, cell: ({ line }) => formatNumberFr(line) },
            { key: 'name', header: copy.name, rowHeader: true, cell: ({ name }) => name },
            { key: 'born', header: copy.born, nowrap: true, cell: ({ line }) => bornOn(read.get(line)) },
            ...(people.some(({ guardian }) => guardian !== null)
              ? [
                  {
                    key: 'wards',
                    header: copy.wards,
                    cell: ({ line }: CsvOutcome) => wardsOf(read.get(line)),
                  },
                ]
              : []),
            { key: 'outcome', header: copy.outcome, cell: ({ outcome }) => copy.outcomes[outcome] },
            { key: 'login', header: copy.login, cell: ({ login }) => login ?? '' },
          ]}
        />
      </Card>
      {told.length > shownLines ? <p>{copy.more(told.length - shownLines)}</p> : null}
    </>
  )
}

function Faults({ faults }: { readonly faults: readonly CsvFault[] }): VNode {
  return (
    <Card title={copy.faultsTitle} icon="alert-triangle" flush>
      <DataTable
        caption={copy.faultsTitle}
        captionHidden
        stackOnPhone
        rows={faults.slice(0, shownLines)}
        rowKey={({ line, reason }) => `${String(line)} ${reason}`}
        columns={[
          { key: 'line', header: copy.line, numeric: true, cell: ({ line }) => formatNumberFr(line) },
          { key: 'reason', header: copy.reason, rowHeader: true, cell: ({ reason }) => reason },
        ]}
      />
    </Card>
  )
}
