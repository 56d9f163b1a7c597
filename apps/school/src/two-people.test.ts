import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { spaces } from './features/bases/index.ts'
import { seenField } from './frame/seen.ts'
import { type Browser, type Page, seenIn } from './testing/browser.ts'
import { openTestSchoolWithBase, password, pathName, uai } from './testing/open-test-school.ts'
import { routesOf } from './testing/routes-of.ts'
import { stsFile } from './testing/school-files.ts'

/*
 * Two people who edit the same thing: the second one sees what the first one changed and chooses; nothing is lost in
 * silence.
 */
const school = await openTestSchoolWithBase()
const { commands, db } = school
await commands.addOperator({ login: 'adjointe', displayName: 'Nadia Adjointe', password, bases: [uai] })
const console_ = `/console/${pathName}`
const draft = `${console_}/brouillon`
let first: Browser
let second: Browser

beforeAll(async () => {
  first = await school.signedIn()
  second = await school.signedIn('adjointe')
})

type Fields = Readonly<Record<string, string | readonly string[]>>

const printIn = (page: Page): string =>
  new RegExp(`name="${seenField}" value="([^"]+)"`).exec(page.body)?.[1] ?? ''
const choices = Object.fromEntries(spaces.map((space) => [`espace-${space}`, 'cas']))
const attributes = { commun: 'subject', attribut_identifiant: 'idPronote' }

interface Edited {
  readonly route: string
  /** Address of the form, and of the page that has it when that is another. */
  readonly path: string
  readonly page?: string
  readonly one: Fields
  readonly other: Fields
  /** What the second is shown: setting, stored, typed. */
  readonly difference: string
  /** Shows that the value of the second is there in the end. */
  readonly end: string
  /** Of hosts; of the supervisors of the base otherwise. */
  readonly hosts?: true
  /** A form of one field says it beside the field. */
  readonly beside?: true
}

const delegation = (url: string): Fields => ({ delegation: '1', ent: '', url, ...attributes, ...choices })
const federation = (sha1: string): Fields => ({ source: 'url', metadonnees_url: '', ...attributes, sha1 })
const publication = (racine: string): Fields => ({ racine, publies: ['commune', 'eleves'], mobiles: [] })
const security = (duree: string): Fields => ({
  ...{ inactivite: '30', essais: '10', attente: '15', longueur: '12' },
  duree,
})
const settings = (at: string, route: string): readonly Edited[] => [
  {
    route: `${route}/publication`,
    path: `${at}/publication`,
    one: publication('premiere'),
    other: publication('seconde'),
    difference: 'Racine premiere seconde',
    end: 'value="seconde"',
  },
  {
    route: `${route}/delegation`,
    path: `${at}/delegation`,
    one: delegation('https://cas.premier.exemple'),
    other: delegation('https://cas.second.exemple'),
    difference: 'URL du serveur CAS https://cas.premier.exemple https://cas.second.exemple',
    end: 'value="https://cas.second.exemple"',
  },
  {
    route: `${route}/delegation/ws-federation`,
    path: `${at}/delegation/ws-federation`,
    one: { ...federation(''), demander_mot_de_passe: '1' },
    other: federation('1'),
    difference: 'signatures SHA-1 acceptées non oui',
    end: 'name="sha1"',
  },
  {
    route: `${route}/securite`,
    path: `${at}/securite`,
    one: security('6'),
    other: security('7'),
    difference: 'Durée maximale d’une session (heures) 6 7',
    end: 'value="7"',
  },
]

const client = `/${pathName}/client`
const idOf = async (table: 'person' | 'authorisation_profile' | 'operator' | 'ent_preset'): Promise<string> =>
  (await db.selectFrom(table).select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
await commands.importSts(uai, stsFile([{ id: '9', name: 'Quilvenec', firstName: 'Anne' }]))
await commands.setEntIdentifiers(uai, true)
const [baseId, person, profile] = [
  (await db.selectFrom('base').select('id').executeTakeFirstOrThrow()).id,
  await idOf('person'),
  await idOf('authorisation_profile'),
]
await db
  .insertInto('partner_key')
  .values(
    ['ENT-A', 'ENT-B'].map((name) => ({
      ...{ base_id: baseId, name, public_pem: '', fingerprint: name },
      ...{ added_at: school.clock.now(), added_by: 'cli' },
    })),
  )
  .execute()
const keys = await db.selectFrom('partner_key').select('id').orderBy('name').execute()
for (const login of ['hote', 'hotesse', 'tierce'])
  await commands.addOperator({
    login,
    displayName: login,
    password,
    bases: login === 'tierce' ? [uai] : 'all',
  })
const [third, preset] = [await idOf('operator'), await idOf('ent_preset')]
const sheet = `${client}/ressources/professeurs/${person}`
const category = '/:base/client/ressources/:category'

const edited: readonly Edited[] = [
  ...settings(console_, '/console/:base'),
  ...settings(draft, '/console/:base/brouillon'),
  {
    route: '/console/:base/export',
    path: `${console_}/export`,
    one: { url: 'https://ent.exemple/depot', code: 'CODE-1', automatique: '1', contenu: 'complet' },
    other: { url: 'https://autre.exemple/depot', code: 'CODE-2', contenu: 'partiel' },
    difference: 'Exporter automatiquement oui non',
    end: 'value="https://autre.exemple/depot"',
  },
  {
    route: '/console/:base/export/lecteurs',
    path: `${console_}/export/lecteurs`,
    page: `${console_}/export`,
    one: { cle: [keys[0]?.id ?? ''] },
    other: { cle: [keys[1]?.id ?? ''] },
    difference: 'ENT-A ENT-B',
    end: 'ENT-B',
  },
  {
    route: '/:base/client/parametres/ent-cas',
    path: `${client}/parametres/ent-cas`,
    one: {},
    other: { identifiants_ent: '1' },
    difference: 'non oui',
    end: 'name="identifiants_ent"',
  },
  {
    route: `${category}/profils/:profile`,
    path: `${client}/ressources/personnels/profils/${profile}`,
    one: { nom: 'Premier', espaces: ['accompagnant'], automatique: '1', minutes: '20' },
    other: { nom: 'Second', espaces: ['accompagnant'], automatique: '1', minutes: '25' },
    difference: 'Nom du profil Premier Second',
    end: 'value="Second"',
  },
  {
    route: `${category}/:person/identifiant-cas`,
    path: `${sheet}/identifiant-cas`,
    page: sheet,
    one: { identifiant_cas: 'NAA00001' },
    other: { identifiant_cas: 'NAA00002' },
    difference: 'l’identifiant CAS est devenu NAA00001',
    end: 'value="NAA00002"',
    beside: true,
  },
  {
    route: '/hebergement/operateurs/:operator',
    path: `/hebergement/operateurs/${third}`,
    one: { nom: 'Tierce', etendue: 'tout' },
    other: { nom: 'Troisième', etendue: 'bases', bases: [baseId] },
    difference: 'Établissements Tout le serveur (hébergeur) Collège des Tilleuls',
    end: 'value="Troisième"',
    hosts: true,
  },
  {
    route: '/hebergement/ents/:preset',
    path: `/hebergement/ents/${preset}`,
    one: { nom: 'ENT premier', url: 'https://cas.premier.exemple' },
    other: { nom: 'ENT second', url: 'https://cas.second.exemple' },
    difference: 'ENT premier ENT second',
    end: 'value="ENT second"',
    hosts: true,
  },
]

beforeEach(async () => {
  await first.edit(`${draft}/abandonner`, {})
  await first.submit(draft, {})
})

describe('two people who edit the same thing', () => {
  test.each(edited)('$route: the second sees what the first changed, and chooses', async (form) => {
    const { path, page = path, hosts, beside } = form
    const one = hosts ? await school.signedIn('hote') : first
    const two = hosts ? await school.signedIn('hotesse') : second
    const seen = seenIn(await two.get(page), path)
    expect(Object.values(seen).join('')).not.toBe('')
    expect((await one.edit(path, form.one, { page })).status).toBe(303)
    const late = await two.submit(path, { ...form.other, ...seen })
    expect(late.status).toBe(form.route.endsWith('identifiant-cas') ? 422 : 409)
    if (!beside) expect(late.text).toContain(`par ${hosts ? 'hote' : 'superviseur'}`)
    expect(late.text).toContain(form.difference)
    // A page of before, or a program, says nothing of what it saw: it is held too.
    if (!form.route.endsWith('ent-cas'))
      expect((await two.submit(path, form.other)).status).toBeGreaterThanOrEqual(400)
    expect((await two.submit(path, { ...form.other, ...seenIn(late, path) })).status).toBe(303)
    expect((await two.get(page)).body).toContain(form.end)
  })

  test('a field that was wrong is corrected on what was seen, not on what somebody else saved meanwhile', async () => {
    const path = `${console_}/publication`
    const seen = seenIn(await second.get(path), path)
    await first.edit(path, publication('troisieme'))
    const wrong = await second.submit(path, { ...publication('pas bon'), ...seen })
    expect(wrong.status).toBe(422)
    expect((await second.submit(path, { ...publication('bon'), ...seenIn(wrong, path) })).status).toBe(409)
  })
})

/** Why two people who send one of these forms at once cannot undo each other without knowing. */
type Why =
  /** It adds something, under a name or a number that only one may have. */
  | 'adds'
  /** It is about the person who sends it. */
  | 'own'
  /** It does one thing, and sent twice it is done once. */
  | 'says'
  /** It only shows what would be done, or a result. */
  | 'asks'
  /** It carries what was counted or read, and is refused when that is no more so. */
  | 'counts'
  /** It leaves a line with what was there before, which is undone. */
  | 'undone'
  /** It is taken once: the second is told that it is done. */
  | 'once'
  /** It is sent to the name that it changes, and is held when that is another. */
  | 'address'
  /** It gives a new secret each time, and says so. */
  | 'renews'

const free: Readonly<Record<string, Why>> = {
  '/hebergement/operateurs/nouveau': 'adds',
  '/hebergement/operateurs/:operator/lien': 'renews',
  '/hebergement/operateurs/:operator/retirer': 'says',
  '/hebergement/certificats/delivrer': 'adds',
  '/hebergement/certificats/retirer': 'says',
  '/hebergement/certificats/autorite': 'adds',
  '/hebergement/bases/nouvelle': 'adds',
  '/hebergement/ents/restaurer': 'says',
  '/hebergement/ents/nouveau': 'adds',
  '/hebergement/ents/:preset/retirer': 'says',
  '/connexion': 'own',
  '/connexion/code': 'own',
  '/connexion/activer-le-code': 'own',
  '/connexion/premiere-fois/:jeton': 'once',
  '/connexion/mon-acces/code': 'own',
  '/connexion/mon-acces/codes-de-secours': 'own',
  '/connexion/mon-acces/mot-de-passe': 'own',
  '/connexion/mes-certificats/delivrer': 'own',
  '/connexion/mes-certificats/retirer': 'own',
  '/deconnexion': 'own',
  '/console/:base/publier': 'says',
  '/console/:base/arreter': 'says',
  '/console/:base/adresses/chemin': 'address',
  '/console/:base/adresses/hotes': 'adds',
  '/console/:base/adresses/hotes/principal': 'says',
  '/console/:base/adresses/uai': 'adds',
  '/console/:base/adresses/retirer': 'says',
  '/console/:base/traces/export': 'asks',
  '/console/:base/vie/copier': 'adds',
  '/console/:base/vie/archiver': 'says',
  '/console/:base/vie/restaurer': 'says',
  '/console/:base/vie/garder': 'says',
  '/console/:base/vie/supprimer': 'counts',
  '/console/:base/export/cles': 'adds',
  '/console/:base/export/cles/retirer': 'says',
  '/console/:base/export/cle-serveur': 'renews',
  '/console/:base/delegation/adresses': 'asks',
  '/console/:base/delegation/tester': 'asks',
  '/console/:base/delegation/ws-federation/tester': 'asks',
  '/console/:base/delegation/ws-federation/relire': 'says',
  '/console/:base/brouillon': 'says',
  '/console/:base/brouillon/relu': 'counts',
  '/console/:base/brouillon/appliquer': 'counts',
  '/console/:base/brouillon/abandonner': 'counts',
  '/console/:base/brouillon/delegation/adresses': 'asks',
  '/console/:base/brouillon/delegation/tester': 'asks',
  '/console/:base/brouillon/delegation/ws-federation/tester': 'asks',
  '/console/:base/historique/restaurer': 'once',
  '/:base/client/annee/abandonner': 'says',
  '/:base/client/annee/annuler': 'says',
  '/:base/client/annee/preparer': 'once',
  '/:base/client/annee/changer': 'counts',
  [`${category}/profils/nouveau`]: 'adds',
  [`${category}/profils/:profile/supprimer`]: 'says',
  [`${category}/colonnes`]: 'own',
  [`${category}/coller`]: 'asks',
  [`${category}/coller/appliquer`]: 'undone',
  [`${category}/modifier`]: 'asks',
  [`${category}/modifier/appliquer`]: 'counts',
  [`${category}/nouveau`]: 'adds',
  [`${category}/:person/profil`]: 'undone',
  [`${category}/:person/espaces`]: 'undone',
  [`${category}/:person/acces`]: 'renews',
  [`${category}/:person/acces/debloquer`]: 'says',
  [`${category}/:person/acces/supprimer`]: 'says',
  '/:base/client/modifications/:change/annuler': 'once',
  '/:base/client/imports/siecle-sts/abandonner': 'once',
  '/:base/client/imports/siecle-sts/confirmer': 'once',
  '/:base/client/imports/siecle-sts/siecle': 'counts',
  '/:base/client/imports/siecle-sts/siecle/apercu': 'asks',
  '/:base/client/imports/siecle-sts/sts': 'counts',
  '/:base/client/imports/siecle-sts/sts/apercu': 'asks',
  '/:base/client/imports/siecle-sts/:run/annuler': 'once',
  '/:base/client/imports/suivi/:large/abandonner': 'once',
  '/:base/client/imports/suivi/:large/confirmer': 'once',
  '/:base/client/imports/suivi/:large/reprendre': 'once',
  '/:base/client/imports/csv': 'asks',
  '/:base/client/imports/csv/colonnes/:pending': 'asks',
  '/:base/client/imports/csv/confirmer': 'once',
  '/:base/client/imports/csv/abandonner': 'once',
  '/:base/client/imports/csv/:run/annuler': 'once',
  '/:base/client/imports/annuaire-ent': 'asks',
  '/:base/client/imports/annuaire-ent/abandonner': 'once',
  '/:base/client/imports/annuaire-ent/confirmer': 'once',
  '/:base/client/imports/annuaire-ent/:run/annuler': 'once',
  '/:base/client/identites/doublons/fusions/:merge/annuler': 'once',
  '/:base/client/identites/doublons/:person/:other/fusionner': 'counts',
  '/:base/client/identites/doublons/:person/:other/distinguer': 'says',
  '/:base/client/identites/echecs/choix': 'asks',
  '/:base/client/identites/echecs/choix/appliquer': 'counts',
  '/:base/client/identites/echecs/choix/relier': 'counts',
  '/:base/client/identites/liens/:links/annuler': 'once',
  '/:base/client/identites/echecs/:failure/relier': 'once',
  '/:base/client/identites/echecs/:failure/rouvrir': 'says',
  '/:base/client/identites/echecs/:failure/classer': 'once',
  '/:base/client/identites/connectes/deconnecter': 'says',
  '/:base/client/socles-ent/export': 'asks',
  '/:base/client/socles-ent/export/envoyer': 'says',
  '/:base/client/socles-ent/export/reessayer': 'says',
  '/:base/:root/': 'own',
  '/:base/:root/identification': 'own',
  '/:base/:root/federation': 'own',
  '/:base/:root/deconnexion': 'own',
  '/:base/:root/mot-de-passe': 'own',
  '/:base/:root/:page': 'own',
}

test('every form of the server is held by what was seen, or cannot conflict, for a reason that somebody gave', () => {
  const posted = routesOf(school.app).flatMap(({ method, path }) => (method === 'POST' ? [path] : []))
  // A new form is put in `edited` with a late save, or in `free` with the reason.
  expect([...edited.map(({ route }) => route), ...Object.keys(free)].sort()).toEqual(posted.toSorted())
})

test('two people who edit two parts of one draft keep both', async () => {
  const [one, other] = [`${draft}/publication`, `${draft}/delegation`]
  const prints = [printIn(await first.get(one)), printIn(await second.get(other))]
  const saved = await Promise.all([
    first.submit(one, { ...publication('ensemble'), [seenField]: prints[0] ?? '' }),
    second.submit(other, { ...delegation('https://cas.ensemble.exemple'), [seenField]: prints[1] ?? '' }),
  ])
  expect(saved.map(({ status }) => status)).toEqual([303, 303])
  const { text } = await first.get(draft)
  expect(text).toContain('ensemble')
  expect(text).toContain('https://cas.ensemble.exemple')
})

describe('a draft that was changed under the eyes of who presses a button', () => {
  test.each(['appliquer', 'abandonner'])('« %s » does nothing, and shows the draft as it is', async (act) => {
    const seen = { [seenField]: printIn(await second.get(draft)) }
    await first.edit(`${draft}/publication`, publication(`relu-${act}`))
    const late = await second.submit(`${draft}/${act}`, seen)
    expect(late.status).toBe(409)
    expect(late.text).toContain('Le brouillon a été modifié par superviseur')
    expect(late.text).toMatch(/Racine \S+ relu-/)
    expect((await second.submit(`${draft}/${act}`, { [seenField]: printIn(late) })).status).toBe(303)
    expect((await second.get(draft)).text).toContain('Aucune modification en préparation')
  })

  test('what was read again is what was there to read', async () => {
    await second.get(draft)
    await first.edit(`${console_}/publication`, publication('une'))
    const { text, body } = await second.get(draft)
    expect(text).toContain('ont été changés depuis')
    const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
    await first.edit(`${console_}/publication`, publication('deux'))
    await second.submit(`${draft}/relu`, { version })
    expect((await second.edit(`${draft}/appliquer`, {})).status).toBe(409)
  })
})
