import { expect, test } from 'vitest'
import { conformancePage, readStatements, testsByStatement } from './conformance-page.ts'

const statements = readStatements(
  '# comment\nCAS-001|server|A ticket.|\nN-24|server|A window.|There is none.\n',
)
const file = (content: string) => ({ path: 'apps/portal/src/a.test.ts', content })

test('a statement is held by the tests whose name starts with it, alone or in a list', () => {
  const found = testsByStatement([
    file("test('CAS-001, N-24: a ticket', () => {})\ntest.each([1])(\n  'CAS-002 takes « %s »', () => {})"),
    file("it('CAS-001 again', () => {})"),
  ])
  expect([...found.keys()]).toEqual(['CAS-001', 'N-24', 'CAS-002'])
  expect(found.get('CAS-001')).toEqual(['apps/portal/src/a.test.ts'])
})

test('a comment or a text that mentions a statement holds nothing', () => {
  expect(testsByStatement([file('/* CAS-001 */ expect(text).toBe("see CAS-001")')]).size).toBe(0)
})

test('the page gives the test or the reason', () => {
  const page = conformancePage(statements, new Map([['CAS-001', ['apps/portal/src/a.test.ts']]]))
  expect(page).toContain('1 of 2 statements')
  expect(page).toContain('| CAS-001 | server | A ticket. | [a.test.ts](../../apps/portal/src/a.test.ts) |')
  expect(page).toContain('| N-24 | server | A window. | There is none. |')
})

test('a statement without test and without reason is a hole, and stops the page', () => {
  expect(() => conformancePage(statements, new Map())).toThrow('neither test nor reason: CAS-001')
})

test('a test named after a statement that does not exist stops the page', () => {
  const tests = new Map([
    ['CAS-001', ['a']],
    ['CAS-999', ['a']],
  ])
  expect(() => conformancePage(statements, tests)).toThrow('CAS-999')
})

test.each(['CAS-1|server|x|', 'CAS-001|server||', 'CAS-001|server|x\nCAS-001|server|y'])(
  '« %s » is no list of statements',
  (text) => {
    expect(() => readStatements(text)).toThrow()
  },
)
