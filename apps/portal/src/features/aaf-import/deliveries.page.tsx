import {
  Alert,
  Badge,
  Card,
  CheckboxField,
  DataTable,
  EmptyState,
  FileField,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  RadioGroup,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { aafCopy as copy, dropCopy, runStateCopy } from './copy.fr.ts'
import type { DropSetting } from '../../frame/drop-setting.ts'
import type { AafRun } from './aaf-store.ts'
import { runTones } from './run-states.ts'

export interface DeliveriesPageProps {
  readonly csrf: string
  readonly runs: readonly AafRun[]
  readonly errors: Readonly<Record<string, string>>
  /** Share of departures that stops an import, 0 to 1; undefined for those who do not settle it. */
  readonly share: number | undefined
  /** The share as it was typed, and the one that was shown then; without that one, somebody else was quicker. */
  readonly typed?: { readonly part: string; readonly vu?: string } | undefined
  /** The folder that is watched, for the operator. */
  readonly drop: DropSetting | undefined
}

const path = '/administration/annuaire/livraisons'

export function DeliveriesPage({ csrf, runs, errors, share, typed, drop }: DeliveriesPageProps): VNode {
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      {drop && (
        <Alert tone="info" title={dropCopy.watched}>
          {dropCopy.watchedSentence(drop.folder, dropCopy.watchedWays[drop.way])}
        </Alert>
      )}
      <Card title={copy.importTitle} icon="file-import">
        <Form action={path} csrf={csrf} multipart requiredNote>
          <FileField
            name="fichiers"
            label={copy.files}
            hint={copy.filesHint}
            accept=".xml,.zip,.gz,.tgz,.tar"
            multiple
            required
            error={errors.fichiers}
          />
          <RadioGroup
            name="facon"
            label={copy.way}
            value="review"
            required
            error={errors.facon}
            options={(['review', 'apply', 'simulate'] as const).map((value) => ({
              value,
              ...copy.ways[value],
            }))}
          />
          <CheckboxField name="ancienne" label={copy.acceptOlder} hint={copy.acceptOlderHint} />
          <CheckboxField name="academie" label={copy.acceptAcademy} hint={copy.acceptAcademyHint} />
          <FormActions>
            <SubmitButton variant="primary" icon="upload">
              {copy.submit}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
      <History runs={runs} />
      {share === undefined ? null : <ShareCard csrf={csrf} share={share} typed={typed} error={errors.part} />}
    </>
  )
}

interface ShareCardProps {
  readonly csrf: string
  readonly share: number
  readonly typed: DeliveriesPageProps['typed']
  readonly error: string | undefined
}

function ShareCard({ csrf, share, typed, error }: ShareCardProps): VNode {
  const percent = Math.round(share * 100)
  const overtaken = typed !== undefined && typed.vu === undefined
  return (
    <Card title={copy.shareTitle} icon="alert-triangle">
      <Form action={`${path}/reglage`} csrf={csrf}>
        <HiddenField name="vu" value={typed?.vu ?? String(percent)} />
        <TextField
          name="part"
          label={copy.share}
          hint={copy.shareHint}
          value={typed?.part ?? String(percent)}
          inputmode="numeric"
          width="short"
          required
          error={overtaken ? copy.overtakenShare(percent) : error}
        />
        <FormActions>
          <SubmitButton>{copy.shareSubmit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function History({ runs }: { readonly runs: readonly AafRun[] }): VNode {
  return (
    <Card title={copy.history} icon="history" flush>
      <DataTable
        caption={copy.history}
        captionHidden
        stackOnPhone
        rows={runs}
        rowKey={({ id }) => id}
        empty={<EmptyState title={copy.empty} icon="file-import" />}
        columns={[
          {
            key: 'date',
            header: copy.date,
            rowHeader: true,
            cell: (run) => <a href={`${path}/${run.id}`}>{formatInstantFr(run.startedAt)}</a>,
          },
          { key: 'state', header: copy.state, cell: (run) => <RunBadge state={run.state} /> },
          { key: 'schools', header: copy.schools, cell: (run) => run.schools.join(', ') },
          { key: 'who', header: copy.who, cell: (run) => run.startedBy },
          { key: 'problems', header: copy.problems, numeric: true, cell: problemsOf },
        ]}
      />
    </Card>
  )
}

function RunBadge({ state }: Pick<AafRun, 'state'>): VNode {
  return <Badge tone={runTones[state]}>{runStateCopy[state].label}</Badge>
}

/** The lines of an old report are gone, their number is not. */
function problemsOf(run: AafRun): number {
  return run.namesRemovedAt === null ? run.problemCount : (run.counts.problems ?? 0)
}
