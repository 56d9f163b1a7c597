import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { beforeAll, describe, expect, test } from 'vitest'
import { type OpenedPortal, openPortal } from '../../../testing/open-portal.ts'
import { person, pupil, smallDelivery, smallSchool } from '../../../testing/small-delivery.ts'
import type { PortalSchema } from '../../../store/schema.ts'

const mother = person('4200031', 'Larue', 'Odile')
const neighbour = person('4200032', 'Voisin', 'Guy')
const maelys = pupil('4100017', 'Épinette', 'Maëlys', ['4200031$10$1$1$1$0', '4200032$90$0$0$1$0'])
const teacher = person('4300009', 'Quenouille', 'Bastien', {
  ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES`,
  ENTAuxEnsClassesMatieres: `${smallSchool}$6E 2$061300`,
  ENTAuxEnsClassesPrincipal: `${smallSchool}$6E 2`,
})
const counsellor = person('4300010', 'Roche', 'Karim', {
  ENTPersonFonctions: `${smallSchool}$EDU$EDUCATION$$`,
})

const small = { pupils: [maelys], guardians: [mother, neighbour], staff: [teacher, counsellor] }

describe('importAafDelivery, on a delivery of a few people', () => {
  let portal: OpenedPortal
  const db = () => portal.database.kysely<PortalSchema>()

  beforeAll(async () => {
    portal = await openPortal()
    await portal.commands.importAaf(smallDelivery(small))
  })

  test('a person gets a log-in name made of their name and an ENT identifier that carries nothing', async () => {
    const account = await portal.commands.showAccount('maelys.epinette')
    expect(account.entId).toMatch(/^[A-Z]{3}\d{5,}$/)
    expect(account).toMatchObject({ status: 'to_activate', birthDate: '2015-02-14', origin: 'aaf' })
  })

  test('functions become profiles, with the discipline of the post', async () => {
    const { profiles } = await portal.commands.showAccount('bastien.quenouille')
    expect(profiles).toMatchObject([
      { profile: 'National_ENS', disciplineLabel: 'MATHEMATIQUES', ended: false },
    ])
    expect((await portal.commands.showAccount('karim.roche')).profiles).toMatchObject([
      { profile: 'National_EVS' },
    ])
  })

  test('a teacher has their class with its subject, and the class they are the form teacher of', async () => {
    const { classes } = await portal.commands.showAccount('bastien.quenouille')
    expect(classes).toMatchObject([
      { code: '6E 2', role: 'teacher', subject: 'MATHEMATIQUES' },
      { code: '6E 2', role: 'main_teacher', subject: '' },
    ])
  })

  test('a guardian is linked to the pupil with the kind of link and the legal level', async () => {
    const { guardians } = await portal.commands.showAccount('maelys.epinette')
    expect(guardians).toMatchObject([{ name: 'LARUE Odile', link: 'Mère', legalLevel: 1 }])
    const { children, profiles } = await portal.commands.showAccount('odile.larue')
    expect(children).toMatchObject([{ name: 'ÉPINETTE Maëlys' }])
    expect(profiles).toMatchObject([{ profile: 'National_TUT' }])
  })

  test('an adult without responsibility for any pupil gets no account', async () => {
    await expect(portal.commands.showAccount('guy.voisin')).rejects.toMatchObject({
      code: 'account.unknown-login',
    })
  })

  test('the same delivery a second time changes nothing', async () => {
    const before = await db().selectFrom('account').selectAll().orderBy('id').execute()
    portal.clock.advance(60_000)
    const { state, counts } = await portal.commands.importAaf(smallDelivery(small))
    expect(state).toBe('done')
    expect(counts).toMatchObject({ created: 0, updated: 0, suspended: 0, reopened: 0 })
    expect(await db().selectFrom('account').selectAll().orderBy('id').execute()).toEqual(before)
  })

  test('a corrected name updates the account and keeps its log-in name and identifier', async () => {
    const before = await portal.commands.showAccount('karim.roche')
    const corrected = {
      ...small,
      staff: [teacher, person('4300010', 'Rocher', 'Karim', counsellor.attributes)],
    }
    const renamed = corrected.staff.map((one) =>
      one.id === '4300010' ? { ...one, attributes: { ...one.attributes, sn: 'Rocher' } } : one,
    )
    expect(
      (await portal.commands.importAaf(smallDelivery({ ...corrected, staff: renamed }))).counts,
    ).toMatchObject({ updated: 1 })
    const after = await portal.commands.showAccount('karim.roche')
    expect(after).toMatchObject({ name: 'ROCHER Karim', entId: before.entId })
    await portal.commands.importAaf(smallDelivery(small))
  })

  test('a simulation tells what would change and changes nothing', async () => {
    const newcomer = pupil('4100018', 'Nouvel', 'Élève', ['4200031$10$1$1$1$0'])
    const { state, counts } = await portal.commands.importAaf(
      smallDelivery({ ...small, pupils: [maelys, newcomer] }),
      {
        simulate: true,
      },
    )
    expect({ state, created: counts.created }).toEqual({ state: 'simulated', created: 1 })
    await expect(portal.commands.showAccount('eleve.nouvel')).rejects.toThrow()
  })

  test('too many departures at once are refused with their number, and nothing is suspended', async () => {
    const { state, message } = await portal.commands.importAaf(smallDelivery({ ...small, staff: [teacher] }))
    expect(state).toBe('refused')
    expect(message).toMatch(/suspendrait 1.compte sur 4.comptes ouverts/)
    expect(await portal.commands.showAccount('karim.roche')).toMatchObject({ status: 'to_activate' })
  })

  test('departures that were agreed to suspend the account and keep it, and a return reopens it', async () => {
    const { counts } = await portal.commands.importAaf(smallDelivery({ ...small, staff: [teacher] }), {
      acceptedDepartures: 1,
    })
    expect(counts).toMatchObject({ suspended: 1 })
    expect(await portal.commands.showAccount('karim.roche')).toMatchObject({
      status: 'suspended',
      profiles: [{ ended: true }],
    })
    expect((await portal.commands.importAaf(smallDelivery(small))).counts).toMatchObject({
      reopened: 1,
      created: 0,
    })
    expect(await portal.commands.showAccount('karim.roche')).toMatchObject({ profiles: [{ ended: false }] })
  })

  test('a guardian leaves with the last pupil they answer for', async () => {
    const { counts } = await portal.commands.importAaf(smallDelivery({ ...small, pupils: [] }), {
      acceptedDepartures: 'all',
    })
    expect(counts).toMatchObject({ suspended: 2 })
    expect(await portal.commands.showAccount('odile.larue')).toMatchObject({ status: 'suspended' })
    await portal.commands.importAaf(smallDelivery(small))
  })

  test('homonyms get different log-in names', async () => {
    const homonym = pupil('4100019', 'Épinette', 'Maëlys', ['4200031$10$1$1$1$0'])
    await portal.commands.importAaf(smallDelivery({ ...small, pupils: [maelys, homonym] }))
    const [first, second] = [
      await portal.commands.showAccount('maelys.epinette'),
      await portal.commands.showAccount('maelys.epinette2'),
    ]
    expect(first.entId).not.toBe(second.entId)
  })

  test('a truncated file refuses the whole delivery and names the file', async () => {
    const entries = smallDelivery({
      ...small,
      staff: [teacher, counsellor, person('4300011', 'Neuf', 'Jean')],
    })
    const cut = entries.map((entry) =>
      entry.name.includes('_Eleve_')
        ? {
            ...entry,
            open: async function* () {
              yield await Promise.resolve(new TextEncoder().encode('<ficAlimMENESR><addRequest>'))
            },
          }
        : entry,
    )
    const { state, message } = await portal.commands.importAaf(cut)
    expect({ state, named: message?.includes('_Eleve_0000.xml') }).toEqual({ state: 'refused', named: true })
    await expect(portal.commands.showAccount('jean.neuf')).rejects.toThrow()
  })

  test('a refused delivery leaves a report with its problems', async () => {
    const { runId } = await portal.commands.importAaf(smallDelivery(small).slice(0, 3))
    const problems = await db().selectFrom('aaf_problem').selectAll().where('run_id', '=', runId).execute()
    expect(problems.filter(({ fatal }) => fatal).length).toBeGreaterThan(0)
    const run = await db().selectFrom('aaf_run').selectAll().where('id', '=', runId).executeTakeFirstOrThrow()
    expect(run).toMatchObject({ state: 'refused', refusal_code: 'aaf.unreadable' })
  })

  test('a second import of a school while a first one runs is refused and changes nothing', async () => {
    const gate = Promise.withResolvers<undefined>()
    const reached = Promise.withResolvers<undefined>()
    const slow = smallDelivery(small).map((entry) =>
      entry.name.includes('_Eleve_')
        ? {
            ...entry,
            open: async function* () {
              reached.resolve(undefined)
              await gate.promise
              yield* entry.open()
            },
          }
        : entry,
    )
    const first = portal.commands.importAaf(slow, { acceptedDepartures: 'all' })
    await reached.promise
    const second = await portal.commands.importAaf(smallDelivery(small))
    gate.resolve(undefined)
    expect(second).toMatchObject({ state: 'refused' })
    expect(second.message).toContain('en cours d’import')
    expect(await first).toMatchObject({ state: 'done' })
  })

  test('the people of another school are left alone', async () => {
    const other = smallDelivery({ uai: '0350001L', pupils: [], guardians: [], staff: [] })
    const entries = other.map((entry) => entry)
    const { counts } = await portal.commands.importAaf(entries)
    expect(counts).toMatchObject({ suspended: 0 })
  })
})

describe('importAafDelivery, on a whole school', () => {
  test('a school of 1,400 people is imported, and the same delivery again changes nothing', async () => {
    const portal = await openPortal()
    const school = makeSchool()
    const first = await portal.commands.importAaf(writeAafDelivery(school))
    expect(first.state).toBe('done')
    const { created = 0, problems = 0 } = first.counts
    expect(created).toBeGreaterThan(1200)
    expect(problems).toBeLessThan(created / 10)
    const second = await portal.commands.importAaf(writeAafDelivery(school))
    expect(second.counts).toMatchObject({ created: 0, updated: 0, suspended: 0, reopened: 0 })
    const lise = await portal.commands.showAccount('lise.morvan')
    expect(lise.guardians.map(({ name }) => name)).toEqual(['MORVAN Anne', 'MORVAN Yann'])
  })
})
