import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAuditChain, recordAudit } from '@preau/platform'
import { silentLog } from '@preau/platform/testing'
import { describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, password, pathName, uai } from '../../testing/open-test-school.ts'
import { pupilsFile } from '../../testing/school-files.ts'
import { actionCopy, circumstanceCopy } from './copy.fr.ts'
import { purgeTraces, sealTraces } from './keep-traces.ts'

const school = await openTestSchoolWithBase()
const { commands, db, clock } = school
const elsewhere = '9990001X'
await commands.createBase({ uai: elsewhere, name: 'Lycée des Aubes' })
await commands.addOperator({ login: 'voisin', displayName: 'Voisin', password, bases: [elsewhere] })
await commands.addOperator({ login: 'hebergeur', displayName: 'Hôte', password, bases: 'all' })
await commands.importSiecle(uai, { pupils: pupilsFile([{ id: '1', name: 'Quilvenec', firstName: 'Zoé' }]) })
await commands.publishBase(uai)
const person = await db.selectFrom('person').select(['id', 'pronote_id']).executeTakeFirstOrThrow()
const line = {
  actor: `person:${person.id}`,
  school: uai,
  target: `person:${person.id}`,
  outcome: 'done' as const,
}
await recordAudit(db, {
  ...line,
  action: 'person.signed-in',
  data: { space: 'eleves', via: 'cas' },
  at: clock.now(),
})
const failed = { ...line, actor: 'cas:NQV00001', action: 'person.cas-linked', outcome: 'failed' as const }
await recordAudit(db, { ...failed, data: { login: '=1+1' }, at: clock.now() })
const supervisor = await school.signedIn()
const path = `/console/${pathName}/traces`

const search = async (query: string, by = supervisor): Promise<string> =>
  (await by.get(`${path}?${query}`)).text
    .replaceAll(/\s+/g, ' ')
    .split('Circonstances')[1]
    ?.split('Intégrité')[0] ?? ''

/** Every name within the circumstances, however deep. */
const namesIn = (data: unknown): readonly string[] =>
  typeof data === 'object' && data !== null && !Array.isArray(data)
    ? Object.entries(data).flatMap(([key, value]) => [key, ...namesIn(value)])
    : []

test('what an import, a delegation and an export leave in the trail has a French name, thing by thing', async () => {
  await commands.stopPublication(uai)
  await commands.configureDelegation(uai, { serverUrl: 'https://cas.exemple' })
  await commands.exportIdentifiers(uai, { onlyWithoutCasId: false })
  const actions = ['school-import.siecle', 'delegation.configured', 'identifiers.exported']
  const lines = (await Promise.all(actions.map((action) => school.auditOf(action)))).flat()
  expect(lines).toHaveLength(3)
  const names = new Set(lines.flatMap(({ data }) => namesIn(data)))
  expect([...names].filter((name) => circumstanceCopy[name] === undefined)).toEqual([])
})

describe('the traces of a base', () => {
  test('are said in words, without the visits until they are asked for', async () => {
    const usual = await search('')
    for (const words of [
      'Base publiée ligne de commande',
      'Import SIECLE',
      'Utilisateur NQV00001 de l’ENT Zoé Quilvenec',
    ])
      expect(usual).toContain(words)
    expect(usual).not.toContain('Connexion à un espace')
    const visits = await search('quoi=connexions')
    expect(visits).toContain(
      'Connexion à un espace Zoé Quilvenec Zoé Quilvenec Fait moyen : ENT, espace : élèves',
    )
    expect(visits).toContain('Connexion à la console superviseur')
    expect(visits).not.toContain('Import SIECLE')
  })

  test('are searched by person, identifier, operator, outcome and day', async () => {
    for (const q of ['quilvenec zoe', person.pronote_id.toLowerCase(), 'NQV00001']) {
      const found = await search(`quoi=tout&q=${encodeURIComponent(q)}`)
      expect(found).toContain('Personne reconnue et reliée')
      expect(found).not.toContain('Import SIECLE')
    }
    expect(await search('q=superviseur')).toContain('Connexion à la console')
    expect(await search('resultat=failed')).not.toContain('Import SIECLE')
    expect(await search('du=2026-09-01&au=2026-09-06')).toContain('Aucune trace ne correspond.')
    expect(await search('du=2026-09-07&au=2026-08-01')).toContain('Import SIECLE')
    for (const odd of [
      'du=hier&page=-3&quoi=x&resultat=y',
      `q=${encodeURIComponent('é'.repeat(300))}`,
      'q=%25%27',
    ])
      expect((await supervisor.get(`${path}?${odd}`)).status).toBe(200)
  })

  test('of another base, and the sign-ins of those who run it, are not there; a host sees those of hosts', async () => {
    await school.signedIn('voisin')
    const host = await school.signedIn('hebergeur')
    const mine = await search('quoi=tout')
    for (const other of ['Lycée des Aubes', 'voisin', 'hebergeur', elsewhere])
      expect(mine).not.toContain(other)
    expect(await search('quoi=connexions', host)).toContain('Connexion à la console hebergeur')
    expect((await (await school.signedIn('voisin')).get(path)).status).toBe(403)
  })

  test('are exported as they were searched, without formulas, and that is a trace', async () => {
    const file = await supervisor.submit(`${path}/export`, { quoi: 'identites' })
    expect(file.headers['content-disposition']).toContain(`traces-${uai}-2026-09-07.csv`)
    expect(file.body).toContain('Personne reconnue et reliée;')
    expect(file.body).not.toContain('Import SIECLE')
    expect(await school.auditOf('traces.exported')).toMatchObject([
      { actor: 'operator:superviseur', school: uai, data: { quoi: 'identites', lines: 1 } },
    ])
  })
})

/** Codes of actions written in the sources, on a line that speaks of an action or of the audit. */
async function actionsInUse(): Promise<readonly string[]> {
  const root = join(import.meta.dirname, '../..')
  const files = await Array.fromAsync(glob('**/*.{ts,tsx}', { cwd: root }))
  const sources = files.filter((file) => !/\.test\.tsx?$|copy\.fr\.ts$/.test(file))
  const texts = await Promise.all(sources.map((file) => readFile(join(root, file), 'utf8')))
  const lines = texts.join('\n').split('\n')
  const speaking = lines.filter((text) => /\baction\b|audit(?:Of|For)\(/.test(text))
  return speaking.flatMap((text) =>
    [...text.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g)].map(([, code]) => code ?? ''),
  )
}

test('every action of the server has its words', async () => {
  const codes = await actionsInUse()
  expect(codes.length).toBeGreaterThan(30)
  expect([...new Set(codes)].filter((code) => !(code in actionCopy))).toEqual([])
})

describe('the seals', () => {
  const chain = createAuditChain(school.database)

  test('say when a line was changed, by the command too', async () => {
    clock.advance(1_800_000)
    await sealTraces({ chain, clock, log: silentLog() }, new AbortController().signal)
    const found = await commands.verifyTraces()
    expect(found).toMatchObject({ intact: true, faults: [] })
    expect((await supervisor.get(path)).text).toContain(`school traces verify --expect ${found.head ?? '?'}`)
    await school.database.pool.query(`begin; alter table audit_event disable trigger user;
      update audit_event set actor = 'operator:autre' where action = 'base.published';
      alter table audit_event enable trigger user; commit`)
    expect(await commands.verifyTraces()).toMatchObject({ intact: false })
  })

  test('stay when old lines are deleted', async () => {
    clock.advance(200 * 86_400_000)
    await purgeTraces({ chain, clock, traceMonths: 12 }, new AbortController().signal)
    expect(await commands.verifyTraces()).toMatchObject({ purgedLines: 0 })
    clock.advance(200 * 86_400_000)
    await purgeTraces({ chain, clock, traceMonths: 12 }, new AbortController().signal)
    const { purgedLines, seals } = await commands.verifyTraces()
    expect(purgedLines).toBeGreaterThan(0)
    expect(seals).toBeGreaterThan(0)
  })
})
