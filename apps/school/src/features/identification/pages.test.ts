import { checkAccessibility, newPerson, openBrowser, shoot } from '@preau/testing/browser'
import { type Clock, createMetrics, systemRandom } from '@preau/platform'
import { renderDocument } from '@preau/ui'
import { afterAll, expect, test } from 'vitest'
import { createDelegationStore } from '../../store/delegation-store.ts'
import { createIdentificationStore } from '../../store/identification-store.ts'
import { openTestSchoolWithBase, password, pathName, uai } from '../../testing/open-test-school.ts'
import { casRefusal, casSuccess, openOutsideEnt, saying } from '../../testing/outside-ent.ts'
import { pupilsFile } from '../../testing/school-files.ts'
import { createCasCaller, findDelegation } from '../delegation/index.ts'
import { createIdentifier, type IdentificationFailure, renderFailure } from './index.ts'

const school = await openTestSchoolWithBase({ SCHOOL_DEMO: 'oui' })
const ent = await openOutsideEnt()
await school.commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise' },
    { id: '2', name: 'Morvan', firstName: 'Lise-Anne' },
  ]),
})
await school.commands.configureDelegation(uai, { serverUrl: ent.url })
const found = await school.commands.findBase(uai)
if (!found) throw new Error('the base was just created')
const base = found
const [, anne] = await school.db.selectFrom('person').selectAll().orderBy('id').execute()
await school.db
  .updateTable('person')
  .set({ cas_id: 'NAA31614' })
  .where('id', '=', anne?.id ?? '')
  .execute()

const clock: Clock = school.clock
const delegations = createDelegationStore(school.db)
const cas = createCasCaller({ allowPrivate: true, clock, random: systemRandom, delegations })
const identification = createIdentificationStore(school.db)
const identifier = createIdentifier({
  identification,
  cas,
  clock,
  random: systemRandom,
  metrics: createMetrics('test'),
})
const unknown = '2345789ABCDEFHJK'
const answers = {
  inconnu: casSuccess('NAA00001', { idPronote: unknown, nom: 'Morvan', prenom: 'Lise', codePostal: '35000' }),
  doublon: casSuccess('NBB20417', { idPronote: anne?.pronote_id ?? '' }),
  attribut: casSuccess('NAA00002', { nom: 'Morvan', prenom: 'Lise' }),
  espace: casSuccess('NAA31614'),
  refus: casRefusal('INVALID_SERVICE'),
  html: '<!doctype html><title>Maintenance de l’ENT</title>',
}

/** The failure that each answer leads to, recorded for the list as well. */
async function failureFrom(answer: string): Promise<IdentificationFailure> {
  ent.answers({ '/p3/serviceValidate': saying(answer), '/serviceValidate': saying(answer, 'text/html') })
  const delegation = await findDelegation(createDelegationStore(school.db))(base)
  if (!delegation) throw new Error('the delegation was just configured')
  const service = 'http://localhost:8081/0350000X/pronote/parent.html'
  const query = { ticket: 'ST-12345678' }
  const outcome = await identifier.identify({
    base,
    space: 'parents',
    delegation,
    query,
    service,
    address: '192.0.2.7',
  })
  if (outcome.kind !== 'failure') throw new Error('somebody was identified')
  return outcome.failure
}

const failures: Record<string, IdentificationFailure> = {}
for (const [name, answer] of Object.entries(answers)) failures[name] = await failureFrom(answer)

await school.app.listen({ host: '127.0.0.1', port: 0 })
const address = school.app.server.address()
const port = typeof address === 'object' && address ? address.port : 0
const baseURL = `http://127.0.0.1:${port}`
const browser = await openBrowser()
afterAll(() => browser.close())
const sizes = { bureau: { width: 1280, height: 900 }, telephone: { width: 390, height: 844 } }

test.each(Object.entries(sizes))(
  'the page of each failure is accessible (%s)',
  async (size, viewport) => {
    const { page, context } = await newPerson(browser, { baseURL, viewport })
    for (const [name, failure] of Object.entries(failures)) {
      const view = { csrf: 'jeton-de-test', flashes: [], demo: true }
      const html = renderDocument(renderFailure({ failure, base, view }))
      await page.route('**/echec-de-test', (route) => route.fulfill({ body: html, contentType: 'text/html' }))
      await page.goto('/echec-de-test')
      expect({ name, faults: await checkAccessibility(page) }).toEqual({ name, faults: [] })
      await shoot(page, `school-echec-${name}-${size}`)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await page.unroute('**/echec-de-test')
    }
    await context.close()
  },
  120_000,
)

test.each(Object.entries(sizes))(
  'delegation and resolution work without script and are accessible (%s)',
  async (size, viewport) => {
    const { page, context } = await newPerson(browser, { baseURL, viewport, javaScript: false })
    const look = async (name: string): Promise<void> => {
      expect({ name, faults: await checkAccessibility(page) }).toEqual({ name, faults: [] })
      await shoot(page, `school-${name}-${size}`)
    }
    await page.goto('/connexion')
    await page.getByLabel('Identifiant').fill('superviseur')
    await page.getByLabel('Mot de passe').fill(password)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.goto(`/console/${pathName}/delegation`)
    await page.getByLabel('URL du serveur CAS').fill(ent.url)
    await page.getByRole('button', { name: 'Calculer les adresses' }).click()
    expect(await page.getByLabel('Pour l’authentification').inputValue()).toBe(`${ent.url}/login`)
    await page.getByRole('button', { name: 'Tester la connexion' }).click()
    await page.getByText('Résultat du test').waitFor()
    await look('delegation')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('La délégation est enregistrée.').waitFor()
    await page.goto(`/console/${pathName}/delegation/notice`)
    await look('delegation-notice')
    await page.goto(`/${pathName}/client/identites/echecs`)
    await look('echecs')
    await page.getByRole('radio', { name: 'de ce filtre' }).check()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await look('echecs-classer')
    await page.getByRole('link', { name: 'Revenir à la liste' }).click()
    await page.getByRole('link', { name: 'Causes des échecs' }).click()
    await look('causes')
    await page.goBack()
    await page.getByRole('row', { name: 'NAA00001' }).getByRole('link').last().click()
    await page.getByText('Relier Lise Morvan').click()
    await look('echec-fiche')
    await context.close()
  },
  120_000,
)
