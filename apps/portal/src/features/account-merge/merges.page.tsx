import {
  ButtonLink,
  Card,
  ConfirmBox,
  DataTable,
  Form,
  FormActions,
  FormErrors,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { accountPath, directoryPath } from '../directory/index.ts'
import type { MergeProposal, PastMerge } from './account-merges.ts'
import { mergeCopy as copy } from './copy.fr.ts'

export const mergesPath = `${directoryPath}/doublons`

/** Address of the comparison of two accounts. */
export function pairPath(firstId: string, secondId: string): string {
  return `${mergesPath}/${firstId}/${secondId}`
}

export interface MergesPageProps {
  readonly csrf: string
  readonly proposals: readonly MergeProposal[]
  readonly past: readonly PastMerge[]
  readonly typed: { readonly premier: string; readonly second: string }
  readonly errors: Readonly<Record<string, string>>
}

export function MergesPage(props: MergesPageProps): VNode {
  return (
    <>
      <FormErrors errors={Object.entries(props.errors).map(([field, message]) => ({ field, message }))} />
      <Proposals {...props} />
      <ByHand {...props} />
      <Past {...props} />
    </>
  )
}

function Proposals({ proposals }: MergesPageProps): VNode {
  return (
    <Card title={copy.proposals} icon="users" flush>
      <DataTable
        caption={copy.proposals}
        captionHidden
        stackOnPhone
        rows={proposals}
        rowKey={({ id }) => id}
        empty={copy.none}
        columns={[
          {
            key: 'first',
            header: copy.first,
            rowHeader: true,
            cell: ({ first }) => <a href={accountPath(first.id)}>{`${first.name} (${first.login})`}</a>,
          },
          {
            key: 'second',
            header: copy.second,
            cell: ({ second }) => <a href={accountPath(second.id)}>{`${second.name} (${second.login})`}</a>,
          },
          {
            key: 'reasons',
            header: copy.reasons,
            cell: ({ reasons }) => reasons.map((reason) => copy.reasonNames[reason] ?? reason).join(', '),
          },
          {
            key: 'compare',
            header: copy.compare,
            headerHidden: true,
            align: 'end',
            cell: ({ first, second }) => (
              <ButtonLink
                href={pairPath(first.id, second.id)}
                size="small"
                label={copy.compareOf(first.name)}
              >
                {copy.compare}
              </ButtonLink>
            ),
          },
        ]}
      />
    </Card>
  )
}

function ByHand({ typed, errors }: MergesPageProps): VNode {
  return (
    <Card title={copy.byHand} icon="link">
      <p>{copy.byHandLead}</p>
      <Form action={mergesPath} method="get">
        <TextField name="premier" label={copy.first} required value={typed.premier} error={errors.premier} />
        <TextField name="second" label={copy.second} required value={typed.second} error={errors.second} />
        <FormActions>
          <SubmitButton variant="secondary">{copy.compare}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function Past({ csrf, past }: MergesPageProps): VNode {
  return (
    <Card title={copy.past} icon="history" flush>
      <DataTable
        caption={copy.past}
        captionHidden
        stackOnPhone
        rows={past}
        rowKey={({ id }) => id}
        empty={copy.noPast}
        columns={[
          {
            key: 'kept',
            header: copy.keptAccount,
            rowHeader: true,
            cell: ({ keptId, keptName }) => <a href={accountPath(keptId)}>{keptName}</a>,
          },
          {
            key: 'dropped',
            header: copy.droppedAccount,
            cell: ({ droppedLogin, droppedEntId }) => `${droppedLogin} (${droppedEntId})`,
          },
          { key: 'when', header: copy.when, cell: ({ doneAt }) => formatInstantFr(doneAt) },
          { key: 'who', header: copy.who, cell: ({ doneBy }) => doneBy },
          {
            key: 'undo',
            header: copy.undo,
            headerHidden: true,
            align: 'end',
            cell: ({ id, droppedLogin }) => (
              <ConfirmBox
                label={copy.undo}
                size="small"
                align="end"
                question={copy.undoQuestion(droppedLogin)}
                detail={copy.undoDetail}
                confirmLabel={copy.undo}
                action={`${mergesPath}/fusions/${id}/annuler`}
                csrf={csrf}
              />
            ),
          },
        ]}
      />
    </Card>
  )
}
