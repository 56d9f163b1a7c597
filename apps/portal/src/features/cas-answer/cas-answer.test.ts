import { sql } from 'kysely'
import { checkAccessibility, newPerson, openBrowser as openChromium, shoot } from '@preau/testing/browser'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type CasPortal, loginUrl, openCasPortal, pronoteUrl, wikiUrl } from '../../testing/cas-portal.ts'
import { loadOtherSchool, testPassword } from '../../testing/people-of-tilleuls.ts'
import { releaseSources, releaseTemplateNames, releaseTemplates } from '../attribute-release/index.ts'
import { endPoints } from './end-points.ts'

let portal: CasPortal
let platform: Browser
let admin: Browser

const tab = (code: string) => `/administration/services/${code}/reponse-cas`

beforeAll(async () => {
  portal = await openCasPortal()
  await loadOtherSchool(portal)
  await sql`update account set birth_date = '1980-03-07', postcode = '35000' where login = 'claire.lemoine'`.execute(
    portal.db,
  )
  await sql`insert into pronote_identifier (account_id, establishment_id, category, pronote_id, created_at)
    select a.id, e.id, 'teacher', 'PR2F34N5EPVM9QKT', now() from account a, establishment e
    where a.login = 'claire.lemoine' and e.uai = '0350000K'`.execute(portal.db)
  platform = await portal.signedIn('exploitant')
  admin = await portal.signedIn('admin.ent')
})

beforeEach(async () => {
  await sql`update service set release = null`.execute(portal.db)
})

/** The exact answer that the page shows. */
function shown(html: string): string {
  const escaped = /<pre class="pu-exact-block"><code[^>]*>([^]*?)<\/code><\/pre>/.exec(html)?.[1] ?? ''
  return escaped
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

const names = (given: Partial<Record<(typeof releaseSources)[number], string>>) =>
  releaseSources.map((source) => given[source] ?? '')

const plain = { principal: 'entId', dateFormat: 'fr', separator: '', envelope: 'flat', everywhere: '1' }

async function versionOf(code: string): Promise<string> {
  const row = await portal.db
    .selectFrom('service')
    .select('version')
    .where('code', '=', code)
    .executeTakeFirst()
  return String(row?.version)
}

describe('the preview of an answer', () => {
  const wired = endPoints.filter(({ form }) => form !== 'saml')

  test.each(releaseTemplateNames.flatMap((name) => wired.map((endPoint) => [name, endPoint.id] as const)))(
    'CAS-089: « %s » at « %s » is byte for byte what the end-point sends',
    async (name, id) => {
      const release = JSON.stringify(releaseTemplates[name])
      await sql`update service set release = ${release}::jsonb where code = 'WIKI'`.execute(portal.db)
      const { path, format } = endPoints.find((one) => one.id === id) ?? endPoints[0]
      const ticket = await portal.ticketFor(wikiUrl)
      const sent = await portal.validate(path.replace('/cas/', ''), { service: wikiUrl, ticket, format })
      const page = await platform.get(`${tab('WIKI')}?compte=claire.lemoine&point=${id}`)
      expect(page.text).toContain(sent.type)
      expect(shown(page.html)).toBe(sent.body)
    },
  )

  test('of an envelope « userAttributes » and joined values is the same too', async () => {
    const release = { ...releaseTemplates['pronote-identity'], envelope: 'nested', dateFormat: 'iso' }
    await sql`update service set release = ${JSON.stringify(release)}::jsonb where code = 'WIKI'`.execute(
      portal.db,
    )
    const ticket = await portal.ticketFor(wikiUrl)
    const { body } = await portal.validate('serviceValidate', { service: wikiUrl, ticket })
    expect(body).toContain('<cas:dateNaissance>1980-03-07</cas:dateNaissance>')
    expect(shown((await platform.get(`${tab('WIKI')}?compte=claire.lemoine`)).html)).toBe(body)
  })

  test.each(releaseTemplateNames)(
    'CAS-181: « %s » at « saml » is what /samlValidate sends, but for the two identifiers drawn for each answer',
    async (name) => {
      const release = JSON.stringify(releaseTemplates[name])
      await sql`update service set release = ${release}::jsonb where code = 'WIKI'`.execute(portal.db)
      const ticket = await portal.ticketFor(wikiUrl)
      const sent = await portal.app.inject({
        method: 'POST',
        url: `/cas/samlValidate?TARGET=${encodeURIComponent(wikiUrl)}`,
        headers: { 'content-type': 'text/xml' },
        payload:
          '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><p:Request ' +
          'xmlns:p="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1"><p:AssertionArtifact>' +
          `${ticket}</p:AssertionArtifact></p:Request></S:Body></S:Envelope>`,
      })
      const drawn = / (ResponseID|AssertionID)="[^"]+"/g
      const page = await platform.get(`${tab('WIKI')}?compte=claire.lemoine&point=saml`)
      expect(page.text).toContain(sent.headers['content-type'])
      expect(sent.body.match(drawn)).toHaveLength(2)
      expect(shown(page.html).replace(drawn, ' $1')).toBe(sent.body.replace(drawn, ' $1'))
    },
  )

  test('in SAML shows the attributes of a service reached by TLS', async () => {
    const { html } = await platform.get(`${tab('PRONOTECAS')}?compte=claire.lemoine&point=saml`)
    expect(shown(html)).toContain('<saml:Attribute AttributeName="idPronote"')
  })

  test('says what is missing, and why', async () => {
    const { text } = await platform.get(`${tab('PRONOTECAS')}?compte=karim.roche`)
    expect(text).toContain('Un attribut attendu manque pour cette personne.')
    expect(text).toContain('idPronote (Identifiant PRONOTE) : Aucun identifiant PRONOTE n’est rattaché')
  })

  test('says when the person would not get in, and why', async () => {
    const { text } = await platform.get(`${tab('WIKI')}?compte=lise.morvan`)
    expect(text).toContain('la personne n’entrerait pas. Aucun droit d’accès du service ne correspond')
    const { text: teacher } = await platform.get(`${tab('WIKI')}?compte=claire.lemoine`)
    expect(teacher).not.toContain('n’entrerait pas')
  })

  test('says when the end-point asked tells the principal alone', async () => {
    const { text } = await platform.get(`${tab('PRONOTECAS')}?compte=claire.lemoine&point=v1`)
    expect(text).toContain('Le point d’accès /cas/validate ne transmet, pour ce service, que l’identifiant')
  })
})

describe('many validations at once', () => {
  test('each answer has the attributes of its own person', async () => {
    const logins = ['claire.lemoine', 'lise.morvan', 'anne.morvan']
    const release = { ...releaseTemplates.sdet, principal: 'login' }
    await sql`update service set release = ${JSON.stringify(release)}::jsonb where code = 'PRONOTECAS'`.execute(
      portal.db,
    )
    const asked: { login: string; ticket: string }[] = []
    for (const login of [...logins, ...logins, ...logins])
      asked.push({ login, ticket: await portal.ticketFor(pronoteUrl, login) })
    const answers = await Promise.all(
      asked.map(({ ticket }) => portal.validate('serviceValidate', { service: pronoteUrl, ticket })),
    )
    answers.forEach(({ body }, index) => {
      const [firstName = ''] = asked[index]?.login.split('.') ?? []
      expect(body.toLowerCase()).toContain(`<cas:user>${asked[index]?.login ?? ''}</cas:user>`)
      expect(body.toLowerCase()).toContain(`<cas:givenname>${firstName}</cas:givenname>`)
    })
  })
})

describe('trying and saving', () => {
  test('a try shows the answer of what was typed and changes nothing', async () => {
    await platform.get(tab('WIKI'))
    const typed = { ...plain, names: names({ lastName: 'nom' }), compte: 'claire.lemoine', intent: 'try' }
    const page = await platform.post(tab('WIKI'), typed)
    expect(shown(page.html)).toContain('<cas:nom>Lemoine</cas:nom>')
    expect(page.text).toContain('réglage qui n’est pas enregistré')
    const saved = await platform.get(`${tab('WIKI')}?compte=claire.lemoine`)
    expect(shown(saved.html)).not.toContain('nom>')
    expect(saved.text).not.toContain('réglage qui n’est pas enregistré')
  })

  test('what is saved is in the next answer, and in the audit trail', async () => {
    await platform.get(tab('WIKI'))
    const version = await versionOf('WIKI')
    const typed = { ...plain, principal: 'login', names: names({ email: 'mail', schools: 'uai' }) }
    const page = await platform.submit(tab('WIKI'), { ...typed, version, intent: 'save' })
    expect(page.text).toContain('La réponse du service est enregistrée')
    const ticket = await portal.ticketFor(wikiUrl)
    const { body } = await portal.validate('serviceValidate', { service: wikiUrl, ticket })
    expect(body).toContain('<cas:user>claire.lemoine</cas:user>')
    expect(body).toContain('<cas:uai>0350000K</cas:uai>')
    expect(await portal.audit('service.release-set')).toHaveLength(1)
    expect(await portal.audit('cas.attribute-missing')).toMatchObject([
      { target: 'WIKI', data: { names: ['mail'] } },
    ])
  })

  test('a template fills the form and saves nothing', async () => {
    const page = await platform.get(`${tab('WIKI')}?modele=pronote-identity`)
    expect(page.text).toContain('Il n’est pas encore enregistré')
    expect(page.html).toContain('value="dateNaissance"')
    expect((await platform.get(tab('WIKI'))).html).not.toContain('value="dateNaissance"')
  })

  test('N-29: a name that no element can bear is said on its field, and what was typed is kept', async () => {
    await platform.get(tab('WIKI'))
    const typed = { ...plain, intent: 'save', names: names({ lastName: '1nom', firstName: 'prenom' }) }
    const page = await platform.post(tab('WIKI'), typed)
    expect(page.status).toBe(422)
    expect(page.text).toContain('« 1nom » ne peut pas nommer un attribut')
    expect(page.html).toContain('href="#champ-nom-lastName"')
    expect(page.html).toContain('value="prenom"')
  })

  test('of two administrators the second one learns of the first, and nothing is overwritten', async () => {
    await platform.get(tab('WIKI'))
    const version = await versionOf('WIKI')
    const save = { ...plain, version, intent: 'save' }
    await platform.submit(tab('WIKI'), { ...save, separator: ';', names: names({ lastName: 'premier' }) })
    const page = await platform.post(tab('WIKI'), { ...save, names: names({ lastName: 'second' }) })
    expect(page.status).toBe(409)
    expect(page.text).toContain('Paul Tessier a enregistré ce service')
    expect(page.text).toMatch(/Champ Valeur enregistrée Votre saisie Nom premier second/)
    expect(page.text).toContain('Plusieurs valeurs réunies par un point-virgule (;) un attribut par valeur')
    expect(page.html).toContain('value="second"')
    expect((await platform.get(tab('WIKI'))).html).toContain('value="premier"')
  })

  test('an unknown person is said, with where to look', async () => {
    const page = await platform.get(`${tab('WIKI')}?compte=personne`)
    expect(page.status).toBe(422)
    expect(page.text).toContain('Vérifiez-le dans l’annuaire.')
  })

  test('a service without SSO says that it gets no answer', async () => {
    expect((await platform.get(tab('LECTURE'))).text).toContain('n’utilise pas la connexion de l’ENT')
    const { text } = await admin.get(tab('LECTURE'))
    expect(text).toContain('il n’a donc personne à y refuser')
    expect(text).not.toContain('choisissez')
  })
})

describe('a school administrator', () => {
  test('sets the services of their schools only', async () => {
    const { status, html } = await admin.get(tab('WIKI'))
    expect(status).toBe(200)
    expect(html).not.toContain('modele')
    expect((await admin.post(tab('WIKI'), { ...plain, version: '1', intent: 'save' })).status).toBe(403)
    expect((await admin.get(tab('PRONOTECAS'))).status).toBe(200)
    await portal.commands.grantRole('zoe.ailleurs', 'school', '0350001L')
    const other = openBrowser(portal.app)
    await other.signIn('zoe.ailleurs', testPassword)
    expect((await other.get(tab('PRONOTECAS'))).status).toBe(404)
  })

  test('tries with the people of their schools only', async () => {
    expect((await admin.get(`${tab('PRONOTECAS')}?compte=zoe.ailleurs`)).status).toBe(422)
    expect((await admin.get(`${tab('PRONOTECAS')}?compte=claire.lemoine`)).status).toBe(200)
  })
})

describe('what a service was refused', () => {
  test('is on its page: who, when, why', async () => {
    await (await portal.signedIn('lise.morvan')).get(loginUrl(wikiUrl))
    await openBrowser(portal.app).get(loginUrl('https://wiki.exemple.fr:8443/'))
    const { text } = await platform.get(tab('WIKI'))
    expect(text).toContain('MORVAN Lise (lise.morvan) Entrée refusée : aucun droit d’accès ne correspond')
    expect(text).toContain('Personne non connectée Adresse non reconnue : https://wiki.exemple.fr:8443/')
  })

  test('of a service of the whole portal, is told to a school for its own people', async () => {
    const refused = { login: 'zoe.ailleurs', effect: 'refuse' }
    await platform.get('/administration/services/WIKI/utilisateurs')
    await platform.post('/administration/services/WIKI/utilisateurs', refused)
    await (await portal.signedIn('zoe.ailleurs')).get(loginUrl(wikiUrl))
    await (await portal.signedIn('lise.morvan')).get(loginUrl(wikiUrl))
    const { text } = await admin.get(tab('WIKI'))
    expect(text).toContain('Vous pouvez en régler l’accès pour vos établissements, pas le modifier.')
    expect(text).toContain('Accès population Qui a accès Refus')
    expect(text).toContain('MORVAN Lise (lise.morvan) Entrée refusée : aucun droit d’accès ne correspond')
    expect(text).not.toMatch(/hors de vos établissements|AILLEURS|non connectée/)
    const everybody = await platform.get(tab('WIKI'))
    expect(everybody.text).toContain('(zoe.ailleurs) Entrée refusée')
  })

  test('does not name people of another school', async () => {
    await platform.get('/administration/services/PRONOTECAS/utilisateurs')
    await platform.post('/administration/services/PRONOTECAS/utilisateurs', {
      login: 'zoe.ailleurs',
      effect: 'refuse',
    })
    await (await portal.signedIn('zoe.ailleurs')).get(loginUrl(pronoteUrl))
    const { text } = await admin.get(tab('PRONOTECAS'))
    expect(text).toContain('Compte hors de vos établissements Entrée refusée')
    expect(text).not.toContain('AILLEURS')
  })
})

describe('in a real browser', () => {
  test('an administrator tries by keyboard, sees the answer and saves; the page is accessible', async () => {
    const baseURL = await portal.app.listen({ host: '127.0.0.1', port: 0 })
    const browser = await openChromium()
    const { page } = await newPerson(browser, { baseURL })
    await page.goto('/connexion')
    await page.getByLabel('Identifiant').fill('exploitant')
    await page.getByLabel('Mot de passe').fill(testPassword)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.goto(`${tab('PRONOTECAS')}?modele=pronote-identity`)
    await page.getByLabel('Adresse électronique').fill('courriel')
    await page.getByLabel('Identifiant de connexion ou identifiant ENT').fill('claire.lemoine')
    await page.keyboard.press('Enter')
    await page.getByText('Réponse exacte').waitFor()
    expect(await checkAccessibility(page)).toEqual([])
    await shoot(page, 'portal-cas-answer-desktop')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await checkAccessibility(page)).toEqual([])
    await shoot(page, 'portal-cas-answer-phone')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByText('La réponse du service est enregistrée').waitFor()
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe('courriel')
    await browser.close()
    await portal.app.close()
  })
})
