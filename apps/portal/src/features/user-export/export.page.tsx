import { profileLabel, sdetProfiles } from '@preau/people'
import {
  Alert,
  Card,
  CheckboxField,
  CheckboxGroup,
  Form,
  FormActions,
  FormErrors,
  RadioGroup,
  SelectField,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import type { School } from '../directory/index.ts'
import { columnCopy, exportCopy as copy } from './copy.fr.ts'
import { exportColumns } from './user-export.ts'

export const exportPath = '/administration/annuaire/export'

export interface ExportPageProps {
  readonly csrf: string
  readonly schools: readonly School[]
  readonly chosen: { text(name: string): string; list(name: string): readonly string[] }
  readonly errors: Readonly<Record<string, string>>
  /** Accounts and signs that the chosen encoding cannot write. */
  readonly outside?: { readonly accounts: number; readonly signs: readonly string[] } | undefined
}

export function ExportPage(props: ExportPageProps): VNode {
  const { csrf, errors, outside } = props
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      {outside && (
        <Alert tone="warning" title={copy.outside}>
          {copy.outsideDetail(outside.accounts, outside.signs.join(' '))}
        </Alert>
      )}
      <Card>
        <Form action={exportPath} csrf={csrf}>
          <Whose {...props} />
          <What {...props} />
          {outside && <CheckboxField name="remplacer" label={copy.accept} />}
          <FormActions>
            <SubmitButton icon="file-export">{copy.submit}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

function Whose({ schools, chosen, errors }: ExportPageProps): VNode {
  return (
    <>
      {schools.length > 1 && (
        <SelectField
          name="etablissement"
          label={copy.school}
          empty={copy.anySchool}
          value={chosen.text('etablissement')}
          options={schools.map(({ id, name, uai }) => ({ value: id, label: `${name} (${uai})` }))}
        />
      )}
      <CheckboxGroup
        name="profils"
        label={copy.profiles}
        required
        inline
        values={chosen.list('profils')}
        error={errors.profils}
        options={sdetProfiles.map((value) => ({ value, label: profileLabel(value) }))}
      />
      <CheckboxField name="fermes" label={copy.closedToo} checked={chosen.text('fermes') !== ''} />
    </>
  )
}

function What({ chosen, errors }: ExportPageProps): VNode {
  return (
    <>
      <CheckboxGroup
        name="colonnes"
        label={copy.columns}
        required
        inline
        values={chosen.list('colonnes')}
        error={errors.colonnes}
        options={exportColumns.map((value) => ({ value, label: columnCopy[value] }))}
      />
      <RadioGroup
        name="encodage"
        label={copy.encoding}
        value={chosen.text('encodage')}
        options={(['utf-8', 'windows-1252'] as const).map((value) => ({
          value,
          label: copy.encodings[value],
          hint: copy.encodingHints[value],
        }))}
      />
      <SelectField
        name="separateur"
        label={copy.separator}
        empty={false}
        width="medium"
        value={chosen.text('separateur')}
        options={([';', ',', 'tab'] as const).map((value) => ({ value, label: copy.separators[value] }))}
      />
    </>
  )
}
