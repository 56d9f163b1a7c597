import type { ComponentChildren } from 'preact'

/** A column of a `DataTable`. */
export interface Column<Row> {
  /** Name of the column in addresses (sorting) and in the page. */
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ComponentChildren
  readonly sortable?: boolean | undefined
  readonly align?: 'start' | 'end' | 'center' | undefined
  /** This cell names its row (`<th scope="row">`): at most one column, usually the first. */
  readonly rowHeader?: boolean | undefined
  /** The header is only for screen readers: a column of buttons. */
  readonly headerHidden?: boolean | undefined
  /** Figures: aligned to the end, of equal width. */
  readonly numeric?: boolean | undefined
  readonly nowrap?: boolean | undefined
}

/** The column and direction a table is sorted by. */
export interface TableSort {
  readonly key: string
  readonly direction: 'asc' | 'desc'
}
