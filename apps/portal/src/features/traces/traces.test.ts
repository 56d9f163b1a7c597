import { createHash } from 'node:crypto'
import { type AuditChain, createAuditChain } from '@preau/platform'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { sqlTraces } from '../../store/traces/sql-traces.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { purgeTraces } from './keep-traces.ts'

let portal: OpenedPortal
let chain: AuditChain
let admin: Browser
let operator: Browser

beforeAll(async () => {
  portal = await openPortal()
  chain = createAuditChain(portal.database)
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
  ;[admin, operator] = await Promise.all([signedIn('admin.ent'), signedIn('exploitant')])
  await signedIn('zoe.ailleurs')
  await signedIn('lise.morvan')
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  return browser
}

const path = '/administration/traces'
const idOf = async (login: string): Promise<string> => (await portal.commands.showAccount(login)).id

describe('the traces', () => {
  test('are those of the schools of the administrator, names included', async () => {
    const mine = await admin.get(`${path}?quoi=connexions`)
    expect(mine.text).toContain('Lise Morvan')
    expect(mine.text).not.toContain('Ailleurs')
    const all = await operator.get(`${path}?quoi=connexions`)
    expect(all.text).toContain('Zoé Ailleurs')
  })

  test('are found by person, kind, result, school and day', async () => {
    const { text } = await operator.get(`${path}?q=morvan+lise&quoi=tout`)
    expect(text).toContain('Mot de passe provisoire donné')
    expect(text).toContain('1–2 sur 2')
    expect((await operator.get(`${path}?q=inconnue`)).text).toContain('Aucune trace ne correspond.')
    expect((await operator.get(`${path}?resultat=failed`)).text).toContain('Aucune trace')
    expect((await operator.get(`${path}?etablissement=0350001L&quoi=annuaire`)).text).toContain('1–1 sur 1')
    expect((await operator.get(`${path}?au=2026-09-06`)).text).toContain('Aucune trace')
    expect((await operator.get(`${path}?du=2026-09-07&au=2026-09-07`)).text).toContain('Compte créé')
  })

  test('odd input is a list like another', async () => {
    for (const query of ['du=hier', 'page=0', 'page=99999999', 'quoi=x&resultat=y', 'q=%25_%27'])
      expect((await operator.get(`${path}?${query}`)).status).toBe(200)
  })

  test('leave as a file for a spreadsheet, which is itself a trace', async () => {
    await admin.get(path)
    const file = await admin.post(`${path}/export`, { quoi: 'connexions' })
    expect(file.html.split('\n')[0]).toContain('Date;Action;Code de l’action;Par;Sur')
    expect(file.html).toContain('login.succeeded')
    expect(file.html).not.toContain('Ailleurs')
    expect((await admin.get(`${path}?quoi=traces`)).text).toContain('Traces exportées Nadia Vasseur')
  })

  test('nobody without a right of administration reads them', async () => {
    const lise = await signedIn('lise.morvan')
    expect((await lise.get(path)).status).toBe(403)
  })
})

describe('the proof of one account', () => {
  test('has its lines, their seals, and hashes that match', async () => {
    await chain.seal(portal.clock.now())
    const page = `${path}/preuve/${await idOf('lise.morvan')}`
    expect((await admin.get(page)).text).toContain('MORVAN Lise')
    const asked = { du: '2026-09-07', au: '2026-09-07', motif: 'Demande de la famille' }
    expect((await admin.post(page, { ...asked, motif: '' })).text).toContain('Dites pourquoi')
    const { html: archive } = await admin.post(page, asked)
    const exact = /(\[\d+, \d+, "account.*?\n)\0/s.exec(archive)?.[1] ?? ''
    const hash = createHash('sha256').update(exact).digest('hex')
    expect(archive).toContain(`"lignes.jsonl": "${hash}"`)
    expect(archive).toContain((await chain.head())?.hash.toString('hex'))
    expect(archive).toContain('"linesNotSealedYet": 0')
    expect((await admin.get(`${path}?q=lise&quoi=comptes`)).text).toContain('Traces exportées comme preuve')
  })

  test('of somebody of another school is refused', async () => {
    expect((await admin.get(`${path}/preuve/${await idOf('zoe.ailleurs')}`)).status).toBe(404)
    expect((await admin.get(`${path}/preuve/abc`)).status).toBe(404)
  })
})

describe('the retention', () => {
  test('is set by the operator alone, between six months and five years', async () => {
    await admin.get(path)
    expect((await admin.post(`${path}/conservation`, { mois: '8', version: '0' })).status).toBe(403)
    await operator.get(path)
    expect((await operator.post(`${path}/conservation`, { mois: '2', version: '0' })).status).toBe(422)
    const set = await operator.submit(`${path}/conservation`, { mois: '8', version: '0' })
    expect(set.text).toContain('conservées 8 mois')
    expect((await operator.post(`${path}/conservation`, { mois: '9', version: '0' })).status).toBe(409)
  })

  test('deletes what is older, and the trail stays verifiable', async () => {
    await chain.seal(portal.clock.now())
    const signal = new AbortController().signal
    const later = { now: () => new Date('2027-05-08T08:00:00Z') }
    const before = await portal.commands.verifyTraces()
    expect(before).toMatchObject({ intact: true, purgedLines: 0, unsealedLines: 0 })
    await purgeTraces({ chain, traces: sqlTraces(portal.database), clock: later }, signal)
    expect(await portal.commands.verifyTraces(before.head)).toMatchObject({
      intact: true,
      lines: 0,
      purgedLines: before.lines,
      expectedFound: true,
    })
  })
})
