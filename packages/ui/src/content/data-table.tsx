import type { ComponentChildren, VNode } from 'preact'

import { classNames } from '../class-names.ts'
import type { Tone } from '../tone.ts'
import type { Column, TableSort } from './column.ts'
import { SortLink } from './sort-link.tsx'

/** A table of records. */
export interface DataTableProps<Row> {
  /** What the table lists, said by screen readers and shown unless `captionHidden`. */
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Identifier of a row in the page, to come back to it by `#`. */
  readonly rowId?: ((row: Row) => string) | undefined
  readonly rowTone?: ((row: Row) => Tone | undefined) | undefined
  readonly sort?: TableSort | undefined
  /** Address of the same list sorted otherwise; without it no header is a link. */
  readonly sortHref?: ((key: string, direction: TableSort['direction']) => string) | undefined
  /** Shown instead of the rows when there is none. */
  readonly empty?: ComponentChildren
  readonly id?: string | undefined
  /** On a phone each row becomes a small card with its headers, instead of scrolling sideways. */
  readonly stackOnPhone?: boolean | undefined
}

/** A table with a caption, scoped headers and sort links; it scrolls inside its own focusable frame. */
export function DataTable<Row>(props: DataTableProps<Row>): VNode {
  const { caption, columns, rows } = props
  return (
    <div class="pu-table-frame" role="region" aria-label={caption} tabIndex={0} id={props.id}>
      <table class={classNames('pu-table', props.stackOnPhone && 'pu-table-stack')}>
        <caption class={classNames(props.captionHidden && 'visually-hidden')}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={props.sort} sortHref={props.sortHref} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length} class="pu-table-empty">
                {props.empty ?? 'Aucun résultat.'}
              </td>
            </tr>
          ) : (
            rows.map((row) => <TableRow key={props.rowKey(row)} row={row} table={props} />)
          )}
        </tbody>
      </table>
    </div>
  )
}

interface HeaderCellProps<Row> {
  readonly column: Column<Row>
  readonly sort: TableSort | undefined
  readonly sortHref: DataTableProps<Row>['sortHref']
}

function HeaderCell<Row>({ column, sort, sortHref }: HeaderCellProps<Row>): VNode {
  const current = sort?.key === column.key ? sort.direction : undefined
  const sorted = current === undefined ? undefined : current === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" class={cellClass(column)} aria-sort={sorted}>
      {column.sortable === true && sortHref !== undefined ? (
        <SortLink label={column.header} columnKey={column.key} sort={sort} href={sortHref} />
      ) : (
        <span class={classNames(column.headerHidden && 'visually-hidden')}>{column.header}</span>
      )}
    </th>
  )
}

function TableRow<Row>({ row, table }: { readonly row: Row; readonly table: DataTableProps<Row> }): VNode {
  const tone = table.rowTone?.(row)
  return (
    <tr id={table.rowId?.(row)} class={tone === undefined ? undefined : `pu-row-toned pu-tone-${tone}`}>
      {table.columns.map((column) =>
        column.rowHeader === true ? (
          <th key={column.key} scope="row" class={cellClass(column)} data-label={column.header}>
            {column.cell(row)}
          </th>
        ) : (
          <td
            key={column.key}
            class={cellClass(column)}
            data-label={column.headerHidden === true ? undefined : column.header}
          >
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

function cellClass<Row>({ align, numeric, nowrap }: Column<Row>): string | undefined {
  const side = align ?? (numeric === true ? 'end' : undefined)
  const names = classNames(side && `pu-align-${side}`, numeric && 'pu-numeric', nowrap && 'pu-nowrap')
  return names === '' ? undefined : names
}
