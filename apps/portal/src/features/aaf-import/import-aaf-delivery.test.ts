import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../testing/browser.ts'
import { holdDelivery } from '../../testing/held-delivery.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { person, pupil, smallDelivery, smallSchool } from '../../testing/small-delivery.ts'
import type { PortalSchema } from '../../store/schema.ts'

const mother = person('4200031', 'Larue', 'Odile')
const neighbour = person('4200032', 'Voisin', 'Guy')
const maelys = pupil('4100017', 'Épinette', 'Maëlys', ['4200031$10$1$1$1$0', '4200032$90$0$0$1$0'])
const teaching = { ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES` }
const teacher = person('4300009', 'Quenouille', 'Bastien', {
  ...teaching,
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

  test('an account closed by hand stays closed as long as its person has not left and come back', async () => {
    const close = db().updateTable('account').set({ status: 'suspended' })
    await close.where('login', '=', 'karim.roche').execute()
    expect((await portal.commands.importAaf(smallDelivery(small))).counts).toMatchObject({ reopened: 0 })
    expect(await portal.commands.showAccount('karim.roche')).toMatchObject({ status: 'suspended' })

    const all = { acceptedDepartures: 'all' } as const
    await portal.commands.importAaf(smallDelivery({ ...small, staff: [teacher] }), all)
    await portal.commands.importAaf(smallDelivery(small))
    expect(await portal.commands.showAccount('karim.roche')).toMatchObject({ status: 'to_activate' })
  })

  test('somebody who comes back keeps their password, and connects as before', async () => {
    await portal.commands.setPassword('karim.roche', 'Tramway-7-vert!')
    const all = { acceptedDepartures: 'all' } as const
    await portal.commands.importAaf(smallDelivery({ ...small, staff: [teacher] }), all)
    const browser = openBrowser(portal.app)
    expect((await browser.signIn('karim.roche', 'Tramway-7-vert!')).status).toBe(401)
    await portal.commands.importAaf(smallDelivery(small))
    expect((await browser.signIn('karim.roche', 'Tramway-7-vert!')).text).toContain('Bonjour Karim Roche')
  })

  test('a person who left is not reopened by a delivery that names them for another school', async () => {
    const elsewhere = person('4300010', 'Roche', 'Karim', { ENTPersonFonctions: '9999$EDU$EDUCATION$$' })
    const moved = { ...small, staff: [teacher, elsewhere] }
    const first = await portal.commands.importAaf(smallDelivery(moved), { acceptedDepartures: 'all' })
    expect(first.counts).toMatchObject({ suspended: 1, reopened: 0 })
    const before = await db().selectFrom('account').selectAll().orderBy('id').execute()
    const second = await portal.commands.importAaf(smallDelivery(moved))
    expect(second.counts).toMatchObject({ suspended: 0, reopened: 0, updated: 0 })
    expect(await db().selectFrom('account').selectAll().orderBy('id').execute()).toEqual(before)
    await portal.commands.importAaf(smallDelivery(small))
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

  test('two deliveries at once are imported one after the other', async () => {
    const held = holdDelivery(smallDelivery(small))
    const first = portal.commands.importAaf(held.entries, { acceptedDepartures: 'all' })
    await held.reached
    const second = portal.commands.importAaf(smallDelivery(small), { acceptedDepartures: 'all' })
    held.release()
    expect((await Promise.all([first, second])).map(({ state }) => state)).toEqual(['done', 'done'])
    const db = portal.database.kysely<PortalSchema>()
    const names = await db
      .selectFrom('account')
      .select('login')
      .where('aaf_key', '=', 'staff:4300010')
      .execute()
    expect(names).toHaveLength(1)
  })

  test('the people of another school are left alone', async () => {
    const other = smallDelivery({ uai: '0350001L', pupils: [], guardians: [], staff: [] })
    const entries = other.map((entry) => entry)
    const { counts } = await portal.commands.importAaf(entries)
    expect(counts).toMatchObject({ suspended: 0 })
  })
})

describe('importAafDelivery, on two schools at once', () => {
  test('a person whom both name gets one account with a profile in each', async () => {
    const portal = await openPortal()
    const schools = ['0350000K', '0350001L', '0350002M']
    const nobody = { pupils: [], guardians: [], staff: [] }
    for (const uai of schools) await portal.commands.importAaf(smallDelivery({ uai, ...nobody }))
    const staff = Array.from({ length: 20 }, (_, index) =>
      person(String(5000 + index), 'Partage', `Prof${String(index)}`, teaching),
    )
    const held = schools.map((uai, index) => {
      const order = index === 1 ? staff.toReversed() : staff
      return holdDelivery(smallDelivery({ uai, subject: `06130${String(index)}`, ...nobody, staff: order }))
    })
    const imports = held.map(({ entries }) => portal.commands.importAaf(entries))
    await Promise.all(held.map(({ reached }) => reached))
    for (const { release } of held) release()
    const outcomes = await Promise.all(imports)
    expect(outcomes.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(outcomes.reduce((sum, { counts }) => sum + (counts.created ?? 0), 0)).toBe(20)
    expect((await portal.commands.showAccount('prof7.partage')).profiles).toHaveLength(3)
  })
})

describe('importAafDelivery, on values that no academy sends', () => {
  const endless = Array.from({ length: 8000 }, (_, index) => ((index * 7919) % 46_656).toString(36)).join('')

  test.each([
    ['a name', { staff: [person('1', endless, 'Jean', teaching)] }],
    ['a key', { staff: [person(endless, 'Long', 'Jean', teaching)] }],
    ['a class', { pupils: [pupil('2', 'Long', 'Jean', []), classOf(`${smallSchool}$${endless}`)] }],
    ['a discipline', { staff: [person('4', 'Long', 'Jo', disciplineOf(endless))] }],
  ])('%s of thirty thousand letters is refused or held, and is never a fault', async (_, people) => {
    const portal = await openPortal()
    const outcome = await portal.commands.importAaf(
      smallDelivery({ pupils: [], guardians: [], staff: [], ...people }),
    )
    expect(['refused', 'done']).toContain(outcome.state)
    if (outcome.state === 'refused') expect(outcome.message).toContain('Rien n’a été importé.')
  })

  function classOf(reference: string) {
    return {
      ...pupil('3', 'Court', 'Jean', []),
      attributes: { ...pupil('3', 'Court', 'Jean', []).attributes, ENTEleveClasses: reference },
    }
  }

  function disciplineOf(label: string) {
    return { ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$${label}$${label}` }
  }
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

describe('importAafDelivery, on guardians recorded twice', () => {
  test('the same name with a child or an address in common is proposed for a merge, and stays two accounts', async () => {
    const portal = await openPortal()
    const address = { personalTitle: 'Mme', ENTPersonCodePostal: '35000', ENTPersonVille: 'RENNES' }
    const delivery = smallDelivery({
      pupils: [
        pupil('1', 'Morel', 'Zoé', ['10$10$1$1$1$0', '11$10$0$1$1$0', '12$20$0$1$1$0']),
        pupil('2', 'Morel', 'Léo', ['13$10$1$1$1$0']),
      ],
      guardians: [
        person('10', 'Morel', 'Anne', address),
        person('11', 'Morel', 'Anne', { ...address, mail: 'a.morel@exemple.fr' }),
        person('12', 'Morel', 'Paul', address),
        person('13', 'Morel', 'Anne', { ...address, ENTPersonVille: 'NANTES' }),
      ],
      staff: [],
    })
    await portal.commands.importAaf(delivery)
    await portal.commands.importAaf(delivery)
    const db = portal.database.kysely<PortalSchema>()
    const proposals = await db
      .selectFrom('merge_proposal as m')
      .innerJoin('account as a', 'a.id', 'm.first_id')
      .innerJoin('account as b', 'b.id', 'm.second_id')
      .select(['a.aaf_key as first', 'b.aaf_key as second', 'm.reasons', 'm.state'])
      .execute()
    expect(proposals).toEqual([
      { first: 'guardian:10', second: 'guardian:11', reasons: ['same-child', 'same-address'], state: 'open' },
    ])
    expect(await portal.commands.findAccounts('morel anne')).toHaveLength(3)
  })
})
