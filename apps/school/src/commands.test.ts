import { Refusal, verifyPassword } from '@preau/platform'
import { describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from './testing/open-test-school.ts'

const school = await openTestSchoolWithBase({ SCHOOL_DEMO: 'oui' })
const { commands, db } = school

test('a base is named by its UAI or its path name, whatever the case', async () => {
  const base = await commands.findBase(uai)
  expect(base).toMatchObject({ uai, pathName })
  expect(await commands.findBase('0350000x')).toEqual(base)
  expect(await commands.findBase('9990002Y')).toBeUndefined()
})

test('a command on an unknown base is the refusal that a screen would show', async () => {
  const refusal = await commands.publishBase('9990002Y').catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code: 'base.unknown' })
})

test('publishing from the command line is audited as such', async () => {
  await commands.publishBase(uai)
  await commands.stopPublication(uai)
  expect(await school.auditOf('base.published')).toMatchObject([{ actor: 'cli', school: uai }])
  expect(await school.auditOf('base.stopped')).toMatchObject([{ actor: 'cli', school: uai }])
})

test('saving an operator again gives a new password and other bases, and no second account', async () => {
  await commands.addOperator({
    login: 'Superviseur',
    displayName: 'Jeanne K.',
    password: 'un-autre-secret',
    bases: 'all',
  })
  const rows = await db.selectFrom('operator').selectAll().execute()
  expect(rows).toMatchObject([{ login: 'superviseur', display_name: 'Jeanne K.', all_bases: true }])
  expect(await verifyPassword(rows[0]?.password_hash ?? undefined, 'un-autre-secret')).toBe(true)
})

test('two people of a base never have the same local log-in name', async () => {
  const first = await commands.addPerson(uai, {
    category: 'inspector',
    lastName: 'Vasseur',
    firstName: 'Bruno',
  })
  const second = await commands.addPerson(uai, {
    category: 'inspector',
    lastName: 'Vasseur',
    firstName: 'Brune',
  })
  const give = (personId: string) =>
    commands.setLocalPassword(uai, { personId, login: 'B.Vasseur', password: 'secret-local' })
  expect(await give(first)).toBe(true)
  expect(await give(second)).toBe(false)
  expect(await give(first)).toBe(true)
  const rows = await db.selectFrom('person_credential').select(['person_id', 'login']).execute()
  expect(rows).toEqual([{ person_id: first, login: 'b.vasseur' }])
})

describe('a spreadsheet', () => {
  const tutors = (text: string, more = {}) => {
    return { list: 'workTutor' as const, name: 'tuteurs.csv', bytes: new TextEncoder().encode(text), ...more }
  }

  test('adds whom the base does not know, once', async () => {
    const file = tutors('Nom;Prénom;Entreprise\nDelorme;Sabrina;Fournil\n')
    expect(await commands.lookAtCsv(uai, file)).toMatchObject({ ok: true, counts: { created: 1 } })
    expect(await commands.importCsv(uai, file)).toMatchObject({ ok: true, counts: { created: 1 } })
    expect(await commands.importCsv(uai, file)).toMatchObject({ counts: { created: 0, updated: 0 } })
  })

  test('has its columns told by their titles, and a title or a name that means nothing is refused', async () => {
    const file = (map: Readonly<Record<string, string>>) =>
      tutors('PATRONYME;Prénom;SIRET\nKervella;Yann;1\n', { map })
    expect(await commands.importCsv(uai, file({ Patronyme: 'nom' }))).toMatchObject({
      counts: { created: 1 },
    })
    for (const map of [{ Patronyme: 'Nom', Absente: 'Entreprise' }, { Patronyme: 'Taille' }])
      await expect(commands.importCsv(uai, file(map))).rejects.toMatchObject({ code: 'import.csv-columns' })
  })
})

test('the demonstration offers the portal of this server first among the presets', async () => {
  const presets = await db.selectFrom('ent_preset').select(['name', 'cas_url']).orderBy('position').execute()
  expect(presets).toHaveLength(17)
  expect(presets[0]).toEqual({ name: 'Préau Portail (ce serveur)', cas_url: 'http://localhost:8080/cas' })
})
