import { Card, Form, FormActions, HiddenField, RadioGroup, SelectField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import type { Visit } from '../../../frame/operator.ts'
import type { View } from '../../../frame/view.ts'
import type { FailureRow } from '../failure-store.ts'
import { failuresPath } from '../failures-path.ts'
import { linkRunsPath } from './link-run-pages.tsx'
import { offeredActions } from './bulk-order.ts'
import { inboxCopy } from './copy.fr.ts'
import { inboxFields, type InboxQuery, stateOf } from './inbox-query.ts'

/** Id of the form to which the boxes of the list belong. */
const formId = 'selection'
const copy = inboxCopy.bulk

/** The box of one line, part of the form under the list. */
export const ChooseCell = ({ row, name }: { readonly row: FailureRow; readonly name: string }): VNode => (
  <input
    type="checkbox"
    class="form-check-input"
    name="echecs"
    value={row.id}
    form={formId}
    aria-label={inboxCopy.select(name)}
  />
)

interface BulkBoxProps {
  readonly view: View
  readonly visit: Visit
  readonly query: InboxQuery
  readonly rows: readonly FailureRow[]
  /** Lines of the whole filter. */
  readonly total: number
  readonly now: Date
}

/** What can be done to the lines ticked, to the page or to the whole filter: the next page shows it and asks. */
export function BulkBox({ view, visit, query, rows, total, now }: BulkBoxProps): VNode | null {
  const actions = offeredActions[stateOf(query)]
  if (rows.length === 0 || actions.length === 0) return null
  return (
    <Card title={copy.title} icon="list-check">
      <Form action={`${failuresPath(visit.base)}/choix`} csrf={view.csrf} id={formId}>
        {Object.entries(inboxFields(query)).map(([name, value]) =>
          value === undefined ? null : <HiddenField key={name} name={name} value={String(value)} />,
        )}
        {rows.map(({ id }) => (
          <HiddenField key={id} name="visibles" value={id} />
        ))}
        <HiddenField name="vu" value={now.toISOString()} />
        <RadioGroup
          name="portee"
          label={copy.scope}
          value="cochees"
          options={[
            { value: 'cochees', label: copy.scopes.cochees },
            { value: 'page', label: copy.scopes.page },
            { value: 'tout', label: copy.scopes.tout(total) },
          ]}
        />
        <SelectField
          name="action"
          label={copy.what}
          hint={copy.nextHint}
          width="medium"
          empty={false}
          value={actions[0]}
          options={actions.map((value) => ({ value, label: copy.actions[value] }))}
        />
        <FormActions>
          <SubmitButton variant="secondary">{copy.next}</SubmitButton>
          <a href={linkRunsPath(visit.base)}>{copy.latest}</a>
        </FormActions>
      </Form>
    </Card>
  )
}
