import { beforeAll, describe, expect, test } from 'vitest'
import { type OpenedPortal, openPortal } from '../testing/open-portal.ts'
import { openAccountNames } from './open-account-names.ts'
import type { PortalSchema } from './schema.ts'

let portal: OpenedPortal

beforeAll(async () => {
  portal = await openPortal()
})

const add = (firstName: string, lastName: string) => portal.commands.addAccount({ firstName, lastName })

describe('openAccountNames', () => {
  test('homonyms of one batch are numbered in order', async () => {
    const db = portal.database.kysely<PortalSchema>()
    const names = await db.transaction().execute((trx) => openAccountNames(trx, ['a.b', 'c.d', 'a.b', 'a.b']))
    expect(names.map(({ login }) => login)).toEqual(['a.b', 'c.d', 'a.b2', 'a.b3'])
    expect(new Set(names.map(({ ent_id }) => ent_id)).size).toBe(4)
  })

  test('a name already held is not given again, whatever its accents', async () => {
    expect((await add('Zoé', 'Le Goff')).login).toBe('zoe.le-goff')
    expect((await add('Zoe', 'Le Goff')).login).toBe('zoe.le-goff2')
  })

  test('creations at once never get the same name', async () => {
    const created = await Promise.all(Array.from({ length: 8 }, () => add('Jean', 'Martin')))
    expect(new Set(created.map(({ login }) => login)).size).toBe(8)
  })

  test('a log-in name asked for and already taken is refused', async () => {
    await expect(
      portal.commands.addAccount({ firstName: 'X', lastName: 'Y', login: 'Jean.Martin' }),
    ).rejects.toMatchObject({ code: 'account.login-taken' })
  })
})
