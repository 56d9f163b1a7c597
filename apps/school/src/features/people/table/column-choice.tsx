import { CheckboxGroup, Form, FormActions, HiddenField, Icon, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { copy, headerOf } from '../copy.fr.ts'
import { type ColumnKey, offeredColumns } from './columns.ts'
import type { PeoplePageProps } from './table-view.ts'
import { tableFields } from './people-query.ts'

type Props = Pick<PeoplePageProps, 'view' | 'visit' | 'category' | 'input' | 'columns'> & {
  readonly path: string
}

/** Which columns this operator sees in this table, folded until asked for; remembered from one session to the next. */
export function ColumnChoice({ view, visit, category, input, columns, path }: Props): VNode {
  const label = (key: ColumnKey): string => headerOf(category, key)
  return (
    <details class="pu-confirm pu-confirm-end">
      <summary class="btn pu-btn pu-btn-secondary">
        <Icon name="table" /> <span>{copy.table.choice.open}</span>
      </summary>
      <div class="pu-confirm-panel">
        <Form action={`${path}/colonnes`} csrf={view.csrf}>
          {tableFields(input).map(([name, value]) => (
            <HiddenField key={name} name={name} value={value} />
          ))}
          <CheckboxGroup
            name="colonnes"
            label={copy.table.choice.legend}
            options={offeredColumns(category, visit.base.entIdentifiers).map((key) => ({
              value: key,
              label: label(key),
            }))}
            values={columns}
          />
          <FormActions>
            <SubmitButton size="small">{copy.table.choice.save}</SubmitButton>
            <SubmitButton size="small" variant="subtle" name="habituelles" value="1">
              {copy.table.choice.usual}
            </SubmitButton>
          </FormActions>
        </Form>
      </div>
    </details>
  )
}
