import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
})

describe('Mon espace', () => {
  test('is not opened by a password that somebody else knows: another is asked for first', async () => {
    await portal.commands.setPassword('karim.roche', testPassword, { mustChange: true })
    const browser = openBrowser(portal.app)
    await browser.signIn('karim.roche', testPassword)
    expect((await browser.get('/')).location).toBe('/compte/mot-de-passe')
  })

  test('says to a person without any service who decides of it', async () => {
    const { text } = await openBrowser(portal.app).signIn('lise.morvan', testPassword)
    expect(text).toContain('Aucun service ne vous est encore ouvert.')
    expect(text).toContain('L’administrateur de votre établissement décide')
  })

  test('leads a person without any service to those who can open one', async () => {
    const { html } = await openBrowser(portal.app).signIn('lise.morvan', testPassword)
    expect(html).toContain('href="/information/administrateurs"')
  })

  test.each([
    ['a pupil, their class', 'lise.morvan', 'Profil Élève Classe 6E 2'],
    ['a guardian, their children and the class of each', 'anne.morvan', 'Mes enfants MORVAN Lise, 6E 2'],
    ['a teacher, how many classes', 'claire.lemoine', 'Classes 1 classe'],
    ['a counsellor, their school', 'karim.roche', 'Établissement Collège 0350000K'],
  ])('tells %s', async (_, login, said) => {
    await portal.commands.setPassword(login, testPassword)
    const browser = openBrowser(portal.app)
    await browser.signIn(login, testPassword)
    const { text } = await browser.get('/')
    expect(text).toContain('Mes informations')
    expect(text).toContain(said)
  })

  test('says nothing of a school to somebody who has none', async () => {
    const { text } = await openBrowser(portal.app).signIn('exploitant', testPassword)
    expect(text).not.toContain('Mes informations')
  })

  test('offers the log-in to a stranger, and nothing of the school', async () => {
    const { text } = await openBrowser(portal.app).get('/')
    expect(text).toContain('Se connecter')
    expect(text).not.toContain('Collège')
  })

  test('a service that is not in the bar is not shown, even to those who may use it', async () => {
    const service = {
      code: 'CACHE',
      title: 'Service discret',
      ssoType: 'cas',
      url: 'https://discret.exemple.fr/',
      grouping: 'Outils',
      inBar: false,
      population: [{ profiles: ['National_ELV'], schools: 'all' }],
    }
    await portal.commands.applyServices(JSON.stringify({ services: [service] }))
    expect((await openBrowser(portal.app).signIn('lise.morvan', testPassword)).text).not.toContain('discret')
  })
})

const wiki = {
  title: 'Wiki',
  ssoType: 'cas',
  grouping: 'Outils',
  population: [{ profiles: ['National_ELV', 'National_TUT'], schools: 'all' }],
}
const file = (...services: readonly object[]): string => JSON.stringify({ services })
const signedIn = async (login: string) => {
  const browser = openBrowser(portal.app)
  return { browser, page: await browser.signIn(login, testPassword) }
}

describe('the service bar', () => {
  test('a star keeps a service at the top, for the person alone, without any script', async () => {
    const agenda = { ...wiki, code: 'AGENDA', title: 'Agenda', url: 'https://agenda.exemple.fr/' }
    await portal.commands.applyServices(
      file({ ...wiki, code: 'WIKI', url: 'https://wiki.exemple.fr/' }, agenda),
    )
    const { browser, page } = await signedIn('lise.morvan')
    expect(page.text).toMatch(/Outils Agenda.*Wiki/)
    const [star = ''] = /\/favoris\/\d+(?=(?:(?!\/favoris\/).)*Ajouter Wiki)/s.exec(page.html) ?? []
    const kept = await browser.submit(star, { garder: 'oui' })
    expect(kept.text).toMatch(/Mes favoris Wiki.*Outils Agenda/)
    expect((await signedIn('anne.morvan')).page.text).not.toContain('Mes favoris')
    expect((await browser.submit(star, { garder: 'non' })).text).not.toContain('Mes favoris')
  })

  test('a service that the person may not open cannot be kept, and any address is harmless', async () => {
    const { browser } = await signedIn('karim.roche')
    for (const id of ['1', '999', '99999999999999999999', "1'--"])
      expect(
        (await browser.submit(`/favoris/${encodeURIComponent(id)}`, { garder: 'oui' })).text,
      ).not.toContain('Mes favoris')
  })

  test('an anonymous service is offered to a stranger, while it is open', async () => {
    const help = {
      code: 'AIDE',
      title: 'Aide en ligne',
      ssoType: 'none',
      url: 'https://aide.exemple.fr/',
      grouping: 'Outils',
      anonymous: true,
    }
    await portal.commands.applyServices(file(help))
    expect((await openBrowser(portal.app).get('/')).text).toContain('Aide en ligne')
    await portal.commands.applyServices(file({ ...help, closesOn: '2026-09-01' }))
    expect((await openBrowser(portal.app).get('/')).text).not.toContain('Aide en ligne')
  })
})

describe('the information page', () => {
  test('once read it is not shown again, until the address of the service changes', async () => {
    const service = { ...wiki, code: 'VIESCO', title: 'Vie scolaire', ssoType: 'pronote-cas' }
    const [first, second] = ['https://un.exemple.fr/pronote/', 'https://deux.exemple.fr/pronote/']
    await portal.commands.applyServices(file({ ...service, url: first }))
    const { browser } = await signedIn('lise.morvan')
    const click = (url: string) => browser.get(`/cas/login?service=${encodeURIComponent(url)}`)
    expect((await click(first)).text).toContain('Vous allez ouvrir')
    await browser.post('/cas/login', { service: first, connaissance: '1' })
    expect((await click(first)).location).toContain('ticket=')
    await portal.commands.applyServices(file({ ...service, url: first, description: 'Autre texte' }))
    expect((await click(first)).location).toContain('ticket=')
    await portal.commands.applyServices(file({ ...service, url: second }))
    expect((await click(second)).text).toContain('Vous allez ouvrir')
  })
})

describe('messages of the school', () => {
  const message = {
    title: 'Réunion parents',
    body: 'Mardi à 18 h.\n\nEn salle B12.',
    startsOn: '2026-09-07',
    endsOn: '2026-09-08',
  }
  const path = '/administration/messages'

  test('are read by the profiles they are for, from the first day to the last', async () => {
    const { browser: admin } = await signedIn('admin.ent')
    await admin.get(`${path}/nouveau`)
    expect(
      (await admin.submit(`${path}/nouveau`, { ...message, profiles: ['National_TUT'] })).text,
    ).toContain('Affiché')
    const { browser, page } = await signedIn('anne.morvan')
    expect(page.text).toContain('Réunion parents Collège 0350000K, le 07/09/2026 Mardi à 18 h. En salle B12.')
    expect((await signedIn('lise.morvan')).page.text).not.toContain('Réunion parents')
    portal.clock.set('2026-09-08T21:59:00Z')
    await browser.signIn('anne.morvan', testPassword)
    expect((await browser.get('/')).text).toContain('Réunion parents')
    portal.clock.set('2026-09-08T22:00:00Z')
    expect((await browser.get('/')).text).not.toContain('Réunion parents')
    portal.clock.set('2026-09-07T08:00:00Z')
  })

  test('for everybody of a school, its administrator without a profile reads it too', async () => {
    const { browser: admin } = await signedIn('admin.ent')
    await admin.get(`${path}/nouveau`)
    await admin.submit(`${path}/nouveau`, { ...message, title: 'Pour tous' })
    expect((await admin.get('/')).text).toContain('Pour tous')
    const id = /messages\/(\d+)[^]*?Pour tous|Pour tous[^]*?messages\/(\d+)/.exec(
      (await admin.get(path)).html,
    )
    await admin.submit(`${path}/${id?.[2] ?? id?.[1] ?? ''}/supprimer`, {})
  })

  test('two administrators: the second one sees the difference, and nothing is overwritten', async () => {
    const { browser: admin } = await signedIn('admin.ent')
    const { html } = await admin.get(path)
    const [edit = ''] = /\/administration\/messages\/\d+/.exec(html) ?? []
    await admin.submit(edit, { ...message, title: 'Réunion avancée', version: '1' })
    const page = await admin.submit(edit, { ...message, title: 'Réunion annulée', version: '1' })
    expect([page.status, page.text]).toEqual([
      409,
      expect.stringContaining('Titre Réunion avancée Réunion annulée'),
    ])
    const wrong = await admin.submit(edit, { ...message, title: '', endsOn: '2026-01-01', version: '2' })
    expect(wrong.text).toContain('Saisissez un titre')
  })

  test('a school administrator writes for their schools, and does not touch those of others', async () => {
    const { browser: operator } = await signedIn('exploitant')
    await operator.get(`${path}/nouveau`)
    const all = await operator.submit(`${path}/nouveau`, { ...message, title: 'Maintenance' })
    const [, edit = ''] = /Maintenance.*?(\/administration\/messages\/\d+)/s.exec(all.html) ?? []
    expect((await signedIn('karim.roche')).page.text).toContain('Maintenance Portail, le 07/09/2026')
    const { browser: admin } = await signedIn('admin.ent')
    expect((await admin.get(path)).text).not.toContain('Maintenance')
    expect((await admin.get(edit)).status).toBe(404)
    expect((await admin.submit(`${path}/nouveau`, { ...message, school: '999' })).text).toContain(
      'Choisissez un de vos établissements.',
    )
  })
})

describe('the overview of the administration', () => {
  test('says what waits in the schools one administers, with its number and where it is dealt with', async () => {
    const { browser: admin } = await signedIn('admin.ent')
    const { browser: operator } = await signedIn('exploitant')
    expect((await admin.get('/administration')).text).not.toContain('Accès refusés')
    const add = (statement: string) => portal.database.pool.query(statement)
    await add(`insert into service_use (day, establishment_id, service_code, profile, visits, refusals)
      values ('2026-09-01', 1, 'WIKI', 'National_ELV', 0, 4), ('2026-08-31', 1, 'WIKI', 'National_ELV', 0, 9),
      ('2026-09-07', 0, 'WIKI', 'National_ELV', 0, 5)`)
    await add(`insert into account_figures (day, establishment_id, profile, accounts, came, active, unresolved)
      values ('2026-09-06', 1, 'National_ELV', 9, 9, 9, 50), ('2026-09-07', 1, 'National_ELV', 9, 9, 9, 12)`)
    const { text, html } = await admin.get('/administration')
    expect(text).toContain('Accès refusés ces sept derniers jours 4')
    expect(html).toContain('href="/administration/traces?quoi=refus&amp;du=2026-09-01"')
    expect(text).toContain('Personnes sans identifiant PRONOTE 12')
    expect(text).not.toContain('Doublons proposés')
    expect((await operator.get('/administration')).text).toContain('Accès refusés ces sept derniers jours 9')
  })
})

describe('a session that is left alone', () => {
  test('is warned about by every page, and can be kept', async () => {
    const { browser, page } = await signedIn('lise.morvan')
    expect(page.html).toContain('data-idle-seconds="3600"')
    expect(page.html).toContain('idle-warning.js')
    expect((await browser.get('/session/rester')).status).toBe(204)
    expect((await browser.get('/session/terminee?next=%2Fcompte')).location).toBe('/compte')
  })

  test('is not kept alive by the page that was left open: its end is the end', async () => {
    const { browser } = await signedIn('lise.morvan')
    // The page counts to a minute before the end that the server knows, then asks for this.
    portal.clock.advance(59 * 60_000)
    expect((await browser.get('/session/terminee?next=%2Fcompte')).text).toContain('s’est fermée')
    expect((await browser.get('/session/rester')).status).toBe(401)
  })

  test('goes on when another page was used since', async () => {
    const { browser } = await signedIn('lise.morvan')
    portal.clock.advance(30 * 60_000)
    await browser.get('/compte')
    portal.clock.advance(29 * 60_000)
    expect((await browser.get('/session/terminee?next=%2Fcompte')).location).toBe('/compte')
  })

  test('ends on a page that says so and leads back, and nowhere else', async () => {
    const { browser } = await signedIn('lise.morvan')
    portal.clock.advance(60 * 60_000)
    expect((await browser.get('/session/rester')).status).toBe(401)
    const page = await browser.get('/session/terminee?next=%2Fcompte%2Fconnexions')
    expect(page.text).toContain('Votre connexion s’est fermée')
    expect(page.html).toContain('/connexion?next=%2Fcompte%2Fconnexions')
    expect((await browser.get('/session/terminee?next=https://ailleurs.fr')).html).not.toContain(
      'ailleurs.fr',
    )
    expect((await openBrowser(portal.app).get('/')).html).not.toContain('idle-warning.js')
  })
})
