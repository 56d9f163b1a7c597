import type { RefusalTexts } from '@preau/platform'
import {
  Alert,
  Badge,
  Card,
  CheckboxField,
  ConfirmBox,
  DataTable,
  EmptyState,
  FileField,
  Form,
  FormActions,
  FormErrors,
  SelectField,
  SubmitButton,
  type Tone,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr, formatNumberFr } from '../../frame/format-fr.ts'
import { listCopy as copy, modeCopy, stateCopy } from './copy.fr.ts'
import { importsPath, runPath, uploadPath } from './deps.ts'
import type { IdentifierUpload } from './identifier-uploads.ts'
import type { SchoolIdentifiers } from './identifier-imports.ts'
import type { ImportRun, ImportState } from './import-run.ts'

/** Why the form is shown again. */
export interface FailedImport {
  readonly values: { readonly school: string; readonly mode: string }
  readonly errors: Readonly<Record<string, string>>
  readonly refused?: {
    readonly texts: RefusalTexts
    /** The import that holds the place of the school. */
    readonly run: ImportRun | undefined
    readonly otherYear: boolean
  }
}

export interface ImportsPageProps {
  readonly csrf: string
  readonly schools: readonly SchoolIdentifiers[]
  readonly history: readonly ImportRun[]
  /** Large files being read. */
  readonly uploads: readonly IdentifierUpload[]
  readonly failed: FailedImport | undefined
  readonly maxBytes: number
}

export function ImportsPage(props: ImportsPageProps): VNode {
  const { csrf, schools, history, uploads, failed } = props
  if (schools.length === 0)
    return (
      <EmptyState title={copy.noSchool} icon="school">
        {copy.noSchoolHelp}
      </EmptyState>
    )
  return (
    <>
      {failed?.refused && <Refused csrf={csrf} refused={failed.refused} />}
      <FormErrors
        errors={Object.entries(failed?.errors ?? {}).map(([field, message]) => ({ field, message }))}
      />
      {uploads.map((upload) => (
        <Alert key={upload.id} tone="info">
          <a href={uploadPath(upload)}>{copy.uploadGoing(upload.fileName, upload.school.name)}</a>
        </Alert>
      ))}
      <Card title={copy.imported} icon="id">
        {schools.map((school) => (
          <SchoolSummary key={school.id} csrf={csrf} school={school} named={schools.length > 1} />
        ))}
      </Card>
      <Card title={copy.form} icon="file-import">
        <ImportForm {...props} />
      </Card>
      <History runs={history} severalSchools={schools.length > 1} />
    </>
  )
}

function Refused({
  csrf,
  refused,
}: {
  readonly csrf: string
  readonly refused: NonNullable<FailedImport['refused']>
}): VNode {
  const { texts, run } = refused
  return (
    <Alert tone={run ? 'warning' : 'danger'} title={texts.title} live>
      <p>{texts.sentence}</p>
      <p>{texts.next}</p>
      {run && <UnderWayActions csrf={csrf} run={run} />}
    </Alert>
  )
}

function SchoolSummary(props: {
  readonly csrf: string
  readonly school: SchoolIdentifiers
  readonly named: boolean
}): VNode {
  const { csrf, school, named } = props
  const { underWay } = school
  return (
    <>
      <p>
        {named && <strong>{`${school.name} (${school.uai})\u00a0: `}</strong>}
        {copy.count(school.count)}{' '}
        {school.last && copy.last(formatInstantFr(school.last.at), modeCopy[school.last.mode].label)}
      </p>
      {underWay && (
        <Alert tone="info">
          <p>{copy.underWay(underWay.startedBy, formatInstantFr(underWay.startedAt))}</p>
          <UnderWayActions csrf={csrf} run={underWay} />
        </Alert>
      )}
    </>
  )
}

function UnderWayActions({ csrf, run }: { readonly csrf: string; readonly run: ImportRun }): VNode {
  return (
    <FormActions>
      <Form action={`${runPath(run)}/reprendre`} csrf={csrf}>
        <SubmitButton variant="primary" icon="player-play">
          {copy.resume}
        </SubmitButton>
      </Form>
      <AbandonBox csrf={csrf} run={run} />
    </FormActions>
  )
}

export function AbandonBox({ csrf, run }: { readonly csrf: string; readonly run: ImportRun }): VNode {
  return (
    <ConfirmBox
      label={copy.abandon}
      icon="circle-x"
      question={copy.abandonQuestion}
      detail={copy.abandonDetail}
      confirmLabel={copy.abandon}
      action={`${runPath(run)}/abandonner`}
      csrf={csrf}
    />
  )
}

function ImportForm({ csrf, schools, failed, maxBytes }: ImportsPageProps): VNode {
  const [only] = schools
  const chosen = failed?.values.school ?? (schools.length === 1 ? only?.id : '')
  const limit = `${formatNumberFr(maxBytes / 1024 / 1024)}\u00a0Mo`
  return (
    <Form action={importsPath} csrf={csrf} multipart requiredNote>
      <SelectField
        name="etablissement"
        label={copy.school}
        required
        empty={copy.chooseSchool}
        value={chosen}
        error={failed?.errors.etablissement}
        options={schools.map(({ id, uai, name }) => ({ value: id, label: `${name} (${uai})` }))}
      />
      <SelectField
        name="mode"
        label={copy.mode}
        required
        empty={copy.chooseMode}
        value={failed?.values.mode ?? ''}
        error={failed?.errors.mode}
        hint={`${modeCopy.complete.label}\u00a0— ${modeCopy.complete.hint} ${modeCopy.partial.label}\u00a0— ${modeCopy.partial.hint}`}
        options={(['complete', 'partial'] as const).map((value) => ({ value, label: modeCopy[value].label }))}
      />
      <FileField
        name="fichiers"
        label={copy.file}
        hint={copy.fileHint(limit)}
        accept=".xml,.csv,.txt"
        required
        error={failed?.errors.fichiers}
      />
      {failed?.refused?.otherYear && (
        <CheckboxField name="autreAnnee" label={copy.otherYear} hint={copy.otherYearHint} />
      )}
      <FormActions>
        <SubmitButton variant="primary" icon="upload">
          {copy.submit}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

export const stateTones: Readonly<Record<ImportState, Tone>> = {
  open: 'info',
  interrupted: 'warning',
  finished: 'success',
  abandoned: 'neutral',
  undone: 'neutral',
}

const historyFigures: readonly (readonly [string, (run: ImportRun) => number])[] = [
  [copy.people, ({ figures }) => figures.people],
  [copy.recognised, ({ figures }) => figures.people - figures.unrecognised],
  [copy.byHand, ({ figures }) => figures.byHand],
  [copy.unrecognised, ({ figures }) => figures.unrecognised],
  [copy.given, ({ figures }) => figures.given],
  [copy.lost, ({ figures }) => figures.lost],
]

function History({
  runs,
  severalSchools,
}: {
  readonly runs: readonly ImportRun[]
  readonly severalSchools: boolean
}): VNode {
  return (
    <Card title={copy.history} icon="history" flush>
      <DataTable
        caption={copy.history}
        captionHidden
        stackOnPhone
        rows={runs}
        rowKey={({ id }) => id}
        empty={<EmptyState title={copy.historyEmpty} icon="file-import" />}
        columns={[
          {
            key: 'date',
            header: copy.date,
            rowHeader: true,
            cell: (run) => <a href={runPath(run)}>{formatInstantFr(run.startedAt)}</a>,
          },
          ...(severalSchools
            ? [{ key: 'school', header: copy.school, cell: (run: ImportRun) => run.school.name }]
            : []),
          { key: 'who', header: copy.who, cell: (run) => run.startedBy },
          { key: 'mode', header: copy.mode, cell: (run) => modeCopy[run.mode].label },
          {
            key: 'state',
            header: copy.state,
            cell: (run) => <Badge tone={stateTones[run.state]}>{stateCopy[run.state]}</Badge>,
          },
          ...historyFigures.map(([header, figure]) => ({
            key: header,
            header,
            numeric: true,
            cell: (run: ImportRun) => formatNumberFr(figure(run)),
          })),
        ]}
      />
    </Card>
  )
}
