import {
  Badge,
  Card,
  type Column,
  ConfirmBox,
  DataTable,
  Form,
  FormActions,
  FormErrors,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { accountPath, type School } from '../directory/index.ts'
import type { GrantedRole } from './admin-roles.ts'
import { rolesCopy as copy } from './copy.fr.ts'

export const rolesPath = '/administration/droits'

export interface RolesPageProps {
  readonly csrf: string
  readonly roles: readonly GrantedRole[]
  readonly schools: readonly School[]
  /** The platform operator gives and withdraws; the others read. */
  readonly editable: boolean
  readonly kept: { text(name: string): string }
  readonly errors: Readonly<Record<string, string>>
}

export function RolesPage(props: RolesPageProps): VNode {
  const { roles, editable, errors, csrf } = props
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Card flush>
        <DataTable
          caption={copy.title}
          captionHidden
          stackOnPhone
          rows={roles}
          rowKey={({ id }) => id}
          columns={editable ? [...columnsFor(editable), withdrawColumn(csrf)] : columnsFor(editable)}
        />
      </Card>
      {editable && <GiveRole {...props} />}
    </>
  )
}

const columnsFor = (editable: boolean): readonly Column<GrantedRole>[] => [
  {
    key: 'name',
    header: copy.person,
    rowHeader: true,
    // The record of a person of every school is not open to the administrator of one.
    cell: ({ accountId, name, schoolName }) =>
      editable || schoolName !== null ? <a href={accountPath(accountId)}>{name}</a> : name,
  },
  { key: 'login', header: copy.login, cell: ({ login }) => login },
  { key: 'role', header: copy.role, cell: ({ role }) => copy.roles[role] },
  { key: 'school', header: copy.school, cell: ({ schoolName }) => schoolName ?? copy.everySchool },
  { key: 'since', header: copy.since, cell: ({ grantedAt }) => formatInstantFr(grantedAt) },
  {
    key: 'login-at',
    header: copy.lastLogin,
    cell: ({ lastLoginAt }) => (lastLoginAt ? formatInstantFr(lastLoginAt) : copy.never),
  },
  {
    key: 'factor',
    header: copy.factor,
    cell: ({ hasSecondFactor }) => (
      <Badge tone={hasSecondFactor ? 'success' : 'warning'}>
        {hasSecondFactor ? copy.hasFactor : copy.noFactor}
      </Badge>
    ),
  },
]

function withdrawColumn(csrf: string): Column<GrantedRole> {
  return {
    key: 'withdraw',
    header: copy.withdraw,
    headerHidden: true,
    align: 'end',
    cell: ({ id, role, name }) => (
      <ConfirmBox
        label={copy.withdraw}
        size="small"
        align="end"
        question={copy.withdrawQuestion(copy.roles[role], name)}
        detail={copy.withdrawDetail}
        confirmLabel={copy.withdraw}
        action={`${rolesPath}/${id}/retirer`}
        csrf={csrf}
      />
    ),
  }
}

function GiveRole({ csrf, schools, kept, errors }: RolesPageProps): VNode {
  return (
    <Card title={copy.giveTitle} icon="key">
      <Form action={rolesPath} csrf={csrf} requiredNote>
        <TextField
          name="compte"
          label={copy.login}
          required
          autocomplete="off"
          spellcheck={false}
          value={kept.text('compte')}
          error={errors.compte}
        />
        <RadioGroup
          name="droit"
          label={copy.role}
          required
          value={kept.text('droit')}
          error={errors.droit}
          options={(['school', 'support', 'platform'] as const).map((value) => ({
            value,
            label: copy.roles[value],
            hint: copy.roleHints[value],
          }))}
        />
        <SelectField
          name="etablissement"
          label={copy.school}
          hint={copy.schoolHint}
          empty={copy.everySchool}
          value={kept.text('etablissement')}
          error={errors.etablissement}
          options={schools.map(({ id, name, uai }) => ({ value: id, label: `${name} (${uai})` }))}
        />
        <FormActions>
          <SubmitButton>{copy.give}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
