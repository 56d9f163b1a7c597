import { formatDayFr, listName } from '@preau/people'
import {
  Alert,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import type { AddedByHand } from './by-hand.ts'
import { copy } from './copy.fr.ts'
import type { PersonRow } from './person.ts'

/** Fields of the form, by name. */
export type AddPersonField = 'civilite' | 'nom' | 'prenom' | 'date_naissance' | 'entreprise' | 'fonction'

/** What is wrong, field by field. */
export type AddPersonErrors = Readonly<Partial<Record<AddPersonField, string>>>

interface AddPersonPageProps {
  readonly view: View
  readonly visit: Visit
  readonly category: AddedByHand
  readonly kept: Readonly<Partial<Record<AddPersonField, string>>>
  readonly errors: AddPersonErrors
  /** Those who may be the person typed: asked before a second sheet is made. */
  readonly namesakes?: readonly PersonRow[] | undefined
}

/** A work tutor or an inspector, typed by hand. */
export function AddPersonPage({
  view,
  visit,
  category,
  kept,
  errors,
  namesakes = [],
}: AddPersonPageProps): VNode {
  const table = `${clientPath(visit.base)}/ressources/${categorySlug(category)}`
  const text = copy.add
  const field = (name: AddPersonField, label: string) => ({
    name,
    label,
    value: kept[name],
    error: errors[name],
  })
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={text.title[category]}
      trail={[{ label: resourceLabel(category), href: table }]}
    >
      <FormErrors errors={Object.entries(errors).map(([name, message]) => ({ field: name, message }))} />
      {namesakes.length > 0 ? <Namesakes table={table} namesakes={namesakes} /> : null}
      <Form action={`${table}/nouveau`} csrf={view.csrf} requiredNote>
        <SelectField
          {...field('civilite', text.civility)}
          options={text.civilities.map((value) => ({ value, label: value }))}
        />
        <TextField {...field('nom', text.lastName)} required maxlength={100} autocomplete="off" />
        <TextField {...field('prenom', text.firstName)} required maxlength={100} autocomplete="off" />
        <TextField {...field('date_naissance', text.birthDate)} placeholder="JJ/MM/AAAA" width="short" />
        {category === 'workTutor' ? (
          <TextField {...field('entreprise', text.company)} maxlength={200} />
        ) : (
          <TextField {...field('fonction', text.function)} maxlength={200} />
        )}
        {namesakes.length > 0 ? <HiddenField name="confirme" value="1" /> : null}
        <FormActions>
          <SubmitButton variant="primary">{namesakes.length > 0 ? text.anyway : text.save}</SubmitButton>
        </FormActions>
      </Form>
    </ClientPage>
  )
}

/** Who is already there, each leading to their sheet. */
function Namesakes({
  table,
  namesakes,
}: {
  readonly table: string
  readonly namesakes: readonly PersonRow[]
}): VNode {
  const text = copy.add.namesakes
  return (
    <Alert tone="warning" title={text.title(namesakes.length)} live>
      <ul>
        {namesakes.map((row) => (
          <li key={row.id}>
            <a href={`${table}/${row.id}`}>{listName(row)}</a>
            {row.birthDate === undefined ? '' : text.born(formatDayFr(row.birthDate))}
            {row.detail === undefined ? '' : `, ${row.detail}`}
            {row.leftOn === undefined ? '' : text.left(formatDayFr(row.leftOn))}
          </li>
        ))}
      </ul>
      <p>{text.advice}</p>
    </Alert>
  )
}
