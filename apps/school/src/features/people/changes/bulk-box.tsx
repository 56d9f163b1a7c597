import { Card, Form, FormActions, HiddenField, RadioGroup, SelectField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { clientPath } from '../../bases/index.ts'
import { filterFields } from '../table/people-query.ts'
import type { PeoplePageProps } from '../table/table-view.ts'
import { offeredActions } from './bulk-order.ts'
import { changesCopy as copy } from './copy.fr.ts'

/** Id of the form to which the boxes of the table belong. */
const formId = 'selection'

/** The box of one line, part of the form under the table. */
export const ChooseCell = ({ id, name }: { readonly id: string; readonly name: string }): VNode => (
  <input
    type="checkbox"
    class="form-check-input"
    name="personnes"
    value={id}
    form={formId}
    aria-label={copy.select(name)}
  />
)

/** A profile to give, or none, where the category has profiles. */
function profileGroups(profiles: PeoplePageProps['profiles']) {
  if (profiles.length === 0) return []
  const options = profiles.map(({ id, name }) => ({ value: `profil-${id}`, label: copy.profiles.give(name) }))
  return [
    {
      label: copy.profiles.group,
      options: [...options, { value: 'profil-aucun', label: copy.profiles.none }],
    },
  ]
}

/** What can be done to those ticked, to the page or to the whole list: the next page shows it and asks. */
export function BulkBox(props: PeoplePageProps & { readonly path: string }): VNode | null {
  const { view, visit, input, rows, total, path, profiles } = props
  if (total === 0) return null
  return (
    <Card title={copy.title} icon="list-check">
      <Form action={`${path}/modifier`} csrf={view.csrf} id={formId}>
        {filterFields(input).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        {rows.map(({ id }) => (
          <HiddenField key={id} name="visibles" value={id} />
        ))}
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
          name="modification"
          label={copy.what}
          hint={copy.nextHint}
          width="medium"
          options={offeredActions(visit.base.entIdentifiers, input.etat).map((value) => ({
            value,
            label: copy.actions[value],
          }))}
          groups={profileGroups(profiles)}
        />
        <FormActions>
          <SubmitButton variant="secondary">{copy.next}</SubmitButton>
          <a href={`${clientPath(visit.base)}/modifications`}>{copy.latest}</a>
        </FormActions>
      </Form>
    </Card>
  )
}
