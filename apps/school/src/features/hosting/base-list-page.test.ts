import { renderDocument } from '@preau/ui'
import { expect, test } from 'vitest'
import { BaseListPage } from './base-list-page.tsx'
import { baseQueryForm } from './base-query.ts'

const emptyList = (allBases: boolean): string =>
  renderDocument(
    BaseListPage({
      view: { csrf: 'jeton', flashes: [], demo: false },
      operator: { id: '1', login: 'lea', displayName: 'Léa Tanguy', allBases },
      query: baseQueryForm.parse({}),
      bases: [],
      figures: new Map(),
      total: 0,
      hasAny: false,
      publicUrl: 'https://scolarite.example',
    }),
  )

test('a host whose server is new is told to create a base, a supervisor without any to ask the host', () => {
  expect(emptyList(true)).toContain('Ce serveur n’héberge encore aucune base.')
  expect(emptyList(true)).not.toContain('Demandez à votre hébergeur')
  expect(emptyList(false)).toContain('Demandez à votre hébergeur')
})
