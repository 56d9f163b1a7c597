import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DescriptionList,
  Form,
  FormActions,
  FormErrors,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { CodeField } from './code.page.tsx'
import { enrolCopy, factorCopy, keyCopy, statusCopy as copy } from './copy.fr.ts'
import { KeyForm, KeyScripts } from './key-form.tsx'
import { KeysCard } from './keys-card.tsx'
import type { Passkey } from './passkeys.ts'
import type { FactorHolder } from './second-factors.ts'

export interface StatusPageProps {
  readonly csrf: string
  readonly holder: FactorHolder
  readonly required: boolean
  readonly keys: readonly Passkey[]
  /** Browsers offer keys at the address of this portal. */
  readonly possible: boolean
  /** JSON of `proofOptions`, for somebody who has keys. */
  readonly keyOptions: string | undefined
  /** What was wrong with a code typed here. */
  readonly error?: { readonly form: 'renew' | 'remove'; readonly message: string } | undefined
}

/** « Second facteur » of one's own account. */
export function StatusPage(props: StatusPageProps): VNode {
  const { holder, required, error } = props
  return (
    <>
      <FormErrors errors={error ? [{ message: error.message }] : []} />
      <Card title={factorCopy.title} icon="shield-lock">
        <p>{enrolCopy.lead}</p>
        <DescriptionList items={facts(holder)} />
        {!holder.hasApplication && (
          <FormActions>
            <ButtonLink href="/compte/second-facteur/activer" variant="primary" icon="shield-check">
              {holder.enrolledAt ? copy.addApplication : copy.activate}
            </ButtonLink>
          </FormActions>
        )}
      </Card>
      <KeysCard {...props} keepLast={required && !holder.hasApplication} />
      {holder.enrolledAt && <CodeForm {...props} form="renew" />}
      {holder.enrolledAt && !required && <CodeForm {...props} form="remove" />}
      {holder.enrolledAt && required && <Alert tone="info">{copy.required}</Alert>}
      {props.keyOptions !== undefined && <KeyScripts />}
    </>
  )
}

function facts({
  enrolledAt,
  hasApplication,
  recoveryLeft,
}: FactorHolder): { term: string; description: VNode | string }[] {
  if (!enrolledAt) return [{ term: copy.state, description: <Badge tone="neutral">{copy.off}</Badge> }]
  return [
    { term: copy.state, description: <Badge tone="success">{copy.on}</Badge> },
    { term: copy.since, description: formatInstantFr(enrolledAt) },
    { term: copy.application, description: hasApplication ? copy.on : copy.off },
    { term: copy.left, description: copy.leftCount(recoveryLeft) },
  ]
}

const forms = {
  renew: { title: copy.renewTitle, lead: copy.renewLead, submit: copy.renew, path: 'codes' },
  remove: { title: copy.removeTitle, lead: copy.removeLead, submit: copy.remove, path: 'retirer' },
} as const

function CodeForm({
  csrf,
  error,
  form,
  keyOptions,
}: StatusPageProps & { readonly form: 'renew' | 'remove' }): VNode {
  const { title, lead, submit, path } = forms[form]
  const wrong = error?.form === form ? error.message : undefined
  return (
    <Card title={title} icon={form === 'renew' ? 'key' : 'trash'}>
      <p>{lead}</p>
      <Form action={`/compte/second-facteur/${path}`} csrf={csrf}>
        <CodeField id={`code-${form}`} label={factorCopy.code} error={wrong} first={wrong !== undefined} />
        <FormActions>
          <SubmitButton variant={form === 'remove' ? 'danger' : 'secondary'}>{submit}</SubmitButton>
        </FormActions>
      </Form>
      {keyOptions !== undefined && (
        <KeyForm
          action={`/compte/second-facteur/${path}`}
          csrf={csrf}
          options={keyOptions}
          use="prove"
          submit={keyCopy.loginSubmit}
          danger={form === 'remove'}
        />
      )}
    </Card>
  )
}
