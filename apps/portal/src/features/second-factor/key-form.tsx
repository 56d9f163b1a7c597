import { Alert, Form, FormActions, HiddenField, SubmitButton } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { portalAssetUrl } from '../../frame/portal-assets.ts'
import { keyCopy as copy } from './copy.fr.ts'

export interface KeyFormProps {
  readonly action: string
  readonly csrf: string
  /** JSON of `registrationOptions` or `proofOptions`. */
  readonly options: string
  readonly use: 'register' | 'prove'
  readonly submit: string
  readonly danger?: boolean
  readonly children?: ComponentChildren
}

/** A form that a security key answers; without script it says what to do instead. */
export function KeyForm({ action, csrf, options, use, submit, danger, children }: KeyFormProps): VNode {
  return (
    <Form action={action} csrf={csrf} attributes={{ 'data-key-options': options, 'data-key-use': use }}>
      <HiddenField name="reponse" value="" />
      {children}
      <noscript>
        <Alert tone="info">{copy.noScript}</Alert>
      </noscript>
      <p role="status" data-key-status />
      {Object.entries(copy.said).map(([what, text]) => (
        <span key={what} data-key-text={what} hidden>
          {text}
        </span>
      ))}
      <FormActions>
        <SubmitButton variant={danger === true ? 'danger' : 'primary'} icon="key">
          {submit}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

/** What the forms above need, once per page. */
export function KeyScripts(): VNode {
  return (
    <>
      <script src={portalAssetUrl('webauthn.js')} defer />
      <script src={portalAssetUrl('security-key.js')} defer />
    </>
  )
}
