import { profileLabel, sdetProfiles } from '@preau/people'
import {
  Badge,
  Card,
  CheckboxField,
  DataTable,
  EmptyState,
  Form,
  FormActions,
  HiddenField,
  Pagination,
  queryHref,
  SearchBox,
  SelectField,
  SubmitButton,
  type Tone,
} from '@preau/ui'
import type { VNode } from 'preact'
import { directoryCopy as copy, statusCopy } from './copy.fr.ts'
import { type AccountRow, type AccountStatus, accountStatuses, type School } from './directory.ts'

export interface AccountsPageProps {
  readonly rows: readonly AccountRow[]
  readonly csrf: string
  readonly total: number
  /** « 12 comptes », « Plus de 1 000 comptes ». */
  readonly count: string
  readonly page: number
  readonly pageSize: number
  readonly schools: readonly School[]
  readonly groups: readonly { readonly id: string; readonly name: string; readonly school: string }[]
  /** Classes of the only school, or of the one chosen. */
  readonly classes: readonly { readonly id: string; readonly code: string }[]
  /** Filters as they are in the address. */
  readonly query: Readonly<Record<string, string | undefined>>
}

const path = '/administration/annuaire'

export function AccountsPage(props: AccountsPageProps): VNode {
  const { rows, total, page, pageSize, query } = props
  return (
    <>
      <SearchBox action={path} label={copy.search} value={query.q ?? ''} placeholder={copy.searchHint}>
        <Filters {...props} />
      </SearchBox>
      <Form action={`${path}/actions`} csrf={props.csrf} label={copy.actionOnMany}>
        <Card flush>
          <DataTable
            caption={copy.title}
            captionHidden
            stackOnPhone
            rows={rows}
            rowKey={(row) => row.id}
            empty={
              <EmptyState title={copy.empty} icon="search">
                {copy.emptyHelp}
              </EmptyState>
            }
            columns={[
              { key: 'choose', header: copy.choose, headerHidden: true, cell: (row) => <Choose row={row} /> },
              {
                key: 'name',
                header: copy.name,
                rowHeader: true,
                cell: (row) => <a href={`${path}/${row.id}`}>{row.name}</a>,
              },
              {
                key: 'profiles',
                header: copy.profile,
                cell: (row) => row.profiles.map(profileLabel).join(', '),
              },
              { key: 'classes', header: copy.classes, nowrap: true, cell: (row) => row.classes.join(', ') },
              { key: 'login', header: copy.login, cell: (row) => row.login },
              { key: 'entId', header: copy.entId, cell: (row) => row.entId },
              { key: 'status', header: copy.status, cell: (row) => <StatusBadge status={row.status} /> },
            ]}
          />
        </Card>
        {rows.length > 0 && <ActionOnMany {...props} />}
      </Form>
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        href={(target) => queryHref(path, query, { page: String(target) })}
      />
    </>
  )
}

function Choose({ row: { id, name } }: { readonly row: AccountRow }): VNode {
  return (
    <input
      type="checkbox"
      class="form-check-input"
      name="comptes"
      value={id}
      aria-label={copy.chooseOne(name)}
    />
  )
}

/** What can be done to the accounts ticked, or to the whole search: the next page says how many and asks to confirm. */
function ActionOnMany({ count, groups, query }: AccountsPageProps): VNode {
  const filters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  )
  return (
    <Card title={copy.actionOnMany} icon="users">
      {filters.map(({ name, value }) => (
        <HiddenField name={name} value={value} />
      ))}
      <CheckboxField name="tout" label={copy.wholeSearch(count)} hint={copy.wholeSearchHint} />
      <SelectField
        name="action"
        label={copy.action}
        width="medium"
        options={Object.entries(copy.actions).map(([value, label]) => ({ value, label }))}
      />
      {groups.length > 0 && (
        <SelectField
          name="groupe"
          label={copy.group}
          hint={copy.groupHint}
          width="medium"
          options={groups.map(({ id, name, school }) => ({ value: id, label: `${name} (${school})` }))}
        />
      )}
      <FormActions>
        <SubmitButton variant="secondary">{copy.goOn}</SubmitButton>
      </FormActions>
    </Card>
  )
}

const tones: Readonly<Record<AccountStatus, Tone>> = {
  active: 'success',
  to_activate: 'info',
  suspended: 'warning',
  left: 'neutral',
}

export function StatusBadge({ status }: { readonly status: AccountStatus }): VNode {
  return <Badge tone={tones[status]}>{statusCopy[status]}</Badge>
}

function Filters({ schools, classes, query }: AccountsPageProps): VNode {
  return (
    <>
      <SelectField
        name="profil"
        label={copy.profile}
        empty={copy.anyProfile}
        value={query.profil ?? ''}
        options={sdetProfiles.map((value) => ({ value, label: profileLabel(value) }))}
      />
      <SelectField
        name="etat"
        label={copy.status}
        empty={copy.anyStatus}
        value={query.etat ?? ''}
        options={accountStatuses.map((value) => ({ value, label: statusCopy[value] }))}
      />
      {schools.length > 1 && (
        <SelectField
          name="etablissement"
          label={copy.school}
          empty={copy.anySchool}
          value={query.etablissement ?? ''}
          options={schools.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {classes.length > 0 && (
        <SelectField
          name="classe"
          label={copy.classOrGroup}
          empty={copy.anyClass}
          value={query.classe ?? ''}
          options={classes.map(({ id, code }) => ({ value: id, label: code }))}
        />
      )}
      <CheckboxField name="venue" value="jamais" label={copy.neverCame} checked={query.venue === 'jamais'} />
    </>
  )
}
