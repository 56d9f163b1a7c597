import fc from 'fast-check'
import { systemRandom } from '@preau/platform'
import { silentLog } from '@preau/platform/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { createPortal } from '../../app.ts'
import { readPortalConfig } from '../../config.ts'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import {
  type CasPortal,
  loginUrl,
  openCasPortal,
  passNotice,
  pronoteUrl,
  readingUrl,
  ticketOf,
  wikiUrl,
} from '../../testing/cas-portal.ts'
import { loadOtherSchool, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: CasPortal

beforeAll(async () => {
  portal = await openCasPortal(undefined, { PORTAL_REMEMBER_DAYS: '30' })
})

const teacher = 'claire.lemoine'
const pupil = 'lise.morvan'
const tickets = async (): Promise<number> =>
  (await portal.db.selectFrom('cas_ticket').select('issued_at').execute()).length

/** Types the password on the log-in page that a page led to. */
async function typePassword(
  browser: ReturnType<typeof openBrowser>,
  page: Page,
  login = teacher,
): Promise<Page> {
  const { location = '' } = page
  expect(location).toMatch(/^\/connexion\?/)
  const query = new URLSearchParams(location.slice(location.indexOf('?')))
  await browser.get(location)
  const next = query.get('next') ?? '/'
  return browser.submit('/connexion', {
    username: login,
    password: testPassword,
    next,
    ...(query.has('renouveler') && { renouveler: '1' }),
  })
}

describe('with a session', () => {
  test('CAS-001, CAS-025, CAS-122, CAS-129: a service opens with a ticket and without any page', async () => {
    const page = await (await portal.signedIn(teacher)).get(loginUrl(wikiUrl))
    expect(page.status).toBe(302)
    expect(page.location).toMatch(/^https:\/\/wiki\.exemple\.fr\/\?ticket=ST-[A-Za-z0-9]{24}$/)
  })

  test('CAS-036: the query of the service is kept as it was received', async () => {
    const page = await (await portal.signedIn(teacher)).get(loginUrl(`${wikiUrl}page?a=1&b=%C3%A9`))
    expect(page.location).toMatch(/^https:\/\/wiki\.exemple\.fr\/page\?a=1&b=%C3%A9&ticket=ST-/)
  })

  test('CAS-002: the names of parameters are case-sensitive', async () => {
    const page = await (await portal.signedIn(teacher)).get(
      `/cas/login?SERVICE=${encodeURIComponent(wikiUrl)}`,
    )
    expect(page).toMatchObject({ status: 303, location: '/' })
  })

  test('CAS-005: without a service, the person is at home', async () => {
    expect((await (await portal.signedIn(teacher)).get('/cas/login')).location).toBe('/')
  })

  test('two tabs that open two services at once get one ticket each', async () => {
    const browser = await portal.signedIn(teacher)
    const pages = await Promise.all([
      browser.get(loginUrl(wikiUrl)),
      browser.get(loginUrl(`${wikiUrl}autre`)),
    ])
    expect(new Set(pages.map(ticketOf)).size).toBe(2)
  })

  test('a session that idled out asks for the password again', async () => {
    const browser = await portal.signedIn(teacher)
    portal.clock.advance(61 * 60_000)
    expect((await browser.get(loginUrl(wikiUrl))).location).toMatch(/^\/connexion\?next=/)
  })

  test('a person who must change their password does it first', async () => {
    await portal.commands.setPassword('karim.roche', testPassword, { mustChange: true })
    const page = await (await portal.signedIn('karim.roche')).get(loginUrl(pronoteUrl))
    expect(page.location).toBe('/compte/mot-de-passe')
  })
})

describe('without a session', () => {
  test('CAS-004, CAS-027: the password is asked, then the service opens with its ticket', async () => {
    const browser = openBrowser(portal.app)
    const page = await typePassword(browser, await browser.get(loginUrl(wikiUrl)))
    expect(page.status).toBe(302)
    expect(page.location).toMatch(/^https:\/\/wiki\.exemple\.fr\/\?ticket=ST-/)
  })

  test('the log-in page lets its form end on another origin, and other pages do not', async () => {
    const { location = '' } = await openBrowser(portal.app).get(loginUrl(wikiUrl))
    const policy = async (url: string) =>
      String((await portal.app.inject({ method: 'GET', url })).headers['content-security-policy'])
    expect(await policy(location)).not.toContain('form-action')
    expect(await policy('/connexion')).toContain("form-action 'self'")
  })

  test('CAS-004: without a service, the password opens the portal', async () => {
    expect((await openBrowser(portal.app).get('/cas/login')).location).toBe('/connexion')
  })

  test('CAS-038: a wrong password leaves the service waiting', async () => {
    const browser = openBrowser(portal.app)
    const { location = '' } = await browser.get(loginUrl(wikiUrl))
    await browser.get(location)
    const next = new URLSearchParams(location.slice(location.indexOf('?'))).get('next') ?? ''
    const page = await browser.post('/connexion', { username: teacher, password: 'Faux-mot-2026', next })
    expect(page.status).toBe(401)
    expect(page.html).toContain('wiki.exemple.fr')
  })
})

describe('gateway', () => {
  test('CAS-014: without a session, back to the service byte for byte, without ticket', async () => {
    const service = `${wikiUrl}page?a=%C3%A9&b=`
    const page = await openBrowser(portal.app).get(loginUrl(service, '&gateway=true'))
    expect(page).toMatchObject({ status: 302, location: service })
  })

  test('CAS-013: with a session, a ticket', async () => {
    const page = await (await portal.signedIn(teacher)).get(loginUrl(wikiUrl, '&gateway=true'))
    expect(ticketOf(page)).toMatch(/^ST-/)
  })

  test('CAS-012: whatever would need a page goes back without ticket', async () => {
    const browser = await portal.signedIn(pupil)
    for (const service of [wikiUrl, pronoteUrl]) {
      expect((await browser.get(loginUrl(service, '&gateway=true'))).location).toBe(service)
    }
  })

  test('CAS-016, N-13: an unknown address is not followed', async () => {
    const page = await openBrowser(portal.app).get(loginUrl('https://ailleurs.test/', '&gateway=true'))
    expect(page).toMatchObject({ status: 403, location: undefined })
  })
})

describe('renew', () => {
  test('CAS-008: the password is asked in spite of the session, and the ticket then says so', async () => {
    const browser = await portal.signedIn(teacher)
    const page = await typePassword(browser, await browser.get(loginUrl(wikiUrl, '&renew=true')))
    const answer = await portal.validate('p3/serviceValidate', {
      service: wikiUrl,
      ticket: ticketOf(page),
      renew: 'true',
    })
    expect(answer.body).toContain('<cas:isFromNewLogin>true</cas:isFromNewLogin>')
  })

  test('a password serves one ticket: the next renew asks again', async () => {
    const browser = openBrowser(portal.app)
    ticketOf(await typePassword(browser, await browser.get(loginUrl(wikiUrl, '&renew=true'))))
    expect((await browser.get(loginUrl(wikiUrl, '&renew=true'))).location).toMatch(/renouveler=1$/)
  })

  test('a password typed for one service does not serve another', async () => {
    const browser = openBrowser(portal.app)
    const asked = await browser.get(loginUrl(pronoteUrl, '&renew=true'))
    expect((await typePassword(browser, asked)).status).toBe(200) // its information page
    expect((await browser.get(loginUrl(wikiUrl, '&renew=true'))).location).toMatch(/renouveler=1$/)
  })

  test('a password typed six minutes ago is an old one', async () => {
    const browser = openBrowser(portal.app)
    const notice = await typePassword(browser, await browser.get(loginUrl(pronoteUrl, '&renew=true')))
    expect(notice.text).toContain('Vous allez ouvrir « PRONOTE »')
    portal.clock.advance(6 * 60_000)
    const page = await browser.post('/cas/login', { service: pronoteUrl, renew: 'true' })
    expect(page.location).toMatch(/renouveler=1$/)
  })

  test('CAS-010: renew wins over gateway', async () => {
    const page = await openBrowser(portal.app).get(loginUrl(wikiUrl, '&renew=true&gateway=true'))
    expect(page.location).toMatch(/^\/connexion\?next=.*renouveler=1$/)
  })
})

describe('an address that the registry does not know', () => {
  test('CAS-006, CAS-028, N-21: gets a page that says what came, what nearly matched and what to change; no ticket', async () => {
    const before = await tickets()
    const address = 'http://0350000k.exemple.fr/?fd=1'
    const page = await (await portal.signedIn(teacher)).get(loginUrl(address))
    expect(page).toMatchObject({ status: 403, location: undefined })
    expect(page.text).toContain('Adresse reçue http://0350000k.exemple.fr/')
    expect(page.text).toContain('PRONOTE (PRONOTECAS)')
    expect(page.text).toContain('Le protocole : http:// a été reçu, https:// est déclaré.')
    expect(page.text).toContain('La racine a sans doute été oubliée.')
    expect(page.text).toContain('qu’elle commence par : https://0350000k.exemple.fr/pronote/')
    expect(page.text).not.toContain('remplace l’URL') // it would open the whole server
    expect(page.text).not.toContain('Modifier le service')
    expect(await tickets()).toBe(before)
  })

  test('suggests to an administrator the declaration that would cover it, with the button to get there', async () => {
    const browser = await portal.signedIn('admin.ent')
    const page = await browser.get(loginUrl('http://0350000k.exemple.fr:8080/pronote/eleve.html'))
    expect(page.text).toContain('l’URL du service PRONOTECAS par : http://0350000k.exemple.fr:8080/pronote/')
    const link = /href="(\/administration\/services\/PRONOTECAS\?essai=[^"]*)"/.exec(page.html)?.[1] ?? ''
    expect((await browser.get(link)).text).toContain(
      'Le protocole : http:// a été reçu, https:// est déclaré.',
    )
  })

  test('of the address of another school, says to declare it for that school, and never to replace the one of this school', async () => {
    const page = await (await portal.signedIn('admin.ent')).get(
      loginUrl('https://0350001l.exemple.fr/pronote/'),
    )
    expect(page.text).toContain('l’adresse reçue est celle de 0350001L, l’adresse déclarée celle de 0350000K')
    expect(page.text).toContain('Si l’établissement 0350001L doit ouvrir ce service')
    expect(page.text).not.toContain('remplace l’URL')
  })

  test('of http for https alone, says what is wrong with the application, and never to declare http', async () => {
    const page = await (await portal.signedIn('admin.ent')).get(
      loginUrl('http://0350000k.exemple.fr/pronote/'),
    )
    expect(page.text).toContain('L’application appelée se croit en http')
    expect(page.text).not.toContain('remplace l’URL')
  })

  test.each([
    ['0350000k.exemple.fr/pronote/', 'Le début manque : https://'],
    [' https://0350000k.exemple.fr/pronote/', 'Une espace, ou un retour à la ligne, précède'],
    ['https://0350000k.exemple.fr/pro note/', 'Une espace est restée au milieu'],
    ['https:/0350000k.exemple.fr/pronote/', 'Le début est mal écrit'],
    ['htps://0350000k.exemple.fr/pronote/', 'Le début n’est ni https:// ni http://'],
    [encodeURIComponent('https://0350000k.exemple.fr/pronote/'), 'encodée une fois de trop'],
    ['https:\\\\0350000k.exemple.fr\\pronote/', 'barres obliques inverses'],
    ['https://lise:secret@0350000k.exemple.fr/pronote/', 'Un nom d’utilisateur précède'],
    ['0350000k.exemple.fr', 'La racine a sans doute été oubliée.'],
  ])('of « %s », names the mistake and what to send instead', async (address, mistake) => {
    const page = await openBrowser(portal.app).get(loginUrl(address))
    expect(page).toMatchObject({ status: 403, location: undefined })
    expect(page.text).toContain(mistake)
    expect(page.text).toContain('PRONOTE (PRONOTECAS)')
    expect(page.text).toContain('dans le paramètre service : https://0350000k.exemple.fr/pronote/')
    expect(page.text).not.toContain('secret')
  })

  test.each([
    ['https://www.wiki.exemple.fr/', '« www. » est en trop'],
    ['http://192.0.2.7:8088/pronote/eleve.html', 'l’adresse IP 192.0.2.7 a été reçue'],
    ['https://0350000k.exemple.fr/pronoté/', 'Les accents du chemin : /pronoté/ a été reçu'],
    ['https://0350000k.exemple.fr/PRONOTE/', 'Les majuscules du chemin'],
  ])('of %s, says what differs: %s', async (address, sentence) => {
    expect((await openBrowser(portal.app).get(loginUrl(address))).text).toContain(sentence)
  })

  test('N-54 the address that was mended is in the trail of the service it was meant for, without the password in it', async () => {
    await openBrowser(portal.app).get(loginUrl('https://lise:secret@0350000k.exemple.fr/pronote/'))
    expect((await portal.audit('cas.service-refused')).at(-1)).toMatchObject({
      target: 'PRONOTECAS',
      data: {
        reason: 'invalid',
        address: 'https://0350000k.exemple.fr/pronote/',
        mistakes: ['user-info'],
      },
    })
    const tab = await (await portal.signedIn('admin.ent')).get(
      '/administration/services/PRONOTECAS/reponse-cas',
    )
    expect(tab.text).toContain('Adresse mal écrite : https://0350000k.exemple.fr/pronote/.')
    expect(tab.text).toContain('Un nom d’utilisateur précède le nom du serveur')
  })

  test('leaves a line in the trail, without the query of the address, and with who was logged in', async () => {
    await openBrowser(portal.app).get(loginUrl('https://inconnu.test/a?nom=Morvan&ticket=ST-abc'))
    expect((await portal.audit('cas.service-refused')).at(-1)).toMatchObject({
      actor: 'anonymous',
      data: { reason: 'undeclared', address: 'https://inconnu.test/a' },
    })
    await (await portal.signedIn(pupil)).get(loginUrl('https://inconnu.test/b'))
    const { id } = await portal.commands.showAccount(pupil)
    expect((await portal.audit('cas.service-refused')).at(-1)).toMatchObject({
      actor: id,
      data: { address: 'https://inconnu.test/b' },
    })
  })

  test('a flood of them does not flood the trail', async () => {
    const before = (await portal.audit('cas.service-refused')).length
    for (let count = 0; count < 80; count += 1)
      await openBrowser(portal.app).get(loginUrl('https://inconnu.test/'))
    expect((await portal.audit('cas.service-refused')).length - before).toBeLessThanOrEqual(60)
  })

  test('N-22: a service declared without SSO gets no ticket, and the page says what to change', async () => {
    const page = await (await portal.signedIn(teacher)).get(loginUrl(readingUrl))
    expect(page).toMatchObject({ status: 403, location: undefined })
    expect(page.text).toContain('comme type de SSO du service LECTURE')
  })

  test.each([
    ['https://wiki.exemple.fr@ailleurs.test/', 'nom d’utilisateur'],
    ['https://wiki.exemple.fr\\@ailleurs.test/', 'barres obliques inverses'],
    ['//wiki.exemple.fr/', 'Le début manque'],
    ['javascript:alert(1)//https://wiki.exemple.fr/', 'pas complète'],
    ['https://wiki.exemple.fr/..%2fa', 'barre oblique encodée'],
    ['https://wiki.exemple.fr.ailleurs.test/', 'aucun service'],
    ['https://wiki.exemple.fr:8443/', 'Le port : 8443 a été reçu, 443 est déclaré.'],
  ])('N-05: %s is refused and explained', async (address, reason) => {
    const page = await (await portal.signedIn(teacher)).get(loginUrl(address))
    expect(page).toMatchObject({ status: 403, location: undefined })
    expect(page.text).toContain(reason)
  })
})

describe('no open redirect, no fault', () => {
  const declared = new Set([new URL(pronoteUrl).origin, new URL(wikiUrl).origin])
  const tricks = fc
    .tuple(
      fc.constantFrom('https://', 'http://', '//', 'https:/', '\\\\', ''),
      fc.string(),
      fc.constantFrom('@', '/', '.', '#', '?', '%00', '\t'),
      fc.constantFrom('wiki.exemple.fr', 'ailleurs.test'),
    )
    .map((parts) => parts.join(''))
  const address = fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' }), tricks)

  test('wherever a person is sent, it is to a declared service or inside the portal', async () => {
    const browser = await portal.signedIn(teacher)
    await fc.assert(
      fc.asyncProperty(
        address,
        fc.constantFrom('', '&gateway=true', '&renew=true'),
        async (service, more) => {
          const { status, location } = await browser.get(loginUrl(service.toWellFormed(), more))
          expect(status).toBeLessThan(500)
          if (location === undefined || /^\/(?![/\\])/.test(location)) return
          expect(declared).toContain(new URL(location).origin)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('N-17: a repeated service is refused, whichever the two are', async () => {
    const page = await (await portal.signedIn(teacher)).get(
      `${loginUrl(wikiUrl)}&service=${encodeURIComponent(wikiUrl)}`,
    )
    expect(page).toMatchObject({ status: 400, location: undefined })
    expect(page.text).toContain('plusieurs fois')
  })

  test.each([
    ['5000 letters', 'a'.repeat(5000)],
    ['a NUL', '%00'],
    ['half an encoding', '%'],
    ['what is not UTF-8', '%ff'],
    ['a NUL in a declared service', 'https://wiki.exemple.fr/%00'],
  ])('N-16, N-18: %s as service is a refusal and no fault', async (_, text) => {
    const browser = await portal.signedIn(teacher)
    const { status } = await browser.get(`/cas/login?service=${text}`)
    expect([400, 403]).toContain(status)
  })
})

describe('access', () => {
  test('N-23: a person without the right reads why, and who can give it', async () => {
    const page = await (await portal.signedIn(pupil)).get(loginUrl(wikiUrl))
    expect(page).toMatchObject({ status: 403, location: undefined })
    expect(page.text).toContain('Accès à Wiki des enseignants refusé')
    expect(page.text).toContain('aucun de vos profils n’en fait partie')
    expect(page.text).toContain('Nadia Vasseur')
    expect((await portal.audit('cas.access-refused')).at(-1)).toMatchObject({
      target: 'WIKI',
      data: { because: 'no-matching-rule' },
    })
  })

  test('a decision about one person is obeyed at the next click', async () => {
    const browser = await portal.signedIn(teacher)
    ticketOf(await browser.get(loginUrl(wikiUrl)))
    const admin = await portal.signedIn('exploitant')
    await admin.get('/administration/services/WIKI/utilisateurs')
    await admin.submit('/administration/services/WIKI/utilisateurs', {
      login: teacher,
      effect: 'refuse',
      perdus: '1',
    })
    expect((await browser.get(loginUrl(wikiUrl))).text).toContain('retiré ce service à votre compte')
    await admin.submit('/administration/services/WIKI/utilisateurs', { login: teacher, effect: 'grant' })
    ticketOf(await browser.get(loginUrl(wikiUrl)))
  })

  test('a change made on one node is obeyed by the others at the next click', async () => {
    const other = await createPortal({
      ...portal,
      random: systemRandom,
      log: silentLog(),
      config: readPortalConfig({}),
    })
    const browser = openBrowser(other.app)
    await browser.signIn(teacher, testPassword)
    ticketOf(await browser.get(loginUrl(wikiUrl)))
    await portal.db
      .updateTable('service')
      .set({ url: 'https://demenage.exemple.fr/' })
      .where('code', '=', 'WIKI')
      .execute()
    expect((await browser.get(loginUrl(wikiUrl))).status).toBe(403)
    await portal.db.updateTable('service').set({ url: wikiUrl }).where('code', '=', 'WIKI').execute()
    ticketOf(await browser.get(loginUrl(wikiUrl)))
    await other.app.close()
  })

  test('an address declared twice opens to both populations', async () => {
    const twin = { code: 'WIKIELV', title: 'Wiki', ssoType: 'cas', url: wikiUrl, grouping: 'Outils' }
    const population = [{ profiles: ['National_TUT'], schools: 'all' }]
    await portal.commands.applyServices(JSON.stringify({ services: [{ ...twin, population }] }))
    ticketOf(await (await portal.signedIn('anne.morvan')).get(loginUrl(wikiUrl)))
    ticketOf(await (await portal.signedIn(teacher)).get(loginUrl(wikiUrl)))
  })
})

describe('the information page', () => {
  test('CAS-029: stands before a compatible PRONOTE service; the ticket is minted after the button', async () => {
    const browser = await portal.signedIn(pupil)
    const before = await tickets()
    const page = await browser.get(loginUrl(`${pronoteUrl}eleve.html`))
    expect(page.status).toBe(200)
    expect(page.text).toContain('J’ai pris connaissance de ces informations.')
    expect(page.text).toContain('Accéder à PRONOTE')
    expect(page.text).toContain('Contacter les administrateurs de votre ENT')
    expect(await tickets()).toBe(before)
    const left = await browser.post('/cas/login', { service: `${pronoteUrl}eleve.html` })
    expect(left.status).toBe(303)
    expect(left.location).toMatch(/^https:\/\/0350000k\.exemple\.fr\/pronote\/eleve\.html\?ticket=ST-/)
  })

  test('comes back until its box is ticked, then never for this person and this service', async () => {
    const browser = await portal.signedIn(teacher)
    await passNotice(browser, pronoteUrl)
    expect((await browser.get(loginUrl(pronoteUrl))).status).toBe(200)
    await browser.post('/cas/login', { service: pronoteUrl, connaissance: '1' })
    ticketOf(await browser.get(loginUrl(pronoteUrl)))
    expect((await portal.audit('notice.acknowledged')).map(({ target }) => target)).toEqual(['PRONOTECAS'])
    expect((await (await portal.signedIn('anne.morvan')).get(loginUrl(pronoteUrl))).status).toBe(200)
  })

  test('N-56: cannot be skipped by an address', async () => {
    const browser = await portal.signedIn(pupil)
    expect((await browser.get(loginUrl(pronoteUrl, '&connaissance=1&noticePassed=true'))).status).toBe(200)
  })

  test('N-43: its button is refused when another site presses it', async () => {
    const browser = await portal.signedIn(pupil)
    const page = await browser.post('/cas/login', { service: pronoteUrl, _csrf: 'autre' })
    expect(page).toMatchObject({ status: 403, location: undefined })
  })

  test('the administrators page leads back to the service being opened, and nowhere else', async () => {
    const browser = await portal.signedIn(pupil)
    const notice = await browser.get(loginUrl(pronoteUrl))
    const href = /\/information\/administrateurs\?retour=[^"]+/.exec(notice.html)?.[0] ?? ''
    const page = await browser.get(href)
    const back = /href="(\/cas\/login\?service=[^"]+)"/.exec(page.html)?.[1] ?? ''
    expect((await browser.get(back)).text).toContain('Vous allez ouvrir')
    for (const foreign of [
      'https://ailleurs.example/cas/login?service=x',
      '//ailleurs.example',
      '/administration',
    ])
      expect(
        (await browser.get(`/information/administrateurs?retour=${encodeURIComponent(foreign)}`)).text,
      ).not.toContain('Revenir au service')
  })

  test('the administrators page names those of the person’s own schools', async () => {
    await loadOtherSchool(portal)
    const page = await (await portal.signedIn(pupil)).get('/information/administrateurs')
    expect(page.text).toContain('Nadia Vasseur')
    expect(page.text).not.toContain('Revenir au service')
    const other = await (await portal.signedIn('zoe.ailleurs')).get('/information/administrateurs')
    expect(other.text).not.toContain('Nadia Vasseur')
    expect(other.text).toContain('Aucun administrateur n’est encore désigné')
  })
})

describe('what a person ticks with the password', () => {
  async function signIn(
    fields: Readonly<Record<string, string>>,
    next = '/',
  ): Promise<{ readonly browser: Browser; readonly page: Page }> {
    const browser = openBrowser(portal.app)
    await browser.get('/connexion')
    const typed = { username: 'claire.lemoine', password: testPassword, next, ...fields }
    return { browser, page: await browser.post('/connexion', typed) }
  }

  test('CAS-019, CAS-170, N-55: both boxes are there, unticked', async () => {
    const { html } = await openBrowser(portal.app).get('/connexion')
    expect(html).toMatch(/name="warn"/)
    expect(html).toMatch(/name="rememberMe"/)
    expect(html).not.toMatch(/type="checkbox"[^>]*checked/)
  })

  test('CAS-029, N-56: with warn, a service opens after a click, and its ticket is made then', async () => {
    const { browser } = await signIn({ warn: 'true' })
    const before = await tickets()
    for (const address of [loginUrl(wikiUrl), loginUrl(wikiUrl, '&Warn=false&warn=false')]) {
      const page = await browser.get(address)
      expect(page).toMatchObject({ status: 200, location: undefined })
      expect(page.text).toContain('Ouvrir Wiki des enseignants ?')
    }
    expect(await tickets()).toBe(before)
    const entered = await browser.post('/cas/login', { service: wikiUrl })
    expect(ticketOf(entered)).toMatch(/^ST-/)
    expect(await tickets()).toBe(before + 1)
  })

  test('CAS-029: the service for which the password was typed opens at once', async () => {
    const { browser, page } = await signIn({ warn: 'true' }, loginUrl(wikiUrl))
    expect(ticketOf(await browser.get(page.location ?? ''))).toMatch(/^ST-/)
  })

  test('CAS-026: Warn with another capital means nothing', async () => {
    const { browser } = await signIn({ Warn: 'true' })
    expect(ticketOf(await browser.get(loginUrl(wikiUrl)))).toMatch(/^ST-/)
  })

  test('CAS-032, CAS-169, CAS-172: a remembered log-in is told to the service as long-term', async () => {
    const { browser } = await signIn({ rememberMe: 'true' })
    const ticket = ticketOf(await browser.get(loginUrl(wikiUrl)))
    const { body } = await portal.validate('p3/serviceValidate', { service: wikiUrl, ticket })
    expect(body).toContain('longTermAuthenticationRequestTokenUsed>true<')
  })

  test('CAS-147, CAS-154, CAS-174: the cookie outlives the browser when asked, and not otherwise; the session ends with it', async () => {
    const cookieOf = async (fields: Readonly<Record<string, string>>): Promise<number | undefined> => {
      const typed = { username: 'claire.lemoine', password: testPassword, next: '/', ...fields }
      const shown = await portal.app.inject({ method: 'GET', url: '/connexion' })
      const csrf = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? ''
      const cookie = shown.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      const answer = await portal.app.inject({
        method: 'POST',
        url: '/connexion',
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
        payload: new URLSearchParams({ _csrf: csrf, ...typed }).toString(),
      })
      return answer.cookies.find(({ name }) => name === 'preau_portal')?.maxAge
    }
    expect(await cookieOf({})).toBeUndefined()
    expect(await cookieOf({ rememberMe: 'true' })).toBe(30 * 86_400)
    const { browser } = await signIn({ rememberMe: 'true' })
    portal.clock.advance(29 * 86_400_000)
    expect(ticketOf(await browser.get(loginUrl(wikiUrl)))).toMatch(/^ST-/)
    portal.clock.advance(86_400_000 + 1)
    expect((await browser.get(loginUrl(wikiUrl))).location).toMatch(/^\/connexion/)
  })

  test('CAS-175, CAS-176: three months at most, and not offered unless the operator chooses to', () => {
    expect(readPortalConfig({}).rememberMs).toBe(0)
    expect(() => readPortalConfig({ PORTAL_REMEMBER_DAYS: '91' })).toThrow()
  })
})

describe('method=POST', () => {
  test('CAS-017, CAS-034: the ticket goes in a form to the service, which no address bar keeps', async () => {
    const browser = await portal.signedIn('claire.lemoine')
    const page = await browser.get(loginUrl(`${wikiUrl}page?a=1`, '&method=POST'))
    expect(page.status).toBe(200)
    expect(page.html).toContain(`<form id="envoi" method="post" action="${wikiUrl}page?a=1">`)
    const ticket = /name="ticket" value="(ST-[A-Za-z0-9]+)"/.exec(page.html)?.[1] ?? ''
    expect(page.html).not.toContain('_csrf')
    expect(page.html).not.toMatch(/<script>|onload/)
    const { body } = await portal.validate('serviceValidate', { service: `${wikiUrl}page?a=1`, ticket })
    expect(body).toContain('authenticationSuccess')
    const script = await portal.app.inject({ method: 'GET', url: /src="([^"]+)"/.exec(page.html)?.[1] ?? '' })
    expect(script.headers['content-type']).toContain('text/javascript')
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x'])(
    'N-14: never to %s',
    async (service) => {
      const browser = await portal.signedIn('claire.lemoine')
      const page = await browser.get(loginUrl(service, '&method=POST'))
      expect(page.status).toBe(403)
      expect(page.html).not.toContain('<form id="envoi"')
    },
  )
})

describe('the page of the password', () => {
  async function raw(fields: Readonly<Record<string, string | readonly string[]>>, cookie?: string) {
    const shown = await portal.app.inject({ method: 'GET', url: '/connexion' })
    const csrf = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? ''
    const form = new URLSearchParams({ _csrf: csrf })
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
    const known = shown.cookies.map(({ name, value }) => `${name}=${value}`)
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: [...known, ...(cookie === undefined ? [] : [cookie])].join('; '),
    }
    return portal.app.inject({ method: 'POST', url: '/connexion', headers, payload: form.toString() })
  }
  const good = { username: teacher, password: testPassword, next: '/' }

  test('CAS-020, CAS-021: sends its form by POST and carries the service back, whatever its query', async () => {
    const service = `${wikiUrl}?a="<b>&c=é`.replace('"<b>', '%22%3Cb%3E').replace('é', '%C3%A9')
    const sent = await openBrowser(portal.app).get(loginUrl(service))
    const page = await openBrowser(portal.app).get(sent.location ?? '')
    expect(page.html).toMatch(/<form[^>]*action="\/connexion"[^>]*>/)
    expect(page.html).toMatch(/<form[^>]*method="post"[^>]*>/i)
    const next = /name="next" value="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(new URL(next, 'http://portail.test').searchParams.get('service')).toBe(service)
  })

  test('CAS-018: a script that knows only the protocol fills username and password, sends the rest back, and gets its ticket', async () => {
    const browser = openBrowser(portal.app)
    const { location: address = '' } = await browser.get(loginUrl(wikiUrl))
    const { html } = await browser.get(address)
    const [form = ''] = /<form[^>]*method="post".*?<\/form>/is.exec(html) ?? []
    const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([input]) => ({
      name: /name="([^"]*)"/.exec(input)?.[1] ?? '',
      value: /value="([^"]*)"/.exec(input)?.[1]?.replaceAll('&amp;', '&') ?? '',
      type: /type="([^"]*)"/.exec(input)?.[1],
    }))
    const fields = Object.fromEntries(
      inputs
        .filter(({ name, type }) => type !== 'checkbox' && name !== '_csrf') // `openBrowser` sends that one by itself
        .map(({ name, value }) => [name, value]),
    )
    expect(fields).toMatchObject({ username: '', password: '' })
    const filled = { ...fields, username: teacher, password: testPassword }
    const page = await browser.submit(address, filled)
    expect(page.location).toContain(`${wikiUrl}?ticket=ST-`)
  })

  test('CAS-021: a password in an address logs nobody in', async () => {
    const query = new URLSearchParams({ username: teacher, password: testPassword }).toString()
    const answer = await portal.app.inject({ method: 'GET', url: `/connexion?${query}` })
    expect(answer.cookies.some(({ name }) => name === 'preau_portal')).toBe(false)
    expect(answer.body).not.toContain(testPassword)
  })

  test.each([
    ['no name', { password: 'x' }],
    ['no password', { username: teacher }],
    ['empty fields', { username: '', password: '' }],
    ['10 kB of password', { username: teacher, password: 'x'.repeat(10_000) }],
  ])('CAS-030, N-50: %s is asked again, in words', async (_, fields) => {
    const answer = await raw(fields)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('name="password"')
  })

  test.each(["' or 1=1 --", '*', '*)(uid=*', '{"$gt":""}', 'claire.lemoine\0', '\u202eclaire', 'MATCH (n)'])(
    'CAS-039, N-49: the name « %s » is nobody’s, and the page says what to do',
    async (username) => {
      const answer = await raw({ ...good, username })
      expect([401, 422, 429]).toContain(answer.statusCode)
      expect(answer.cookies.some(({ name }) => name === 'preau_portal')).toBe(false)
      expect(answer.body).toMatch(/Identifiant ou mot de passe incorrect|caractère interdit/)
    },
  )

  test('CAS-035, CAS-037, CAS-149, CAS-152, CAS-195, CAS-196, N-52: a good one is answered by 303, a cookie no script reads, and nothing to keep', async () => {
    const answer = await raw(good)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/'])
    expect(answer.headers['cache-control']).toBe('no-store')
    const cookie = answer.cookies.find(({ name }) => name === 'preau_portal')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.value).toMatch(/^[A-Za-z0-9-]{43}$/)
  })

  test('CAS-031, CAS-146: no log-in ticket is needed, and one that a script sends means nothing', async () => {
    for (const fields of [good, { ...good, lt: 'LT-autre' }, { ...good, lt: ['a', 'b'] }])
      expect((await raw(fields)).statusCode).toBe(303)
  })

  test('N-44: the form that one browser sent, sent again by another, opens nothing', async () => {
    const page = await portal.app.inject('/connexion')
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const cookie = page.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const send = (cookies: string) =>
      portal.app.inject({
        method: 'POST',
        url: '/connexion',
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookies },
        payload: new URLSearchParams({ _csrf: csrf, ...good }).toString(),
      })
    expect((await send(cookie)).statusCode).toBe(303)
    const other = (await portal.app.inject('/connexion')).cookies.map(({ name, value }) => `${name}=${value}`)
    for (const cookies of ['', other.join('; ')]) {
      const answer = await send(cookies)
      expect(answer.statusCode).toBe(403)
      expect(answer.cookies.some(({ name }) => name === 'preau_portal')).toBe(false)
    }
  })

  test('N-45: each log-in has a new cookie, and the one presented is dead', async () => {
    const first = (await raw(good)).cookies.find(({ name }) => name === 'preau_portal')?.value ?? ''
    const again = await raw(good, `preau_portal=${first}`)
    expect(again.cookies.find(({ name }) => name === 'preau_portal')?.value).not.toBe(first)
    const old = await portal.app.inject({
      method: 'GET',
      url: loginUrl(wikiUrl),
      headers: { cookie: `preau_portal=${first}` },
    })
    expect(old.headers.location).toMatch(/^\/connexion/)
  })

  test('N-42: a cookie that is forged, or whose letters changed case, opens nothing', async () => {
    const value = (await raw(good)).cookies.find(({ name }) => name === 'preau_portal')?.value ?? ''
    const swapped = value.replace(/[a-z]/gi, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    )
    for (const forged of [swapped, 'A'.repeat(43), '', `${value}x`]) {
      const headers = { cookie: `preau_portal=${forged}` }
      const answer = await portal.app.inject({ method: 'GET', url: loginUrl(wikiUrl), headers })
      expect(answer.headers.location).toMatch(/^\/connexion/)
    }
  })

  test('N-51: no page may be framed, and no script stands in a page', async () => {
    const { headers, body } = await portal.app.inject({ method: 'GET', url: '/connexion' })
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(body).not.toMatch(/<script>|\son\w+=/)
  })

  test('CAS-007, N-53: what a refused address carries is not repeated, and an http service is one an administrator declared', async () => {
    const page = await openBrowser(portal.app).get(
      loginUrl('http://wiki.exemple.fr/?ticket=ST-secret&nom=Morvan'),
    )
    expect(page.status).toBe(403)
    expect(page.html).not.toMatch(/ST-secret|Morvan/)
  })
})
