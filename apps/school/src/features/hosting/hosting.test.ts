import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createHostingStore } from '../../store/hosting-store.ts'
import type { Browser } from '../../testing/browser.ts'
import { openTestSchoolWithBase, password, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const { commands, db, clock } = school
const hosting = createHostingStore(db)
await commands.addOperator({ login: 'hebergeur', displayName: 'Hélène Hôte', password, bases: 'all' })
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise', className: '6E 1' },
    { id: '2', name: 'Le Gall', firstName: 'Ana', className: '5E 2' },
  ]),
  guardians: guardiansFile([{ id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Lemoine', firstName: 'Anne' }]))
await commands.configureDelegation(uai, { serverUrl: 'https://cas.example' })
await commands.configureSending(uai, {
  url: 'https://ent.example/identifiants',
  code: 'secret',
  automatic: true,
})
let host: Browser
beforeAll(async () => {
  host = await school.signedIn('hebergeur')
})

const baseAt = (path: string) =>
  db.selectFrom('base').selectAll().where('path_name', '=', path).executeTakeFirst()
const life = (path: string, step: string, form: Record<string, string> = {}) =>
  host.submit(`/console/${path}/vie/${step}`, form)

/** People, classes and links of a base, by names, not by numbers. */
async function contentsOf(path: string): Promise<unknown> {
  const base = await baseAt(path)
  const { rows } = await sql`
    select p.category, p.last_name, p.pronote_id, p.cas_id,
      array(select c.code from class_membership m join school_class c on c.id = m.class_id
        where m.person_id = p.id and c.base_id = p.base_id) as classes,
      array(select u.pronote_id from guardian_link l join person u on u.id = l.pupil_id
        where l.guardian_id = p.id and u.base_id = p.base_id) as pupils
    from person p where p.base_id = ${base?.id ?? null} order by p.pronote_id`.execute(db)
  return rows
}

describe('a trial', () => {
  beforeAll(async () => {
    await life(pathName, 'copier', { nom: 'Collège des Tilleuls (essai)', chemin: 'essai' })
  })

  test('has the same people, with the same identifiers, in copies of the same classes', async () => {
    const original = await contentsOf(pathName)
    expect(await contentsOf('essai')).toEqual(original)
    expect(original).toContainEqual(expect.objectContaining({ last_name: 'Morvan', classes: ['6E 1'] }))
    expect(original).toContainEqual(
      expect.objectContaining({ category: 'guardian', pupils: [expect.any(String)] }),
    )
  })

  test('is not what the UAI leads to, and says on each page that it is a trial', async () => {
    expect((await school.browser().get(`/${uai}/pronote/`)).location).toBe(`/${pathName}/pronote/`)
    expect((await host.get('/essai/client')).text).toContain('L’ENT ne connaît pas cette base')
    expect((await host.get('/console/essai')).text).toContain('Base d’essai')
  })

  test('never sends anybody nor anything to the ENT, whatever its settings say', async () => {
    await commands.publishBase('essai')
    await db.updateTable('cas_delegation').set({ enabled: true }).execute()
    const door = await school.browser().get('/essai/pronote/eleve.html')
    expect(door.status).toBe(200)
    expect((await school.browser().get(`/${pathName}/pronote/eleve.html`)).status).toBe(503)
    await expect(commands.sendIdentifiers('essai', { onlyWithoutCasId: false })).rejects.toMatchObject({
      code: 'export.not-in-service',
    })
    await db
      .updateTable('export_settings')
      .set({ automatic: true, push_url: 'https://ent.example/x', sealed_code: Buffer.from('x') })
      .execute()
    await commands.sendAutomatically()
    const trial = await baseAt('essai')
    expect(
      await db
        .selectFrom('identifier_push')
        .select('id')
        .where('base_id', '=', trial?.id ?? '')
        .execute(),
    ).toEqual([])
  })

  test('is opened by the supervisor of the original, and what is changed there stays there', async () => {
    const before = await contentsOf(pathName)
    const supervisor = await school.signedIn()
    expect((await supervisor.get('/essai/client')).status).toBe(200)
    await commands.importSts('essai', stsFile([{ id: '10', name: 'Nouveau', firstName: 'Luc' }]), {
      confirmed: true,
    })
    expect(await contentsOf(pathName)).toEqual(before)
  })

  test('cannot take the name of another base', async () => {
    const refused = await life(pathName, 'copier', { nom: 'Encore', chemin: 'essai' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Une autre base en service a cet UAI ou ce nom d’adresse')
  })
})

describe('an archive', () => {
  test('is read by its operators, changed by nobody, and its spaces explain', async () => {
    await commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes', pathName: 'aubes' })
    await commands.publishBase('aubes')
    expect((await life('aubes', 'archiver')).status).toBe(409)
    await commands.stopPublication('aubes')
    await life('aubes', 'archiver')
    expect((await host.get('/aubes/client')).text).toContain('Cette base se lit, et rien n’y est enregistré')
    const changed = await host.submit('/aubes/client/parametres/ent-cas', { actif: '1' })
    expect(changed.status).toBe(409)
    expect((await host.submit('/console/aubes/publier', {})).status).toBe(409)
    const door = await school.browser().get('/aubes/pronote/eleve.html')
    expect(door).toMatchObject({ status: 410 })
    expect(door.text).toContain('cette base est archivée')
    expect((await host.get('/console?etat=archives')).text).toContain('Lycée des Aubes')
    expect((await host.get('/console')).text).not.toContain('Lycée des Aubes')
  })

  test('leaves its UAI to another base, and comes back only when nobody has it', async () => {
    await commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes, bis', pathName: 'aubes-bis' })
    expect((await life('aubes', 'restaurer')).status).toBe(409)
    await life('aubes-bis', 'archiver')
    expect((await life('aubes', 'restaurer')).status).toBe(303)
    expect(await baseAt('aubes')).toMatchObject({ stage: 'live', published: false, stage_before: null })
  })
})

describe('a deletion', () => {
  test('asks for the name, waits thirty days, and can be taken back', async () => {
    await life('aubes', 'archiver')
    expect((await life('aubes', 'supprimer', { confirmation: 'aube' })).text).toContain(
      'rien n’a été supprimé',
    )
    expect((await life('aubes', 'supprimer', { confirmation: 'aubes' })).status).toBe(303)
    expect((await host.get('/console?etat=supprimees')).text).toContain('Lycée des Aubes')
    await life('aubes', 'garder')
    expect(await baseAt('aubes')).toMatchObject({ stage: 'archive', stage_before: 'live', purge_after: null })
  })

  test('hides the base from its supervisor, then erases it with everything it holds', async () => {
    const trial = await baseAt('essai')
    await life('essai', 'supprimer', { confirmation: 'essai' })
    expect((await (await school.signedIn()).get('/essai/client')).status).toBe(403)
    expect(await hosting.purge(clock.now())).toBe(0)
    clock.advance(31 * 86_400_000)
    expect(await hosting.purge(clock.now())).toBe(1)
    expect(await baseAt('essai')).toBeUndefined()
    expect(
      await db
        .selectFrom('person')
        .select('id')
        .where('base_id', '=', trial?.id ?? '')
        .execute(),
    ).toEqual([])
    expect(await contentsOf(pathName)).toHaveLength(4)
    expect(await school.auditOf('base.erased')).toMatchObject([{ actor: 'server', target: 'essai' }])
    host = await school.signedIn('hebergeur')
  })

  test('of a base in service is not possible', async () => {
    expect((await life(pathName, 'supprimer', { confirmation: pathName })).status).toBe(409)
    expect(await baseAt(pathName)).toMatchObject({ stage: 'live' })
  })
})

describe('the list', () => {
  beforeAll(async () => {
    await sql`insert into base (uai, name, path_name, city, created_at)
      select lpad(n::text, 7, '0') || 'A', 'École ' || lpad(n::text, 3, '0'), 'ecole-' || n, 'Brest', now()
      from generate_series(1, 60) n`.execute(db)
  })

  test('is searched without accents, by pages that keep the search', async () => {
    const first = await host.get('/console?q=ecole%20brest')
    expect(first.text).toContain('École 050')
    expect(first.text).not.toContain('École 051')
    expect(first.body).toContain('/console?q=ecole+brest&amp;page=2')
    expect((await host.get('/console?q=ecole+brest&page=2')).text).toContain('École 051')
  })

  test('is sorted by what the bases hold, and says it', async () => {
    const { text } = await host.get('/console?tri=people&sens=desc')
    expect(text.indexOf('Collège des Tilleuls')).toBeLessThan(text.indexOf('École 001'))
    expect(text).toMatch(/Collège des Tilleuls .* 2026-2027 4 0 07\/09\/2026 08:00 \d/)
  })

  test.each(['?page=0', '?page=9999', '?tri=x&sens=y', '?etat=tout', `?q=${'a'.repeat(900)}`])(
    'an odd query is never a fault: %s',
    async (query) => {
      expect((await host.get(`/console${query}`)).status).toBe(200)
    },
  )

  test('shows a supervisor their bases only, without the buttons of the host', async () => {
    const page = await (await school.signedIn()).get('/console')
    expect(page.text).toContain('Collège des Tilleuls')
    expect(page.text).not.toContain('École 001')
    expect(page.body).not.toContain('/hebergement/bases/nouvelle')
  })
})

describe('a new base', () => {
  test('is created by the host, and leads to its console', async () => {
    const form = { uai: '9990002y', nom: 'Lycée du Port', chemin: 'port', annee: '2026' }
    const made = await host.submit('/hebergement/bases/nouvelle', form)
    expect(made.location).toBe('/console/port')
    expect(await baseAt('port')).toMatchObject({ uai: '9990002Y', school_year: 2026, published: false })
  })

  test('is refused on its form, which is kept', async () => {
    const page = await host.submit('/hebergement/bases/nouvelle', { uai: '123', nom: 'Lycée du Port' })
    expect(page.status).toBe(422)
    expect(page.body).toContain('value="Lycée du Port"')
    const supervisor = await school.signedIn()
    expect((await supervisor.submit('/hebergement/bases/nouvelle', { uai: '123' })).status).toBe(403)
  })
})
