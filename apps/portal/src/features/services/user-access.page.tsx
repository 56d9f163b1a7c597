import {
  Badge,
  Card,
  ConfirmBox,
  DataTable,
  EmptyState,
  Form,
  FormActions,
  FormErrors,
  RadioGroup,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { servicesCopy, userAccessCopy as copy } from './copy.fr.ts'
import type { UserRule } from './service.ts'

export interface UserAccessPageProps {
  readonly csrf: string
  readonly action: string
  readonly rules: readonly UserRule[]
  readonly login: string
  readonly effect: string
  readonly errors: Readonly<Record<string, string>>
}

export function UserAccessPage(props: UserAccessPageProps): VNode {
  const { csrf, action, errors } = props
  const list = Object.entries(errors).map(([field, message]) => ({ field, message }))
  return (
    <>
      <FormErrors errors={list} />
      <Card title={copy.recap} icon="user-check" flush>
        <Decisions {...props} />
      </Card>
      <Card title={copy.addTitle} icon="user">
        <Form action={action} csrf={csrf} requiredNote>
          <TextField
            name="login"
            label={copy.login}
            hint={copy.loginHint}
            required
            value={props.login}
            error={errors.login}
            spellcheck={false}
            width="medium"
          />
          <RadioGroup
            name="effect"
            label={copy.effect}
            required
            value={props.effect}
            error={errors.effect}
            options={[
              { value: 'grant', label: copy.grant, hint: copy.grantHint },
              { value: 'refuse', label: copy.refuse, hint: copy.refuseHint },
            ]}
          />
          <FormActions>
            <SubmitButton variant="primary">{copy.add}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

function Decisions({ csrf, action, rules }: UserAccessPageProps): VNode {
  return (
    <DataTable
      caption={copy.recap}
      captionHidden
      stackOnPhone
      rows={rules}
      rowKey={(rule) => rule.accountId}
      empty={<EmptyState title={copy.empty} icon="user" />}
      columns={[
        { key: 'person', header: copy.person, rowHeader: true, cell: (rule) => rule.name },
        { key: 'login', header: copy.login, cell: (rule) => rule.login },
        {
          key: 'effect',
          header: copy.effect,
          cell: (rule) => (
            <Badge tone={rule.effect === 'grant' ? 'success' : 'danger'}>{copy[rule.effect]}</Badge>
          ),
        },
        {
          key: 'remove',
          header: servicesCopy.remove,
          headerHidden: true,
          align: 'end',
          cell: (rule) => (
            <ConfirmBox
              label={servicesCopy.remove}
              icon="trash"
              size="small"
              align="end"
              question={`${servicesCopy.remove}\u202f?`}
              confirmLabel={servicesCopy.remove}
              action={`${action}/${rule.accountId}/supprimer`}
              csrf={csrf}
            />
          ),
        },
      ]}
    />
  )
}
