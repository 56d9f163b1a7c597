import { mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EntAccount, SchoolPerson } from '@preau/reconciliation'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UsageError } from '../command.ts'
import { reconcileFiles } from './reconcile-files.ts'
import { isPerson } from './records.ts'
import { indexSchools } from './school-index.ts'
import { solveSchools } from './solve-schools.ts'

const uais = ['0350002K', '0350001K', '0350003K', '0350004K', '0350005K']
const surnames = ['ARDOUIN', 'BELLEC', 'CORVAL', 'DANTREC', 'ESNOL', 'FLOCHET']

const account = (uai: string, n: number): EntAccount => ({
  id: `${uai}-${n}`,
  // The last account belongs to two schools: each must find it.
  uai: n === surnames.length - 1 ? [uai, '0350001K', uai] : [uai],
  profil: 'eleve',
  nom: surnames[n] ?? '',
  prenom: 'Zoé',
  dateNaissance: `2011-0${n + 1}-1${n}`,
})
const person = (uai: string, n: number): SchoolPerson => ({
  identifiantPronote: `P-${uai}-${n}`,
  uai,
  categorie: 'eleve',
  nom: surnames[n] ?? '',
  prenom: 'ZOE',
  dateNaissance: `1${n}/0${n + 1}/2011`,
})

/** Records of all schools, school after school or mixed. */
const drawn = <T>(record: (uai: string, n: number) => T, mixed: boolean): T[] =>
  mixed
    ? surnames.flatMap((_, n) => uais.map((uai) => record(uai, n)))
    : uais.flatMap((uai) => surnames.map((_, n) => record(uai, n)))
const lines = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')

let folder = ''
const at = (name: string): string => join(folder, name)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-reconcile-'))
  await writeFile(at('ent.jsonl'), lines(drawn(account, false)))
  await writeFile(at('pronote.jsonl'), lines(drawn(person, false)))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

interface Answer {
  readonly predictions: readonly string[]
  readonly meta: unknown
}

async function run(threads?: number): Promise<Answer> {
  const [directory, people, out] = [at('ent.jsonl'), at('pronote.jsonl'), at('out.jsonl')]
  await reconcileFiles({ directory, people, out, threads })
  const written = (await readFile(out, 'utf8')).trimEnd().split('\n')
  return { predictions: written.slice(0, -1), meta: JSON.parse(written.at(-1) ?? '') }
}

describe('two files are reconciled', () => {
  test('with the same bytes on one, two and four threads, schools in the order of their UAI', async () => {
    const alone = await run(1)
    expect((await run(2)).predictions).toEqual(alone.predictions)
    expect((await run(4)).predictions).toEqual(alone.predictions)
    const found = alone.predictions.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(found.map(({ pronoteId }) => pronoteId)).toEqual(
      uais.toSorted().flatMap((uai) => surnames.map((_, n) => `P-${uai}-${n}`)),
    )
    expect(found.filter(({ decision }) => decision === 'auto').map(({ entId }) => entId)).toContain(
      '0350003K-0',
    )
    expect(JSON.stringify(alone.meta)).toMatch(/^\{"meta":\{"elapsedMs":\d+,"pairs":\d+\}\}$/)
  })

  test('the same when the lines of the schools are mixed, ended by CR LF, with empty lines and no last end', async () => {
    const grouped = await run(1)
    await writeFile(at('ent.jsonl'), lines(drawn(account, true)).replaceAll('\n', '\r\n\r\n').trimEnd())
    await writeFile(at('pronote.jsonl'), `\n${lines(drawn(person, true)).trimEnd()}`)
    expect((await run(1)).predictions).toEqual(grouped.predictions)
    expect((await run(2)).predictions).toEqual(grouped.predictions)
  })

  test('when the export is empty, into the line of figures alone', async () => {
    await writeFile(at('pronote.jsonl'), '')
    expect(await run()).toMatchObject({ predictions: [], meta: { meta: { pairs: 0 } } })
  })

  test('into the file a link names, the link remaining', async () => {
    await writeFile(at('kept.jsonl'), 'before')
    await symlink(at('kept.jsonl'), at('out.jsonl'))
    const { predictions } = await run(1)
    expect((await readFile(at('kept.jsonl'), 'utf8')).split('\n')).toEqual(
      expect.arrayContaining([...predictions]),
    )
  })
})

describe('a run that cannot end leaves the folder as it was', () => {
  const unchanged = async (): Promise<void> => {
    expect((await readdir(folder)).toSorted()).toEqual(['ent.jsonl', 'out.jsonl', 'pronote.jsonl'])
    expect(await readFile(at('out.jsonl'), 'utf8')).toBe('before')
  }
  beforeEach(() => writeFile(at('out.jsonl'), 'before'))

  test('when a line is not a record: the file and the line are named', async () => {
    await writeFile(at('ent.jsonl'), `${lines([account('0350001K', 0)])}\n{"id":"no name"}\n`)
    const refused = expect(run(2)).rejects
    await refused.toThrow(UsageError)
    await expect(run(2)).rejects.toThrow(/ent\.jsonl, ligne 3/)
    await unchanged()
  })

  test.each([1, 2])('when a school makes the engine fail, on %i thread(s): it is named', async (threads) => {
    const wrong = [...drawn(person, false), { ...person('0350004K', 7), dateNaissance: { day: 1 } }]
    await writeFile(at('pronote.jsonl'), lines(wrong))
    await expect(run(threads)).rejects.toMatchObject({
      code: 'reconcile.school-failed',
      texts: { sentence: expect.stringContaining('0350004K') as string },
    })
    await unchanged()
  })

  test('when the folder of the answer does not exist', async () => {
    const request = { directory: at('ent.jsonl'), people: at('pronote.jsonl'), out: at('none/out.jsonl') }
    await expect(reconcileFiles(request)).rejects.toMatchObject({ code: 'reconcile.cannot-write' })
    await unchanged()
  })

  test('when a file is cut while it is read', async () => {
    const path = at('pronote.jsonl')
    const index = await indexSchools({ path, isRecord: isPerson, schoolsOf: ({ uai }) => [uai] })
    const jobs = [...index].map(([uai, runs]) => ({
      uai,
      directory: { path: at('ent.jsonl'), runs: [] },
      people: { path, runs },
    }))
    await truncate(path, 100)
    const all = async (): Promise<void> => {
      for await (const { pairs } of solveSchools(jobs, 2)) expect(pairs).toBe(0)
    }
    await expect(all()).rejects.toMatchObject({
      code: 'reconcile.school-failed',
      texts: { sentence: expect.stringContaining('raccourci') as string },
    })
  })
})
