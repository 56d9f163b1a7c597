import { type FlashMessage, Form, FormActions, FormErrors, SubmitButton, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { factorCopy as copy, keyCopy } from './copy.fr.ts'
import { KeyForm, KeyScripts } from './key-form.tsx'
import { StepShell } from './step-shell.tsx'

export interface CodePageProps {
  readonly csrf: string
  readonly demo: boolean
  readonly flashes: readonly FlashMessage[]
  /** An application gives them codes; without, only recovery codes are left. */
  readonly hasApplication: boolean
  /** JSON of `proofOptions`, for somebody who has keys. */
  readonly keyOptions?: string | undefined
  readonly error?: string | undefined
}

/** Between the password and the session: the code. */
export function CodePage({ csrf, demo, flashes, hasApplication, keyOptions, error }: CodePageProps): VNode {
  return (
    <StepShell title={copy.codeTitle} lead={copy.codeLead} flashes={flashes} demo={demo}>
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'code' }]} />
      {keyOptions !== undefined && <KeyLogin csrf={csrf} options={keyOptions} />}
      <Form action="/connexion/code" csrf={csrf}>
        <CodeField
          label={copy.code}
          hint={hasApplication ? copy.codeHint : copy.recoveryHint}
          error={error}
        />
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

function KeyLogin({ csrf, options }: { readonly csrf: string; readonly options: string }): VNode {
  return (
    <section aria-labelledby="cle">
      <h2 id="cle">{keyCopy.loginTitle}</h2>
      <p>{keyCopy.loginLead}</p>
      <KeyForm
        action="/connexion/cle"
        csrf={csrf}
        options={options}
        use="prove"
        submit={keyCopy.loginSubmit}
      />
      <KeyScripts />
    </section>
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
