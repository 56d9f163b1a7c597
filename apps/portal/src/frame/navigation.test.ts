import { describe, expect, test } from 'vitest'
import { navigationOf } from './navigation.ts'
import { covers, isAdministrator, onlyLooks, scopeOf, type Visitor } from './visitor.ts'

const visitor = (...roles: Visitor['roles']): Visitor => ({
  accountId: '1',
  entId: 'ABC12345',
  login: 'a.b',
  name: 'A B',
  mustChangePassword: false,
  schools: [],
  profiles: [],
  groupIds: [],
  readNotices: [],
  looking: true,
  roles,
})

const school = (establishmentId: string) => ({ role: 'school' as const, establishmentId })
const platform = { role: 'platform' as const, establishmentId: null }
const support = { role: 'support' as const, establishmentId: null }

const currentOf = (path: string): string[] =>
  navigationOf(visitor(platform), path).flatMap(({ items }) =>
    items.filter(({ current }) => current).map(({ href }) => href),
  )

describe('navigationOf', () => {
  test('shows the administration to administrators only', () => {
    expect(navigationOf(visitor(), '/')).toHaveLength(1)
    expect(navigationOf(visitor(school('7')), '/').map(({ label }) => label)).toContain('Services tiers')
  })

  test.each([
    ['/', '/'],
    ['/compte/mot-de-passe', '/compte'],
    ['/administration', '/administration'],
    ['/administration/annuaire/12', '/administration/annuaire'],
    ['/administration/annuaire/livraisons/3', '/administration/annuaire/livraisons'],
    ['/administration/services/PRONOTECAS/population', '/administration/services'],
  ])('on %s one line is the current one: %s', (path, href) => {
    expect(currentOf(path)).toEqual([href])
  })
})

describe('scopeOf', () => {
  test('the platform operator acts on every school', () => {
    expect(scopeOf(visitor(school('7'), platform))).toBe('all')
    expect(covers('all', null)).toBe(true)
  })

  test('a school administrator acts on their schools, and on nothing of the whole portal', () => {
    const scope = scopeOf(visitor(school('7'), school('8')))
    expect(scope).toEqual(['7', '8'])
    expect([covers(scope, '7'), covers(scope, '9'), covers(scope, null)]).toEqual([true, false, false])
  })

  test('support sees every school, and its own school when it has one', () => {
    expect(scopeOf(visitor(support))).toBe('all')
    expect(scopeOf(visitor({ role: 'support', establishmentId: '7' }, school('8')))).toEqual(['7', '8'])
    expect([onlyLooks(visitor(support)), onlyLooks(visitor(support, school('8')))]).toEqual([true, false])
  })

  test('support counts for nothing in a request that changes something', () => {
    const changing = (...roles: Visitor['roles']): Visitor => ({ ...visitor(...roles), looking: false })
    expect(isAdministrator(changing(support))).toBe(false)
    expect(scopeOf(changing(support, school('8')))).toEqual(['8'])
  })
})
