import { keyFingerprint } from '@preau/exchange'
import type { KeyPair } from '@preau/platform'
import {
  Badge,
  Card,
  ConfirmBox,
  DataTable,
  EmptyState,
  ExactText,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../../frame/format-fr.ts'
import { keysCopy as copy } from '../copy.fr.ts'
import { exchangePath } from '../exchange-deps.ts'

export interface KeysCardProps {
  readonly csrf: string
  readonly keys: readonly KeyPair[]
  /** The visitor may make and destroy keys. */
  readonly editable: boolean
  readonly failed?: { readonly name: string; readonly error: string } | undefined
}

export const keysPath = `${exchangePath}/cles`

/** The keys of the portal, and their public half to give away. */
export function KeysCard({ csrf, keys, editable, failed }: KeysCardProps): VNode {
  return (
    <>
      <Card title={copy.title} icon="key" flush>
        <DataTable
          caption={copy.title}
          captionHidden
          stackOnPhone
          rows={keys}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={editable ? copy.none : copy.noneForSchool} icon="key">
              {copy.explanation}
            </EmptyState>
          }
          columns={[
            { key: 'name', header: copy.name, rowHeader: true, cell: ({ name }) => name },
            {
              key: 'fingerprint',
              header: copy.fingerprint,
              cell: ({ publicKey }) => <ExactText>{keyFingerprint(publicKey)}</ExactText>,
            },
            { key: 'created', header: copy.created, cell: ({ createdAt }) => formatInstantFr(createdAt) },
            { key: 'state', header: copy.state, cell: (key) => <State keyPair={key} /> },
            { key: 'public', header: copy.publicKey, cell: (key) => <PublicKeyLinks keyPair={key} /> },
            ...(editable
              ? [
                  {
                    key: 'actions',
                    header: copy.actions,
                    headerHidden: true,
                    cell: (key: KeyPair) => <Actions csrf={csrf} keyPair={key} />,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {editable && <NewKey csrf={csrf} failed={failed} />}
    </>
  )
}

function State({ keyPair: { readUntil } }: { readonly keyPair: KeyPair }): VNode {
  return readUntil === undefined ? (
    <Badge tone="success">{copy.current}</Badge>
  ) : (
    <Badge tone="warning">{copy.former(formatInstantFr(readUntil))}</Badge>
  )
}

function PublicKeyLinks({ keyPair: { id } }: { readonly keyPair: KeyPair }): VNode {
  return (
    <>
      <a href={`${keysPath}/${id}.pub`}>{copy.rfc}</a> <br />
      <a href={`${keysPath}/${id}.pem`}>{copy.pem}</a>
    </>
  )
}

function Actions({ csrf, keyPair }: { readonly csrf: string; readonly keyPair: KeyPair }): VNode {
  const { id, name, readUntil } = keyPair
  return (
    <FormActions>
      {readUntil === undefined && (
        <ConfirmBox
          label={copy.renew}
          question={copy.renewQuestion(name)}
          detail={copy.renewDetail}
          confirmLabel={copy.renew}
          action={keysPath}
          csrf={csrf}
          size="small"
          align="end"
        >
          <HiddenField name="nom" value={name} />
        </ConfirmBox>
      )}
      <ConfirmBox
        label={copy.destroy}
        question={copy.destroyQuestion(name)}
        detail={copy.destroyDetail}
        confirmLabel={copy.destroy}
        action={`${keysPath}/${id}/detruire`}
        csrf={csrf}
        variant="danger"
        size="small"
        align="end"
      />
    </FormActions>
  )
}

function NewKey({ csrf, failed }: Pick<KeysCardProps, 'csrf' | 'failed'>): VNode {
  return (
    <Card title={copy.form} icon="plus">
      <p>{copy.explanation}</p>
      <FormErrors errors={failed ? [{ field: 'nom', message: failed.error }] : []} />
      <Form action={keysPath} csrf={csrf} label={copy.form}>
        <TextField
          name="nom"
          label={copy.nameField}
          hint={copy.nameHint}
          value={failed?.name ?? ''}
          error={failed?.error}
          required
          maxlength={40}
          width="medium"
        />
        <FormActions>
          <SubmitButton variant="primary" icon="key">
            {copy.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
