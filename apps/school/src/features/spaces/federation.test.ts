import { beforeEach, describe, expect, test } from 'vitest'
import { signingKey } from '@preau/ws-federation/testing'
import { createFailureStore } from '../../store/failure-store.ts'
import type { Browser, Page } from '../../testing/browser.ts'
import { failureRows } from '../../testing/failure-rows.ts'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile } from '../../testing/school-files.ts'
import { openTestSts, type StsAnswer } from '../../testing/test-sts.ts'
import { spaces } from '../bases/index.ts'

const school = await openTestSchoolWithBase({ SCHOOL_CAS_ALLOW_PRIVATE: 'oui' })
const sts = await openTestSts(() => school.clock.now())
const { commands, db } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([{ id: '1', name: 'Morvan', firstName: 'Lise' }]),
  guardians: guardiansFile([{ id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }]),
})
const root = `/${pathName}/pronote/`
const console_ = `/console/${pathName}/delegation`
const idPronote = 'http://schemas.xmlsoap.org/claims/idPronote'
const supervisor = await school.signedIn()
const settings = (changes: Readonly<Record<string, string>> = {}) => ({
  delegation: '1',
  source: 'url',
  metadonnees_url: sts.metadataUrl,
  commun: 'subject',
  attribut_identifiant: idPronote,
  ...changes,
})
const chosen = (choice: string) => Object.fromEntries(spaces.map((space) => [`espace-${space}`, choice]))
await supervisor.edit(`${console_}/ws-federation`, settings())
await supervisor.edit(console_, {
  commun: 'subject',
  attribut_identifiant: 'idPronote',
  ...chosen('ws-federation'),
})
await commands.publishBase(uai)
const base = await commands.findBase(uai)
const failures = createFailureStore(db)
const personOf = (category: 'pupil' | 'guardian' | 'teacher') =>
  db.selectFrom('person').selectAll().where('category', '=', category).executeTakeFirstOrThrow()
const lise = await personOf('pupil')

const signedInAs = (id: string | null, subject: string | undefined = 'NAA00001') => {
  sts.signIn({ subject, claims: id === null ? {} : { [idPronote]: [id] } })
}

beforeEach(async () => {
  await db.updateTable('person').set({ cas_id: null, cas_id_since: null }).execute()
  await db.deleteFrom('identification_failure').execute()
  signedInAs(lise.pronote_id)
})

/** Goes to the service and back to the page that would post its answer. */
async function leave(browser: Browser, page = 'eleve.html'): Promise<StsAnswer> {
  const sent = await browser.get(root + page)
  expect(sent.status).toBe(302)
  return sts.answer(sent.location ?? '')
}
const comeBack = (browser: Browser, answer: StsAnswer): Promise<Page> =>
  browser.submitFromElsewhere(new URL(answer.action).pathname, answer.fields)
const open = () => failureRows(db, base?.id ?? '')
const refusedWith = async (page: Page, code: string) => {
  expect(page.status).toBe(403)
  const [row] = await open()
  const sheet = await failures.sheet(base?.id ?? '', row?.id ?? '')
  expect(row).toMatchObject({ reason: 'token-refused' })
  expect(sheet?.evidence).toMatchObject({ protocol: 'ws-federation', code })
  return sheet?.evidence.detail ?? ''
}

describe('through a Ws-Federation service', () => {
  test('a pupil comes in, is linked at the first connection, and finds the deep link that was asked', async () => {
    const browser = school.browser()
    const answer = await leave(browser, 'eleve.html?fd=1')
    expect(answer.action).toBe(`http://localhost:8081${root}federation`)
    expect(sts.asked.at(-1)?.get('wtrealm')).toBe(`http://localhost:8081${root}`)
    const back = await comeBack(browser, answer)
    expect(back).toMatchObject({ status: 303, location: `${root}eleve.html?fd=1` })
    expect((await browser.follow(back)).text).toContain('Bonjour Lise')
    expect(await personOf('pupil')).toMatchObject({ cas_id: 'NAA00001' })
    const again = school.browser()
    signedInAs(null)
    expect((await comeBack(again, await leave(again))).location).toBe(`${root}eleve.html`)
  })

  test('nobody is recognised without the claim, and the page and the inbox name it', async () => {
    signedInAs(null)
    const browser = school.browser()
    const page = await comeBack(browser, await leave(browser))
    expect(page.status).toBe(502)
    expect(page.text).toContain(`pour envoyer la revendication « ${idPronote} »`)
    expect(page.text).toContain('Échec de l’authentification par le service Ws-Federation')
    expect(await open()).toMatchObject([{ reason: 'attribute-missing', casUser: 'NAA00001' }])
  })

  test('a token without subject is nobody when the subject is the common identifier', async () => {
    sts.signIn({ subject: undefined, claims: { [idPronote]: [lise.pronote_id] } })
    const browser = school.browser()
    const page = await comeBack(browser, await leave(browser))
    expect(page.text).toContain('la revendication « NameID »')
  })

  test('somebody with two roles is linked in both, chooses, and is led to the last one from then on', async () => {
    await commands.addPerson(uai, { category: 'teacher', lastName: 'Morvan', firstName: 'Odile' })
    const [mother, teacher] = [await personOf('guardian'), await personOf('teacher')]
    sts.signIn({ subject: 'NAA00003', claims: { [idPronote]: [mother.pronote_id, teacher.pronote_id] } })
    const browser = school.browser()
    const page = await browser.follow(await comeBack(browser, await leave(browser, '')))
    expect(page.text).toContain('Choisissez votre espace')
    expect(page.text).toContain('Espace Parents')
    expect((await browser.get(`${root}parent.html`)).text).toContain('Lise')
    expect((await browser.get(`${root}professeur.html`)).text).toContain('Mes classes et mes groupes')
    expect([await personOf('guardian'), await personOf('teacher')]).toMatchObject([
      { cas_id: 'NAA00003' },
      { cas_id: 'NAA00003' },
    ])
    // The account is known now: the service may send nothing more than its subject.
    signedInAs(null, 'NAA00003')
    await browser.submit(`${root}deconnexion`, {})
    expect((await comeBack(browser, await leave(browser, 'parent.html'))).location).toBe(`${root}parent.html`)
  })

  test('somebody of another space is told which one is theirs', async () => {
    const browser = school.browser()
    const page = await comeBack(browser, await leave(browser, 'parent.html'))
    expect(page.status).toBe(403)
    expect(page.body).toContain(`href="${root}eleve.html"`)
  })
})

describe('what comes back is believed once, and only for who asked', () => {
  test('N-83: a token replayed is refused, in the same browser and in another', async () => {
    const browser = school.browser()
    const answer = await leave(browser)
    expect((await comeBack(browser, answer)).status).toBe(303)
    expect(await refusedWith(await comeBack(browser, answer), 'REPLAYED')).toBe('Ce jeton a déjà servi.')
    const other = school.browser()
    const own = await leave(other)
    const page = await comeBack(other, { ...own, fields: { ...own.fields, wresult: answer.fields.wresult } })
    await refusedWith(page, 'REPLAYED')
  })

  test('N-84: an answer is for the browser that asked, once, and within the hour', async () => {
    const victim = school.browser()
    const answer = await leave(school.browser())
    await refusedWith(await comeBack(victim, answer), 'CONTEXT')
    await leave(victim)
    await refusedWith(await comeBack(victim, answer), 'CONTEXT')
    const browser = school.browser()
    const own = await leave(browser)
    const without = { wa: 'wsignin1.0', wresult: own.fields.wresult, wctx: '' }
    await refusedWith(await comeBack(browser, { ...own, fields: without }), 'CONTEXT')
    const first = own.fields.wctx.at(-6) === 'A' ? 'B' : 'A'
    const tampered = own.fields.wctx.slice(0, -6) + first + own.fields.wctx.slice(-5)
    await refusedWith(
      await comeBack(browser, { ...own, fields: { ...own.fields, wctx: tampered } }),
      'CONTEXT',
    )
    expect((await comeBack(browser, own)).status).toBe(303)
    const fresh = await leave(school.browser())
    const reused = { ...own.fields, wresult: fresh.fields.wresult }
    await refusedWith(await comeBack(browser, { ...own, fields: reused }), 'CONTEXT')
    const late = school.browser()
    const waited = await leave(late)
    school.clock.advance(60 * 60_000 + 1)
    await refusedWith(await comeBack(late, waited), 'CONTEXT')
  })

  test('N-81: a token for another base is refused, and the inbox says whose it is', async () => {
    sts.issues({ audience: 'https://autre.exemple/' })
    const browser = school.browser()
    const page = await comeBack(browser, await leave(browser))
    expect(page.text).toContain('pour un autre service')
    expect(page.body).not.toContain('autre.exemple')
    expect(await refusedWith(page, 'AUDIENCE')).toContain('https://autre.exemple/')
  })

  test('N-82: a token that has waited too long is refused', async () => {
    sts.issues({ lifetimeMs: 60_000 })
    const browser = school.browser()
    const answer = await leave(browser)
    school.clock.advance(5 * 60_000)
    await refusedWith(await comeBack(browser, answer), 'EXPIRED')
  })

  test('a token that was changed on its way is refused, and links nobody', async () => {
    const browser = school.browser()
    const answer = await leave(browser)
    const wresult = answer.fields.wresult.replaceAll('NAA00001', 'NAA00002')
    await refusedWith(
      await comeBack(browser, { ...answer, fields: { ...answer.fields, wresult } }),
      'BAD_SIGNATURE',
    )
    expect(await personOf('pupil')).toMatchObject({ cas_id: null })
  })

  test('N-90: a pointer, an unknown action and no form at all are refused and fetch nothing', async () => {
    const browser = school.browser()
    await leave(browser)
    const post = (fields: Readonly<Record<string, string>>) =>
      browser.submitFromElsewhere(`${root}federation`, fields)
    await refusedWith(await post({ wa: 'wsignin1.0', wresultptr: sts.metadataUrl }), 'NOT_A_RESPONSE')
    await refusedWith(await post({ wa: 'wattr1.0' }), 'NOT_A_RESPONSE')
    expect((await post({})).status).toBe(403)
  })
})

describe('the service changes its key', () => {
  const next = signingKey({ name: 'Signature - 2027' })

  test('N-91: metadata that fail keep the last good ones, and the console says so', async () => {
    sts.metadataFail(503)
    const supervisor = await school.signedIn()
    await supervisor.submit(`${console_}/ws-federation/relire`, {})
    const { text } = await supervisor.get(`${console_}/ws-federation`)
    expect(text).toContain('Les métadonnées n’ont pas pu être relues')
    expect(text).toContain('Celles d’avant restent en service')
    const browser = school.browser()
    expect((await comeBack(browser, await leave(browser))).status).toBe(303)
    sts.metadataFail(undefined)
  })

  test('N-91: an unknown key has the metadata read again at once, and no more often than every five minutes', async () => {
    sts.rollOver(next, [next])
    const browser = school.browser()
    await refusedWith(await comeBack(browser, await leave(browser)), 'UNKNOWN_KEY')
    school.clock.advance(5 * 60_000)
    expect((await comeBack(browser, await leave(browser))).status).toBe(303)
    expect(await school.auditOf('federation.service-changed')).toHaveLength(1)
    const { text } = await (await school.signedIn()).get(`${console_}/ws-federation`)
    expect(text).toContain('Signature - 2027')
    expect(text).not.toContain('Signature - sts.exemple')
  })
})

describe('sign-out', () => {
  /** A browser in its space. */
  async function inside(): Promise<Browser> {
    const browser = school.browser()
    await browser.follow(await comeBack(browser, await leave(browser)))
    return browser
  }

  test('N-93: leaving here leads to the sign-out of the service, and back to our own page', async () => {
    const browser = await inside()
    const left = await browser.submit(`${root}deconnexion`, {})
    const { body } = await browser.follow(left)
    const address = new URL(/href="([^"]*wsignout1\.0[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '')
    expect(address.pathname).toBe('/adfs/ls/')
    expect(address.searchParams.get('wreply')).toBe(`http://localhost:8081${root}deconnexion`)
    const forged = await browser.get(`${root}deconnexion?par=ws-federation&wreply=https://evil.example/`)
    expect(forged.body).not.toContain('evil.example')
  })

  test('N-92: a clean-up ends the sessions of its browser, answers with a picture, and leads nowhere', async () => {
    const browser = await inside()
    const other = await inside()
    const clean = `${root}federation?wa=wsignoutcleanup1.0&wreply=https%3A%2F%2Fevil.example%2F`
    const answer = await browser.get(clean)
    expect(answer).toMatchObject({ status: 200, location: undefined })
    expect(answer.headers).toMatchObject({
      'content-type': 'image/gif',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect((await browser.get(`${root}eleve.html`)).status).toBe(302)
    expect((await other.get(`${root}eleve.html`)).text).toContain('Bonjour Lise')
    expect((await school.browser().get(clean)).status).toBe(200)
    expect((await other.get(`${root}federation`)).location).toBe(root)
  })
})

test('our metadata can be imported by the service, and say the addresses that it is sent', async () => {
  const page = await school.browser().get(`${root}FederationMetadata.xml`)
  expect(page.status).toBe(200)
  expect(page.body).toContain(`entityID="http://localhost:8081${root}"`)
  expect(page.body).toContain(`http://localhost:8081${root}federation`)
  expect((await school.browser().get(`/${pathName}/autre/FederationMetadata.xml`)).status).toBe(404)
})
