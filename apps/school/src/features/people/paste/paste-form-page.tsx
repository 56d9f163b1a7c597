import {
  FileField,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextArea,
} from '@preau/ui'
import type { PersonCategory } from '@preau/people'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import type { Visit } from '../../../frame/operator.ts'
import { resourceLabel } from '../../../frame/resources.ts'
import type { View } from '../../../frame/view.ts'
import { changesCopy } from '../changes/copy.fr.ts'
import { peopleHref, type PeopleQueryInput, tableFields } from '../table/people-query.ts'
import { tablePath } from '../table/table-view.ts'
import { pasteCopy as copy } from './copy.fr.ts'
import { offeredFields } from './paste-fields.ts'

interface PasteFormProps {
  readonly view: View
  readonly visit: Visit
  readonly category: PersonCategory
  /** The list from which the operator comes: its filters and its order, for a single column. */
  readonly input: PeopleQueryInput
  readonly total: number
  readonly kept: { readonly champ?: string; readonly sorte?: string; readonly texte?: string }
  readonly error?: string | undefined
}

/** Where lines of a spreadsheet are pasted, or a file chosen. */
export function PasteFormPage(props: PasteFormProps): VNode {
  const { view, visit, category, input, total, kept, error } = props
  const table = tablePath(visit, category)
  const fields = offeredFields(category, visit.base.entIdentifiers)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={copy.title}
      lead={copy.lead}
      trail={[{ label: resourceLabel(category), href: peopleHref(table, input, {}) }]}
    >
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'texte' }]} />
      <Form action={`${table}/coller`} csrf={view.csrf} multipart>
        {tableFields(input).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <SelectField
          name="champ"
          label={copy.field}
          value={kept.champ ?? fields[0]}
          empty={false}
          width="medium"
          options={fields.map((value) => ({ value, label: changesCopy.fields[value] }))}
        />
        <RadioGroup
          name="sorte"
          label={copy.how}
          value={kept.sorte === 'liste' ? 'liste' : 'personnes'}
          options={[
            { value: 'personnes', ...copy.hows.personnes },
            { value: 'liste', label: copy.hows.liste.label, hint: copy.hows.liste.hint(total) },
          ]}
        />
        <TextArea
          name="texte"
          label={copy.text}
          hint={copy.textHint}
          value={kept.texte}
          error={error}
          rows={10}
        />
        <FileField
          name="fichier"
          label={copy.file}
          hint={copy.fileHint}
          accept=".csv,.txt,.xml,text/csv,text/xml"
        />
        <p class="form-hint">{copy.previewHint}</p>
        <FormActions>
          <SubmitButton variant="primary">{copy.preview}</SubmitButton>
          <a href={peopleHref(table, input, {})}>{changesCopy.back}</a>
        </FormActions>
      </Form>
    </ClientPage>
  )
}
