import { profileLabel, sdetProfiles } from '@preau/people'
import {
  Card,
  CheckboxGroup,
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
import { Conflict, type ConflictProps } from '../services/index.ts'
import { messagesCopy as copy } from './copy.fr.ts'

export interface MessageFormPageProps {
  readonly csrf: string
  readonly action: string
  readonly fields: {
    readonly title: string
    readonly body: string
    readonly profiles: readonly string[]
    readonly school: string
    readonly startsOn: string
    readonly endsOn: string
    readonly version: string
  }
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  readonly wholePortal: boolean
  readonly errors: Readonly<Record<string, string>>
  readonly conflict?: ConflictProps | undefined
}

/** A message to write or to change. */
export function MessageFormPage(props: MessageFormPageProps): VNode {
  const { csrf, action, fields, errors, schools, wholePortal } = props
  return (
    <>
      {props.conflict && <Conflict {...props.conflict} />}
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Card>
        <Form action={action} csrf={csrf} requiredNote>
          {fields.version !== '' && <HiddenField name="version" value={fields.version} />}
          <TextField name="title" label={copy.message} required value={fields.title} error={errors.title} />
          <TextArea
            name="body"
            label={copy.body}
            hint={copy.bodyHint}
            required
            rows={5}
            value={fields.body}
            error={errors.body}
          />
          {(schools.length > 1 || wholePortal) && (
            <SelectField
              name="school"
              label={copy.school}
              empty={wholePortal ? copy.wholePortal : false}
              value={fields.school}
              error={errors.school}
              options={schools.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <CheckboxGroup
            name="profiles"
            label={copy.profiles}
            hint={copy.profilesHint}
            error={errors.profiles}
            options={sdetProfiles.map((value) => ({ value, label: profileLabel(value) }))}
            values={[...fields.profiles]}
          />
          <Period {...props} />
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

function Period({ fields, errors }: MessageFormPageProps): VNode {
  return (
    <>
      <TextField
        name="startsOn"
        label={copy.from}
        type="date"
        required
        width="medium"
        value={fields.startsOn}
        error={errors.startsOn}
      />
      <TextField
        name="endsOn"
        label={copy.until}
        hint={copy.untilHint}
        type="date"
        required
        width="medium"
        value={fields.endsOn}
        error={errors.endsOn}
      />
    </>
  )
}
