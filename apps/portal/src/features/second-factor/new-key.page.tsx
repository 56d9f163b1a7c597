import { Card, FormErrors, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { keyCopy as copy } from './copy.fr.ts'
import { KeyForm, KeyScripts } from './key-form.tsx'

export interface NewKeyPageProps {
  readonly csrf: string
  readonly action: string
  /** JSON of `registrationOptions`. */
  readonly options: string
  /** Name proposed, or typed before. */
  readonly name: string
  readonly error?: string | undefined
}

/** Adding a security key: name it, touch it. */
export function NewKeyPage({ csrf, action, options, name, error }: NewKeyPageProps): VNode {
  return (
    <>
      <FormErrors errors={error === undefined ? [] : [{ message: error }]} />
      <Card title={copy.newTitle} icon="key">
        <p>{copy.newLead}</p>
        <KeyForm action={action} csrf={csrf} options={options} use="register" submit={copy.add}>
          <TextField
            name="nom"
            label={copy.name}
            hint={copy.nameHint}
            value={name}
            maxlength={60}
            width="medium"
          />
        </KeyForm>
      </Card>
      <KeyScripts />
    </>
  )
}
