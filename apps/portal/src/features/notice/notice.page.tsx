import { BareShell, CheckboxField, ExactText, Form, FormActions, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import type { Visitor } from '../../frame/visitor.ts'
import { noticeCopy as copy } from './copy.fr.ts'
import { administratorsHref } from './way-back.ts'

/** Name of the box « do not show this page again » in the form. */
export const acknowledgeField = 'connaissance'

export interface NoticePageProps {
  readonly csrf: string
  readonly visitor: Pick<Visitor, 'name' | 'entId'>
  readonly service: { readonly title: string; readonly address: string }
  /** Where the form goes, and what it carries besides the box. */
  readonly form: { readonly action: string; readonly fields: Readonly<Record<string, string>> }
  readonly demo: boolean
}

/** The information page before a compatible PRONOTE service opens (product D). */
export function NoticePage({ csrf, visitor, service, form, demo }: NoticePageProps): VNode {
  return (
    <BareShell
      theme="portal"
      title={copy.title(service.title)}
      productName={productName}
      homeHref="/"
      demo={demo}
    >
      <p>{copy.direct(service.title)}</p>
      <p>
        {copy.signedInAs(visitor.name)} <a href="/cas/logout">{copy.notYou}</a>
      </p>
      <p>{copy.transmitted(visitor.entId)}</p>
      <p>
        {copy.wrongAccount} <a href={administratorsHref(form.fields)}>{copy.contact}</a>
      </p>
      <p>
        {copy.destination} <ExactText>{service.address}</ExactText>
      </p>
      <Form action={form.action} csrf={csrf}>
        {Object.entries(form.fields).map(([name, value]) => (
          <HiddenField name={name} value={value} />
        ))}
        <CheckboxField name={acknowledgeField} label={copy.acknowledge} />
        <FormActions>
          <SubmitButton variant="primary" icon="external-link">
            {copy.enter(service.title)}
          </SubmitButton>
        </FormActions>
      </Form>
    </BareShell>
  )
}
