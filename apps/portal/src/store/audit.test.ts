import type { AuditTables } from '@preau/platform'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../testing/people-of-tilleuls.ts'

let portal: OpenedPortal

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
})

const actions = async (): Promise<string[]> => {
  const rows = await portal.database
    .kysely<AuditTables>()
    .selectFrom('audit_event')
    .selectAll()
    .orderBy('id')
    .execute()
  return rows.map(
    ({ action, actor, outcome }) => `${action} ${/^\d+$/.test(actor) ? 'account' : actor} ${outcome}`,
  )
}

describe('the audit trail', () => {
  test('has a line for the import, each account, role and password that a command changed', async () => {
    expect(new Set(await actions())).toEqual(
      new Set([
        'aaf.imported ligne de commande done',
        'account.created ligne de commande done',
        'role.granted ligne de commande done',
        'account.password-reset ligne de commande done',
      ]),
    )
  })

  test('has a line for log-ins, failed ones, log-outs, and changes of services, with who did it', async () => {
    const browser = openBrowser(portal.app)
    await browser.signIn('admin.ent', 'Faux-mot-2026')
    await browser.signIn('admin.ent', testPassword)
    await browser.get('/administration/services/nouveau')
    await browser.submit('/administration/services/nouveau', {
      code: 'TRACE',
      title: 'Trace',
      ssoType: 'cas',
      url: 'https://exemple.fr/',
      groupingId: '1',
      icon: 'apps',
    })
    await browser.submit('/administration/services/TRACE/population', {
      target: 'site',
      profiles: ['National_ELV'],
    })
    await browser.submit('/administration/services/TRACE/supprimer', { perdus: '1' })
    await browser.submit('/deconnexion', {})
    expect((await actions()).slice(-6)).toEqual([
      'login.failed account refused',
      'login.succeeded account done',
      'service.created account done',
      'service.population-added account done',
      'service.removed account done',
      'logout.done account done',
    ])
  })

  test('a change that is refused leaves no line', async () => {
    const before = await actions()
    await expect(portal.commands.renameLogin('admin.ent', 'exploitant')).rejects.toMatchObject({
      code: 'account.login-taken',
    })
    expect(await actions()).toEqual(before)
  })
})
