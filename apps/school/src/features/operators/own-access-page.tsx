import {
  ButtonLink,
  Card,
  DescriptionList,
  Form,
  FormActions,
  FormErrors,
  PasswordField,
  Stack,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatCount, formatMoment } from '../../frame/format.ts'
import type { Operator } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'
import { NewPasswordFields } from './first-sign-in-page.tsx'
import type { OperatorFactor } from './operator-access-store.ts'
import { CodeField } from './step-shell.tsx'

export const ownAccessPath = '/connexion/mon-acces'

interface OwnAccessPageProps {
  readonly view: View
  readonly operator: Operator
  readonly factor: OperatorFactor | undefined
  readonly error?: { readonly field: 'actuel' | 'nouveau' | 'code'; readonly message: string } | undefined
}

/** *Mon accès*: codes and password of whoever is signed in. */
export function OwnAccessPage(props: OwnAccessPageProps): VNode {
  const { view, operator, error } = props
  return (
    <ConsolePage view={view} operator={operator} title={copy.mine.title} lead={copy.mine.lead}>
      <FormErrors errors={error === undefined ? [] : [error]} />
      <Stack>
        <FactorCard {...props} />
        <Card title={copy.mine.certificates} icon="certificate">
          <p>{copy.mine.certificatesText}</p>
          <FormActions>
            <ButtonLink href="/connexion/mes-certificats">{copy.mine.toCertificates}</ButtonLink>
          </FormActions>
        </Card>
        <PasswordCard {...props} />
      </Stack>
    </ConsolePage>
  )
}

function FactorCard({ view, factor, error }: OwnAccessPageProps): VNode {
  const text = copy.mine
  if (factor === undefined) {
    return (
      <Card title={text.factor} icon="shield-lock">
        <p>{text.factorOff}</p>
        <FormActions>
          <ButtonLink href={`${ownAccessPath}/code`} variant="primary" icon="shield-check">
            {text.activate}
          </ButtonLink>
        </FormActions>
      </Card>
    )
  }
  const left = { term: text.recoveryLeft, description: formatCount(factor.recoveryLeft) }
  return (
    <Card title={text.factor} icon="shield-lock">
      <p>{text.factorOn(formatMoment(factor.enrolledAt))}</p>
      <DescriptionList items={[left]} />
      <Form action={`${ownAccessPath}/codes-de-secours`} csrf={view.csrf}>
        <p>{text.renewLead}</p>
        <CodeField
          label={copy.code.field}
          hint={copy.code.hint}
          error={error?.field === 'code' ? error.message : undefined}
          autofocus={false}
        />
        <FormActions>
          <SubmitButton icon="refresh">{text.renew}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function PasswordCard({ view, error }: OwnAccessPageProps): VNode {
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined)
  return (
    <Card title={copy.mine.password} icon="key">
      <Form action={`${ownAccessPath}/mot-de-passe`} csrf={view.csrf}>
        <PasswordField
          name="actuel"
          label={copy.mine.present}
          error={errorOf('actuel')}
          autocomplete="current-password"
          required
        />
        <NewPasswordFields error={errorOf('nouveau')} />
        <FormActions>
          <SubmitButton icon="check">{copy.mine.change}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
