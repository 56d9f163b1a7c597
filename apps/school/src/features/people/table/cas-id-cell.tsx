import { Form, HiddenField, Icon, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { printOf, seenField } from '../../../frame/seen.ts'
import type { View } from '../../../frame/view.ts'
import { copy } from '../copy.fr.ts'
import type { PersonRow } from '../person.ts'
import { peopleHref, type PeopleQueryInput, tableFields } from './people-query.ts'

/** The CAS identifier being typed in a line of the table. */
export interface CasIdEdit {
  readonly personId: string
  /** What was refused, to be corrected; the stored one otherwise. */
  readonly casId?: string | undefined
  readonly error?: string | undefined
  /** Print that the form carries; that of the stored one otherwise. */
  readonly seen?: string | undefined
  /** Who holds the identifier refused. */
  readonly holder?: PersonRow | undefined
}

interface CasIdCellProps {
  readonly view: View
  readonly input: PeopleQueryInput
  readonly row: PersonRow
  /** Address of the table. */
  readonly path: string
  readonly edit?: CasIdEdit | undefined
}

/** The CAS identifier of a line: shown with its pencil, or being typed where it stands. */
export function CasIdCell(props: CasIdCellProps): VNode {
  const { row, path, input, edit } = props
  if (edit?.personId === row.id) return <CasIdForm {...props} edit={edit} />
  const query = peopleHref('', input, {})
  const edited = `${path}${query === '' ? '?' : `${query}&`}modifier=${row.id}#p-${row.id}`
  return (
    <>
      {row.casId === undefined ? copy.table.noCasId : <code>{row.casId}</code>}{' '}
      <a href={edited}>
        <Icon name="pencil" label={copy.table.edit(`${row.firstName} ${row.lastName}`)} />
      </a>
    </>
  )
}

function CasIdForm({ view, row, path, input, edit }: CasIdCellProps & { readonly edit: CasIdEdit }): VNode {
  const error = `p-${row.id}-erreur`
  return (
    <Form action={`${path}/${row.id}/identifiant-cas`} csrf={view.csrf}>
      {tableFields(input).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <HiddenField name="dans_la_liste" value="1" />
      <HiddenField name={seenField} value={edit.seen ?? printOf(row.casId)} />
      <div class="pu-inline-edit">
        <input
          name="identifiant_cas"
          value={edit.casId ?? row.casId ?? ''}
          class={edit.error === undefined ? 'form-control' : 'form-control is-invalid'}
          aria-label={`${copy.casId.label}, ${row.firstName} ${row.lastName}`}
          aria-invalid={edit.error === undefined ? undefined : 'true'}
          aria-describedby={edit.error === undefined ? undefined : error}
          maxlength={255}
          spellcheck={false}
          autocomplete="off"
          autofocus
        />
        <SubmitButton size="small" icon="check">
          {copy.casId.save}
        </SubmitButton>
        <a href={`${peopleHref(path, input, {})}#p-${row.id}`}>{copy.casId.cancel}</a>
      </div>
      {edit.error === undefined ? null : (
        <p class="invalid-feedback d-block" id={error} role="alert">
          {edit.error}{' '}
          {edit.holder && <a href={`${path}/${edit.holder.id}#identifiants`}>{copy.casId.holderSheet}</a>}
        </p>
      )}
    </Form>
  )
}
