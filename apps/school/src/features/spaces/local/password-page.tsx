import { BareShell, Form, FormActions, FormErrors, HiddenField, PasswordField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { productName, type View } from '../../../frame/view.ts'
import { rootPath, type SchoolBase } from '../../bases/index.ts'
import { copy } from '../copy.fr.ts'
import { SpaceSessionWarning } from '../door/space-session-warning.tsx'

export type PasswordErrors = Partial<Record<'actuel' | 'nouveau' | 'confirmation', string>>

interface PasswordPageProps {
  readonly view: View
  readonly base: SchoolBase
  /** The present password is a one-time one. */
  readonly oneTime: boolean
  /** Local page to open afterwards. */
  readonly next: string
  readonly errors?: PasswordErrors | undefined
}

/** Change of one's local password; compulsory after a one-time password. */
export function PasswordPage({ view, base, oneTime, next, errors = {} }: PasswordPageProps): VNode {
  const text = copy.password
  const listed = Object.entries(errors).map(([field, message]) => ({ field, message }))
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={oneTime ? text.firstTitle : text.title}
      lead={oneTime ? text.firstLead : undefined}
      context={base.name}
      flashes={view.flashes}
      demo={view.demo}
      size="small"
    >
      <FormErrors errors={listed} />
      <Form action={`${rootPath(base)}mot-de-passe`} csrf={view.csrf}>
        <HiddenField name="retour" value={next} />
        <PasswordField
          name="actuel"
          label={oneTime ? text.currentOneTime : text.current}
          autocomplete="current-password"
          error={errors.actuel}
          required
        />
        <PasswordField
          name="nouveau"
          label={text.next}
          hint={text.rule(base.security)}
          autocomplete="new-password"
          error={errors.nouveau}
          required
        />
        <PasswordField
          name="confirmation"
          label={text.again}
          autocomplete="new-password"
          error={errors.confirmation}
          required
        />
        <FormActions>
          <SubmitButton variant="primary">{text.submit}</SubmitButton>
        </FormActions>
      </Form>
      <SpaceSessionWarning view={view} base={base} />
    </BareShell>
  )
}
