import { Alert, Card, Form, FormActions, FormErrors, SubmitButton, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { evidenceCopy as copy, tracesCopy } from './copy.fr.ts'
import { evidencePath } from './traces-path.ts'

export interface EvidencePageProps {
  readonly csrf: string
  readonly accountId: string
  readonly du: string
  readonly au: string
  readonly motif: string
  readonly errors: Readonly<Record<string, string>>
}

export function EvidencePage({ csrf, accountId, du, au, motif, errors }: EvidencePageProps): VNode {
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Alert tone="warning">{copy.private}</Alert>
      <Card icon="file-export" title={copy.title} subtitle={copy.explained}>
        <Form action={evidencePath(accountId)} csrf={csrf} requiredNote>
          <TextField name="du" type="date" label={tracesCopy.from} required value={du} error={errors.du} />
          <TextField name="au" type="date" label={tracesCopy.until} required value={au} error={errors.au} />
          <TextField
            name="motif"
            label={copy.reason}
            hint={copy.reasonHint}
            required
            maxlength={200}
            value={motif}
            error={errors.motif}
          />
          <FormActions>
            <SubmitButton icon="download">{copy.submit}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}
