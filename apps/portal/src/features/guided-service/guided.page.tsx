import { profileLabel, sdetProfiles } from '@preau/people'
import {
  ButtonLink,
  Card,
  CheckboxGroup,
  Form,
  FormActions,
  FormErrors,
  SelectField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { guidedCopy as copy } from './copy.fr.ts'

export interface GuidedPageProps {
  readonly csrf: string
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  readonly url: string
  readonly title: string
  readonly profiles: readonly string[]
  readonly school: string
  readonly errors: Readonly<Record<string, string>>
}

export const guidedPath = '/administration/services/pronote'

/** The three questions that make a PRONOTE-compatible service. */
export function GuidedPage({ csrf, schools, errors, ...typed }: GuidedPageProps): VNode {
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Card>
        <Form action={guidedPath} csrf={csrf} requiredNote>
          <TextField
            name="url"
            label={copy.url}
            hint={copy.urlHint}
            type="url"
            required
            value={typed.url}
            error={errors.url}
            spellcheck={false}
          />
          {schools.length > 1 && (
            <SelectField
              name="school"
              label={copy.school}
              required
              value={typed.school}
              error={errors.school}
              options={schools.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <CheckboxGroup
            name="profiles"
            label={copy.profiles}
            hint={copy.profilesHint}
            required
            error={errors.profiles}
            options={sdetProfiles.map((value) => ({ value, label: profileLabel(value) }))}
            values={[...typed.profiles]}
          />
          <TextField
            name="title"
            label={copy.name}
            hint={copy.nameHint}
            required
            value={typed.title}
            error={errors.title}
            width="medium"
          />
          <FormActions>
            <SubmitButton variant="primary" icon="plug-connected">
              {copy.submit}
            </SubmitButton>
            <ButtonLink href="/administration/services/nouveau" variant="subtle">
              {copy.byHand}
            </ButtonLink>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}
