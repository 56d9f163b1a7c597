import { keyFingerprint } from '@preau/exchange'
import {
  Alert,
  Badge,
  Card,
  ConfirmBox,
  DataTable,
  DescriptionList,
  ExactText,
  FileField,
  Form,
  FormActions,
  FormErrors,
  Stack,
  SubmitButton,
} from '@preau/ui'
import { createPublicKey } from 'node:crypto'
import type { VNode } from 'preact'
import { formatInstantFr, formatNumberFr } from '../../../frame/format-fr.ts'
import { DirectoryCard } from '../directory-file/directory-card.tsx'
import { schoolCopy as copy } from '../copy.fr.ts'
import { exchangePath } from '../exchange-deps.ts'
import type { ExchangeSchool, Receipt, SchoolExchange } from '../school-exchanges.ts'

export interface SchoolPageProps {
  readonly csrf: string
  readonly school: ExchangeSchool
  readonly exchange: SchoolExchange
  readonly receipts: readonly Receipt[]
  /** Full address where the school server sends. */
  readonly address: string
  /** A code that was just drawn: shown this once. */
  readonly newCode?: string | undefined
  readonly keyError?: string | undefined
}

export const schoolPath = ({ uai }: Pick<ExchangeSchool, 'uai'>): string =>
  `${exchangePath}/etablissements/${uai}`

/** The exchanges of one school: its code, its key, what it sent. */
export function SchoolPage(props: SchoolPageProps): VNode {
  return (
    <Stack>
      {props.newCode === undefined ? null : <NewCode code={props.newCode} address={props.address} />}
      <CodeCard {...props} />
      <SchoolKeyCard {...props} />
      <DirectoryCard
        csrf={props.csrf}
        exchange={props.exchange}
        action={`${schoolPath(props.school)}/annuaire`}
      />
      <ReceiptsCard receipts={props.receipts} />
    </Stack>
  )
}

function NewCode({ code, address }: { readonly code: string; readonly address: string }): VNode {
  return (
    <Alert tone="success" title={copy.newCode} live>
      <p>
        <ExactText>{code}</ExactText>
      </p>
      <p>{copy.newCodeHelp}</p>
      <p>
        {`${copy.address}\u00a0: `}
        <ExactText>{address}</ExactText>
      </p>
    </Alert>
  )
}

function CodeCard({ csrf, school, exchange, address }: SchoolPageProps): VNode {
  const { code } = exchange
  const action = `${schoolPath(school)}/code`
  return (
    <Card title={copy.receive} icon="download">
      <p>{copy.receiveHelp}</p>
      <DescriptionList
        items={[
          { term: copy.address, description: <ExactText>{address}</ExactText> },
          {
            term: copy.code,
            description: code ? copy.codeSince(formatInstantFr(code.since), code.by) : copy.noCode,
          },
        ]}
      />
      <FormActions>
        {code ? (
          <>
            <ConfirmBox
              label={copy.renew}
              question={copy.renewQuestion}
              detail={copy.renewDetail}
              confirmLabel={copy.renew}
              action={action}
              csrf={csrf}
            />
            <ConfirmBox
              label={copy.removeCode}
              question={copy.removeCodeQuestion}
              detail={copy.removeCodeDetail}
              confirmLabel={copy.removeCode}
              action={`${action}/retirer`}
              csrf={csrf}
              variant="danger"
            />
          </>
        ) : (
          <Form action={action} csrf={csrf}>
            <SubmitButton variant="primary" icon="key">
              {copy.createCode}
            </SubmitButton>
          </Form>
        )}
      </FormActions>
    </Card>
  )
}

function SchoolKeyCard({ csrf, school, exchange: { schoolKey }, keyError }: SchoolPageProps): VNode {
  const action = `${schoolPath(school)}/cle`
  return (
    <Card title={copy.key} icon="certificate">
      <p>{copy.keyHelp}</p>
      {schoolKey && (
        <DescriptionList
          items={[
            { term: copy.keyName, description: schoolKey.name },
            {
              term: copy.fingerprint,
              description: <ExactText>{keyFingerprint(createPublicKey(schoolKey.pem))}</ExactText>,
            },
            { term: copy.keySince, description: formatInstantFr(schoolKey.since) },
          ]}
        />
      )}
      <FormErrors errors={keyError === undefined ? [] : [{ field: 'fichiers', message: keyError }]} />
      <Form action={action} csrf={csrf} label={copy.key} multipart>
        <FileField
          name="fichiers"
          label={copy.keyFile}
          hint={copy.keyFileHint}
          accept=".pub,.pem,.txt"
          error={keyError}
          required
        />
        <FormActions>
          <SubmitButton icon="upload">{schoolKey ? copy.replaceKey : copy.setKey}</SubmitButton>
        </FormActions>
      </Form>
      {schoolKey && (
        <ConfirmBox
          label={copy.removeKey}
          question={copy.removeKeyQuestion}
          detail={copy.removeKeyDetail}
          confirmLabel={copy.removeKey}
          action={`${action}/retirer`}
          csrf={csrf}
          variant="danger"
        />
      )}
    </Card>
  )
}

function ReceiptsCard({ receipts }: { readonly receipts: readonly Receipt[] }): VNode {
  return (
    <Card title={copy.receipts} icon="history" flush>
      <DataTable
        caption={copy.receipts}
        captionHidden
        stackOnPhone
        rows={receipts}
        rowKey={({ id }) => id}
        empty={copy.noReceipt}
        columns={[
          {
            key: 'at',
            header: copy.at,
            rowHeader: true,
            cell: ({ receivedAt, run }) =>
              run ? (
                <a href={`/administration/identifiants-pronote/imports/${run.id}`}>
                  {formatInstantFr(receivedAt)}
                </a>
              ) : (
                formatInstantFr(receivedAt)
              ),
          },
          { key: 'people', header: copy.people, numeric: true, cell: ({ people }) => formatNumberFr(people) },
          { key: 'given', header: copy.given, numeric: true, cell: ({ given }) => formatNumberFr(given) },
          { key: 'state', header: copy.state, cell: stateOf },
          { key: 'signed', header: copy.signed, cell: ({ signed }) => (signed ? copy.yes : copy.no) },
        ]}
      />
    </Card>
  )
}

function stateOf({ run }: Receipt): VNode {
  if (run?.state === 'abandoned' || run?.state === 'undone' || !run)
    return <Badge tone="neutral">{copy.replaced}</Badge>
  if (run.state === 'finished') return <Badge tone="success">{copy.applied}</Badge>
  return <Badge tone="warning">{copy.waits(run.waiting)}</Badge>
}
