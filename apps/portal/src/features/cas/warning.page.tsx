import { BareShell, ButtonLink, ExactText, Form, FormActions, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import type { Visitor } from '../../frame/visitor.ts'
import { warningCopy as copy } from './copy.fr.ts'

export interface WarningPageProps {
  readonly csrf: string
  readonly visitor: Pick<Visitor, 'name' | 'login'>
  readonly service: { readonly title: string; readonly address: string }
  /** The parameters of the log-in, which the button continues. */
  readonly fields: Readonly<Record<string, string>>
  readonly demo: boolean
}

/** Before a service opens without a password, for who asked to be told (CAS 3.0 §2.2.1, `warn`). No ticket exists yet. */
export function WarningPage({ csrf, visitor, service, fields, demo }: WarningPageProps): VNode {
  return (
    <BareShell
      theme="portal"
      title={copy.title(service.title)}
      productName={productName}
      homeHref="/"
      demo={demo}
    >
      <p>{copy.text(service.title)}</p>
      <p>{copy.who(visitor.name, visitor.login)}</p>
      <p>
        {copy.destination} <ExactText>{service.address}</ExactText>
      </p>
      <Form action="/cas/login" csrf={csrf}>
        {Object.entries(fields).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <FormActions>
          <SubmitButton variant="primary" icon="external-link">
            {copy.enter(service.title)}
          </SubmitButton>
          <ButtonLink href="/">{copy.stay}</ButtonLink>
        </FormActions>
      </Form>
    </BareShell>
  )
}
