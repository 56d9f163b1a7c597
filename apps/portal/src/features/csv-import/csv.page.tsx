import { profileLabel, sdetProfiles } from '@preau/people'
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
import { csvDates, csvFields, csvSeparators, type CsvSettings } from './csv-fields.ts'
import type { CsvDraft, CsvOutcome } from './csv-imports.ts'
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

/** Profiles that a file may give: a guardian comes with their pupils, from AAF. */
const givable = sdetProfiles.filter((profile) => profile !== 'National_TUT')

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
            cell: ({ cells }: CsvTable['rows'][number]) => cells[at] ?? '',
          }))}
        />
      </Card>
      <Card title={copy.columnsTitle} subtitle={copy.encoding(draft.encoding.toUpperCase())} icon="list">
        <Form action={`${csvPath}/${draft.id}`} csrf={csrf}>
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
          <SelectField
            name="separateur"
            label={copy.separator}
            value={settings.separator}
            empty={false}
            options={csvSeparators.map((value) => ({ value, label: copy.separators[value] }))}
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
            options={givable.map((value) => ({ value, label: profileLabel(value) }))}
          />
          <FormActions>
            <SubmitButton variant="primary">{copy.see}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

export interface CsvTrialProps {
  readonly csrf: string
  readonly draft: CsvDraft
  readonly outcomes: readonly CsvOutcome[]
  readonly faults: readonly CsvFault[]
}

const shownLines = 200

/** Then its effect, line by line, and the button that makes it. */
export function CsvTrial({ csrf, draft, outcomes, faults }: CsvTrialProps): VNode {
  const told = outcomes.filter(({ outcome }) => outcome !== 'ambiguous')
  const unclear = outcomes.filter(({ outcome }) => outcome === 'ambiguous')
  const wrong = [...faults, ...unclear.map(({ line }) => ({ line, reason: copy.ambiguous }))]
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
