import { formatDayFr } from '@preau/people'
import type { Column } from '@preau/ui'
import type { ComponentChildren } from 'preact'
import { formatMoment } from '../../../frame/format.ts'
import { ChooseCell } from '../changes/bulk-box.tsx'
import { changesCopy } from '../changes/copy.fr.ts'
import { copy, headerOf } from '../copy.fr.ts'
import type { PersonRow } from '../person.ts'
import { CasIdCell } from './cas-id-cell.tsx'
import type { ColumnKey } from './columns.ts'
import type { PeoplePageProps } from './table-view.ts'

const day = (iso: string | undefined): string => (iso === undefined ? '' : formatDayFr(iso))

/** What each column says of somebody; the CAS identifier is edited in its cell. */
export const cellText: Readonly<Record<ColumnKey, (row: PersonRow) => string>> = {
  firstName: (row) => row.firstName,
  civility: (row) => row.civility ?? '',
  birthDate: (row) => day(row.birthDate),
  city: (row) => row.city ?? '',
  detail: (row) => row.detail ?? '',
  profile: (row) => row.profile?.name ?? '',
  access: (row) => copy.table.access[row.access ? 'oui' : 'non'],
  origin: (row) => copy.sheet.origins[row.origin],
  leftOn: (row) => day(row.leftOn),
  pronoteId: (row) => row.pronoteId,
  casId: (row) => row.casId ?? '',
  casIdSince: (row) => (row.casIdSince === undefined ? '' : formatMoment(row.casIdSince)),
}

const unbroken: ReadonlySet<ColumnKey> = new Set(['birthDate', 'leftOn', 'pronoteId', 'casId', 'casIdSince'])

/** The columns of a table: the name, then those chosen. */
export function tableColumns(props: PeoplePageProps, path: string): readonly Column<PersonRow>[] {
  const cell =
    (key: ColumnKey) =>
    (row: PersonRow): ComponentChildren => {
      if (key === 'casId') return <CasIdCell {...props} row={row} path={path} />
      return key === 'pronoteId' ? <code>{row.pronoteId}</code> : cellText[key](row)
    }
  return [
    {
      key: 'choose',
      header: changesCopy.choose,
      headerHidden: true,
      cell: (row) => <ChooseCell id={row.id} name={`${row.firstName} ${row.lastName}`} />,
    },
    {
      key: 'name',
      header: copy.table.columns.name,
      sortable: true,
      rowHeader: true,
      cell: (row) => <a href={`${path}/${row.id}`}>{row.lastName}</a>,
    },
    ...props.columns.map((key) => ({
      key,
      header: headerOf(props.category, key),
      sortable: true,
      nowrap: unbroken.has(key),
      cell: cell(key),
    })),
  ]
}
