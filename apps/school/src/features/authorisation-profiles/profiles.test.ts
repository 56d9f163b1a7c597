import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { stsFile } from '../../testing/school-files.ts'
import { durationLabel } from './copy.fr.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
const resources = `/${pathName}/client/ressources`
const profiles = `${resources}/personnels/profils`
await commands.importSts(
  uai,
  stsFile([
    { id: '1', name: 'Le Moine', firstName: 'Anne' },
    { id: '2', name: 'Roche', firstName: 'Karim', function: 'EDU' },
    { id: '3', name: 'Faure', firstName: 'Claire', function: 'DIR' },
  ]),
)
await commands.publishBase(uai)
const browser = await school.signedIn()
const idOf = async (lastName: string): Promise<string> =>
  (await db.selectFrom('person').select('id').where('last_name', '=', lastName).executeTakeFirstOrThrow()).id
const profileOf = async (name: string): Promise<{ readonly id: string; readonly version: number }> =>
  db
    .selectFrom('authorisation_profile')
    .select(['id', 'version'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
const give = async (lastName: string, profil: string) =>
  browser.submit(`${resources}/personnels/${await idOf(lastName)}/profil`, { profil })
const settings = { nom: 'Loge', espaces: ['vie-scolaire'], automatique: '1', minutes: '15' }

test('a base starts with the usual profiles, an hour each, and the page says which duration holds', async () => {
  const { text } = await browser.get(profiles)
  expect(text).toMatch(
    /Accompagnant Espace Accompagnant 1 h 0 Direction Espace Direction, Espace Vie scolaire 1 h 0/,
  )
  expect(text).toContain('La durée du profil remplace celle de l’établissement (1 h)')
  expect(text).toContain('2 personnes sans profil')
  expect((await browser.get(`${resources}/professeurs/profils`)).text).toContain(
    'Professeur Espace Professeurs 1 h',
  )
  expect((await browser.get(`${resources}/eleves/profils`)).status).toBe(404)
})

describe('a profile', () => {
  test('is created, changed, and removed when nobody has it', async () => {
    expect((await browser.submit(`${profiles}/nouveau`, settings)).status).toBe(303)
    expect((await browser.get(profiles)).text).toContain('Loge Espace Vie scolaire 15 min 0')
    const { id } = await profileOf('Loge')
    await give('Roche', id)
    expect((await browser.submit(`${profiles}/${id}/supprimer`, {})).status).toBe(409)
    await give('Roche', '')
    expect((await browser.submit(`${profiles}/${id}/supprimer`, {})).status).toBe(303)
    expect(await school.auditOf('profile.removed')).toMatchObject([{ data: { name: 'Loge' } }])
  })

  test.each([
    [{ nom: '' }, 'Donnez un nom'],
    [{ nom: 'DIRECTION' }, 'Un autre profil porte déjà ce nom.'],
    [{ espaces: ['parents'] }, 'Cochez au moins un espace.'],
    [{ minutes: '4' }, 'de 5 à 720'],
    [{ minutes: '721' }, 'de 5 à 720'],
    [{ minutes: '1,5' }, 'de 5 à 720'],
  ])('that cannot be is said at its field, and the form is kept: %j', async (wrong, sentence) => {
    const page = await browser.submit(`${profiles}/nouveau`, { ...settings, nom: 'Accueil', ...wrong })
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    expect(page.body).toContain('value="vie-scolaire"')
  })

  test('edited by two people is saved for the first, and the second is told', async () => {
    const { id, version } = await profileOf('Accompagnant')
    const form = { ...settings, espaces: ['accompagnant'], version: String(version) }
    expect((await browser.submit(`${profiles}/${id}`, { ...form, nom: 'AESH' })).status).toBe(303)
    expect((await browser.submit(`${profiles}/${id}`, { ...form, nom: 'AVS' })).status).toBe(409)
    expect((await browser.get(profiles)).text).toContain('AESH')
  })
})

describe('given', () => {
  test('from the sheet or to many, only within its base and its list', async () => {
    const { id } = await profileOf('Vie scolaire')
    expect((await browser.follow(await give('Roche', id))).text).toContain(
      'Le profil d’autorisation est enregistré',
    )
    expect((await browser.get(`${resources}/personnels?profil=${id}`)).text).toMatch(/1 personne /)
    const both = { portee: 'tout', modification: `profil-${id}` }
    const preview = await browser.submit(`${resources}/personnels/modifier`, both)
    expect(preview.text).toContain('Donner le profil « Vie scolaire »')
    expect(preview.text).toContain('Modifier 1 personne')
    const done = await browser.submit(`${resources}/personnels/modifier/appliquer`, { ...both, nombre: '1' })
    expect((await browser.follow(done)).text).toMatch(/FAURE Claire Aucun Vie scolaire Fait/)
    await browser.submit(`${done.location ?? ''}/annuler`, {})
    expect((await browser.get(`${resources}/personnels?profil=aucun`)).text).toMatch(
      /1 personne .*FAURE|1 personne .*Faure/,
    )

    const teachers = { ...both, nombre: '1' }
    expect((await browser.submit(`${resources}/professeurs/modifier/appliquer`, teachers)).status).toBe(409)
    expect((await give('Roche', '999999')).status).toBe(409)
  })

  test('decides the spaces that somebody opens, in place of their function', async () => {
    const login = 'karim.roche'
    await commands.setLocalPassword(uai, {
      personId: await idOf('Roche'),
      login,
      password: 'mot-de-passe-local-1',
    })
    const open = async () => {
      const person = school.browser()
      const page = `/${pathName}/pronote/viescolaire.html?login=true`
      await person.submit(page, { identifiant: login, mot_de_passe: 'mot-de-passe-local-1' })
      return person.get(`/${pathName}/pronote/direction.html`)
    }
    await give('Roche', (await profileOf('Vie scolaire')).id)
    expect((await open()).status).toBe(403)
    await give('Roche', (await profileOf('Direction')).id)
    expect((await open()).status).toBe(200)
    const { text } = await browser.get(`${resources}/personnels/${await idOf('Roche')}`)
    expect(text).toContain('Espace Direction, Espace Vie scolaire')
  })
})

describe('« Déconnexion automatique »', () => {
  const secret = 'mot-de-passe-local-2'
  const person = async () => {
    const opened = school.browser()
    const page = `/${pathName}/pronote/direction.html?login=true`
    await opened.submit(page, { identifiant: 'claire.faure', mot_de_passe: secret })
    return opened
  }
  const isIn = async (opened: Awaited<ReturnType<typeof person>>): Promise<boolean> =>
    (await opened.get(`/${pathName}/pronote/direction.html`)).text.includes('Se déconnecter')
  const minutes = async (value: string | undefined) => {
    const { id, version } = await profileOf('Direction')
    const form = {
      nom: 'Direction',
      espaces: ['direction'],
      version: String(version),
      minutes: value ?? '60',
    }
    await browser.submit(`${profiles}/${id}`, value === undefined ? form : { ...form, automatique: '1' })
  }

  beforeAll(async () => {
    await commands.setLocalPassword(uai, {
      personId: await idOf('Faure'),
      login: 'claire.faure',
      password: secret,
    })
    await give('Faure', (await profileOf('Direction')).id)
  })

  test('ends a session after the time of the profile', async () => {
    await minutes('15')
    const opened = await person()
    school.clock.advance(14 * 60_000)
    expect(await isIn(opened)).toBe(true)
    school.clock.advance(16 * 60_000)
    expect(await isIn(opened)).toBe(false)
  })

  test('holds at once for those who are in, when the profile changes or another one is given', async () => {
    await minutes('120')
    const opened = await person()
    await minutes('10')
    school.clock.advance(11 * 60_000)
    expect(await isIn(opened)).toBe(false)

    await give('Faure', '')
    const again = await person()
    await give('Faure', (await profileOf('Direction')).id)
    school.clock.advance(11 * 60_000)
    expect(await isIn(again)).toBe(false)
  })

  test('left unticked, is that of the school', async () => {
    const operator = await school.signedIn()
    const { id, version } = await profileOf('Direction')
    await operator.submit(`${profiles}/${id}`, {
      nom: 'Direction',
      espaces: ['direction'],
      version: String(version),
    })
    const opened = await person()
    school.clock.advance(59 * 60_000)
    expect(await isIn(opened)).toBe(true)
  })

  test('of an account that opens several people is the shortest of theirs', async () => {
    await sql`update person set cas_id = 'NAA1' where last_name in ('Faure', 'Le Moine')`.execute(db)
    const short = await db
      .insertInto('authorisation_profile')
      .values({
        base_id: (await db.selectFrom('base').select('id').executeTakeFirstOrThrow()).id,
        category: 'teacher',
        name: 'Vacataire',
        spaces: ['professeurs'],
        idle_minutes: 20,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db.updateTable('person').set({ profile_id: short.id }).where('last_name', '=', 'Le Moine').execute()
    const { createProfileStore } = await import('../../store/profile-store.ts')
    const store = createProfileStore(db)
    expect(await store.idleMinutes(await idOf('Faure'), 'cas')).toBe(20)
    expect(await store.idleMinutes(await idOf('Faure'), 'local')).toBe(60)
  })
})

test.each([
  [5, '5 min'],
  [60, '1 h'],
  [90, '1 h 30'],
  [125, '2 h 05'],
])('%i minutes are said « %s »', (minutes, words) => {
  expect(durationLabel(minutes).replaceAll('\u00a0', ' ')).toBe(words)
})
