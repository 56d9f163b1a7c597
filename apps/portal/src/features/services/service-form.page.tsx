import {
  Alert,
  Card,
  CheckboxField,
  FieldGroup,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { AddressNotesCard, AddressTrialAlert } from './address-cards.tsx'
import type { AddressNote, AddressTrial } from './address-desk.ts'
import { addressesCopy } from './addresses-copy.fr.ts'
import { Conflict, type ConflictProps } from './conflict.tsx'
import { duplicateCopy, fieldCopy, hintCopy, servicesCopy as copy, ssoTypeCopy } from './copy.fr.ts'
import { OpeningFields } from './opening-fields.tsx'
import { type Grouping, ssoTypes } from './service.ts'
import type { ServiceField, ServiceFields } from './service-fields.ts'
import { serviceIcons } from './service-icons.ts'
import { xitiTypes } from './xiti-types.ts'

export interface ServiceFormPageProps {
  readonly csrf: string
  readonly action: string
  readonly isNew: boolean
  readonly fields: ServiceFields
  readonly errors: Readonly<Record<string, string>>
  readonly groupings: readonly Grouping[]
  /** Schools the administrator may give the service to; `wholePortal` adds « Tout l’ENT ». */
  readonly owners: readonly { readonly id: string; readonly name: string }[]
  readonly wholePortal: boolean
  /** The service this new one is a copy of. */
  readonly model?: { readonly code: string; readonly title: string; readonly withAccess: boolean }
  readonly conflict?: ConflictProps
  /** What became of the address that was tried. */
  readonly trial?: AddressTrial
  readonly notes: readonly AddressNote[]
}

export function ServiceFormPage(props: ServiceFormPageProps): VNode {
  const { csrf, action, fields, errors, model } = props
  const list = Object.entries(errors).map(([field, message]) => ({ field, message }))
  return (
    <>
      {props.conflict && <Conflict {...props.conflict} />}
      {props.trial && <AddressTrialAlert trial={props.trial} />}
      <FormErrors errors={list} />
      <Card>
        <Form action={action} csrf={csrf} requiredNote>
          {fields.version !== undefined && <HiddenField name="version" value={fields.version} />}
          <Identity {...props} />
          <Placement {...props} />
          {model && <CopyFields {...model} />}
          <OpeningFields fields={fields} errors={errors} wholePortal={props.wholePortal} />
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
          </FormActions>
          <TryAddress fields={fields} errors={errors} />
        </Form>
      </Card>
      <AddressNotesCard notes={props.notes} />
    </>
  )
}

/** After the button that saves: the key Enter presses the first one. */
function TryAddress({ fields, errors }: Pick<ServiceFormPageProps, 'fields' | 'errors'>): VNode {
  return (
    <FieldGroup legend={addressesCopy.tryLegend}>
      <TextField
        name="triedUrl"
        label={addressesCopy.tryField}
        hint={addressesCopy.tryHint}
        type="url"
        value={fields.triedUrl ?? ''}
        error={errors.triedUrl}
        spellcheck={false}
      />
      <FormActions>
        <SubmitButton variant="secondary" icon="eye" name="intent" value="try">
          {addressesCopy.tryIt}
        </SubmitButton>
      </FormActions>
    </FieldGroup>
  )
}

function CopyFields({ code, title, withAccess }: NonNullable<ServiceFormPageProps['model']>): VNode {
  return (
    <>
      <Alert tone="info">{duplicateCopy.note(title)}</Alert>
      <HiddenField name="modele" value={code} />
      <CheckboxField name="avecAcces" label={duplicateCopy.withAccess} checked={withAccess} />
    </>
  )
}

function Identity({ fields, errors, isNew }: ServiceFormPageProps): VNode {
  const field = fieldOf(fields, errors)
  return (
    <>
      <TextField
        {...field('code')}
        required
        readonly={!isNew}
        hint={hintCopy.code}
        width="medium"
        spellcheck={false}
      />
      <TextField {...field('title')} required />
      <SelectField
        {...field('ssoType')}
        required
        options={ssoTypes.map((value) => ({ value, label: ssoTypeCopy[value] }))}
      />
      <TextField {...field('url')} type="url" required hint={hintCopy.url} spellcheck={false} />
      <TextArea {...field('otherUrls')} hint={hintCopy.otherUrls} rows={3} />
      <TextArea {...field('description')} rows={2} />
      <CheckboxField
        name="anonymous"
        label={fieldCopy.anonymous}
        hint={hintCopy.anonymous}
        checked={fields.anonymous !== undefined}
        error={errors.anonymous}
      />
    </>
  )
}

function Placement({ fields, errors, groupings, owners, wholePortal }: ServiceFormPageProps): VNode {
  const field = fieldOf(fields, errors)
  return (
    <>
      <SelectField
        {...field('groupingId')}
        required
        options={groupings.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...field('position')} inputmode="decimal" hint={hintCopy.position} width="short" />
      <SelectField
        {...field('xitiType')}
        hint={hintCopy.xitiType}
        options={xitiTypes.map(({ id, label }) => ({ value: String(id), label }))}
      />
      <SelectField
        {...field('icon')}
        hint={hintCopy.icon}
        empty={false}
        options={serviceIcons.map(({ name, label }) => ({ value: name, label }))}
      />
      {(owners.length > 1 || wholePortal) && (
        <SelectField
          {...field('ownerId')}
          empty={wholePortal ? copy.wholePortal : false}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <CheckboxField name="inBar" label={fieldCopy.inBar} checked={fields.inBar !== undefined} />
    </>
  )
}

type TextServiceField = Exclude<ServiceField, 'version' | 'triedUrl' | 'anonymous' | 'inBar' | 'locked'>

function fieldOf(fields: ServiceFields, errors: Readonly<Record<string, string>>) {
  return (name: TextServiceField) => ({
    name,
    label: fieldCopy[name],
    value: fields[name] ?? '',
    error: errors[name],
  })
}
