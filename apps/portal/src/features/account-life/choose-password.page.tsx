import {
  DescriptionList,
  ExactText,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { NewPasswordFields } from '../account/index.ts'
import type { CodeOwner } from './account-life.ts'
import { activationCopy as copy } from './copy.fr.ts'

export interface ActivationPageProps {
  readonly csrf: string
  readonly code: string
  readonly error?: string | undefined
}

/** The code of the letter. */
export function ActivationPage({ csrf, code, error }: ActivationPageProps): VNode {
  return (
    <>
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'code' }]} />
      <Form action="/activation" csrf={csrf}>
        <TextField
          name="code"
          label={copy.code}
          hint={copy.codeHint}
          value={code}
          error={error}
          autocomplete="off"
          spellcheck={false}
          maxlength={40}
          required
          autofocus
        />
        <FormActions>
          <SubmitButton variant="primary">{copy.next}</SubmitButton>
        </FormActions>
      </Form>
      <p>
        {copy.have} <a href="/connexion">{copy.signIn}</a>
      </p>
    </>
  )
}

export interface ChoosePasswordPageProps extends ActivationPageProps {
  readonly owner: CodeOwner
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}

/** The log-in name is shown, the password chosen. */
export function ChoosePasswordPage({ csrf, code, owner, errors }: ChoosePasswordPageProps): VNode {
  return (
    <>
      <FormErrors errors={[...errors]} />
      <DescriptionList items={[{ term: copy.login, description: <ExactText>{owner.login}</ExactText> }]} />
      <p>{copy.loginHint}</p>
      <Form action="/activation/mot-de-passe" csrf={csrf} requiredNote>
        <HiddenField name="code" value={code} />
        <input type="text" name="username" value={owner.login} autocomplete="username" hidden readonly />
        <NewPasswordFields owner={owner} errors={errors} />
        <FormActions>
          <SubmitButton variant="primary" icon="check">
            {copy.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </>
  )
}
