import { Form, FormActions, FormErrors, SelectField, SubmitButton, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import type { AddedByHand } from './by-hand.ts'
import { copy } from './copy.fr.ts'

/** Fields of the form, by name. */
export type AddPersonField = 'civilite' | 'nom' | 'prenom' | 'date_naissance' | 'entreprise' | 'fonction'

interface AddPersonPageProps {
  readonly view: View
  readonly visit: Visit
  readonly category: AddedByHand
  readonly kept: Readonly<Partial<Record<AddPersonField, string>>>
  readonly errors: Readonly<Partial<Record<AddPersonField, string>>>
}

/** A work tutor or an inspector, typed by hand. */
export function AddPersonPage({ view, visit, category, kept, errors }: AddPersonPageProps): VNode {
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
        <FormActions>
          <SubmitButton variant="primary">{text.save}</SubmitButton>
        </FormActions>
      </Form>
    </ClientPage>
  )
}
