import { formatDayFr } from '@preau/people'
import { Badge, DataTable, Pagination, Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { resourceLabel, resourceOrder } from '../../frame/resources.ts'
import { copy } from './copy.fr.ts'
import type { ChangeCounts, ImportKind } from './import-store.ts'
import { type ChangeKind, changeKinds, type FieldChange, type ImportChange } from './person-state.ts'

/** People on one page of the list. */
export const changesPerPage = 50

/** Which part of the list is asked for. */
export interface ChangePart {
  readonly kind: ChangeKind
  readonly page: number
}

export interface ChangeListProps {
  readonly counts: ChangeCounts
  readonly part: ChangePart
  /** The people of {@link part}. */
  readonly rows: readonly ImportChange[]
  readonly path: string
  /** Where the changes come from: the directory of an ENT makes nobody come or go. */
  readonly origin: ImportKind
}

const tones = {
  left: 'danger',
  removed: 'danger',
  changed: 'info',
  back: 'success',
  added: 'success',
} as const

/** Who is concerned by an import and how, a kind of change at a time, the most serious first. */
export function ChangeList({ counts, part, rows, path, origin }: ChangeListProps): VNode {
  const text = copy.changes
  const href = (kind: ChangeKind, page: number): string => `${path}?effet=${kind}&page=${page}`
  return (
    <>
      <Tabs
        label={text.title}
        items={changeKinds
          .filter((kind) => counts[kind] > 0 || isUsual(kind, origin))
          .map((kind) => ({
            label: text.kinds[kind],
            href: href(kind, 1),
            current: kind === part.kind,
            count: counts[kind],
          }))}
      />
      <DataTable
        caption={text.kinds[part.kind]}
        captionHidden
        stackOnPhone
        rows={rows}
        rowKey={(row) => `${row.category}:${row.personId ?? row.name}`}
        empty={text.nobody[part.kind]}
        columns={[
          { key: 'name', header: text.columns.person, rowHeader: true, cell: (row) => row.name },
          { key: 'category', header: text.columns.category, cell: (row) => resourceLabel(row.category) },
          {
            key: 'change',
            header: text.columns.change,
            cell: (row) => <Fields kind={row.kind} fields={row.fields} />,
          },
        ]}
      />
      <Pagination
        label={text.pages}
        page={part.page}
        pageSize={changesPerPage}
        total={counts[part.kind]}
        href={(page) => href(part.kind, page)}
      />
    </>
  )
}

/** Kinds that are worth saying even when there is nobody. */
const isUsual = (kind: ChangeKind, origin: ImportKind): boolean =>
  origin === 'partner' ? kind === 'changed' : kind !== 'removed'

function Fields({ kind, fields }: Pick<ImportChange, 'kind' | 'fields'>): VNode {
  if (fields.length === 0) return <Badge tone={tones[kind]}>{copy.changes.kinds[kind]}</Badge>
  return (
    <ul class="pu-plain">
      {fields.map((field) => (
        <li key={field.field}>{fieldText(field)}</li>
      ))}
    </ul>
  )
}

/** `Classe : 6E 2 devient 6E 3`. */
export function fieldText({ field, before, after }: FieldChange): string {
  const { fields, none, change, value } = copy.changes
  const [was, is] = [before, after].map((text) => (text === undefined ? none : valueText(field, text)))
  return before === undefined
    ? value(fields[field], is ?? none)
    : change(fields[field], { before: was ?? none, after: is ?? none })
}

/** A value as a screen says it. */
function valueText(field: FieldChange['field'], text: string): string {
  if (field === 'birthDate' || field === 'leftOn') return formatDayFr(text)
  if (field === 'access') return copy.changes.access[text === 'true' ? 'yes' : 'no']
  if (field === 'category') return resourceLabel(resourceOrder.find((one) => one === text) ?? 'staff')
  return text
}
