import {
  Card,
  DataTable,
  EmptyState,
  Form,
  FormActions,
  FormErrors,
  SelectField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import type { School } from '../directory/index.ts'
import type { AccountGroup } from './account-groups.ts'
import { groupsCopy as copy } from './copy.fr.ts'

export const groupsPath = '/administration/groupes'

export interface GroupsPageProps {
  readonly csrf: string
  readonly groups: readonly AccountGroup[]
  readonly schools: readonly School[]
  readonly kept: { text(name: string): string }
  readonly errors: Readonly<Record<string, string>>
}

export function GroupsPage(props: GroupsPageProps): VNode {
  const { groups, errors } = props
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Card flush>
        <DataTable
          caption={copy.title}
          captionHidden
          stackOnPhone
          rows={groups}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={copy.empty} icon="users">
              {copy.emptyHelp}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              header: copy.name,
              rowHeader: true,
              cell: ({ id, name }) => <a href={`${groupsPath}/${id}`}>{name}</a>,
            },
            { key: 'school', header: copy.school, cell: ({ schoolName }) => schoolName },
            {
              key: 'members',
              header: copy.members,
              numeric: true,
              cell: ({ memberCount }) => memberCount.toLocaleString('fr-FR'),
            },
          ]}
        />
      </Card>
      <NewGroup {...props} />
    </>
  )
}

function NewGroup({ csrf, schools, kept, errors }: GroupsPageProps): VNode {
  const onlySchool = schools.length === 1 ? (schools[0]?.id ?? '') : ''
  return (
    <Card title={copy.addTitle} icon="plus">
      <Form action={groupsPath} csrf={csrf} requiredNote>
        <TextField name="nom" label={copy.name} required value={kept.text('nom')} error={errors.nom} />
        <SelectField
          name="etablissement"
          label={copy.school}
          required
          value={kept.text('etablissement') || onlySchool}
          error={errors.etablissement}
          options={schools.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions>
          <SubmitButton icon="plus">{copy.add}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
