import {
  Alert,
  Card,
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
import { directoryCopy, newAccountCopy as copy } from './copy.fr.ts'
import type { AlikeAccount, School } from './directory.ts'

export interface NewAccountPageProps {
  readonly csrf: string
  readonly schools: readonly School[]
  readonly kept: { text(name: string): string }
  readonly errors: Readonly<Record<string, string>>
  /** People of this name who are already there: sending again adds another one. */
  readonly alike?: readonly AlikeAccount[]
}

export function NewAccountPage({ csrf, schools, kept, errors, alike = [] }: NewAccountPageProps): VNode {
  const field = (name: string, label: string) => ({
    name,
    label,
    value: kept.text(name),
    error: errors[name],
  })
  const onlySchool = schools.length === 1 ? (schools[0]?.id ?? '') : ''
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([name, message]) => ({ field: name, message }))} />
      {alike.length > 0 && (
        <Alert tone="warning" title={copy.alike}>
          {alike.map(({ id, name, login }) => (
            <p>
              <a href={`/administration/annuaire/${id}`}>{copy.alikeOne(name, login)}</a>
            </p>
          ))}
          {copy.alikeAdvice}
        </Alert>
      )}
      <Card>
        <Form action="/administration/annuaire/nouveau" csrf={csrf} requiredNote>
          <HiddenField name="homonymes" value={String(alike.length)} />
          <RadioGroup
            {...field('kind', copy.kind)}
            required
            options={Object.entries(copy.kinds).map(([value, label]) => ({ value, label }))}
          />
          <SelectField
            {...field('schoolId', directoryCopy.school)}
            value={kept.text('schoolId') || onlySchool}
            required
            options={schools.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            {...field('civility', copy.civility)}
            width="short"
            options={['M.', 'Mme'].map((value) => ({ value, label: value }))}
          />
          <TextField {...field('lastName', copy.lastName)} required />
          <TextField {...field('firstName', copy.firstName)} required />
          <TextField {...field('email', copy.email)} type="email" />
          <TextField {...field('company', copy.company)} hint={copy.companyHint} />
          <FormActions>
            <SubmitButton variant="primary" icon="plus">
              {alike.length > 0 ? copy.submitAlike : copy.submit}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}
