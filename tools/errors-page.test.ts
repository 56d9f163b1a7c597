import { expect, test } from 'vitest'
import { errorsPage } from './errors-page.ts'

const definition = {
  status: 404,
  title: 'Inconnu',
  sentence: (p: { url: string }) => `Rien à ${p.url} | ailleurs.`,
  next: 'Vérifiez.',
}

test('shows each code with its status, its sentence with named values, and the next step', () => {
  const page = errorsPage([
    { file: 'apps/portal/src/features/login/refusals.ts', definitions: { 'a.b': definition } },
  ])
  expect(page).toContain('## portal, login')
  expect(page).toContain('| `a.b` | 404 | Inconnu | Rien à {url} \\| ailleurs. | Vérifiez. |')
})

test('refuses the same code twice in one product, accepts it in two', () => {
  const one = { file: 'apps/portal/src/x/refusals.ts', definitions: { 'a.b': definition } }
  expect(() => errorsPage([one, { ...one, file: 'apps/portal/src/y/refusals.ts' }])).toThrow(/declared by/)
  expect(() => errorsPage([one, { ...one, file: 'apps/school/src/y/refusals.ts' }])).not.toThrow()
})
