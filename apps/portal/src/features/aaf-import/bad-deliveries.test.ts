import type { ExchangeEntry } from '@preau/exchange'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { sqlAccountEnds } from '../../store/account-life/sql-account-ends.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import {
  person,
  pupil,
  type SmallDelivery,
  smallDelivery,
  smallDelta,
  smallSchool,
} from '../../testing/small-delivery.ts'

let portal: OpenedPortal

const teacher = person('6', 'Lemoine', 'Claire', {
  ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES`,
})
const known: Omit<SmallDelivery, 'uai'> = {
  pupils: [pupil('1', 'Morvan', 'Lise', ['2$10$1$1$1$0']), pupil('4', 'Roux', 'Tom', ['5$10$1$1$1$0'])],
  guardians: [person('2', 'Morvan', 'Anne'), person('5', 'Roux', 'Inès')],
  staff: [teacher],
}

/** The whole directory, with the version of each row: what nothing half done leaves as it was. */
async function directory(): Promise<unknown> {
  const rows = sql`select 'a', id, xmin::text from account union all select 'p', id, xmin::text from account_profile
    union all select 'l', guardian_id * 1000000 + pupil_id, xmin::text from guardian_link order by 1, 2`
  return (await rows.execute(portal.database.kysely())).rows
}

async function problemsOf(runId: string): Promise<string> {
  const { rows } =
    await sql`select file, line, reason, advice from aaf_problem where run_id = ${runId}`.execute(
      portal.database.kysely(),
    )
  return JSON.stringify(rows)
}

const textOf = async (entry: ExchangeEntry): Promise<string> =>
  Buffer.concat(await Array.fromAsync(entry.open())).toString()

/** The delivery with the text of its file of pupils changed. */
function withPupilFile(change: (text: string) => string | Uint8Array): ExchangeEntry[] {
  return smallDelivery(known).map((entry) =>
    entry.name.includes('_Eleve_')
      ? {
          ...entry,
          open: async function* () {
            const changed = change(await textOf(entry))
            yield typeof changed === 'string' ? new TextEncoder().encode(changed) : changed
          },
        }
      : entry,
  )
}

const doctype = (subset: string) => (text: string) =>
  text.replace('?>', `?><!DOCTYPE ficAlimMENESR ${subset}>`)

beforeAll(async () => {
  portal = await openPortal()
  expect((await portal.commands.importAaf(smallDelivery(known))).state).toBe('done')
})

describe('a bad delivery changes nothing, and its run says what to do', () => {
  const bad: readonly (readonly [string, () => ExchangeEntry[], string])[] = [
    ['a missing file', () => smallDelivery(known).slice(0, 5), 'une livraison complète'],
    ['a truncated file', () => withPupilFile((text) => text.slice(0, text.length / 2)), '_Eleve_0000.xml'],
    [
      'a file of the delivery of another day',
      () => [...smallDelivery(known).slice(0, 5), ...smallDelivery({ ...known, day: '20260902' }).slice(5)],
      'viennent de deux livraisons différentes',
    ],
    [
      'an older delivery',
      () => smallDelivery({ ...known, day: '20260801' }),
      'Importez la livraison la plus récente',
    ],
    [
      'another academy',
      () => smallDelivery({ ...known, academy: 'AILLEURS' }),
      'Vérifiez que c’est la bonne livraison',
    ],
    [
      'a wrong encoding',
      () => withPupilFile((text) => Buffer.from(text.replace('Lise', 'Léa'), 'latin1')),
      '_Eleve_0000.xml, ligne',
    ],
    [
      'a DTD with entities',
      () => withPupilFile((text) => doctype('[<!ENTITY a "aaaa">]')(text).replace('Lise', '&a;')),
      '_Eleve_0000.xml',
    ],
    [
      'an entity without a DTD',
      () => withPupilFile((text) => text.replace('Lise', '&a;')),
      '_Eleve_0000.xml',
    ],
    [
      'a DTD of somebody else',
      () => withPupilFile(doctype('PUBLIC "x" "http://exemple.fr/x.dtd" [ ]')),
      '_Eleve_0000.xml',
    ],
  ]

  test.each(bad)('%s', async (_, delivery, said) => {
    const before = await directory()
    const { state, message } = await portal.commands.importAaf(delivery())
    expect(state).toBe('refused')
    expect(message).toContain(said)
    expect(message).toContain('Rien n’a été importé')
    expect(await directory()).toEqual(before)
  })
})

describe('a delivery with a few bad entries imports the others, and its run names each', () => {
  test('references to people and schools that do not exist', async () => {
    const far = person('7', 'Loin', 'Paul', { ENTPersonFonctions: '9999$ENS$ENSEIGNEMENT$$' })
    const { state, runId } = await portal.commands.importAaf(
      smallDelivery({
        ...known,
        pupils: [...known.pupils, pupil('8', 'Neuf', 'Ida', ['777$10$1$1$1$0'])],
        staff: [teacher, far],
      }),
    )
    expect(state).toBe('done')
    expect(await portal.commands.showAccount('ida.neuf')).toMatchObject({
      guardians: [],
      status: 'to_activate',
    })
    const problems = await problemsOf(runId)
    expect(problems).toContain('777')
    expect(problems).toContain('9999')
  })

  test('the same key twice: the first stands, the second is named by its line', async () => {
    const { state, runId } = await portal.commands.importAaf(
      smallDelivery({ ...known, guardians: [...known.guardians, person('2', 'Usurpe', 'Jean')] }),
      { acceptedDepartures: 'all' },
    )
    expect(state).toBe('done')
    expect(await portal.commands.showAccount('anne.morvan')).toMatchObject({ name: 'MORVAN Anne' })
    expect(await problemsOf(runId)).toMatch(/_PersRelEleve_0000\.xml","line":[1-9]/)
  })
})

describe('somebody whose account was deleted', () => {
  test('is not brought back by a change, and is somebody new when they are delivered again', async () => {
    const former = await portal.commands.showAccount('tom.roux')
    await portal.commands.importAaf(smallDelta('20260902', { Eleve: [{ remove: '4' }] }), {
      acceptedDepartures: 'all',
    })
    portal.clock.advance(200 * 24 * 3_600_000)
    const before = new Date(portal.clock.now().getTime() - 90 * 24 * 3_600_000)
    await sqlAccountEnds(portal.database).deleteSome(before, 200, portal.clock.now())
    await expect(portal.commands.showAccount('tom.roux')).rejects.toThrow()

    const changed = await portal.commands.importAaf(
      smallDelta('20260903', {
        Eleve: [
          { modify: { id: '4', attributes: { givenName: 'Thomas' } } },
          { modify: { id: '1', attributes: { mail: 'lise@exemple.fr' } } },
        ],
      }),
    )
    expect(changed).toMatchObject({ state: 'done', counts: { created: 0, updated: 1 } })
    expect(await problemsOf(changed.runId)).toContain('4')
    await expect(portal.commands.showAccount('tom.roux')).rejects.toThrow()

    const again = await portal.commands.importAaf(
      smallDelta('20260904', { Eleve: [{ add: pupil('4', 'Roux', 'Tom', []) }] }),
    )
    expect(again).toMatchObject({ state: 'done', counts: { created: 1 } })
    const back = await portal.commands.showAccount('tom.roux')
    expect(back).toMatchObject({ status: 'to_activate', lastLoginAt: null })
    expect(back.entId).not.toBe(former.entId)
  })
})

describe('a delivery that would suspend nearly everybody', () => {
  test('ten thousand departures by mistake are refused with their number', async () => {
    await sql`with made as (insert into account (ent_id, login, status, status_changed_at, origin, last_name, first_name, name_key,
        created_at, updated_at)
      select 'YY' || n, 'y' || n, 'active', now(), 'aaf', 'nom', 'prenom', 'nom prenom', now(), now() from generate_series(1, 10000) n
      returning id)
      insert into account_profile (account_id, establishment_id, profile, origin, started_at)
      select made.id, e.id, 'National_ELV', 'aaf', now() from made, establishment e where e.uai = '0350000K'`.execute(
      portal.database.kysely(),
    )
    await sql`analyze account, account_profile`.execute(portal.database.kysely())
    const { state, message } = await portal.commands.importAaf(smallDelivery({ ...known, day: '20260905' }))
    expect(state).toBe('refused')
    expect(message).toMatch(/suspendrait 10\s00\d\scomptes sur 10\s0\d\d\scomptes ouverts/)
    expect(message).toMatch(/recommencez en acceptant 10\s00\d\sdéparts/)
    const { rows } = await sql<{
      open: number
    }>`select count(*)::integer as open from account where status <> 'suspended'`.execute(
      portal.database.kysely(),
    )
    expect(rows[0]?.open).toBeGreaterThanOrEqual(10_000)
  })
})
