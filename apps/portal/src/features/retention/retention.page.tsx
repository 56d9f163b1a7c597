import { Card, DataTable, Form, FormActions, HiddenField, SubmitButton, TextField } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { loginRules } from '../login/index.ts'
import type { ReportRetention } from './aaf-reports.ts'
import { keptCopy, type KeptThing, retentionCopy as copy } from './copy.fr.ts'

export const retentionPath = '/administration/conservation'

export interface RetentionPageProps {
  readonly csrf: string
  readonly reports: ReportRetention
  readonly traceMonths: number
  readonly accountDays: number
  readonly monthsError: string | undefined
  /** What was typed, when it is refused. */
  readonly typed: string | undefined
}

/** What is kept, why and how long; then the one time that is set here. */
export function RetentionPage(props: RetentionPageProps): VNode {
  return (
    <>
      <Card title={copy.list} icon="list-check" flush>
        <DataTable
          caption={copy.list}
          captionHidden
          stackOnPhone
          rows={rowsOf(props)}
          rowKey={({ what }) => what}
          columns={[
            { key: 'what', header: copy.what, rowHeader: true, cell: ({ what }) => what },
            { key: 'why', header: copy.why, cell: ({ why }) => why },
            { key: 'howLong', header: copy.howLong, cell: ({ howLong }) => howLong },
            { key: 'change', header: copy.change, cell: ({ change }) => change },
          ]}
        />
      </Card>
      <ReportsForm {...props} />
    </>
  )
}

type Row = KeptThing & { readonly change: ComponentChildren }

function rowsOf({ reports, traceMonths, accountDays }: RetentionPageProps): Row[] {
  const { forgottenMs, allowance } = loginRules(1)
  const failures = keptCopy.failures(forgottenMs / 3_600_000, allowance.perMs / 60_000)
  return [
    {
      ...keptCopy.traces(traceMonths),
      change: <a href="/administration/traces#integrite">{copy.inTraces}</a>,
    },
    { ...keptCopy.accounts(accountDays), change: copy.byConfiguration },
    { ...keptCopy.reports(reports.months), change: <a href="#rapports">{copy.here}</a> },
    { ...keptCopy.files, change: copy.fixed },
    { ...keptCopy.csv, change: copy.fixed },
    { ...keptCopy.identifiersCsv, change: copy.fixed },
    { ...failures, change: copy.fixed },
  ]
}

function ReportsForm({ csrf, reports, monthsError, typed }: RetentionPageProps): VNode {
  return (
    <Card title={copy.formTitle} subtitle={copy.formLead} icon="clock" id="rapports">
      <Form action={retentionPath} csrf={csrf} label={copy.formTitle}>
        <HiddenField name="version" value={String(reports.version)} />
        <TextField
          name="mois"
          type="number"
          width="short"
          min={1}
          max={24}
          label={copy.months}
          hint={copy.monthsHint}
          suffix={copy.monthsSuffix}
          value={typed ?? reports.months}
          error={monthsError}
        />
        <FormActions>
          <SubmitButton>{copy.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
