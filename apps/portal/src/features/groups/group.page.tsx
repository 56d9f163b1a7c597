import { profileLabel, sdetProfiles } from '@preau/people'
import {
  Card,
  CheckboxGroup,
  ConfirmBox,
  DataTable,
  Form,
  FormActions,
  FormErrors,
  Grid,
  HiddenField,
  Pagination,
  queryHref,
  SearchBox,
  SelectField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import type { AccountRow } from '../directory/index.ts'
import type { GroupSheet } from './account-groups.ts'
import { groupCopy as copy, groupsCopy } from './copy.fr.ts'
import { groupsPath } from './groups.page.tsx'

export interface GroupPageProps {
  readonly csrf: string
  readonly group: GroupSheet
  readonly page: number
  readonly pageSize: number
  /** What was looked for among the people of the school, and who was found. */
  readonly search: string
  readonly found: readonly AccountRow[]
  readonly errors: Readonly<Record<string, string>>
  /** A name that was sent and not taken. */
  readonly typed?: { readonly name: string; readonly overtaken?: true } | undefined
}

export function GroupPage(props: GroupPageProps): VNode {
  const { group, errors, page, pageSize } = props
  const path = `${groupsPath}/${group.id}`
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Grid columns={2}>
        <Rules {...props} />
        <Card title={copy.search} icon="search">
          <SearchBox
            action={path}
            name="chercher"
            label={copy.search}
            value={props.search}
            placeholder={copy.searchHint}
          />
          {props.search !== '' && <Found {...props} />}
        </Card>
      </Grid>
      <Members {...props} />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={group.memberCount}
        href={(target) => queryHref(path, {}, { page: String(target) })}
      />
      <NameAndEnd {...props} />
    </>
  )
}

function Rules({ csrf, group, errors }: GroupPageProps): VNode {
  const path = `${groupsPath}/${group.id}/regles`
  return (
    <Card title={copy.rules} icon="users">
      <p>{copy.rulesLead}</p>
      <DataTable
        caption={copy.rules}
        captionHidden
        rows={group.rules}
        rowKey={({ id }) => id}
        empty={copy.noRule}
        columns={[
          {
            key: 'rule',
            header: copy.rule,
            rowHeader: true,
            cell: ({ profile, classCode }) => copy.ruleOf(profileLabel(profile), classCode),
          },
          {
            key: 'remove',
            header: copy.withdraw,
            headerHidden: true,
            align: 'end',
            cell: ({ id, profile, classCode }) => (
              <Form action={`${path}/${id}/supprimer`} csrf={csrf}>
                <SubmitButton
                  variant="secondary"
                  size="small"
                  label={copy.withdrawOne(copy.ruleOf(profileLabel(profile), classCode))}
                >
                  {copy.withdraw}
                </SubmitButton>
              </Form>
            ),
          },
        ]}
      />
      <Form action={path} csrf={csrf}>
        <SelectField
          name="profil"
          label={copy.profile}
          required
          error={errors.profil}
          options={sdetProfiles.map((value) => ({ value, label: profileLabel(value) }))}
        />
        <SelectField
          name="classe"
          label={copy.class}
          hint={copy.classHint}
          empty={copy.anyClass}
          error={errors.classe}
          options={group.classCodes.map((value) => ({ value, label: value }))}
        />
        <FormActions>
          <SubmitButton variant="secondary">{copy.addRule}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function Found({ csrf, group, search, found, errors }: GroupPageProps): VNode {
  if (found.length === 0) return <p>{copy.nobody}</p>
  return (
    <Form action={`${groupsPath}/${group.id}/membres`} csrf={csrf}>
      <HiddenField name="chercher" value={search} />
      <CheckboxGroup
        name="comptes"
        label={copy.found}
        error={errors.comptes}
        options={found.map(({ id, name, login, classes }) => ({
          value: id,
          label: [name, ...classes].join(', '),
          hint: login,
        }))}
      />
      <FormActions>
        <SubmitButton icon="plus">{copy.addMembers}</SubmitButton>
      </FormActions>
    </Form>
  )
}

function Members({ csrf, group }: GroupPageProps): VNode {
  return (
    <Card title={copy.people} flush>
      <DataTable
        caption={copy.people}
        captionHidden
        stackOnPhone
        rows={group.members}
        rowKey={({ id }) => id}
        empty={copy.noMember}
        columns={[
          {
            key: 'name',
            header: copy.person,
            rowHeader: true,
            cell: ({ id, name }) => <a href={`/administration/annuaire/${id}`}>{name}</a>,
          },
          { key: 'login', header: copy.login, cell: ({ login }) => login },
          { key: 'why', header: copy.why, cell: ({ picked }) => (picked ? copy.picked : copy.byRule) },
          {
            key: 'remove',
            header: copy.withdraw,
            headerHidden: true,
            align: 'end',
            cell: ({ id, name, picked }) =>
              picked && (
                <Form action={`${groupsPath}/${group.id}/membres/retirer`} csrf={csrf}>
                  <HiddenField name="comptes" value={id} />
                  <SubmitButton variant="secondary" size="small" label={copy.withdrawOne(name)}>
                    {copy.withdraw}
                  </SubmitButton>
                </Form>
              ),
          },
        ]}
      />
    </Card>
  )
}

function NameAndEnd({ csrf, group, errors, typed }: GroupPageProps): VNode {
  const path = `${groupsPath}/${group.id}`
  return (
    <Card title={copy.rename} icon="pencil">
      <Form action={path} csrf={csrf}>
        <HiddenField name="version" value={String(group.version)} />
        <TextField
          name="nom"
          label={groupsCopy.name}
          required
          value={typed?.name ?? group.name}
          error={typed?.overtaken ? groupsCopy.overtaken(group.name) : errors.nom}
        />
        <FormActions>
          <SubmitButton variant="secondary">{copy.save}</SubmitButton>
        </FormActions>
      </Form>
      <ConfirmBox
        label={copy.remove}
        icon="trash"
        question={copy.removeQuestion(group.name)}
        detail={copy.removeDetail}
        confirmLabel={copy.remove}
        action={`${path}/supprimer`}
        csrf={csrf}
      />
    </Card>
  )
}
