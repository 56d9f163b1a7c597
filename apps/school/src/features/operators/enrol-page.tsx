import { totpAddress, totpSecretText } from '@preau/platform'
import { ExactText, Form, FormActions, FormErrors, HiddenField, QrCode, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { productName, type View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'
import { CodeField, StepShell } from './step-shell.tsx'

interface EnrolPageProps {
  readonly view: View
  readonly action: string
  readonly login: string
  /** The same secret, sealed, so that the next request knows what was shown. */
  readonly draft: string
  readonly secret: Uint8Array
  readonly error?: string | undefined
}

/** Setting the application of codes up: install, photograph, confirm. */
export function EnrolPage({ view, action, login, draft, secret, error }: EnrolPageProps): VNode {
  const text = copy.enrol
  const address = totpAddress(secret, { issuer: productName, login })
  return (
    <StepShell view={view} title={text.title} lead={text.lead} size="medium">
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'code' }]} />
      <h2>{text.one}</h2>
      <p>{text.oneText}</p>
      <h2>{text.two}</h2>
      <QrCode text={address} label={text.qr} />
      <p>
        <a href={address}>{text.onPhone}</a>
      </p>
      <p>{text.byHand}</p>
      <p>
        <ExactText>{totpSecretText(secret)}</ExactText>
      </p>
      <h2>{text.three}</h2>
      <Form action={action} csrf={view.csrf}>
        <HiddenField name="brouillon" value={draft} />
        <CodeField label={text.code} error={error} autofocus={error !== undefined} />
        <FormActions>
          <SubmitButton variant="primary">{text.submit}</SubmitButton>
        </FormActions>
      </Form>
    </StepShell>
  )
}
