import { parseSdetProfile, profileLabel } from '@preau/people'
import type { VNode } from 'preact'
import { auditActionLabel } from '../../frame/audit-actions.fr.ts'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { columnCopy, personalDataCopy as copy, sectionCopy, valueCopy } from './copy.fr.ts'
import { type DataRow, dataSections, type PersonalFile } from './personal-data.ts'

export interface DataDocumentProps {
  readonly file: PersonalFile
  readonly services: readonly DataRow[]
  /** Other schools were left out. */
  readonly partial: boolean
  readonly at: Date
}

/** The export as a page of its own, read without the portal. */
export function DataDocument({ file, services, partial, at }: DataDocumentProps): VNode {
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{copy.documentTitle(file.name)}</title>
      </head>
      <body>
        <h1>{copy.documentTitle(file.name)}</h1>
        <p>{copy.written(formatInstantFr(at))}</p>
        {partial && <p>{copy.incomplete}</p>}
        {dataSections.map((section) => (
          <Section key={section} title={sectionCopy[section]} rows={file.sections[section]} />
        ))}
        <Section title={copy.services} rows={services} />
      </body>
    </html>
  )
}

function Section({ title, rows }: { readonly title: string; readonly rows: readonly DataRow[] }): VNode {
  const [only] = rows
  if (!only)
    return (
      <section>
        <h2>{title}</h2>
        <p>{copy.nothing}</p>
      </section>
    )
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 1 ? <Fields row={only} /> : <Rows rows={rows} columns={columnsOf(only)} />}
    </section>
  )
}

function Fields({ row }: { readonly row: DataRow }): VNode {
  return (
    <dl>
      {columnsOf(row)
        .filter((column) => inWords(column, row[column]) !== '')
        .map((column) => (
          <div key={column}>
            <dt>{columnCopy[column] ?? column}</dt>
            <dd>{inWords(column, row[column])}</dd>
          </div>
        ))}
    </dl>
  )
}

function Rows({
  rows,
  columns,
}: {
  readonly rows: readonly DataRow[]
  readonly columns: readonly string[]
}): VNode {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {columnCopy[column] ?? column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {columns.map((column) => (
              <td key={column}>{inWords(column, row[column])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** As told in the page: codes in words, lists with commas. */
function inWords(column: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? copy.yes : copy.no
  if (Array.isArray(value)) return value.map((item) => inWords(column, item)).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, item]) => `${key}\u00a0: ${inWords(key, item)}`)
      .join('\u202f; ')
  if (typeof value !== 'string') return JSON.stringify(value)
  if (column === 'action') return auditActionLabel(value)
  const profile = column === 'profile' ? parseSdetProfile(value) : undefined
  if (profile) return profileLabel(profile)
  const isInstant = column === 'at' || column.endsWith('_at')
  return isInstant ? formatInstantFr(new Date(value)) : (valueCopy[`${column}.${value}`] ?? value)
}

/** The database sorts columns by length; people read them in the order of {@link columnCopy}. */
function columnsOf(row: DataRow): readonly string[] {
  const known = Object.keys(columnCopy)
  return Object.keys(row).toSorted((a, b) => known.indexOf(a) - known.indexOf(b))
}
