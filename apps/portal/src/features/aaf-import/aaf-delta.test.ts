import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PortalSchema } from '../../store/schema.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { person, pupil, smallDelivery, smallDelta, smallSchool } from '../../testing/small-delivery.ts'

let portal: OpenedPortal
const db = () => portal.database.kysely<PortalSchema>()
const all = { acceptedDepartures: 'all' } as const

const teaching = { ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES` }
const elsewhere = '5502'
const complete = (day = '20260901') =>
  smallDelivery({
    day,
    pupils: [
      pupil('1', 'Morvan', 'Lise', ['2$10$1$1$1$0', '3$20$0$1$1$0']),
      pupil('4', 'Roux', 'Tom', ['5$10$1$1$1$0']),
    ],
    guardians: [person('2', 'Morvan', 'Anne'), person('3', 'Morvan', 'Yann'), person('5', 'Roux', 'Inès')],
    staff: [
      person('6', 'Lemoine', 'Claire', {
        ...teaching,
        ENTAuxEnsClassesMatieres: `${smallSchool}$6E 2$061300`,
      }),
    ],
  })

/** Writes of accounts, as PostgreSQL counts them: a row that is written again has another version. */
async function versions(): Promise<unknown> {
  const rows = sql<{ id: string; version: string }>`select id, xmin::text as version from account order by id`
  return (await rows.execute(db())).rows
}

beforeAll(async () => {
  portal = await openPortal()
})

describe('a delta', () => {
  test('before any complete delivery is refused: its keys would mean nothing', async () => {
    const outcome = await portal.commands.importAaf(smallDelta('20260902', { Eleve: [{ remove: '1' }] }))
    expect(outcome).toMatchObject({ state: 'refused' })
    expect(outcome.message).toContain('aucune livraison complète')
    expect((await portal.commands.importAaf(complete())).state).toBe('done')
  })

  test('changes what it says and nothing else', async () => {
    const before = await portal.commands.showAccount('tom.roux')
    const delta = smallDelta('20260902', {
      Eleve: [{ modify: { id: '1', attributes: { ENTEleveClasses: `${smallSchool}$6E 3` } } }],
      PersRelEleve: [{ modify: { id: '2', attributes: { mail: 'anne@exemple.fr' } } }],
    })
    const { state, counts } = await portal.commands.importAaf(delta)
    expect({ state, ...counts }).toMatchObject({ state: 'done', created: 0, updated: 1, suspended: 0 })
    const lise = await portal.commands.showAccount('lise.morvan')
    expect(lise.classes).toMatchObject([{ code: '6E 3', role: 'pupil' }])
    expect(lise.guardians.map(({ name }) => name)).toEqual(['MORVAN Anne', 'MORVAN Yann'])
    expect((await portal.commands.showAccount('anne.morvan')).email).toBe('anne@exemple.fr')
    expect(await portal.commands.showAccount('tom.roux')).toEqual(before)
    expect((await portal.commands.showAccount('claire.lemoine')).classes).toMatchObject([{ code: '6E 2' }])
  })

  test('a second time changes nothing: no account is written', async () => {
    const delta = smallDelta('20260902', {
      Eleve: [{ modify: { id: '1', attributes: { ENTEleveClasses: `${smallSchool}$6E 3` } } }],
    })
    const before = await versions()
    expect((await portal.commands.importAaf(delta)).counts).toMatchObject({ created: 0, updated: 0 })
    expect(await versions()).toEqual(before)
  })

  test('erases a value with an empty one', async () => {
    const erase = { PersRelEleve: [{ modify: { id: '2', attributes: { mail: '' } } }] }
    await portal.commands.importAaf(smallDelta('20260903', erase))
    expect((await portal.commands.showAccount('anne.morvan')).email).toBeUndefined()
  })

  test('takes several changes of one person in their order', async () => {
    const many = {
      PersEducNat: [
        { modify: { id: '6', attributes: { sn: 'Premier' } } },
        { modify: { id: '6', attributes: { mail: 'c@exemple.fr' } } },
        { modify: { id: '6', attributes: { sn: 'Second' } } },
      ],
    }
    await portal.commands.importAaf(smallDelta('20260903', many))
    expect(await portal.commands.showAccount('claire.lemoine')).toMatchObject({
      name: 'SECOND Claire',
      email: 'c@exemple.fr',
    })
  })

  test('adds a pupil and the guardian of their family, who is linked to a guardian already there', async () => {
    const added = {
      PersRelEleve: [{ add: person('7', 'Roux', 'Paul') }],
      Eleve: [{ add: pupil('8', 'Roux', 'Eva', ['5$10$1$1$1$0', '7$20$0$1$1$0']) }],
    }
    expect((await portal.commands.importAaf(smallDelta('20260904', added))).counts).toMatchObject({
      created: 2,
    })
    expect((await portal.commands.showAccount('eva.roux')).guardians.map(({ name }) => name)).toEqual([
      'ROUX Inès',
      'ROUX Paul',
    ])
  })

  test('takes a pupil away with the guardians who answer for nobody else, and keeps their accounts', async () => {
    const { counts } = await portal.commands.importAaf(
      smallDelta('20260905', { Eleve: [{ remove: '8' }] }),
      all,
    )
    expect(counts).toMatchObject({ suspended: 2 })
    expect(await portal.commands.showAccount('paul.roux')).toMatchObject({ status: 'suspended' })
    expect(await portal.commands.showAccount('ines.roux')).toMatchObject({ status: 'to_activate' })
  })

  test('of a pupil who comes back gives the same account again', async () => {
    const back = {
      Eleve: [{ add: pupil('8', 'Roux', 'Eva', ['7$20$0$1$1$0']) }],
      PersRelEleve: [{ add: person('7', 'Roux', 'Paul') }],
    }
    expect((await portal.commands.importAaf(smallDelta('20260906', back))).counts).toMatchObject({
      created: 0,
      reopened: 2,
    })
  })

  test('says whom it cannot change, and changes the others', async () => {
    const unknown = {
      Eleve: [
        { modify: { id: '99', attributes: { sn: 'X' } } },
        { modify: { id: '4', attributes: { givenName: 'Thomas' } } },
      ],
    }
    const outcome = await portal.commands.importAaf(smallDelta('20260906', unknown))
    expect(outcome).toMatchObject({ state: 'done', counts: { updated: 1, problems: 1 } })
    const problems = await db()
      .selectFrom('aaf_problem')
      .selectAll()
      .where('run_id', '=', outcome.runId)
      .execute()
    expect(problems).toMatchObject([{ severity: 'rejected', line: 3 }])
    expect(problems[0]?.reason).toContain('aucune livraison ne l’a décrite')
  })

  test('older than the last delivery is refused, unless it is accepted', async () => {
    const older = smallDelta('20260902', {
      Eleve: [{ modify: { id: '4', attributes: { givenName: 'Tom' } } }],
    })
    const refused = await portal.commands.importAaf(older)
    expect(refused.message).toContain(
      'est du 02/09/2026, alors qu’une livraison du 06/09/2026 est déjà importée',
    )
    expect((await portal.commands.importAaf(older, { acceptOlder: true })).state).toBe('done')
  })

  test('that would suspend many people is refused with their number', async () => {
    const everybody = { Eleve: ['1', '4', '8'].map((remove) => ({ remove })) }
    const refused = await portal.commands.importAaf(smallDelta('20260908', everybody))
    expect(refused.message).toMatch(/suspendrait 7.comptes sur 8.comptes ouverts/)
    expect(await portal.commands.showAccount('lise.morvan')).toMatchObject({ status: 'to_activate' })
  })
})

describe('a complete delivery', () => {
  test('older than the last one of its school is refused, and a later one is taken', async () => {
    const refused = await portal.commands.importAaf(complete('20260901'), all)
    expect(refused).toMatchObject({ state: 'refused' })
    expect(refused.message).toContain('elle ferait revenir l’annuaire en arrière')
    expect((await portal.commands.importAaf(complete('20260910'), all)).state).toBe('done')
  })

  test('a second time writes no account', async () => {
    const before = await versions()
    await portal.commands.importAaf(complete('20260910'))
    expect(await versions()).toEqual(before)
  })

  test('of a known school in another academy is refused', async () => {
    const moved = smallDelivery({ academy: 'AUTRE', pupils: [], guardians: [], staff: [], day: '20260911' })
    const { message } = await portal.commands.importAaf(moved, { acceptAcademy: true })
    expect(message).toContain('L’établissement 0350000K est connu dans l’académie EXEMPLE')
  })

  test('of an academy that nobody announced is refused, and taken when it is accepted', async () => {
    const other = smallDelivery({
      uai: '0350001L',
      academy: 'AUTRE',
      pupils: [pupil('1', 'Autre', 'Max', [])],
      guardians: [],
      staff: [],
    })
    expect((await portal.commands.importAaf(other)).message).toContain('l’annuaire ne connaît que EXEMPLE')
    expect((await portal.commands.importAaf(other, { acceptAcademy: true })).counts).toMatchObject({
      created: 1,
    })
    // The same key in two academies is two people.
    expect((await portal.commands.showAccount('lise.morvan')).name).toBe('MORVAN Lise')
  })
})

describe('a person over the years', () => {
  const ine = { ENTEleveINE: '1234567890A', ENTEleveStructRattachId: '900017' }
  const withIne = (one: ReturnType<typeof pupil>) => ({ ...one, attributes: { ...one.attributes, ...ine } })
  const ofSchool = (uai: string, structure: string, day: string, pupils: ReturnType<typeof pupil>[]) =>
    smallDelivery({ uai, day, pupils, guardians: [], staff: [] }).map(({ name, open }) => ({
      name,
      open: async function* () {
        const text = Buffer.concat(await Array.fromAsync(open()))
          .toString()
          .replaceAll(smallSchool, structure)
        yield Buffer.from(text)
      },
    }))

  test('who changes school keeps the account, the log-in name and the password', async () => {
    const own = await openPortal()
    const nina = withIne(pupil('50', 'Mobile', 'Nina', []))
    await own.commands.importAaf(ofSchool('0350000K', smallSchool, '20260901', [nina]))
    await own.commands.importAaf(ofSchool('0350001L', elsewhere, '20260901', []))
    const before = await own.commands.showAccount('nina.mobile')
    await own.commands.importAaf(ofSchool('0350001L', elsewhere, '20260915', [nina]))
    await own.commands.importAaf(ofSchool('0350000K', smallSchool, '20260916', []), all)
    const after = await own.commands.showAccount('nina.mobile')
    expect(after).toMatchObject({ id: before.id, entId: before.entId, status: 'to_activate' })
    expect(after.profiles.map(({ school, ended }) => [school.includes('0350001L'), ended])).toEqual(
      expect.arrayContaining([
        [true, false],
        [false, true],
      ]),
    )
  })

  test('twins and homonyms are never one: same name, same day, two keys', async () => {
    const own = await openPortal()
    const twins = [
      pupil('60', 'Jumel', 'Léa', []),
      pupil('61', 'Jumel', 'Léo', []),
      pupil('62', 'Jumel', 'Léa', []),
    ]
    const { counts } = await own.commands.importAaf(ofSchool('0350000K', smallSchool, '20260901', twins))
    expect(counts.created).toBe(3)
    expect(await own.commands.findAccounts('jumel')).toEqual(
      expect.arrayContaining(['lea.jumel', 'lea.jumel2', 'leo.jumel']),
    )
  })

  test('an INE that comes back with another birth date and another key is somebody else’s', async () => {
    const own = await openPortal()
    await own.commands.importAaf(
      ofSchool('0350000K', smallSchool, '20260901', [withIne(pupil('70', 'Un', 'Ali', []))]),
    )
    const other = withIne(pupil('71', 'Deux', 'Bob', []))
    const born = { ...other, attributes: { ...other.attributes, ENTPersonDateNaissance: '01/01/2014' } }
    const { counts } = await own.commands.importAaf(
      ofSchool('0350000K', smallSchool, '20260902', [born]),
      all,
    )
    expect(counts).toMatchObject({ created: 1, suspended: 1 })
  })
})
