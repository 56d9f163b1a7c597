import { categoryLabel, formatDayFr, profileLabel } from '@preau/people'
import {
  Card,
  type Column,
  ConfirmBox,
  DataTable,
  DescriptionList,
  ExactText,
  Form,
  FormActions,
  FormErrors,
  Grid,
  HiddenField,
  queryHref,
  Stack,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { AccountTabs } from './account-tabs.tsx'
import { StatusBadge } from './accounts.page.tsx'
import { directoryCopy, sheetCopy as copy } from './copy.fr.ts'
import type { AccountSheet, Relative } from './directory.ts'

export interface AccountSheetPageProps {
  readonly csrf: string
  readonly sheet: AccountSheet
  /** False for the account of another administrator. */
  readonly canSetPassword: boolean
  /** Set when there is a second factor that may be removed from here. */
  readonly factorSince?: Date | undefined
  readonly error?: string | undefined
}

export function AccountSheetPage(props: AccountSheetPageProps): VNode {
  const { sheet } = props
  return (
    <>
      <AccountTabs accountId={sheet.id} current="sheet" />
      <FormErrors errors={props.error === undefined ? [] : [{ message: props.error, field: 'motDePasse' }]} />
      <Grid columns={2}>
        <Identity sheet={sheet} />
        <Stack>
          <State {...props} />
          {props.canSetPassword && <TemporaryPassword {...props} />}
          {props.factorSince && <SecondFactor {...props} since={props.factorSince} />}
        </Stack>
      </Grid>
      <Profiles sheet={sheet} />
      {sheet.classes.length > 0 && <Classes sheet={sheet} />}
      {sheet.children.length > 0 && <Relatives title={copy.children} rows={sheet.children} remove={props} />}
      {sheet.guardians.length > 0 && <Relatives title={copy.guardians} rows={sheet.guardians} />}
      {sheet.groups.length > 0 && <Groups sheet={sheet} />}
      <PronoteIds sheet={sheet} />
    </>
  )
}

function Identity({ sheet }: { readonly sheet: AccountSheet }): VNode {
  const optional = [
    { term: copy.birthName, description: sheet.birthName },
    { term: copy.birthDate, description: sheet.birthDate && formatDayFr(sheet.birthDate) },
    { term: copy.email, description: sheet.email },
    { term: copy.company, description: sheet.company },
    { term: copy.city, description: [sheet.postcode, sheet.city].filter(Boolean).join(' ') },
    { term: copy.roles, description: sheet.roles.map(({ role }) => copy.roleNames[role]).join(', ') },
  ]
  const known = optional.filter(({ description }) => description !== undefined && description !== '')
  return (
    <Card title={copy.identity} icon="id">
      <DescriptionList
        items={[
          { term: directoryCopy.login, description: sheet.login },
          { term: directoryCopy.entId, description: <ExactText>{sheet.entId}</ExactText> },
          { term: directoryCopy.status, description: <StatusBadge status={sheet.status} /> },
          ...known.map(({ term, description }) => ({ term, description: description ?? '' })),
          { term: copy.origin, description: copy.origins[sheet.origin] },
          {
            term: copy.lastLogin,
            description: sheet.lastLoginAt ? formatInstantFr(sheet.lastLoginAt) : copy.never,
          },
        ]}
      />
    </Card>
  )
}

/** What the state means, and what may come next; the button leads to a page that asks to confirm. */
function State({ csrf, sheet, canSetPassword }: AccountSheetPageProps): VNode {
  const action = sheet.status === 'suspended' ? 'reopen' : 'suspend'
  return (
    <Card title={copy.state} icon="user-check">
      <p>
        <StatusBadge status={sheet.status} /> {copy.states[sheet.status]}
      </p>
      {canSetPassword && sheet.status !== 'left' && (
        <Form action="/administration/annuaire/actions" csrf={csrf}>
          <HiddenField name="comptes" value={sheet.id} />
          <HiddenField name="action" value={action} />
          <SubmitButton variant="secondary" icon={action === 'suspend' ? 'user-x' : 'user-check'}>
            {copy[action]}
          </SubmitButton>
        </Form>
      )}
      <p>
        <a href={queryHref('/administration/annuaire/doublons', {}, { premier: sheet.login })}>
          {copy.duplicate}
        </a>
      </p>
    </Card>
  )
}

function TemporaryPassword({ csrf, sheet, error }: AccountSheetPageProps): VNode {
  return (
    <Card title={copy.password} icon="key">
      <p>{copy.passwordLead}</p>
      <Form action={`/administration/annuaire/${sheet.id}/mot-de-passe`} csrf={csrf}>
        <TextField
          name="motDePasse"
          label={copy.password}
          required
          error={error}
          autocomplete="off"
          spellcheck={false}
          width="medium"
        />
        <FormActions>
          <SubmitButton variant="primary">{copy.passwordSubmit}</SubmitButton>
        </FormActions>
      </Form>
      {(sheet.status === 'active' || sheet.status === 'to_activate') && <NewCode csrf={csrf} id={sheet.id} />}
    </Card>
  )
}

/** Better than a password that two people know: the person chooses theirs, and nobody sees it. */
function NewCode({ csrf, id }: { readonly csrf: string; readonly id: string }): VNode {
  return (
    <ConfirmBox
      label={copy.newCode}
      variant="secondary"
      icon="printer"
      question={copy.newCodeQuestion}
      detail={copy.newCodeDetail}
      confirmLabel={copy.newCode}
      action={`/administration/comptes/${id}/code`}
      csrf={csrf}
    />
  )
}

function SecondFactor({ csrf, sheet, since }: AccountSheetPageProps & { readonly since: Date }): VNode {
  return (
    <Card title={copy.factor} icon="shield-lock">
      <p>{copy.factorSince(formatInstantFr(since))}</p>
      <ConfirmBox
        label={copy.factorRemove}
        question={copy.factorQuestion}
        detail={copy.factorDetail}
        confirmLabel={copy.factorRemove}
        action={`/administration/annuaire/${sheet.id}/second-facteur/retirer`}
        csrf={csrf}
        icon="unlink"
      />
    </Card>
  )
}

interface SectionProps<Row> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
}

function Section<Row>({ title, rows, columns }: SectionProps<Row>): VNode {
  return (
    <Card title={title} flush>
      <DataTable
        caption={title}
        captionHidden
        stackOnPhone
        rows={rows}
        rowKey={(row) => JSON.stringify(row)}
        columns={columns}
        empty={copy.none}
      />
    </Card>
  )
}

function Profiles({ sheet }: { readonly sheet: AccountSheet }): VNode {
  return (
    <Section
      title={copy.profiles}
      rows={sheet.profiles}
      columns={[
        { key: 'school', header: directoryCopy.school, rowHeader: true, cell: (row) => row.school },
        { key: 'profile', header: directoryCopy.profile, cell: (row) => profileLabel(row.profile) },
        { key: 'function', header: copy.function, cell: (row) => row.functionLabel },
        { key: 'discipline', header: copy.discipline, cell: (row) => row.disciplineLabel },
        {
          key: 'state',
          header: directoryCopy.status,
          cell: (row) => (row.ended ? copy.ended : copy.current),
        },
      ]}
    />
  )
}

function Classes({ sheet }: { readonly sheet: AccountSheet }): VNode {
  return (
    <Section
      title={copy.classes}
      rows={sheet.classes}
      columns={[
        { key: 'code', header: copy.class, rowHeader: true, cell: (row) => row.code },
        { key: 'role', header: copy.role, cell: (row) => copy.classRoles[row.role] },
        { key: 'subject', header: copy.subject, cell: (row) => row.subject },
        { key: 'school', header: directoryCopy.school, cell: (row) => row.school },
      ]}
    />
  )
}

function Groups({ sheet }: { readonly sheet: AccountSheet }): VNode {
  return (
    <Section
      title={copy.groups}
      rows={sheet.groups}
      columns={[
        {
          key: 'name',
          header: copy.group,
          rowHeader: true,
          cell: ({ id, name }) => <a href={`/administration/groupes/${id}`}>{name}</a>,
        },
        { key: 'school', header: directoryCopy.school, cell: ({ school }) => school },
      ]}
    />
  )
}

interface RelativesProps {
  readonly title: string
  readonly rows: readonly Relative[]
  /** Set for the pupils of a guardian: those that a file gave can be taken back. */
  readonly remove?: AccountSheetPageProps
}

function Relatives({ title, rows, remove }: RelativesProps): VNode {
  const given = rows.some((row) => row.given)
  return (
    <Section
      title={title}
      rows={rows}
      columns={[
        {
          key: 'name',
          header: directoryCopy.name,
          rowHeader: true,
          cell: (row) => <a href={`/administration/annuaire/${row.id}`}>{row.name}</a>,
        },
        { key: 'link', header: copy.link, cell: (row) => row.link },
        { key: 'legal', header: copy.legal, cell: (row) => copy.legalLevels[row.legalLevel] ?? '' },
        ...(given ? [linkOrigin] : []),
        ...(given && remove ? [linkRemoval(remove)] : []),
      ]}
    />
  )
}

const linkOrigin: Column<Relative> = {
  key: 'origin',
  header: copy.linkOrigin,
  cell: ({ given }) => (given ? copy.linkGiven : copy.linkOfAaf),
}

function linkRemoval({ sheet, csrf }: AccountSheetPageProps): Column<Relative> {
  return {
    key: 'remove',
    header: copy.linkRemove,
    headerHidden: true,
    cell: (row) =>
      row.given && (
        <ConfirmBox
          label={copy.linkRemove}
          question={copy.linkQuestion(row.name)}
          detail={copy.linkDetail}
          confirmLabel={copy.linkRemove}
          action={`/administration/annuaire/${sheet.id}/enfants/${row.id}/retirer`}
          csrf={csrf}
          size="small"
          align="end"
        />
      ),
  }
}

function PronoteIds({ sheet }: { readonly sheet: AccountSheet }): VNode {
  return (
    <Section
      title={copy.pronote}
      rows={sheet.pronoteIds}
      columns={[
        { key: 'school', header: directoryCopy.school, rowHeader: true, cell: (row) => row.school },
        { key: 'category', header: copy.category, cell: (row) => categoryLabel(row.category, 1) },
        { key: 'id', header: copy.pronoteId, cell: (row) => <ExactText>{row.pronoteId}</ExactText> },
      ]}
    />
  )
}
