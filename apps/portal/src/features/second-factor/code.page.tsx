import { type FlashMessage, Form, FormActions, FormErrors, SubmitButton, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { factorCopy as copy } from './copy.fr.ts'
import { StepShell } from './step-shell.tsx'

export interface CodePageProps {
  readonly csrf: string
  readonly demo: boolean
  readonly flashes: readonly FlashMessage[]
  readonly error?: string | undefined
}

/** Between the password and the session: the code. */
export function CodePage({ csrf, demo, flashes, error }: CodePageProps): VNode {
  return (
    <StepShell title={copy.codeTitle} lead={copy.codeLead} flashes={flashes} demo={demo}>
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'code' }]} />
      <Form action="/connexion/code" csrf={csrf}>
        <CodeField label={copy.code} hint={copy.codeHint} error={error} />
        <FormActions>
          <SubmitButton variant="primary" icon="login">
            {copy.codeSubmit}
          </SubmitButton>
        </FormActions>
      </Form>
      <p>{copy.lost}</p>
      <p>
        <a href="/connexion">{copy.startAgain}</a>
      </p>
    </StepShell>
  )
}

interface CodeFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  /** Focus at once: the page has nothing else to do. */
  readonly first?: boolean
  readonly id?: string
}

/** Where a code is typed; telephones propose the one they have just received or computed. */
export function CodeField({ label, hint, error, first = true, id }: CodeFieldProps): VNode {
  return (
    <TextField
      name="code"
      id={id}
      label={label}
      hint={hint}
      error={error}
      autocomplete="one-time-code"
      spellcheck={false}
      maxlength={40}
      autofocus={first}
      width="medium"
      required
    />
  )
}
