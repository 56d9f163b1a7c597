import {
  Alert,
  ButtonLink,
  Card,
  ConfirmBox,
  DataTable,
  Form,
  FormActions,
  HiddenField,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { directoryPath } from '../directory/index.ts'
import type { BulkKind, BulkPreview, DoneAction } from './bulk-actions.ts'
import { bulkCopy as copy } from './copy.fr.ts'

export const bulkPath = `${directoryPath}/actions`

export interface ConfirmPageProps {
  readonly csrf: string
  readonly kind: BulkKind
  readonly preview: BulkPreview
  /** The fields of the order, sent again with the number. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** How many, who, what happens, and the button. */
export function ConfirmPage({ csrf, kind, preview, fields }: ConfirmPageProps): VNode {
  const { count, leftOut, samples, groupName } = preview
  if (count === 0) {
    return (
      <Alert tone="warning" action={<ButtonLink href={directoryPath}>{copy.back}</ButtonLink>}>
        {copy.none}
      </Alert>
    )
  }
  return (
    <>
      <Alert tone="info">
        {copy.effects[kind]} {groupName !== undefined && copy.group(groupName)} {copy.undoable}
      </Alert>
      {leftOut > 0 && <Alert tone="warning">{copy.leftOut(leftOut)}</Alert>}
      <Card title={copy.samples} subtitle={copy.firstOf(samples.length, count)} flush>
        <DataTable
          caption={copy.samples}
          captionHidden
          rows={samples}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: copy.name, rowHeader: true, cell: ({ name }) => name },
            { key: 'login', header: copy.login, cell: ({ login }) => login },
          ]}
        />
      </Card>
      <Form action={`${bulkPath}/confirmer`} csrf={csrf}>
        {fields.map(([name, value]) => (
          <HiddenField name={name} value={value} />
        ))}
        <HiddenField name="nombre" value={String(count)} />
        <FormActions>
          <SubmitButton variant={kind === 'suspend' ? 'danger' : 'primary'}>
            {copy.confirm[kind](count)}
          </SubmitButton>
          <ButtonLink href={directoryPath}>{copy.back}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}

/** What was done, and the way back. */
export function DonePage(props: {
  readonly csrf: string
  readonly action: DoneAction
  readonly canUndo: boolean
}): VNode {
  const { csrf, action, canUndo } = props
  return (
    <Card title={copy.done[action.kind](action.count)} icon="circle-check">
      {action.groupName !== undefined && <p>{copy.group(action.groupName)}</p>}
      <p>{copy.doneBy(action.doneBy, formatInstantFr(action.doneAt))}</p>
      {action.undoneAt && <p>{copy.undoneBy(action.undoneBy ?? '', formatInstantFr(action.undoneAt))}</p>}
      <FormActions>
        <ButtonLink href={directoryPath} variant="primary">
          {copy.back}
        </ButtonLink>
        {canUndo && (
          <ConfirmBox
            label={copy.undo}
            icon="arrow-back-up"
            question={copy.undoQuestion(action.count)}
            detail={copy.undoDetail}
            confirmLabel={copy.undo}
            action={`${bulkPath}/${action.id}/annuler`}
            csrf={csrf}
          />
        )}
      </FormActions>
    </Card>
  )
}
