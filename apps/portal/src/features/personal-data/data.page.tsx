import { Alert, ButtonLink, Card, Form, FormActions, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { AccountTabs } from '../directory/index.ts'
import { deletionCopy, personalDataCopy as copy } from './copy.fr.ts'

export interface DataPageProps {
  readonly csrf: string
  /** Where the two files are asked for. */
  readonly path: string
  /** Left out for one's own data. */
  readonly accountId?: string
  readonly partial: boolean
  /** Where the account is deleted; left out for one's own. */
  readonly deletion?: string | undefined
}

export function DataPage({ csrf, path, accountId, partial, deletion }: DataPageProps): VNode {
  return (
    <>
      {accountId !== undefined && <AccountTabs accountId={accountId} current="data" />}
      <Alert tone="info">{copy.noSecret}</Alert>
      <Card
        icon="file-export"
        title={accountId === undefined ? copy.own : copy.title}
        subtitle={accountId === undefined ? copy.ownLead : copy.lead}
      >
        {partial && <p>{copy.partial}</p>}
        <Form action={`${path}/html`} csrf={csrf}>
          <FormActions>
            <SubmitButton icon="download">{copy.html}</SubmitButton>
          </FormActions>
        </Form>
        <Form action={`${path}/json`} csrf={csrf}>
          <FormActions>
            <SubmitButton icon="download">{copy.json}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
      {deletion !== undefined && (
        <Card icon="trash" title={deletionCopy.title} subtitle={deletionCopy.offer}>
          <ButtonLink href={deletion} icon="trash" variant="danger">
            {deletionCopy.open}
          </ButtonLink>
        </Card>
      )}
    </>
  )
}
