import { Secret, TOTP } from 'otpauth'
import { beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from '../../testing/browser.ts'
import { openTestSchoolWithBase, password, uai } from '../../testing/open-test-school.ts'

const school = await openTestSchoolWithBase({ SCHOOL_SECOND_FACTOR: 'oui' })
const { commands, clock } = school
const strong = 'Tilleul-Vert-2026!'

/** What the application of a telephone does with the key that the page shows. */
function codeOf(page: Page): () => string {
  const key = /secret=([A-Z2-7]+)/.exec(page.body)?.[1] ?? ''
  const totp = new TOTP({ secret: Secret.fromBase32(key) })
  return () => totp.generate({ timestamp: clock.now().getTime() })
}
const draftOf = (page: Page): string => /name="brouillon" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
const recoveryOf = (page: Page): readonly string[] =>
  page.body.match(/[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}/g) ?? []
const signIn = (browser: Browser, login: string, secret: string): Promise<Page> =>
  browser.submit('/connexion', { identifiant: login, mot_de_passe: secret, retour: '/console' })

/** Comes in by a link, all the way to the recovery codes. */
async function comeInBy(link: string): Promise<{
  readonly browser: Browser
  readonly code: () => string
  readonly recovery: readonly string[]
}> {
  const browser = school.browser()
  const path = new URL(link).pathname
  const chosen = await browser.submit(path, { nouveau: strong, encore: strong })
  const enrolment = await browser.follow(chosen)
  const code = codeOf(enrolment)
  const form = { brouillon: draftOf(enrolment), code: code() }
  const codes = await browser.submit('/connexion/activer-le-code', form)
  return { browser, code, recovery: recoveryOf(codes) }
}

let link: string
beforeAll(async () => {
  ;({ link } = await commands.inviteOperator({ login: 'Hote', displayName: 'Anne Hôte', bases: 'all' }))
})

test('a right password opens nothing before the code: the half sign-in is no session', async () => {
  const browser = school.browser()
  const answer = await signIn(browser, 'superviseur', password)
  expect(answer.location).toBe('/connexion/activer-le-code')
  expect((await browser.get('/console')).location).toBe('/connexion?retour=%2Fconsole')
  expect((await browser.get('/connexion/code')).location).toBe('/connexion/activer-le-code')
})

test('the link of first sign-in: a weak password is refused, a strong one leads to the codes, then to the console', async () => {
  const path = new URL(link).pathname
  const known = 'Mot-De-Passe-2026!'
  const leaked = await school.browser().submit(path, { nouveau: known, encore: known })
  expect(leaked.status).toBe(422)
  expect(leaked.text).toContain('il figure dans les listes de mots de passe divulgués')
  const page = await school.browser().submit(path, { nouveau: 'Anne-Hôte-2026!', encore: 'Anne-Hôte-2026!' })
  expect(page.status).toBe(422)
  expect(page.text).toContain('contient votre nom')
  expect((await school.browser().submit(path, { nouveau: strong, encore: 'autre' })).text).toContain(
    'différents',
  )

  const { browser, recovery } = await comeInBy(link)
  expect(recovery).toHaveLength(10)
  expect((await browser.get('/console')).text).toContain('Collège des Tilleuls')
  expect((await browser.get(path)).status).toBe(410)
  expect(await school.auditOf('operator.factor-enrolled')).toMatchObject([{ actor: 'operator:hote' }])
  expect((await school.auditOf('operator.signed-in')).at(-1)).toMatchObject({ data: { proof: 'code' } })
})

test('a code is good once, and a recovery code once too', async () => {
  const { link } = await commands.inviteOperator({ login: 'codes', bases: [uai] })
  const { code, recovery } = await comeInBy(link)
  const enter = async (typed: string): Promise<number> => {
    const browser = school.browser()
    await signIn(browser, 'codes', strong)
    return (await browser.submit('/connexion/code', { code: typed })).status
  }
  expect(await enter(code())).toBe(422)
  clock.advance(30_000)
  expect(await enter(code())).toBe(303)
  expect(await enter(code())).toBe(422)
  expect(await enter(recovery[0]?.toLowerCase() ?? '')).toBe(303)
  expect(await enter(recovery[0] ?? '')).toBe(422)
})

test('ten wrong codes in a row close the door for a while, even to the right one', async () => {
  const { link } = await commands.inviteOperator({ login: 'devine', bases: [uai] })
  const { code } = await comeInBy(link)
  const browser = school.browser()
  await signIn(browser, 'devine', strong)
  for (let time = 0; time < 10; time += 1) await browser.submit('/connexion/code', { code: '000000' })
  expect((await browser.submit('/connexion/code', { code: code() })).status).toBe(429)
  clock.advance(61_000)
  expect((await browser.submit('/connexion/code', { code: code() })).status).toBe(303)
})

test('a half sign-in ends after a quarter of an hour', async () => {
  const browser = school.browser()
  await signIn(browser, 'superviseur', password)
  clock.advance(16 * 60_000)
  const page = await browser.follow(await browser.get('/connexion/activer-le-code'))
  expect(page.text).toContain('Le temps de donner le code est passé')
})

test('a new link after a lost telephone takes password, codes and sessions away, and ends after three days', async () => {
  const first = await commands.inviteOperator({ login: 'perdu', displayName: 'Perdu', bases: [uai] })
  const { browser } = await comeInBy(first.link)
  const second = await commands.inviteOperator({ login: 'perdu' })
  expect((await browser.get('/console')).status).toBe(302)
  expect((await signIn(school.browser(), 'perdu', strong)).status).toBe(422)
  const line = (await commands.operators()).find(({ login }) => login === 'perdu')
  expect(line).toMatchObject({ hasPassword: false, hasFactor: false, bases: [{ uai }] })
  clock.advance(3 * 24 * 3_600_000 + 1)
  expect((await school.browser().get(new URL(second.link).pathname)).status).toBe(410)
})

test('one changes one’s own password and recovery codes; the other sessions end', async () => {
  const { link } = await commands.inviteOperator({ login: 'change', bases: [uai] })
  const { browser, code } = await comeInBy(link)
  clock.advance(30_000)
  const other = school.browser()
  await signIn(other, 'change', strong)
  await other.submit('/connexion/code', { code: code() })
  const path = '/connexion/mon-acces'
  const fresh = 'Une phrase longue et neuve'
  const form = { actuel: 'faux', nouveau: fresh, encore: fresh }
  expect((await browser.submit(`${path}/mot-de-passe`, form)).text).toContain('pas votre mot de passe actuel')
  expect((await browser.submit(`${path}/mot-de-passe`, { ...form, actuel: strong })).status).toBe(303)
  expect((await other.get('/console')).status).toBe(302)
  clock.advance(30_000)
  const renewed = await browser.submit(`${path}/codes-de-secours`, { code: code() })
  expect(recoveryOf(renewed)).toHaveLength(10)
})

test('the host invites, changes and removes an operator; a supervisor does not see the page', async () => {
  const { browser: host } = await comeInBy(
    (await commands.inviteOperator({ login: 'chef', bases: 'all' })).link,
  )
  const { browser: supervisor } = await comeInBy(
    (await commands.inviteOperator({ login: 'superviseur' })).link,
  )
  expect((await supervisor.get('/hebergement/operateurs')).status).toBe(403)
  const list = '/hebergement/operateurs'
  expect((await host.submit(`${list}/nouveau`, { identifiant: 'neuf', nom: 'Neuf' })).text).toContain(
    'Cochez',
  )
  expect((await host.submit(`${list}/nouveau`, { identifiant: 'hote', etendue: 'tout' })).text).toContain(
    'déjà',
  )
  const made = await host.submit(`${list}/nouveau`, {
    identifiant: 'neuf',
    nom: 'Neuf Arrivé',
    etendue: 'tout',
  })
  expect(made.text).toMatch(/premiere-fois/)
  const id = (await commands.operators()).find(({ login }) => login === 'neuf')?.id ?? ''
  const { id: baseId } = (await commands.findBase(uai)) ?? { id: '' }
  await host.edit(`${list}/${id}`, { nom: 'Neuf', etendue: 'bases', bases: [baseId] })
  expect((await commands.operators()).find((one) => one.id === id)).toMatchObject({
    displayName: 'Neuf',
    allBases: false,
  })
  await host.submit(`${list}/${id}/retirer`, {})
  expect((await host.get(`${list}/${id}`)).status).toBe(404)
})

test('the last host cannot be removed, nor lose the whole server', async () => {
  const hosts = (await commands.operators()).filter(({ allBases }) => allBases)
  const { browser } = await comeInBy((await commands.inviteOperator({ login: 'hote' })).link)
  const mine = hosts.find(({ login }) => login === 'hote')?.id ?? ''
  for (const { id } of hosts.filter((one) => one.id !== mine))
    await browser.submit(`/hebergement/operateurs/${id}/retirer`, {})
  expect((await browser.submit(`/hebergement/operateurs/${mine}/retirer`, {})).status).toBe(409)
  const { id: baseId } = (await commands.findBase(uai)) ?? { id: '' }
  const form = { nom: 'Hôte', etendue: 'bases', bases: [baseId] }
  expect((await browser.edit(`/hebergement/operateurs/${mine}`, form)).status).toBe(409)
})
