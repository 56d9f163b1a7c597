import { categoryLabel, formatDayFr, profileLabel } from '@preau/people'
import {
  Alert,
  Card,
  CheckboxGroup,
  DataTable,
  Form,
  FormActions,
  FormErrors,
  RadioGroup,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { accountPath, type AccountSheet, statusCopy } from '../directory/index.ts'
import { type MergedValue, mergedValues } from './account-merges.ts'
import { pairCopy as copy } from './copy.fr.ts'
import { pairPath } from './merges.page.tsx'

export interface PairPageProps {
  readonly csrf: string
  readonly first: AccountSheet
  readonly second: AccountSheet
  readonly errors: Readonly<Record<string, string>>
}

/** The two accounts side by side, which one stays, and what it takes from the other. */
export function PairPage(props: PairPageProps): VNode {
  const { csrf, first, second, errors } = props
  const differing = mergedValues.filter((value) => textOf(first, value) !== textOf(second, value))
  const path = pairPath(first.id, second.id)
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Comparison {...props} />
      <Card>
        <Form action={`${path}/fusionner`} csrf={csrf}>
          <RadioGroup
            name="garde"
            label={copy.keep}
            required
            value={preferred(first, second)}
            error={errors.garde}
            options={[first, second].map(({ id, login, entId }) => ({
              value: id,
              label: copy.keepOption(login, entId),
            }))}
          />
          {differing.length > 0 && (
            <CheckboxGroup
              name="valeurs"
              label={copy.values}
              hint={copy.valuesHint}
              options={differing.map((value) => ({ value, label: copy.valueNames[value] }))}
            />
          )}
          <Alert tone="info">{copy.consequence}</Alert>
          <FormActions>
            <SubmitButton icon="link">{copy.merge}</SubmitButton>
            <SubmitButton variant="secondary" icon="unlink" formaction={`${path}/distincts`}>
              {copy.distinct}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

/** The one that is used, or the older one. */
function preferred(first: AccountSheet, second: AccountSheet): string {
  const used = (sheet: AccountSheet): number => sheet.lastLoginAt?.getTime() ?? 0
  return used(second) > used(first) ? second.id : first.id
}

function textOf(sheet: AccountSheet, value: MergedValue): string {
  if (value === 'address') return [sheet.postcode, sheet.city].filter(Boolean).join(' ')
  if (value === 'birthDate') return sheet.birthDate === undefined ? '' : formatDayFr(sheet.birthDate)
  return sheet[value] ?? ''
}

interface Line {
  readonly what: string
  readonly of: (sheet: AccountSheet) => string
}

const listed = (values: readonly string[]): string => [...new Set(values)].join(', ')

const lines: readonly Line[] = [
  { what: copy.login, of: ({ login }) => login },
  { what: copy.entId, of: ({ entId }) => entId },
  ...mergedValues.map((value) => ({ what: copy[value], of: (sheet: AccountSheet) => textOf(sheet, value) })),
  { what: copy.status, of: ({ status }) => statusCopy[status] },
  {
    what: copy.lastLogin,
    of: ({ lastLoginAt }) => (lastLoginAt === null ? copy.never : formatInstantFr(lastLoginAt)),
  },
  {
    what: copy.profiles,
    of: ({ profiles }) =>
      listed(profiles.map(({ profile, school }) => `${profileLabel(profile)}, ${school}`)),
  },
  { what: copy.classes, of: ({ classes }) => listed(classes.map(({ code }) => code)) },
  {
    what: copy.relatives,
    of: ({ children, guardians }) => listed([...children, ...guardians].map(({ name }) => name)),
  },
  {
    what: copy.pronote,
    of: ({ pronoteIds }) =>
      listed(pronoteIds.map((one) => `${one.pronoteId} (${categoryLabel(one.category, 1)}, ${one.school})`)),
  },
]

function Comparison({ first, second }: PairPageProps): VNode {
  return (
    <Card flush>
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={lines}
        rowKey={({ what }) => what}
        rowTone={(line) => (line.of(first) === line.of(second) ? undefined : 'warning')}
        columns={[
          { key: 'what', header: copy.what, rowHeader: true, cell: ({ what }) => what },
          { key: 'first', header: first.login, cell: (line) => cell(line, first) },
          { key: 'second', header: second.login, cell: (line) => cell(line, second) },
        ]}
      />
    </Card>
  )
}

function cell({ what, of }: Line, sheet: AccountSheet) {
  return what === copy.login ? <a href={accountPath(sheet.id)}>{sheet.login}</a> : of(sheet)
}
