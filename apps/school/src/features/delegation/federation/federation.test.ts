import { issuerMetadata, signingKey } from '@preau/ws-federation/testing'
import { beforeEach, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../../testing/open-test-school.ts'
import { openTestSts } from '../../../testing/test-sts.ts'
import { spaces } from '../../bases/index.ts'

const school = await openTestSchoolWithBase({ SCHOOL_CAS_ALLOW_PRIVATE: 'oui' })
const sts = await openTestSts(() => school.clock.now())
const browser = await school.signedIn()
const delegation = `/console/${pathName}/delegation`
const path = `${delegation}/ws-federation`
const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn'
const filled = (changes: Readonly<Record<string, string>> = {}) => ({
  delegation: '1',
  source: 'url',
  metadonnees_url: sts.metadataUrl,
  commun: 'attribute',
  attribut_commun: upn,
  attribut_identifiant: 'http://ent.exemple/idPronote',
  ...changes,
})
const stored = () => school.db.selectFrom('federation_delegation').selectAll().executeTakeFirst()
const key = signingKey({
  name: 'Collé',
  from: new Date('2025-09-01T00:00:00Z'),
  to: new Date('2026-09-20T00:00:00Z'),
})
const pasted = issuerMetadata({
  issuer: 'urn:colle',
  endpoint: 'https://sts.colle.exemple/ls/',
  keys: [key],
})

beforeEach(async () => {
  await school.db.deleteFrom('federation_delegation').execute()
})

test('metadata at an address are read, told in words, and kept with one line of the trail', async () => {
  expect((await browser.edit(path, filled())).status).toBe(303)
  expect(await stored()).toMatchObject({
    enabled: true,
    metadata_url: sts.metadataUrl,
    issuer: sts.issuer,
    common_claim: upn,
    identifier_claim: 'http://ent.exemple/idPronote',
    recognition: 'identifier',
  })
  const { text, body } = await browser.get(path)
  expect(text).toContain(`Émetteur ${sts.issuer}`)
  expect(text).toContain('Non signées : seule leur adresse les garantit')
  expect(text).toContain('Signature - sts.exemple, valable du 01/01/2025 au 01/01/2045')
  expect(text).toContain(`http://localhost:8081/${pathName}/pronote/federation`)
  expect(body).toContain(`value="${upn}"`)
  expect(await school.auditOf('federation.configured')).toMatchObject([{ data: { issuer: sts.issuer } }])
})

test('metadata may be pasted; saving again without pasting keeps them, and a certificate near its end is announced', async () => {
  const form = { ...filled({ source: 'text', metadonnees_url: '' }), metadonnees: pasted }
  expect((await browser.edit(path, form)).status).toBe(303)
  const { text } = await browser.get(path)
  expect(text).toContain('Expire bientôt')
  expect(text).toContain('se termine le 20/09/2026')
  expect(text).not.toContain('Relire les métadonnées')
  expect((await browser.edit(path, { ...form, metadonnees: '', sha1: '1' })).status).toBe(303)
  expect(await stored()).toMatchObject({ issuer: 'urn:colle', allow_sha1: true, metadata_url: null })
})

test.each([
  [{ metadonnees_url: '' }, 'Saisissez l’adresse des métadonnées'],
  [{ metadonnees_url: 'sts.exemple' }, 'Cette adresse n’en est pas une'],
  [{ metadonnees_url: 'ftp://sts.exemple/' }, 'commence par https://'],
  [{ metadonnees_url: 'https://moi:secret@sts.exemple/' }, 'Cette adresse n’en est pas une'],
  [{ metadonnees_url: `${sts.metadataUrl}x` }, 'a répondu par une erreur (404)'],
  [{ source: 'text' }, 'Collez le contenu'],
  [{ source: 'text', metadonnees: '<html/>' }, 'Ce ne sont pas des métadonnées de fédération'],
  [
    { source: 'text', metadonnees: pasted.replaceAll(key.base64, 'AAAA') },
    'Un certificat de signature de ces métadonnées est illisible',
  ],
  [{ commun: 'attribute', attribut_commun: '' }, 'Saisissez le nom de l’attribut'],
  [{ attribut_identifiant: 'deux mots' }, 'sans espace'],
] as const)('a form with %j is shown again with the reason, and stores nothing', async (changes, reason) => {
  const page = await browser.edit(path, filled(changes))
  expect(page.status).toBe(422)
  expect(page.text).toContain(reason)
  expect(await stored()).toBeUndefined()
})

test('a delegation that is unticked asks nobody anything, and may be incomplete', async () => {
  const form = filled({ delegation: '', metadonnees_url: '' })
  expect((await browser.edit(path, form)).status).toBe(303)
  expect(await stored()).toMatchObject({ enabled: false, metadata: null })
})

test('« Tester la connexion » reads the metadata, asks the page of the service and checks each thing in words', async () => {
  const { status, text } = await browser.submit(`${path}/tester`, filled())
  expect(status).toBe(200)
  expect(text).toContain('Le service Ws-Federation répond ; lisez les points signalés.')
  expect(text).toContain('La page de connexion répond.')
  expect(text).toContain(`Les jetons seront ceux de « ${sts.issuer} »`)
  expect(text).toContain('Valable jusqu’au 01/01/2045')
  expect(text).toContain('L’adresse de cette base n’est pas en https')
  expect(await stored()).toBeUndefined()
  const wrong = await browser.submit(`${path}/tester`, filled({ metadonnees_url: `${sts.metadataUrl}x` }))
  expect(wrong.text).toContain('La connexion ne fonctionne pas.')
})

test('another issuer at the same address changes nothing, and is said', async () => {
  await browser.edit(path, filled())
  await school.db.updateTable('federation_delegation').set({ issuer: 'urn:avant' }).execute()
  const page = await browser.follow(await browser.submit(`${path}/relire`, {}))
  expect(page.text).toContain('celles d’avant restent en service')
  expect(page.text).toContain(`nomment maintenant un autre émetteur, « ${sts.issuer} »`)
  expect(await stored()).toMatchObject({ issuer: 'urn:avant' })
})

test('a space is delegated to Ws-Federation once it is defined, and to nothing else at the same time', async () => {
  const choice = (value: string) => Object.fromEntries(spaces.map((space) => [`espace-${space}`, value]))
  const form = (value: string) => ({ commun: 'subject', attribut_identifiant: 'idPronote', ...choice(value) })
  const early = await browser.edit(delegation, form('ws-federation'))
  expect(early.status).toBe(422)
  expect(early.text).toContain('Réglez d’abord la délégation Ws-Federation')
  await browser.edit(path, filled())
  const mixed = { ...form('ws-federation'), 'espace-eleves': 'aucune' }
  expect((await browser.edit(delegation, mixed)).status).toBe(303)
  const rows = await school.db.selectFrom('space_publication').select(['space', 'delegation']).execute()
  const of = (delegated: string) => rows.filter((row) => row.delegation === delegated).length
  expect([of('ws-federation'), of('none'), of('cas')]).toEqual([spaces.length - 1, 1, 0])
  const { body } = await browser.get(delegation)
  expect(body).toMatch(/name="espace-parents" value="ws-federation"[^>]*checked/)
  // What only the command line sets leaves the choice of the console.
  await school.commands.configureDelegation(uai, { serverUrl: 'https://cas.exemple', spaces: ['eleves'] })
  const { text } = await browser.get(delegation)
  expect(text).toContain('Une délégation Ws-Federation est définie')
  const after = await school.db.selectFrom('space_publication').select('delegation').execute()
  expect(after.filter(({ delegation: one }) => one === 'ws-federation')).toHaveLength(spaces.length - 1)
})

test('a published base is locked: its test asks what is stored, and its metadata are still read again', async () => {
  await browser.edit(path, filled())
  await school.commands.publishBase(uai)
  expect((await browser.edit(path, filled({ sha1: '1' }))).status).toBe(409)
  expect((await browser.submit(`${path}/tester`, {})).text).toContain('La page de connexion répond.')
  const page = await browser.follow(await browser.submit(`${path}/relire`, {}))
  expect(page.text).toContain('Les métadonnées sont relues : rien n’a changé.')
  expect(await stored()).toMatchObject({ allow_sha1: false })
})
