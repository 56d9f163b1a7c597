import type { PersonCategory } from '@preau/people'
import { recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const { commands } = school
const many = Array.from({ length: 60 }, (_, index) => ({
  id: String(100 + index),
  name: `Zébulon${String(index).padStart(2, '0')}`,
  firstName: 'Ana',
  className: '5E 1',
}))
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise', born: '07/03/2012' },
    { id: '2', name: 'Épinette', firstName: 'Maëlys', left: '01/09/2026' },
    ...many,
  ]),
  guardians: guardiansFile([
    { id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] },
    { id: '78', name: 'Épinette', firstName: 'Marc', pupils: [['2', 1]] },
  ]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Le Moine', firstName: 'Anne' }]))
const browser = await school.signedIn()
const resources = `/${pathName}/client/ressources`

const personOf = async (category: PersonCategory, lastName: string) =>
  school.db
    .selectFrom('person')
    .selectAll()
    .where('category', '=', category)
    .where('last_name', '=', lastName)
    .executeTakeFirstOrThrow()

test('the home counts the people present, category by category', async () => {
  const page = await browser.get(`/${pathName}/client`)
  expect(page.text).toMatch(/Élèves\s+61/)
  expect(page.text).toMatch(/Responsables\s+1/)
})

test('a table shows fifty people by page, in the order of names without accents', async () => {
  const first = await browser.get(`${resources}/eleves`)
  expect(first.text).toContain('61 personnes')
  expect(first.text).toContain('Morvan')
  expect(first.text).not.toContain('Zébulon59')
  expect((await browser.get(`${resources}/eleves?page=2`)).text).toContain('Zébulon59')
})

test('a compound name comes after the name it starts with', async () => {
  const names = [
    ['Armand-Maillard', 'Chloé'],
    ['Armand', 'Maya'],
    ['Ârmand', 'Léo'],
  ] as const
  for (const [lastName, firstName] of names)
    await commands.addPerson(uai, { category: 'staff', lastName, firstName })
  const { text } = await browser.get(`${resources}/personnels`)
  expect(text).toMatch(/Léo.*Maya.*Chloé/)
})

test('a table is sorted by any of its columns, both ways', async () => {
  const page = await browser.get(`${resources}/eleves?tri=name&sens=desc`)
  expect(page.text.indexOf('Zébulon59')).toBeLessThan(page.text.indexOf('Zébulon40'))
  const byBirth = await browser.get(`${resources}/eleves?tri=birthDate&sens=asc`)
  expect(byBirth.text.indexOf('Morvan')).toBeLessThan(byBirth.text.indexOf('Zébulon00'))
})

test.each(['zebulon07', 'ana ZEBULON07', '  Zébulon07  '])(
  '« %s » finds a person without accents or order',
  async (q) => {
    const page = await browser.get(`${resources}/eleves?q=${encodeURIComponent(q)}`)
    expect(page.text).toContain('1 personne')
    expect(page.text).toContain('Zébulon07')
  },
)

test.each(['%', '_', '!!', "' or 1=1 --", 'nobody'])('« %s » is searched as it is written', async (q) => {
  const page = await browser.get(`${resources}/eleves?q=${encodeURIComponent(q)}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Personne ne correspond.')
})

test('those who left, and guardians of those who left, are under « Anciens »', async () => {
  expect((await browser.get(`${resources}/eleves?q=epinette`)).text).toContain('Personne ne correspond.')
  expect((await browser.get(`${resources}/eleves?etat=anciens`)).text).toContain('Épinette')
  expect((await browser.get(`${resources}/responsables`)).text).not.toContain('Épinette')
  expect((await browser.get(`${resources}/responsables?etat=anciens`)).text).toContain('Épinette')
})

test('a page that is no more leads to the last one, with the search and the order kept', async () => {
  const page = await browser.get(`${resources}/eleves?q=zebulon&tri=name&sens=desc&page=99999`)
  expect(page).toMatchObject({
    status: 302,
    location: `${resources}/eleves?q=zebulon&tri=name&sens=desc&page=2`,
  })
  expect((await browser.follow(page)).text).toContain('Zébulon00')
  expect((await browser.get(`${resources}/eleves?q=personne&page=3`)).location).toBe(
    `${resources}/eleves?q=personne`,
  )
})

test.each([
  '?page=0',
  '?page=abc',
  '?tri=password',
  '?sens=x&etat=y',
  '?page=1e9',
  '?page[]=2&q[]=x',
  '?q=%ff',
])('a table with a query out of bounds is shown all the same: %s', async (query) => {
  expect((await browser.get(`${resources}/eleves${query}`)).status).toBe(200)
})

test('identifiers are hidden until their management is active, and cannot be written before', async () => {
  const lise = await personOf('pupil', 'Morvan')
  expect((await browser.get(`${resources}/eleves`)).text).not.toContain('Identifiant CAS')
  const early = await browser.edit(`${resources}/eleves/${lise.id}/identifiant-cas`, {
    identifiant_cas: 'NAA31614',
  })
  expect(early.status).toBe(409)

  await browser.edit(`/${pathName}/client/parametres/ent-cas`, { identifiants_ent: '1' })
  const page = await browser.get(`${resources}/eleves`)
  expect(page.text).toContain('Identifiant PRONOTE')
  expect(page.text).toContain('Identifiant CAS')
  expect(page.text).toContain(lise.pronote_id)
  expect(await school.auditOf('ent-identifiers.activated')).toHaveLength(1)
})

test('a CAS identifier is written, found again by the search, freed, and audited each time', async () => {
  const lise = await personOf('pupil', 'Morvan')
  const address = `${resources}/eleves/${lise.id}`
  const saved = await browser.edit(`${address}/identifiant-cas`, { identifiant_cas: ' NAA31614 ' })
  expect((await browser.follow(saved)).body).toContain('value="NAA31614"')
  expect((await browser.get(`${resources}/eleves?q=NAA31614`)).text).toContain('1 personne')

  await browser.edit(`${address}/identifiant-cas`, { identifiant_cas: '' })
  expect(await personOf('pupil', 'Morvan')).toMatchObject({ cas_id: null, cas_id_since: null })
  expect(await school.auditOf('person.cas-id-set')).toMatchObject([{ target: `person:${lise.id}` }])
  expect(await school.auditOf('person.cas-id-freed')).toMatchObject([{ target: `person:${lise.id}` }])
})

test('the same CAS identifier saved again changes nothing: no line of audit, no new date', async () => {
  const { id } = await personOf('pupil', 'Zébulon20')
  const write = (casId: string) =>
    browser.edit(`${resources}/eleves/${id}/identifiant-cas`, { identifiant_cas: casId })
  const audited = async (action: string) =>
    (await school.auditOf(action)).filter((row) => row.target === `person:${id}`).length
  await write('')
  await write('NDD44556')
  const { cas_id_since: since } = await personOf('pupil', 'Zébulon20')
  school.clock.advance(60_000)
  expect((await write('NDD44556')).status).toBe(303)
  expect((await personOf('pupil', 'Zébulon20')).cas_id_since).toEqual(since)
  expect([await audited('person.cas-id-set'), await audited('person.cas-id-freed')]).toEqual([1, 0])
})

test('a changed CAS identifier closes what was opened through the ENT, and not the local session', async () => {
  const { id, base_id: baseId } = await personOf('pupil', 'Zébulon21')
  const open = (via: string, hash: number) =>
    sql`
    insert into session (token_hash, subject, data, opened_at, last_seen_at, idle_ms, idle_ends_at, ends_at)
    values (${Buffer.alloc(32, hash)}, ${`person:${id}`}, ${JSON.stringify({ baseId, personId: id, space: 'eleves', via })}::jsonb,
      now(), now(), 1000, now() + interval '1 hour', now() + interval '1 hour')
  `.execute(school.db)
  await open('cas', 1)
  await open('local', 2)
  await browser.edit(`${resources}/eleves/${id}/identifiant-cas`, { identifiant_cas: 'NEE55667' })
  const left = await sql<{ via: string }>`
    select data->>'via' as via from session where subject = ${`person:${id}`}
  `.execute(school.db)
  expect(left.rows).toEqual([{ via: 'local' }])
})

test('two people of one category never share a CAS identifier; a teacher and a guardian may be one account', async () => {
  const [lise, odile, anne] = [
    await personOf('pupil', 'Morvan'),
    await personOf('guardian', 'Morvan'),
    await personOf('teacher', 'Le Moine'),
  ]
  const other = await personOf('pupil', 'Zébulon07')
  const write = (slug: string, id: string) =>
    browser.edit(`${resources}/${slug}/${id}/identifiant-cas`, { identifiant_cas: 'NBB20417' })
  expect((await write('eleves', lise.id)).status).toBe(303)
  const refused = await write('eleves', other.id)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('déjà celui de Lise Morvan')
  expect((await write('responsables', odile.id)).status).toBe(303)
  expect((await write('professeurs', anne.id)).status).toBe(303)
})

test('two people given the same CAS identifier at the same instant: one has it, the other is told', async () => {
  const twins = [await personOf('pupil', 'Zébulon10'), await personOf('pupil', 'Zébulon11')]
  const answers = await Promise.all(
    twins.map(({ id }) =>
      browser.edit(`${resources}/eleves/${id}/identifiant-cas`, { identifiant_cas: 'NCC11223' }),
    ),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
})

test.each(['deux mots', 'x'.repeat(256), 'a\tb'])(
  'a CAS identifier that no ENT gives is refused: %j',
  async (casId) => {
    const lise = await personOf('pupil', 'Morvan')
    const page = await browser.edit(`${resources}/eleves/${lise.id}/identifiant-cas`, {
      identifiant_cas: casId,
    })
    expect(page.status).toBe(422)
  },
)

test('the sheet of a guardian names the pupils and the link, the sheet of a teacher the classes', async () => {
  const odile = await personOf('guardian', 'Morvan')
  const sheet = await browser.get(`${resources}/responsables/${odile.id}`)
  expect(sheet.text).toContain('MORVAN Lise (Mère, responsable légal 1)')
  const anne = await personOf('teacher', 'Le Moine')
  expect((await browser.get(`${resources}/professeurs/${anne.id}`)).text).toContain('6E 2 (Mathématiques)')
})

test('a sheet answers only under its own category and its own base', async () => {
  const lise = await personOf('pupil', 'Morvan')
  expect((await browser.get(`${resources}/professeurs/${lise.id}`)).status).toBe(404)
  expect((await browser.get(`${resources}/eleves/999999`)).status).toBe(404)
  expect((await browser.get(`${resources}/eleves/1e3`)).status).toBe(404)
  await commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes' })
  await commands.addOperator({
    login: 'voisin',
    displayName: 'Voisin',
    password: 'motdepasse-de-test',
    bases: ['9990001X'],
  })
  const neighbour = await school.signedIn('voisin')
  expect((await neighbour.get(`/9990001X/client/ressources/eleves/${lise.id}`)).status).toBe(404)
})

test('a work tutor is added by hand, with an identifiant PRONOTE', async () => {
  const form = { civilite: 'Mme', nom: 'Guéguen', prenom: 'Soizic', entreprise: 'Menuiserie Guéguen' }
  const added = await browser.submit(`${resources}/maitres-de-stage/nouveau`, form)
  expect(added.status).toBe(303)
  expect((await browser.follow(added)).text).toContain('Menuiserie Guéguen')
  const tutor = await personOf('workTutor', 'Guéguen')
  expect(tutor.pronote_id).toMatch(/^[2-9A-HJ-KM-NP-Z]{16}$/)
  expect((await school.auditOf('people.added')).at(-1)).toMatchObject({
    actor: 'operator:superviseur',
    school: uai,
  })
})

test('somebody who is already there is added a second time only when it is confirmed', async () => {
  const address = `${resources}/maitres-de-stage`
  const form = { nom: 'GUEGUEN', prenom: 'Soizic', entreprise: 'Scierie' }
  const asked = await browser.submit(`${address}/nouveau`, form)
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('Une personne de ce nom est déjà dans cette liste')
  expect(asked.text).toMatch(/GUÉGUEN Soizic , Menuiserie Guéguen/)
  expect(asked.body).toContain('value="Scierie"')
  expect((await browser.get(`${address}?q=gueguen`)).text).toContain('1 personne')
  expect((await browser.submit(`${address}/nouveau`, { ...form, confirme: '1' })).status).toBe(303)
  expect((await browser.get(`${address}?q=gueguen`)).text).toContain('2 personnes')
})

test('what is missing is said field by field, and nothing typed is lost', async () => {
  const form = { nom: '', prenom: 'Luc', date_naissance: '31/02/1970' }
  const page = await browser.submit(`${resources}/inspecteurs/nouveau`, form)
  expect(page.status).toBe(422)
  expect(page.text).toContain('Saisissez le nom.')
  expect(page.text).toContain('JJ/MM/AAAA')
  expect(page.body).toContain('value="Luc"')
})

test('a value that is too long, or cannot be stored, is said at its field, and the rest is kept', async () => {
  const send = (nom: string) => browser.submit(`${resources}/inspecteurs/nouveau`, { nom, prenom: 'Luc' })
  for (const nom of ['x'.repeat(101), 'a\0b']) {
    const page = await send(nom)
    expect(page.status).toBe(422)
    expect(page.body).toContain('href="#champ-nom"')
    expect(page.text).not.toContain('Saisissez le nom.')
    expect(page.body).toContain('value="Luc"')
  }
})

test('somebody who is only to be called has no space, and the sheet says so; a parent is told from them', async () => {
  const { id } = await personOf('guardian', 'Morvan')
  await school.db.updateTable('person').set({ access: false }).where('id', '=', id).execute()
  expect((await browser.get(`${resources}/responsables/${id}`)).text).toContain('Aucun : l’accès est fermé')
  await school.db.updateTable('guardian_link').set({ level: 3 }).where('guardian_id', '=', id).execute()
  const sheet = await browser.get(`${resources}/responsables/${id}`)
  expect(sheet.text).toContain('seulement à contacter')
  expect(sheet.text).not.toContain('Espace Parents')
})

describe('the sheet opens and closes the spaces of somebody', () => {
  const change = async (address: string, fields: Record<string, string>) =>
    (await browser.follow(await browser.submit(`${address}/espaces`, fields))).text

  test('access and departure, each way, and the latest change can be undone', async () => {
    const { id } = await personOf('pupil', 'Zébulon40')
    const address = `${resources}/eleves/${id}`
    expect(await change(address, { modification: 'acces-non' })).toContain('Aucun : l’accès est fermé')
    expect(await change(address, { modification: 'acces-oui' })).toContain('entre à son prochain essai')
    expect(await change(address, { modification: 'acces-oui' })).toContain('rien n’a changé')
    expect(await change(address, { modification: 'depart' })).toContain('Départ le')
    expect(await change(address, { modification: 'retour' })).toContain('peut ouvrir son espace')
    expect(await personOf('pupil', 'Zébulon40')).toMatchObject({ access: true, left_on: null })
    const latest = await browser.get(`/${pathName}/client/modifications`)
    expect(latest.text).toContain('Départ')
  })

  test('a function gives a member of staff the space that follows from it', async () => {
    await commands.addPerson(uai, { category: 'staff', lastName: 'Roche', firstName: 'Karim' })
    const { id } = await personOf('staff', 'Roche')
    const staff = school.db.updateTable('person').where('id', '=', id)
    await staff.set({ function_code: null, function_label: null }).execute()
    const address = `${resources}/personnels/${id}`
    expect((await browser.get(address)).text).toContain('Aucun : la fonction n’est pas renseignée')
    const given = await change(address, { modification: 'fonction', fonction: 'DIR' })
    expect(given).toContain('Espace Direction')
    expect(await personOf('staff', 'Roche')).toMatchObject({
      function_code: 'DIR',
      function_label: 'Direction',
    })
    await staff.set({ function_code: 'XYZ', function_label: 'Agent de l’école' }).execute()
    expect(await change(address, { modification: 'fonction', fonction: 'XYZ' })).toContain('rien n’a changé')
    expect(await change(address, { modification: 'fonction', fonction: 'AED' })).toContain('Agent de l’école')
  })

  test.each([
    ['eleves', 'pupil', 'Morvan', { modification: 'fonction', fonction: 'DIR' }],
    ['personnels', 'staff', 'Roche', { modification: 'fonction', fonction: 'ZZZ' }],
    ['eleves', 'pupil', 'Morvan', { modification: 'cas' }],
  ] as const)('what a sheet does not offer is refused: %s', async (slug, category, name, fields) => {
    const { id } = await personOf(category, name)
    const refused = await browser.submit(`${resources}/${slug}/${id}/espaces`, fields)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('rien n’a été enregistré')
  })
})

test('a pupil cannot be typed by hand', async () => {
  expect((await browser.get(`${resources}/eleves/nouveau`)).status).toBe(409)
})

test('names are shown as text, whatever they contain', async () => {
  const form = { nom: '<script>alert(1)</script>', prenom: 'X' }
  const page = await browser.follow(await browser.submit(`${resources}/inspecteurs/nouveau`, form))
  expect(page.body).not.toContain('<script>alert')
  expect(page.body).toContain('&lt;script>')
})

test('the home shows the way to the ENT with its true state, until somebody has come in', async () => {
  const home = async () => (await browser.get(`/${pathName}/client`)).text
  await commands.setEntIdentifiers(uai, false)
  const first = await home()
  expect(first).toMatch(/Où j’en suis.*2 étapes faites sur 7/)
  expect(first).toMatch(/\d+ élèves, \d+ responsables?\./)
  expect(first).toMatch(/Déléguer l’authentification à l’ENT\s*À faire maintenant/)
  await commands.configureDelegation(uai, { serverUrl: 'https://cas.exemple' })
  expect(await home()).toMatch(/Activer la gestion des identifiants ENT\s*À faire maintenant/)
  await commands.setEntIdentifiers(uai, true)
  await commands.exportIdentifiers(uai, { onlyWithoutCasId: false })
  expect(await home()).toMatch(/Publier la base\s*À faire maintenant/)
  await commands.publishBase(uai)
  expect(await home()).toMatch(/6 étapes faites sur 7.*Voir entrer la première personne\s*À faire maintenant/)
  const entered = { action: 'person.signed-in', actor: 'person:1', outcome: 'done', school: uai } as const
  await recordAudit(school.db, { ...entered, at: school.clock.now(), data: { via: 'local' } })
  expect(await home()).toContain('Où j’en suis')
  await recordAudit(school.db, { ...entered, at: school.clock.now(), data: { via: 'cas' } })
  expect(await home()).not.toContain('Où j’en suis')
  await commands.stopPublication(uai)
  expect(await home()).toMatch(/Publier la base\s*À faire maintenant/)
})
