import { beforeEach, describe, expect, test } from 'vitest'
import { createFailureStore } from '../../store/failure-store.ts'
import { failureRows } from '../../testing/failure-rows.ts'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'
import { openThroughEnt } from '../../testing/through-ent.ts'
import { openWalkInEnt } from '../../testing/walk-in-ent.ts'

const school = await openTestSchoolWithBase({ SCHOOL_CAS_ALLOW_PRIVATE: 'oui' })
const ent = await openWalkInEnt()
const { commands, db } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([{ id: '1', name: 'Morvan', firstName: 'Lise' }]),
  guardians: guardiansFile([{ id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Morvan', firstName: 'Odile' }]))
await commands.configureDelegation(uai, { serverUrl: ent.url, recognition: 'double' })
await commands.publishBase(uai)

const root = `/${pathName}/pronote/`
const personOf = (category: 'pupil' | 'guardian' | 'teacher') =>
  db.selectFrom('person').selectAll().where('category', '=', category).executeTakeFirstOrThrow()
const lise = await personOf('pupil')
const odile = await personOf('guardian')
const teacher = await personOf('teacher')
const password = 'une jolie phrase à moi'
await commands.setLocalPassword(uai, { personId: lise.id, login: 'lise.morvan', password })
await commands.setLocalPassword(uai, { personId: odile.id, login: 'odile.morvan', password })
await commands.setLocalPassword(uai, { personId: teacher.id, login: 'o.morvan', password })
const base = await commands.findBase(uai)
const failures = createFailureStore(db)

beforeEach(async () => {
  // The tries of the test before are forgotten.
  school.clock.advance(5 * 60_000)
  await db.updateTable('person').set({ cas_id: null, cas_id_since: null, access: true }).execute()
  await db.deleteFrom('identification_failure').execute()
  ent.signIn({ user: 'NAA00001', idPronote: [] })
})

/** Comes through the ENT to the form of the double authentication. */
async function arrive(page = 'eleve.html') {
  const browser = school.browser()
  const shown = await openThroughEnt(browser, root + page)
  const token = /name="jeton_double" value="([^"]+)"/.exec(shown.body)?.[1] ?? ''
  const submit = (login: string, word = password, more: Readonly<Record<string, string>> = {}) =>
    browser.submit(root + page, { jeton_double: token, identifiant: login, mot_de_passe: word, ...more })
  return { browser, shown, submit }
}

const open = () => failureRows(db, base?.id ?? '')

describe('by double authentication', () => {
  test('the first time the ENT then the local password, which stores the link; afterwards the ENT suffices', async () => {
    const { browser, shown, submit } = await arrive('eleve.html?fd=1')
    expect(shown.text).toContain('Elle n’est demandée qu’une fois')
    const linked = await submit('Lise.Morvan')
    expect(linked).toMatchObject({ status: 303, location: `${root}eleve.html?fd=1` })
    expect((await browser.follow(linked)).text).toContain('Bonjour Lise')
    expect(await personOf('pupil')).toMatchObject({ cas_id: 'NAA00001' })
    expect((await school.auditOf('person.cas-linked')).at(-1)).toMatchObject({
      target: `person:${lise.id}`,
      data: { by: 'double' },
    })
    expect((await openThroughEnt(school.browser(), `${root}eleve.html`)).text).toContain('Bonjour Lise')
    expect((await submit('lise.morvan')).status).toBe(403)
  })

  test('a wrong password links nobody, says so, and is a failure with the person whose log-in name it was', async () => {
    const { submit } = await arrive()
    const page = await submit('lise.morvan', 'autre chose')
    expect(page.status).toBe(422)
    expect(page.text).toContain('est incorrect')
    expect(page.body).toContain('value="lise.morvan"')
    expect(await personOf('pupil')).toMatchObject({ cas_id: null })
    const [row] = await open()
    expect(row).toMatchObject({ reason: 'double-refused', casUser: 'NAA00001', space: 'eleves' })
    const sheet = await failures.sheet(base?.id ?? '', row?.id ?? '')
    expect(sheet?.evidence).toMatchObject({ double: true, people: [{ id: lise.id }] })
    expect((await submit('lise.morvan')).status).toBe(303)
    expect(await open()).toEqual([])
  })

  test('five tries end the form, whatever comes next', async () => {
    const { submit } = await arrive()
    for (let tries = 0; tries < 5; tries += 1) await submit('personne', 'autre chose')
    const page = await submit('lise.morvan')
    expect(page.status).toBe(403)
    expect(page.text).toContain('Ce formulaire n’est plus valable')
    expect(await personOf('pupil')).toMatchObject({ cas_id: null })
  })

  test('a log-in name that is guessed from many forms is held back, and says for how long', async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      const { submit } = await arrive()
      await submit('odile.morvan', 'autre chose')
    }
    const { submit } = await arrive('parent.html')
    const page = await submit('odile.morvan')
    expect(page.status).toBe(429)
    expect(page.text).toMatch(/bloqué pour \d+ secondes/)
    expect(await personOf('guardian')).toMatchObject({ cas_id: null })
  })

  test('somebody of another space is led there, and nothing is linked', async () => {
    const page = await (await arrive('parent.html')).submit('lise.morvan')
    expect(page.status).toBe(403)
    expect(page.text).toContain('n’ouvre pas l’Espace Parents')
    expect(page.body).toContain(`href="${root}eleve.html"`)
    expect(await personOf('pupil')).toMatchObject({ cas_id: null })
    expect(await open()).toMatchObject([{ reason: 'double-other-space' }])
  })

  test('a sheet that another account holds stays with it: only an administrator moves a link', async () => {
    await db.updateTable('person').set({ cas_id: 'NBB20417' }).where('id', '=', lise.id).execute()
    const page = await (await arrive()).submit('lise.morvan')
    expect(page.text).toContain('déjà reliée à un autre compte de l’ENT')
    expect(await personOf('pupil')).toMatchObject({ cas_id: 'NBB20417' })
    expect(await open()).toMatchObject([{ reason: 'held', casUser: 'NAA00001' }])
  })

  test('a person whose access is closed is told so and not linked', async () => {
    await db.updateTable('person').set({ access: false }).where('id', '=', lise.id).execute()
    const page = await (await arrive()).submit('lise.morvan')
    expect(page.status).toBe(403)
    expect(await personOf('pupil')).toMatchObject({ cas_id: null })
  })

  test('whoever has no local password tells the school, with the form', async () => {
    const page = await (await arrive()).submit('', '', { sans_compte: 'oui' })
    expect(page.text).toContain('Données connues / Corrections éventuelles')
    expect(await open()).toMatchObject([{ reason: 'double-no-account', casUser: 'NAA00001' }])
  })

  test('a one-time password has served once it has linked', async () => {
    const until = new Date(school.clock.now().getTime() + 86_400_000)
    const credential = db.updateTable('person_credential').where('person_id', '=', lise.id)
    await credential.set({ one_time_until: until }).execute()
    const { submit } = await arrive()
    expect((await submit('lise.morvan')).status).toBe(303)
    const local = await school
      .browser()
      .submit(`${root}eleve.html?login=true`, { identifiant: 'lise.morvan', mot_de_passe: password })
    await credential.set({ one_time_until: null }).execute()
    expect(local.text).toContain('n’est plus valable')
  })

  test('the same account, teacher and guardian, is asked once for each, and then opens both', async () => {
    await (await arrive('professeur.html')).submit('o.morvan')
    const { browser, shown, submit } = await arrive('parent.html')
    expect(shown.text).toContain('est déjà celui de')
    expect(shown.body).toContain(`href="${root}professeur.html"`)
    await submit('odile.morvan')
    expect((await openThroughEnt(browser, `${root}parent.html`)).body).toContain('Espace Parents')
    expect((await openThroughEnt(browser, `${root}professeur.html`)).body).toContain('Espace Professeurs')
    expect([await personOf('guardian'), await personOf('teacher')]).toMatchObject([
      { cas_id: 'NAA00001' },
      { cas_id: 'NAA00001' },
    ])
  })

  test('the ENT that closes the session behind the form closes the form', async () => {
    const { browser, submit } = await arrive()
    const ticket = ent.asked.findLast((path) => path.includes('serviceValidate'))
    const index = new URL(ticket ?? '', 'http://ent').searchParams.get('ticket') ?? ''
    await browser.submit(`${root}eleve.html`, {
      logoutRequest: `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="1" Version="2.0" IssueInstant="2026-09-07T06:00:00Z"><samlp:SessionIndex>${index}</samlp:SessionIndex></samlp:LogoutRequest>`,
    })
    expect((await submit('lise.morvan')).status).toBe(403)
  })
})
