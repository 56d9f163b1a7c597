import { expect, test } from 'vitest'
import { openTestSchoolWithBase, password, pathName } from '../../testing/open-test-school.ts'

const school = await openTestSchoolWithBase({ SCHOOL_CONSOLE_SESSION_HOURS: '2' })

test('a page of the console asks to sign in, then comes back to the page that was asked', async () => {
  const browser = school.browser()
  const asked = await browser.get(`/console/${pathName}`)
  expect(asked).toMatchObject({ status: 302, location: `/connexion?retour=%2Fconsole%2F${pathName}` })

  const form = { identifiant: 'Superviseur', mot_de_passe: password, retour: `/console/${pathName}` }
  const signed = await browser.submit('/connexion', form)
  expect(signed).toMatchObject({ status: 303, location: `/console/${pathName}` })
  expect((await browser.follow(signed)).text).toContain('Base non publiée')
})

test('a wrong password and an unknown account get the same answer, and are audited', async () => {
  const browser = school.browser()
  const wrong = await browser.submit('/connexion', { identifiant: 'superviseur', mot_de_passe: 'non' })
  const unknown = await browser.submit('/connexion', { identifiant: 'personne', mot_de_passe: 'non' })
  expect(wrong.status).toBe(422)
  expect(unknown.status).toBe(422)
  expect(wrong.text).toContain('Identifiant ou mot de passe incorrect.')
  expect(unknown.text).toContain('Identifiant ou mot de passe incorrect.')
  const audited = await school.auditOf('operator.signed-in')
  expect(audited.filter((row) => row.outcome === 'refused').map((row) => row.actor)).toEqual([
    'operator:superviseur',
    'anonymous',
  ])
})

test('an address of another site is never followed after signing in', async () => {
  const form = { identifiant: 'superviseur', mot_de_passe: password, retour: '//evil.example/' }
  expect(await school.browser().submit('/connexion', form)).toMatchObject({
    status: 303,
    location: '/console',
  })
})

test('after twenty failures in a row the account waits, even with the right password, then opens again', async () => {
  const { commands } = school
  await commands.addOperator({ login: 'etourdi', displayName: 'Étourdi', password, bases: [] })
  const [browser, elsewhere] = [school.browser(), await school.browserOfSecondNode()]
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await browser.submit('/connexion', { identifiant: 'etourdi', mot_de_passe: 'non' })
  }
  const right = { identifiant: 'etourdi', mot_de_passe: password }
  expect((await browser.submit('/connexion', right)).status).toBe(429)
  // Nor on another node: the wait is not a matter of which one answers.
  expect((await elsewhere.submit('/connexion', right)).status).toBe(429)
  school.clock.advance(31_000)
  expect(
    (await browser.submit('/connexion', { identifiant: 'etourdi', mot_de_passe: password })).status,
  ).toBe(303)
})

test('a session ends after an hour without a request, and a form sent then changes nothing', async () => {
  const browser = await school.signedIn()
  school.clock.advance(61 * 60_000)
  const late = await browser.submit(`/console/${pathName}/publier`, {})
  expect(late.status).toBe(401)
  expect(late.text).toContain('rien n’a été enregistré')
  expect((await school.commands.findBase(pathName))?.published).toBe(false)
  const signIn = await browser.follow(await browser.get(`/console/${pathName}/publication`))
  expect(signIn.text).toContain('Vous avez été déconnecté')
  expect(signIn.text).toContain('trop longtemps sans activité')
  expect((await school.browser().get('/connexion')).text).not.toContain('Vous avez été déconnecté')
})

test('a session ends at the end of its life, whatever the activity', async () => {
  const browser = await school.signedIn()
  for (let minutes = 50; minutes < 120; minutes += 50) {
    school.clock.advance(50 * 60_000)
    expect((await browser.get('/console')).status).toBe(200)
  }
  school.clock.advance(21 * 60_000)
  const signIn = await browser.follow(await browser.get('/console'))
  expect(signIn.text).toContain('a atteint sa durée maximale')
})

test('a page warns before the end of the session; left open, it keeps nothing alive and leads back after the sign-in', async () => {
  const browser = await school.signedIn()
  const page = `/console/${pathName}/publication`
  const ended = `/connexion/terminee?retour=${encodeURIComponent(page)}`
  const { body } = await browser.get(page)
  expect(body).toContain('data-idle-seconds="3600"')
  expect(body).toContain(`data-ended="${ended}"`)
  expect((await browser.get(`/${pathName}/client`)).body).toContain('idle-warning.js')
  school.clock.advance(59 * 60_000)
  expect((await browser.get('/connexion/rester')).status).toBe(204)
  school.clock.advance(30 * 60_000)
  expect((await browser.get(ended)).location).toBe(page)
  school.clock.advance(59 * 60_000)
  const over = await browser.get(`${ended}&cause=inactivite`)
  expect(over.location).toBe(`/connexion?retour=${encodeURIComponent(page)}`)
  expect((await browser.follow(over)).text).toContain('Vous n’avez rien fait depuis un moment')
  expect((await browser.get('/connexion/rester')).status).toBe(401)
  const elsewhere = await browser.get('/connexion/terminee?retour=//ailleurs.fr&cause=duree')
  expect(elsewhere.location).toBe('/connexion?retour=%2Fconsole')
})

test('signing out closes the session on the server, not only in the browser', async () => {
  const browser = await school.signedIn()
  expect(await browser.submit('/deconnexion', {})).toMatchObject({ status: 303, location: '/connexion' })
  expect((await browser.get('/console')).status).toBe(302)
})

test('a supervisor cannot open the base of another school, a host can', async () => {
  await school.commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes' })
  await school.commands.addOperator({ login: 'hebergeur', displayName: 'Hébergeur', password, bases: 'all' })
  const supervisor = await school.signedIn()
  expect((await supervisor.get('/console/9990001X')).status).toBe(403)
  expect((await supervisor.get('/9990001X/client/ressources/eleves')).status).toBe(403)
  expect((await supervisor.get('/console')).text).not.toContain('Lycée des Aubes')
  const host = await school.signedIn('hebergeur')
  expect((await host.get('/console/9990001X')).text).toContain('Lycée des Aubes')
})

test('a new password closes the sessions that the old one had opened', async () => {
  const order = { login: 'parti', displayName: 'Parti', bases: [] }
  await school.commands.addOperator({ ...order, password })
  const stolen = await school.signedIn('parti')
  const other = await school.signedIn()
  expect((await stolen.get('/console')).status).toBe(200)
  await school.commands.addOperator({ ...order, password: 'un-autre-secret' })
  expect((await stolen.get('/console')).location).toBe('/connexion?retour=%2Fconsole')
  expect((await other.get('/console')).status).toBe(200)
})

test('twenty good sign-ins in a row lock nobody out', async () => {
  const { commands } = school
  await commands.addOperator({ login: 'assidu', displayName: 'Assidu', password, bases: [] })
  for (let time = 0; time < 22; time += 1) {
    const signed = await school
      .browser()
      .submit('/connexion', { identifiant: 'assidu', mot_de_passe: password })
    expect(signed.status).toBe(303)
  }
})

test.each([
  ['a field twice', { identifiant: ['x', 'superviseur'], mot_de_passe: password }, 303],
  ['a NUL', { identifiant: 'super\0viseur', mot_de_passe: password }, 422],
  ['a password without end', { identifiant: 'superviseur', mot_de_passe: 'x'.repeat(5000) }, 422],
  ['nothing', {}, 422],
])('a sign-in form with %s is answered without a fault', async (_, form, status) => {
  expect((await school.browser().submit('/connexion', form)).status).toBe(status)
})
