import {
  Alert,
  Card,
  DataTable,
  FileField,
  Form,
  FormActions,
  FormErrors,
  Grid,
  HiddenField,
  SubmitButton,
} from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import { actorLabel, type Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'
import { csvCopy } from './csv/copy.fr.ts'
import { effectOf } from './figure-items.ts'
import { importDoor } from './import-door.ts'
import type { ImportKind, ImportRun } from './import-store.ts'
import type { LargeImport } from './large/large-imports.ts'
import { LargeImportTable } from './large/large-import-table.tsx'
import { partnerCopy } from './partner/copy.fr.ts'

/** Why the last attempt imported nothing. */
export interface ImportFailure {
  readonly sentences: readonly string[]
  /** Files that the operator may import all the same after reading. */
  readonly waiting?: {
    readonly id: string
    readonly kind: ImportKind
    readonly names: readonly string[]
  }
}

export interface ImportPageProps {
  readonly view: View
  readonly visit: Visit
  readonly runs: readonly ImportRun[]
  /** Large files that somebody works on or should look at. */
  readonly large: readonly LargeImport[]
  readonly now: Date
  readonly failure?: ImportFailure | undefined
}

/** *Imports/Exports > SIECLE / STSWEB*: one form for each application. */
export function ImportPage({ view, visit, runs, large, now, failure }: ImportPageProps): VNode {
  const { path } = importDoor(visit, 'siecle')
  return (
    <ClientPage view={view} visit={visit} section="school-import" title={copy.title} lead={copy.lead}>
      <FormErrors title={copy.unusable} errors={(failure?.sentences ?? []).map((message) => ({ message }))} />
      {failure?.waiting ? <WaitingCard waiting={failure.waiting} path={path} csrf={view.csrf} /> : null}
      <Alert tone="info">{copy.note}</Alert>
      <Grid columns={2}>
        <Card title={copy.siecle.title} icon="school">
          <ImportForm action={`${path}/siecle`} label={copy.siecle.title} csrf={view.csrf}>
            <FileField name="eleves" label={copy.siecle.pupils} hint={copy.siecle.pupilsHint} accept=".xml" />
            <FileField
              name="responsables"
              label={copy.siecle.guardians}
              hint={copy.siecle.guardiansHint}
              accept=".xml"
            />
          </ImportForm>
        </Card>
        <Card title={copy.sts.title} icon="id">
          <ImportForm action={`${path}/sts`} label={copy.sts.title} csrf={view.csrf}>
            <FileField name="sts" label={copy.sts.file} hint={copy.sts.fileHint} accept=".xml" />
          </ImportForm>
        </Card>
      </Grid>
      <LargeImportTable visit={visit} large={large} now={now} />
      <RunTable runs={runs} path={path} />
    </ClientPage>
  )
}

interface WaitingCardProps {
  readonly waiting: NonNullable<ImportFailure['waiting']>
  readonly path: string
  readonly csrf: string
}

const formTitles: Readonly<Record<ImportKind, string>> = {
  siecle: copy.siecle.title,
  sts: copy.sts.title,
  csv: csvCopy.title,
  partner: partnerCopy.title,
}

/** The question that a warning asks: the files are here already, one button imports them. */
export function WaitingCard({ waiting, path, csrf }: WaitingCardProps): VNode {
  const { confirm, abandon, file, files } = copy.waiting
  const names = waiting.names.join(', ')
  return (
    <Card title={formTitles[waiting.kind]} icon="alert-triangle" tone="warning">
      <p>{waiting.names.length === 1 ? file(names) : files(names)}</p>
      <Form action={`${path}/confirmer`} csrf={csrf} label={confirm}>
        <HiddenField name="attente" value={waiting.id} />
        <FormActions>
          <SubmitButton variant="primary">{confirm}</SubmitButton>
          <SubmitButton variant="subtle" formaction={`${path}/abandonner`}>
            {abandon}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

interface ImportFormProps {
  readonly action: string
  readonly label: string
  readonly csrf: string
  readonly children: ComponentChildren
}

function ImportForm({ action, label, csrf, children }: ImportFormProps): VNode {
  return (
    <Form action={action} csrf={csrf} label={label} multipart>
      {children}
      <FormActions>
        <SubmitButton variant="primary" icon="eye" formaction={`${action}/apercu`}>
          {copy.look}
        </SubmitButton>
        <SubmitButton variant="subtle" icon="upload">
          {copy.submit}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

/** The latest imports, each with its report. */
export function RunTable({
  runs,
  path,
}: {
  readonly runs: readonly ImportRun[]
  readonly path: string
}): VNode {
  const { columns, kinds, empty, open, title } = copy.runs
  return (
    <Card title={title} icon="history" flush>
      <DataTable
        caption={title}
        captionHidden
        stackOnPhone
        rows={runs}
        rowKey={(run) => run.id}
        empty={empty}
        columns={[
          {
            key: 'at',
            header: columns.at,
            rowHeader: true,
            cell: (run) => <a href={`${path}/${run.id}`}>{open(formatMoment(run.finishedAt))}</a>,
          },
          { key: 'kind', header: columns.kind, cell: (run) => kinds[run.kind] },
          { key: 'files', header: columns.files, cell: (run) => run.fileNames.join(', ') },
          { key: 'effect', header: columns.effect, cell: (run) => effectOf(run.counts) },
          { key: 'actor', header: columns.actor, cell: (run) => actorLabel(run.actor) },
        ]}
      />
    </Card>
  )
}
