import { profileLabel, sdetProfiles } from '@preau/people'
import {
  Alert,
  ButtonLink,
  Card,
  CheckboxGroup,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { counted } from '../../frame/format-fr.ts'
import { schoolAccessCopy as copy } from './copy.fr.ts'

export const schoolAccessPath = '/administration/acces-services-tiers'

export interface SchoolAccessPageProps {
  readonly csrf: string
  readonly school: string
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  /** The service belongs to the whole portal. */
  readonly shared: boolean
  /** Code of the service, once there is one. */
  readonly code: string | undefined
  readonly open: boolean
  readonly url: string
  readonly profiles: readonly string[]
  readonly others: boolean
  readonly stamp: string
  readonly errors: Readonly<Record<string, string>>
  readonly conflict: string | undefined
}

/** PRONOTE for a school: yes or no, where, and for whom. */
export function SchoolAccessPage(props: SchoolAccessPageProps): VNode {
  const { csrf, school, errors, stamp } = props
  return (
    <>
      {props.schools.length > 1 && <SchoolChoice {...props} />}
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      {props.conflict !== undefined && (
        <Alert tone="warning" live>
          <p>{copy.changed}</p>
          <p>{copy.asked(props.conflict)}</p>
        </Alert>
      )}
      <Card>
        <Form action={schoolAccessPath} csrf={csrf} requiredNote>
          <HiddenField name="school" value={school} />
          <HiddenField name="stamp" value={stamp} />
          <Fields {...props} />
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
            {props.code !== undefined && !props.shared && (
              <ButtonLink href={`/administration/services/${props.code}/essai`} icon="plug-connected">
                {copy.see}
              </ButtonLink>
            )}
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

function SchoolChoice({ school, schools }: SchoolAccessPageProps): VNode {
  return (
    <Form method="get" action={schoolAccessPath}>
      <SelectField
        name="etablissement"
        label={copy.school}
        empty={false}
        value={school}
        options={schools.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormActions>
        <SubmitButton>{copy.choose}</SubmitButton>
      </FormActions>
    </Form>
  )
}

function Fields({ open, url, profiles, errors, shared, others, code }: SchoolAccessPageProps): VNode {
  return (
    <>
      <RadioGroup
        name="pronote"
        label={copy.pronote}
        required
        inline
        value={open ? 'oui' : 'non'}
        error={errors.pronote}
        options={[
          { value: 'oui', label: copy.yes },
          { value: 'non', label: copy.no },
        ]}
      />
      {shared ? (
        <p>{copy.urlShared(url)}</p>
      ) : (
        <TextField
          name="url"
          label={copy.url}
          hint={copy.urlHint}
          type="url"
          required
          value={url}
          error={errors.url}
          spellcheck={false}
        />
      )}
      <CheckboxGroup
        name="profiles"
        label={copy.profiles}
        error={errors.profiles}
        options={sdetProfiles.map((value) => ({ value, label: profileLabel(value) }))}
        values={[...profiles]}
      />
      {others && code !== undefined && (
        <Alert tone="info">
          {copy.others} <a href={`/administration/services/${code}/population`}>{copy.seeOthers}</a>
        </Alert>
      )}
    </>
  )
}

export interface EmptyingAccessPageProps {
  readonly csrf: string
  readonly school: string
  readonly stamp: string
  /** How many people lose access. */
  readonly lost: number
}

/** Asks a second time before PRONOTE is closed to everybody. */
export function EmptyingAccessPage({ csrf, school, stamp, lost }: EmptyingAccessPageProps): VNode {
  return (
    <Card>
      <Alert tone="warning">
        {lost === 1 ? copy.emptyingOne : copy.emptyingText(counted(lost, 'personne'))}
      </Alert>
      <Form action={schoolAccessPath} csrf={csrf}>
        <HiddenField name="school" value={school} />
        <HiddenField name="stamp" value={stamp} />
        <HiddenField name="pronote" value="non" />
        <HiddenField name="perdus" value={String(lost)} />
        <FormActions>
          <SubmitButton variant="danger">{copy.confirm}</SubmitButton>
          <ButtonLink href={`${schoolAccessPath}?etablissement=${school}`}>{copy.back}</ButtonLink>
        </FormActions>
      </Form>
    </Card>
  )
}
