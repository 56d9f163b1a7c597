import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'

import { queryHref } from '../query-href.ts'
import type { Column, TableSort } from './column.ts'
import { DataTable } from './data-table.tsx'

interface Person {
  readonly id: string
  readonly name: string
  readonly age: number
}

const people: readonly Person[] = [
  { id: '7', name: '<script>alert(1)</script>', age: 12 },
  { id: '8', name: 'Zoé & Léo', age: 13 },
]
const columns: readonly Column<Person>[] = [
  { key: 'nom', header: 'Nom', cell: (person) => person.name, rowHeader: true, sortable: true },
  { key: 'age', header: 'Âge', cell: (person) => person.age, numeric: true, sortable: true },
  { key: 'actions', header: 'Actions', headerHidden: true, cell: () => 'Modifier' },
]

function table(rows: readonly Person[], sort?: TableSort): string {
  return renderToString(
    <DataTable
      caption="Personnes"
      columns={columns}
      rows={rows}
      rowKey={(person) => person.id}
      rowId={(person) => `personne-${person.id}`}
      sort={sort}
      sortHref={(tri, sens) => queryHref('/p', { q: 'z' }, { tri, sens })}
    />,
  )
}

describe('a table', () => {
  it('escapes what people are called', () => {
    expect(table(people)).toContain('&lt;script>alert(1)&lt;/script>')
    expect(table(people)).not.toContain('<script>')
    expect(table(people)).toContain('Zoé &amp; Léo')
  })

  it('has a caption, scoped column headers and a header for each row', () => {
    const html = table(people)
    expect(html).toMatch(/<caption[^>]*>Personnes<\/caption>/)
    expect(html.match(/scope="col"/g)).toHaveLength(3)
    expect(html.match(/scope="row"/g)).toHaveLength(2)
  })

  it('can be reached and scrolled with the keyboard, and is named', () => {
    expect(table(people)).toMatch(/role="region" aria-label="Personnes" tabindex="0"/)
  })

  it('gives rows an identifier to come back to', () => {
    expect(table(people)).toContain('id="personne-7"')
  })

  it('offers ascending order first, keeping the search', () => {
    expect(table(people)).toContain('href="/p?q=z&amp;tri=nom&amp;sens=asc"')
    expect(table(people)).not.toContain('aria-sort')
  })

  it('says how it is sorted and offers the opposite on that column only', () => {
    const html = table(people, { key: 'nom', direction: 'asc' })
    expect(html.match(/aria-sort="ascending"/g)).toHaveLength(1)
    expect(html).toContain('tri=nom&amp;sens=desc')
    expect(html).toContain('tri=age&amp;sens=asc')
  })

  it('comes back to ascending order from descending order', () => {
    const html = table(people, { key: 'age', direction: 'desc' })
    expect(html).toContain('aria-sort="descending"')
    expect(html).toContain('tri=age&amp;sens=asc')
  })

  it('says that nothing was found over its whole width', () => {
    expect(table([])).toMatch(/colspan="3"[^>]*>Aucun résultat\.</)
  })
})
