import { CheckboxField, FieldGroup, fieldId, Grid, SelectField, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import {
  dateFormats,
  envelopes,
  principalSources,
  releaseSources,
  separators,
} from '../attribute-release/index.ts'
import { answerCopy as copy, sourceCopy } from './copy.fr.ts'
import { nameField, type ReleaseFields } from './release-form.ts'

export interface ReleaseFieldsProps {
  readonly fields: ReleaseFields
  readonly errors: Readonly<Record<string, string>>
}

/** The settings of the answer. */
export function ReleaseFieldSet({ fields, errors }: ReleaseFieldsProps): VNode {
  return (
    <>
      <SelectField
        name="principal"
        label={copy.principal}
        hint={copy.principalHint}
        value={fields.principal}
        error={errors.principal}
        empty={false}
        options={principalSources.map((value) => ({ value, label: copy.principals[value] }))}
      />
      <FieldGroup legend={copy.attributes} hint={copy.attributesHint}>
        <Grid columns={3}>
          {releaseSources.map((source) => (
            <TextField
              key={source}
              id={fieldId(nameField(source))}
              name="names"
              label={sourceCopy[source]}
              value={fields.names[source]}
              error={errors[nameField(source)]}
              spellcheck={false}
              autocomplete="off"
            />
          ))}
        </Grid>
      </FieldGroup>
      <Writing fields={fields} errors={errors} />
    </>
  )
}

function Writing({ fields, errors }: ReleaseFieldsProps): VNode {
  return (
    <FieldGroup legend={copy.writing}>
      <Grid columns={3}>
        <SelectField
          name="dateFormat"
          label={copy.dateFormat}
          value={fields.dateFormat}
          error={errors.dateFormat}
          empty={false}
          options={dateFormats.map((value) => ({ value, label: copy.dateFormats[value] }))}
        />
        <SelectField
          name="separator"
          label={copy.separator}
          value={fields.separator}
          error={errors.separator}
          empty={copy.separators['']}
          options={separators.map((value) => ({ value, label: copy.separators[value] }))}
        />
        <SelectField
          name="envelope"
          label={copy.envelope}
          value={fields.envelope}
          error={errors.envelope}
          empty={false}
          options={envelopes.map((value) => ({ value, label: copy.envelopes[value] }))}
        />
      </Grid>
      <CheckboxField
        name="everywhere"
        label={copy.everywhere}
        hint={copy.everywhereHint}
        checked={fields.everywhere}
      />
    </FieldGroup>
  )
}
