import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from './testing/browser.ts'
import { filledForm } from './testing/filled-form.ts'
import { type OpenedPortal, openPortal } from './testing/open-portal.ts'
import { loadTilleuls, testPassword } from './testing/people-of-tilleuls.ts'
import { postedPaths } from './testing/posted-paths.ts'

/*
 * Two administrators who edit the same thing: the second one gets the form back as she filled it, with what the first one saved,
 * and chooses; nothing is lost in silence.
 */
let portal: OpenedPortal
let first: Browser
let second: Browser

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  const service = {
    code: 'WIKI',
    title: 'Wiki',
    ssoType: 'cas',
    url: 'https://wiki.exemple.fr/',
    grouping: 'Outils',
  }
  await portal.commands.applyServices(JSON.stringify({ services: [service] }))
  await portal.commands.grantRole('admin.ent', 'platform')
  first = await signedIn('exploitant')
  second = await signedIn('admin.ent')
  await first.get('/administration')
  await first.post('/administration/groupes', { nom: 'Théâtre', etablissement: '1' })
  const days = { startsOn: '2026-09-07', endsOn: '2026-09-30' }
  await first.post('/administration/messages/nouveau', {
    title: 'Rentrée',
    body: 'Lundi',
    school: '1',
    ...days,
  })
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  return browser
}

const administration = '/administration'

type Fields = Readonly<Record<string, string | readonly string[]>>

interface Edited {
  /** Address of the form, without what the route puts in its place. */
  readonly path: string
  /** The page that has it, when it is another. */
  readonly page?: string
  readonly one: Fields
  readonly other: Fields
  /** Words of the page that the second gets: what the first one saved. */
  readonly theirs: string
}

/** Routes, each with a late save. */
const edited: Readonly<Record<string, Edited>> = {
  [`${administration}/conservation`]: {
    path: `${administration}/conservation`,
    one: { mois: '3' },
    other: { mois: '4' },
    theirs: 'quelqu’un d’autre a choisi 3 mois',
  },
  [`${administration}/traces/conservation`]: {
    path: `${administration}/traces/conservation`,
    page: `${administration}/traces`,
    one: { mois: '8' },
    other: { mois: '9' },
    theirs: 'quelqu’un d’autre a choisi 8 mois',
  },
  [`${administration}/crise`]: {
    path: `${administration}/crise`,
    one: { maxRequests: '500' },
    other: { maxRequests: '600' },
    theirs: 'value="500"',
  },
  [`${administration}/crise/bandeau`]: {
    path: `${administration}/crise/bandeau`,
    page: `${administration}/crise`,
    one: { text: 'Panne de réseau' },
    other: { text: 'Réseau rétabli' },
    theirs: 'Panne de réseau',
  },
  [`${administration}/comptes/identifiants`]: {
    path: `${administration}/comptes/identifiants`,
    page: `${administration}/comptes`,
    one: { modele: '{p}.{nom}' },
    other: { modele: '{nom}.{prenom}' },
    theirs: 'a choisi le modèle {p}.{nom}',
  },
  [`${administration}/annuaire/livraisons/reglage`]: {
    path: `${administration}/annuaire/livraisons/reglage`,
    page: `${administration}/annuaire/livraisons`,
    one: { part: '20' },
    other: { part: '30' },
    theirs: 'quelqu’un d’autre a choisi 20 %',
  },
  [`${administration}/durees-session`]: {
    path: `${administration}/durees-session`,
    one: { 'inactivite-National_ELV': '20', 'duree-National_ELV': '5' },
    other: { 'inactivite-National_ELV': '25', 'duree-National_ELV': '5' },
    theirs: '',
  },
  [`${administration}/groupes/:id`]: {
    path: `${administration}/groupes/1`,
    one: { nom: 'Scène' },
    other: { nom: 'Drame' },
    theirs: 'a nommé ce groupe « Scène »',
  },
  [`${administration}/quotas`]: {
    path: `${administration}/quotas`,
    one: { accounts: '500' },
    other: { accounts: '600' },
    theirs: 'value="500"',
  },
  [`${administration}/quotas/:school`]: {
    path: `${administration}/quotas/1`,
    page: `${administration}/quotas`,
    one: { own: '1', accounts: '510' },
    other: { own: '1', accounts: '610' },
    theirs: 'value="510"',
  },
  [`${administration}/services/:code`]: {
    path: `${administration}/services/WIKI`,
    one: { title: 'Wiki du collège' },
    other: { title: 'Encyclopédie' },
    theirs: 'Wiki du collège',
  },
  [`${administration}/services/:code/deconnexion`]: {
    path: `${administration}/services/WIKI/deconnexion`,
    one: { logoutUrl: 'https://wiki.exemple.fr/un' },
    other: { logoutUrl: 'https://wiki.exemple.fr/deux' },
    theirs: 'https://wiki.exemple.fr/un',
  },
  [`${administration}/services/:code/reponse-cas`]: {
    path: `${administration}/services/WIKI/reponse-cas`,
    one: { intent: 'save', separator: ';' },
    other: { intent: 'save', separator: '|' },
    theirs: '',
  },
  [`${administration}/acces-services-tiers`]: {
    path: `${administration}/acces-services-tiers`,
    one: { pronote: 'oui', url: 'https://vie-scolaire.exemple.fr/pronote/', profiles: ['National_ELV'] },
    other: { pronote: 'oui', url: 'https://vie-scolaire.exemple.fr/pronote/', profiles: ['National_DIR'] },
    theirs: '',
  },
  [`${administration}/regroupements/:id`]: {
    path: `${administration}/regroupements/1`,
    page: `${administration}/regroupements`,
    one: { name: 'Outils du collège' },
    other: { name: 'Outils en ligne' },
    theirs: 'Outils du collège',
  },
  [`${administration}/messages/:id`]: {
    path: `${administration}/messages/1`,
    one: { title: 'Rentrée des classes' },
    other: { title: 'Rentrée de septembre' },
    theirs: 'Rentrée des classes',
  },
}

describe('two administrators who edit the same thing', () => {
  test.each(Object.entries(edited))(
    '%s: the second sees what the first saved, and chooses',
    async (_, form) => {
      const { path, page = path, one, other, theirs } = form
      const before = filledForm(await second.get(page), path)
      const now = filledForm(await first.get(page), path)
      const saved = await first.post(path, { ...now, ...one })
      expect(saved.status).toBe(303)
      const late = await second.post(path, { ...before, ...other })
      expect(late.status).toBe(409)
      expect(late.html + late.text).toContain(theirs)
      // A page of before, or a program, says nothing of what it saw: it is held too.
      expect((await second.post(path, other)).status).toBeGreaterThanOrEqual(400)
      const again = await second.post(path, { ...filledForm(late, path), ...other })
      expect(again.status).toBe(303)
    },
  )
})

/** Why two people who send one of these forms at once cannot undo each other without knowing. */
type Why =
  /** It adds something, under a name or a number that only one may have. */
  | 'adds'
  /** It is about the person who sends it. */
  | 'own'
  /** It does one thing, and sent twice it is done once. */
  | 'says'
  /** It only shows or gives something. */
  | 'asks'
  /** It carries what was counted or read, and is refused when that is no more so. */
  | 'counts'
  /** It is taken once: the second is told that it is done. */
  | 'once'
  /** It replaces the whole of one thing that both see: the last one is shown, and the trail has both. */
  | 'last'
  /** A program sends it. */
  | 'program'

const services = `${administration}/services`
const imports = `${administration}/identifiants-pronote/imports/:id`
const exchanges = `${administration}/echanges/etablissements/:uai`
const free: Readonly<Record<string, Why>> = {
  '/mes-eleves/lettres': 'says',
  '/mes-eleves/:id/code': 'last',
  '/activation': 'own',
  '/activation/mot-de-passe': 'own',
  [`${administration}/comptes/lettres`]: 'says',
  [`${administration}/comptes/mot-de-passe`]: 'says',
  [`${administration}/comptes/gels`]: 'adds',
  [`${administration}/comptes/gels/:id/lever`]: 'once',
  [`${administration}/comptes/:id/code`]: 'last',
  [`${administration}/annuaire/nouveau`]: 'adds',
  [`${administration}/annuaire/export`]: 'asks',
  [`${administration}/annuaire/actions`]: 'asks',
  [`${administration}/annuaire/actions/confirmer`]: 'counts',
  [`${administration}/annuaire/actions/:id/annuler`]: 'once',
  [`${administration}/annuaire/doublons/fusions/:id/annuler`]: 'once',
  [`${administration}/annuaire/doublons/:first/:second/fusionner`]: 'counts',
  [`${administration}/annuaire/doublons/:first/:second/distincts`]: 'says',
  // It carries the profile that was shown: another one meanwhile is a refusal, and nothing had been typed.
  [`${administration}/annuaire/fonctions/:code`]: 'counts',
  [`${administration}/annuaire/import-csv`]: 'asks',
  [`${administration}/annuaire/import-csv/:id`]: 'asks',
  [`${administration}/annuaire/import-csv/:id/appliquer`]: 'once',
  [`${administration}/annuaire/livraisons`]: 'adds',
  [`${administration}/annuaire/livraisons/:id/appliquer`]: 'once',
  [`${administration}/annuaire/livraisons/:id/abandonner`]: 'once',
  [`${administration}/annuaire/livraisons/:id/reprendre`]: 'once',
  [`${administration}/annuaire/:id/mot-de-passe`]: 'last',
  [`${administration}/annuaire/:id/second-facteur/retirer`]: 'says',
  [`${administration}/annuaire/:id/suivi/connexions/fermer`]: 'says',
  [`${administration}/annuaire/:id/enfants/:pupil/retirer`]: 'says',
  [`${administration}/annuaire/:id/donnees/suppression`]: 'once',
  [`${administration}/annuaire/:id/donnees/html`]: 'asks',
  [`${administration}/annuaire/:id/donnees/json`]: 'asks',
  [`${administration}/droits`]: 'adds',
  [`${administration}/droits/:id/retirer`]: 'says',
  [`${administration}/groupes`]: 'adds',
  [`${administration}/groupes/:id/supprimer`]: 'says',
  [`${administration}/groupes/:id/regles`]: 'adds',
  [`${administration}/groupes/:id/regles/:rule/supprimer`]: 'says',
  [`${administration}/groupes/:id/membres`]: 'adds',
  [`${administration}/groupes/:id/membres/retirer`]: 'says',
  [`${administration}/identifiants-pronote`]: 'adds',
  [`${administration}/identifiants-pronote/colonnes/:id`]: 'once',
  [`${imports}/etapes/:position/confirmer`]: 'counts',
  [`${imports}/etapes/:position/annuler`]: 'once',
  [`${imports}/etapes/:position/valider`]: 'counts',
  [`${imports}/commencer`]: 'once',
  [`${imports}/interrompre`]: 'says',
  [`${imports}/reprendre`]: 'says',
  [`${imports}/abandonner`]: 'once',
  [`${imports}/annuler`]: 'once',
  [`${imports}/lignes/:line/choisir`]: 'counts',
  [`${imports}/lignes/:line/annuler`]: 'counts',
  [`${imports}/lignes/:line/famille`]: 'counts',
  [`${imports}/lignes/:line/homonymes`]: 'counts',
  [`${administration}/traces/export`]: 'asks',
  [`${administration}/traces/preuve/:id`]: 'asks',
  [`${administration}/echanges/cles`]: 'adds',
  [`${administration}/echanges/cles/:id/detruire`]: 'says',
  [`${exchanges}/code`]: 'last',
  [`${exchanges}/code/retirer`]: 'says',
  [`${exchanges}/cle`]: 'last',
  [`${exchanges}/cle/retirer`]: 'says',
  [`${exchanges}/annuaire`]: 'asks',
  [`${services}/nouveau`]: 'adds',
  [`${services}/pronote`]: 'adds',
  [`${services}/:code/etat`]: 'counts',
  [`${services}/:code/icone`]: 'last',
  [`${services}/:code/icone/retirer`]: 'says',
  [`${services}/:code/supprimer`]: 'counts',
  [`${services}/:code/population`]: 'adds',
  [`${services}/:code/population/:rule/supprimer`]: 'counts',
  [`${services}/:code/utilisateurs`]: 'last',
  [`${services}/:code/utilisateurs/:account/supprimer`]: 'counts',
  [`${administration}/regroupements`]: 'adds',
  [`${administration}/regroupements/:id/supprimer`]: 'says',
  [`${administration}/messages/nouveau`]: 'adds',
  [`${administration}/messages/:id/supprimer`]: 'says',
  '/connexion': 'own',
  '/connexion/code': 'own',
  '/connexion/cle': 'own',
  '/connexion/second-facteur': 'own',
  '/connexion/second-facteur/cle': 'own',
  '/compte/second-facteur/activer': 'own',
  '/compte/second-facteur/codes': 'own',
  '/compte/second-facteur/cles/nouvelle': 'own',
  '/compte/second-facteur/cles/:id/retirer': 'own',
  '/compte/second-facteur/retirer': 'own',
  '/compte/mot-de-passe': 'own',
  '/compte/connexions/partout': 'own',
  '/compte/connexions/pas-moi': 'own',
  '/compte/connexions/:id/fermer': 'own',
  '/compte/donnees/html': 'own',
  '/compte/donnees/json': 'own',
  '/cas/login': 'own',
  '/cas/validate': 'program',
  '/cas/serviceValidate': 'program',
  '/cas/samlValidate': 'program',
  '/cas/p3/serviceValidate': 'program',
  '/cas/p3/proxyValidate': 'program',
  '/cas/proxy': 'program',
  '/cas/proxyValidate': 'program',
  '/deconnexion': 'own',
  '/favoris/:service': 'own',
  '/echanges/identifiants/:uai': 'program',
}

test('every form of the portal is held by what was seen, or cannot conflict, for a reason that somebody gave', () => {
  // A new form is put in `edited` with a late save, or in `free` with the reason.
  expect([...Object.keys(edited), ...Object.keys(free)].sort()).toEqual(postedPaths(portal.app).toSorted())
})
