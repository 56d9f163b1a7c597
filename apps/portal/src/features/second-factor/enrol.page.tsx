import { totpAddress, totpSecretText } from '@preau/platform'
import { ButtonLink, Card, ExactText, Form, FormActions, FormErrors, QrCode, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { CodeField } from './code.page.tsx'
import { productName } from '../../frame/copy.fr.ts'
import { enrolCopy as copy, keyCopy } from './copy.fr.ts'

export interface EnrolPageProps {
  readonly csrf: string
  readonly action: string
  /** Where a security key may be set up instead. */
  readonly keyHref?: string | undefined
  readonly login: string
  readonly secret: Uint8Array
  readonly error?: string | undefined
}

/** Setting the application up: install, photograph, confirm. */
export function EnrolPage({ csrf, action, keyHref, login, secret, error }: EnrolPageProps): VNode {
  const address = totpAddress(secret, { issuer: productName, login })
  return (
    <>
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'code' }]} />
      <Card title={copy.one} icon="device-mobile">
        <p>{copy.oneText}</p>
      </Card>
      <Card title={copy.two} icon="eye">
        <QrCode text={address} label={copy.qrLabel} />
        <p>
          <a href={address}>{copy.onPhone}</a>
        </p>
        <p>{copy.byHand}</p>
        <p>
          <ExactText>{totpSecretText(secret)}</ExactText>
        </p>
      </Card>
      <Card title={copy.three} icon="shield-check">
        <Form action={action} csrf={csrf}>
          <CodeField label={copy.code} error={error} first={error !== undefined} />
          <FormActions>
            <SubmitButton variant="primary">{copy.submit}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
      {keyHref !== undefined && (
        <Card title={keyCopy.instead} icon="key">
          <p>{keyCopy.insteadText}</p>
          <FormActions>
            <ButtonLink href={keyHref}>{keyCopy.addOne}</ButtonLink>
          </FormActions>
        </Card>
      )}
    </>
  )
}
