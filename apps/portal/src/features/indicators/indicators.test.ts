import { createAuditChain } from '@preau/platform'
import { beforeAll, describe, expect, test } from 'vitest'
import { sqlIndicators } from '../../store/sql-indicators.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { countIndicators } from './count-indicators.ts'

let portal: OpenedPortal
let admin: Browser
let operator: Browser
const path = '/administration/indicateurs'
const opened = encodeURIComponent('https://eleves.exemple.fr/')

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  return browser
}

/** What the two jobs do. */
async function count(): Promise<void> {
  const { clock, database } = portal
  await createAuditChain(database).seal(clock.now())
  await countIndicators({ indicators: sqlIndicators(database), clock }, new AbortController().signal)
}

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
  const common = { code: 'ELEVES', title: 'Ressources', ssoType: 'cas', grouping: 'Outils', xitiType: 13 }
  const population = [{ profiles: ['National_ELV', 'National_ENS'], schools: 'all' }]
  const service = { ...common, url: 'https://eleves.exemple.fr/', population }
  await portal.commands.applyServices(JSON.stringify({ services: [service] }))
  ;[admin, operator] = await Promise.all([signedIn('admin.ent'), signedIn('exploitant')])
})

describe('the indicators', () => {
  test('say when figures come as long as there is none', async () => {
    const { text, status } = await admin.get(path)
    expect(status).toBe(200)
    expect(text).toContain('Pas encore de chiffres pour cette période.')
    expect(text).toContain('comptées toutes les dix minutes')
  })

  test('count visits and refusals by service, profile, school, day and category, once only', async () => {
    const lise = await signedIn('lise.morvan')
    await lise.get(`/cas/login?service=${opened}`)
    await lise.get(`/cas/login?service=${opened}`)
    await (await signedIn('anne.morvan')).get(`/cas/login?service=${opened}`)
    await (await signedIn('zoe.ailleurs')).get(`/cas/login?service=${opened}`)
    await count()
    await count()
    const { html } = await operator.get(`${path}/ouvertures.csv`)
    expect(html.trim().split('\n').slice(1)).toEqual([
      '2026-09-07;0350000K;ELEVES;Ressources;Ressources en ligne;Élève;2;0',
      '2026-09-07;0350000K;ELEVES;Ressources;Ressources en ligne;Responsable;0;1',
      '2026-09-07;0350001L;ELEVES;Ressources;Ressources en ligne;Enseignant;1;0',
    ])
  })

  test('show an administrator her schools only, in charts with their tables', async () => {
    const { text, html } = await admin.get(path)
    expect(text).toContain('Ouvertures de services 2')
    expect(text).toContain('Accès refusés 1')
    expect(html.match(/<svg class="pu-chart"/g)).toHaveLength(5)
    expect((await admin.get(`${path}/ouvertures.csv`)).html).not.toContain('0350001L')
    expect((await admin.get(`${path}/comptes.csv`)).html).not.toContain('0350001L')
  })

  test('follow the accounts: open, came, active, without an identifier', async () => {
    const { html } = await admin.get(`${path}/comptes.csv`)
    expect(html).toContain('2026-09-07;0350000K;Élève;1;1;1;0')
    expect(html).toContain('2026-09-07;0350000K;Enseignant;1;0;0;0')
    expect((await admin.get(path)).text).toContain('Sans identifiant PRONOTE')
  })

  test('odd input is a page like another, and nobody else sees them', async () => {
    for (const query of ['periode=x', 'etablissement=abc', 'etablissement=999999999999999999', 'periode=365'])
      expect((await admin.get(`${path}?${query}`)).status).toBe(200)
    expect((await (await signedIn('lise.morvan')).get(path)).status).toBe(403)
  })

  test('keep nobody: no column holds an account', async () => {
    const { rows } = await portal.database.pool.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name in ('service_use', 'account_figures')`,
    )
    expect(
      rows.map(({ column_name }) => column_name).filter((name) => /account_id|login|actor/.test(name)),
    ).toEqual([])
  })
})
