import { profileLabel } from '@preau/people'
import {
  Alert,
  Card,
  ConfirmBox,
  DataTable,
  Form,
  FormActions,
  Stack,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { counted, formatNumberFr } from '../../frame/format-fr.ts'
import { type AafPreview, aafChanges, type AafSchoolChanges } from './aaf-run.ts'
import type { AafRun } from './aaf-store.ts'
import { changeCopy, previewCopy as copy } from './copy.fr.ts'

const base = '/administration/annuaire/livraisons'

/** What the delivery changes: figures by school and profile, a few names, and the departures that worry. */
export function PreviewCards({ preview }: { readonly preview: AafPreview }): VNode {
  return (
    <>
      <Card title={copy.title} icon="users" flush>
        <DataTable
          caption={copy.title}
          captionHidden
          stackOnPhone
          rows={preview.lines}
          rowKey={({ uai, profile }) => `${uai} ${profile}`}
          empty={copy.none}
          columns={[
            { key: 'school', header: copy.school, rowHeader: true, cell: schoolName },
            { key: 'profile', header: copy.profile, cell: ({ profile }) => profileLabel(profile) },
            ...aafChanges.map((what) => ({
              key: what,
              header: changeCopy[what],
              numeric: true,
              cell: (line: AafSchoolChanges) => formatNumberFr(line[what]),
            })),
          ]}
        />
      </Card>
      {preview.omitted > 0 ? <p>{copy.omitted(counted(preview.omitted, 'ligne'))}</p> : null}
      <Samples preview={preview} />
    </>
  )
}

const schoolName = ({ school, uai }: AafSchoolChanges): string => `${school} (${uai})`

function Samples({ preview }: { readonly preview: AafPreview }): VNode | null {
  const shown = aafChanges.filter((what) => preview.samples[what].length > 0)
  if (shown.length === 0) return null
  return (
    <Card title={copy.samples} icon="user">
      {shown.map((what) => (
        <section key={what}>
          <h3>{copy.sampleOf(changeCopy[what])}</h3>
          <ul>
            {preview.samples[what].map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}

/** The question to whoever sent the delivery. Many departures must be typed, not clicked away. */
export function ConfirmCard({ run, csrf }: { readonly run: AafRun; readonly csrf: string }): VNode {
  const departures = run.preview?.departures ?? null
  const before = counted(run.preview?.openBefore ?? 0, 'compte ouvert', 'comptes ouverts')
  return (
    <Card title={copy.apply} icon="check">
      <Stack>
        {departures === null ? null : (
          <Alert tone="danger" title={copy.departuresTitle}>
            {[
              copy.departures(counted(departures.suspended, 'compte'), before),
              ...(departures.schools.length > 0
                ? [copy.departuresSchools(departures.schools.slice(0, 5).join(', '))]
                : []),
              copy.departuresAdvice,
            ].join(' ')}
          </Alert>
        )}
        <Form action={`${base}/${run.id}/appliquer`} csrf={csrf}>
          {departures === null ? null : (
            <TextField
              name="departs"
              label={copy.typeNumber}
              hint={copy.typeNumberHint(departures.suspended)}
              inputmode="numeric"
              width="short"
              required
            />
          )}
          <FormActions>
            <SubmitButton variant={departures === null ? 'primary' : 'danger'} icon="check">
              {copy.apply}
            </SubmitButton>
          </FormActions>
        </Form>
        <Abandon run={run} csrf={csrf} />
      </Stack>
    </Card>
  )
}

/** Gives a delivery up; nothing was changed. */
export function Abandon({ run, csrf }: { readonly run: AafRun; readonly csrf: string }): VNode {
  return (
    <ConfirmBox
      label={copy.abandon}
      question={copy.abandonQuestion}
      detail={copy.abandonDetail}
      confirmLabel={copy.abandon}
      action={`${base}/${run.id}/abandonner`}
      csrf={csrf}
    />
  )
}
