import { readFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { checkAccessibility, openBrowser, shoot } from '@preau/testing/browser'
import { afterAll, expect, test } from 'vitest'
import { openTestSchoolWithBase, password, pathName, uai } from '../../testing/open-test-school.ts'
import { pupilsFile } from '../../testing/school-files.ts'
import { openTestSts } from '../../testing/test-sts.ts'
import { spaces } from '../bases/index.ts'

/*
 * The school server behind TLS on `localhost`, the service on `127.0.0.1`: two sites, as in life. Only a real browser
 * tells which cookies come back with a form that the page of another site posts.
 */
const pem = await readFile(join(import.meta.dirname, '../../testing/tls/self-signed.pem'))
const behind = { port: 0 }
const front = createServer({ cert: pem, key: pem }, (incoming, response) => {
  const { method, headers, url: path } = incoming
  const asked = httpRequest({ port: behind.port, host: '127.0.0.1', method, headers, path }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(response)
  })
  incoming.pipe(asked)
})
await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
const publicUrl = `https://localhost:${String((front.address() as AddressInfo).port)}`
const school = await openTestSchoolWithBase({ SCHOOL_PUBLIC_URL: publicUrl, SCHOOL_CAS_ALLOW_PRIVATE: 'oui' })
const sts = await openTestSts(() => school.clock.now())
await school.commands.importSiecle(uai, {
  pupils: pupilsFile([{ id: '1', name: 'Morvan', firstName: 'Lise' }]),
})
await school.app.listen({ host: '127.0.0.1', port: 0 })
behind.port = (school.app.server.address() as AddressInfo).port
const chromium = await openBrowser()
afterAll(async () => {
  await chromium.close()
  front.closeAllConnections()
  front.close()
})

const root = `${publicUrl}/${pathName}/pronote/`
const idPronote = 'http://schemas.xmlsoap.org/claims/idPronote'

test('a supervisor defines the delegation, and a pupil comes in from another site and leaves for it', async () => {
  const context = await chromium.newContext({
    ignoreHTTPSErrors: true,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${publicUrl}/connexion`)
  await page.locator('[name="identifiant"]').fill('superviseur')
  await page.locator('[name="mot_de_passe"]').fill(password)
  await page.locator('[name="mot_de_passe"]').press('Enter')
  await page.waitForURL(/console/)
  await page.goto(`${publicUrl}/console/${pathName}/delegation`)
  await page.getByRole('link', { name: 'Définir une délégation Ws-Federation' }).click()
  await page.locator('[name="delegation"]').check()
  await page.locator('[name="metadonnees_url"]').fill(sts.metadataUrl)
  await page.getByRole('button', { name: 'Tester la connexion' }).click()
  expect(await page.getByText('La page de connexion répond.').count()).toBe(1)
  expect(await checkAccessibility(page)).toEqual([])
  await shoot(page, 'school-federation-tested')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  expect(await page.getByText('Signature - sts.exemple').count()).toBe(1)
  expect(await checkAccessibility(page)).toEqual([])
  await shoot(page, 'school-federation')
  await page.setViewportSize({ width: 390, height: 844 })
  await shoot(page, 'school-federation-phone')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await page.getByRole('link', { name: 'Revenir à la délégation' }).click()
  await shoot(page, 'school-delegation-choices-phone')
  await page.setViewportSize({ width: 1280, height: 900 })
  for (const space of spaces)
    await page.locator(`input[name="espace-${space}"][value="ws-federation"]`).check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  expect(await checkAccessibility(page)).toEqual([])
  await shoot(page, 'school-delegation-choices')
  await school.commands.publishBase(uai)

  const lise = await school.db.selectFrom('person').selectAll().executeTakeFirstOrThrow()
  sts.signIn({ subject: 'NAA00001', claims: { [idPronote]: [lise.pronote_id] } })
  await page.goto(`${root}eleve.html?fd=1`)
  expect(new URL(page.url()).hostname).toBe('127.0.0.1')
  await page.getByRole('button', { name: 'Entrer' }).click()
  expect(page.url()).toBe(`${root}eleve.html?fd=1`)
  expect(await page.getByText('Bonjour Lise').count()).toBe(1)

  sts.issues({ audience: 'https://autre.exemple/' })
  const other = await chromium.newContext({ ignoreHTTPSErrors: true, viewport: { width: 390, height: 844 } })
  const phone = await other.newPage()
  await phone.goto(`${root}eleve.html`)
  await phone.getByRole('button', { name: 'Entrer' }).click()
  expect(await phone.getByText('pour un autre service').count()).toBe(1)
  expect(await checkAccessibility(phone)).toEqual([])
  await shoot(phone, 'school-federation-refused-phone')
  await other.close()

  await page.locator('form[action$="deconnexion"] button').first().click()
  const leave = page.getByRole('link', { name: 'Se déconnecter de l’ENT' })
  expect(await leave.getAttribute('href')).toContain('wa=wsignout1.0')
  await leave.click()
  expect(await page.title()).toBe('Au revoir')
  await context.close()
})
