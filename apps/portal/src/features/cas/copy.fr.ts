import { addressFaultCopy } from '../services/index.ts'
import type { RefusalReason } from './cas-trail.ts'

export const serviceRefusedCopy = {
  title: 'Service non reconnu',
  undeclared:
    'Le portail n’a pas ouvert ce service\u00a0: son adresse n’est déclarée dans aucun service. Rien ne lui a été transmis.',
  invalid:
    'Le portail n’a pas ouvert ce service\u00a0: son adresse n’est pas acceptable. Rien ne lui a été transmis.',
  noSso: (title: string) =>
    `Le service «\u00a0${title}\u00a0» est déclaré, mais sans connexion par le portail. Rien ne lui a été transmis.`,
  received: 'Adresse reçue',
  nearest: 'Service déclaré le plus proche',
  declared: 'Adresse déclarée',
  differences: 'Ce qui diffère',
  mistakes: 'Ce qui ne va pas',
  toDo: 'Ce qu’il faut changer',
  none: 'Aucun service déclaré ne ressemble à cette adresse.',
  declareIt:
    'Un administrateur peut la déclarer dans «\u00a0Liste des services\u00a0», «\u00a0Nouveau service\u00a0».',
  changeDeclared: (code: string, url: string) =>
    `Si l’adresse reçue est la bonne, un administrateur remplace l’URL du service ${code} par\u00a0: ${url} – ou ajoute cette ligne à ses «\u00a0Autres adresses\u00a0» si les deux servent.`,
  declareSchool: (uai: string) =>
    `Si l’établissement ${uai} doit ouvrir ce service, il lui faut sa propre déclaration\u00a0: un administrateur la fait dans «\u00a0Liste des services\u00a0», «\u00a0Nouveau service\u00a0».`,
  isHttps:
    'L’application appelée se croit en http\u00a0: cela arrive derrière un serveur mandataire (proxy, répartiteur) qui fait le https à sa place. Réglez son adresse publique en https, plutôt que de déclarer une adresse non protégée.',
  changeService: (url: string) =>
    `Si c’est l’adresse déclarée qui est la bonne, réglez l’adresse publique de l’application appelée pour qu’elle commence par\u00a0: ${url}`,
  changeType: (code: string) =>
    `Un administrateur choisit «\u00a0SSO CAS\u00a0» ou «\u00a0SSO Pronote avec CAS\u00a0» comme type de SSO du service ${code}.`,
  correctIt:
    'L’application appelée doit envoyer sa propre adresse, complète et encodée, dans le paramètre service.',
  sendThis: (url: string) =>
    `L’application appelée doit envoyer sa propre adresse, ainsi écrite, dans le paramètre service\u00a0: ${url}`,
  edit: (code: string) => `Modifier le service ${code}`,
  create: 'Déclarer un service',
  tell: 'Transmettez cette page à l’administrateur de votre établissement\u00a0: elle lui suffit pour corriger.',
  home: 'Revenir à mon espace',
} as const

export const parameterCopy = {
  repeated: 'Le paramètre service est donné plusieurs fois\u00a0: une demande concerne un seul service.',
  'too-long': addressFaultCopy['too-long'],
} as const

export const accessRefusedCopy = {
  title: (service: string) => `Accès à ${service} refusé`,
  next: 'Si vous devriez y avoir accès, adressez-vous à un administrateur de votre ENT, en lui montrant cette page\u00a0:',
  who: (name: string, login: string) => `Le portail est ouvert au nom suivant\u00a0: ${name} (${login}).`,
  change: 'Se déconnecter pour changer de compte',
  home: 'Revenir à mon espace',
} as const

/** Why, said to the person. */
export const refusalCopy: Readonly<Record<RefusalReason, string>> = {
  suspended: 'Votre compte n’est pas actif\u00a0: aucun service ne lui est ouvert.',
  'refused-by-name': 'Un administrateur a retiré ce service à votre compte en particulier.',
  'no-rule': 'Ce service n’est encore ouvert à personne\u00a0: ses droits d’accès ne sont pas réglés.',
  'no-matching-rule':
    'Ce service est ouvert à certains profils de certains établissements, et aucun de vos profils n’en fait partie.',
  disabled: 'Ce service est désactivé\u00a0: il n’est ouvert à personne pour le moment.',
  draft: 'Ce service est encore en préparation\u00a0: il sera ouvert quand il sera publié.',
  'not-yet-open': 'Ce service n’est pas encore ouvert.',
  closed: 'Ce service est fermé.',
}

export const warningCopy = {
  title: (service: string) => `Ouvrir ${service}\u202f?`,
  text: (service: string) =>
    `Vous avez demandé à être prévenu\u00a0: ${service} va s’ouvrir à votre nom, sans redemander votre mot de passe.`,
  who: (name: string, login: string) => `Le portail est ouvert au nom suivant\u00a0: ${name} (${login}).`,
  destination: 'Adresse\u00a0:',
  enter: (service: string) => `Ouvrir ${service}`,
  stay: 'Revenir à mon espace',
} as const

export const handOverCopy = {
  title: (service: string) => `Ouverture de ${service}`,
  text: 'Le service s’ouvre. Si rien ne se passe, appuyez sur le bouton sans attendre.',
  enter: 'Continuer',
} as const

export const signedOutCopy = {
  title: 'Déconnexion terminée',
  text: 'Le portail est fermé\u00a0: aucun service ne s’ouvrira plus en votre nom sans votre mot de passe.',
  told: (titles: readonly string[]) =>
    `Fermeture demandée à\u00a0: ${new Intl.ListFormat('fr').format([...new Set(titles)])}.`,
  services:
    'Les services que vous aviez ouverts en sont prévenus. Certains ne savent pas se fermer d’eux-mêmes\u00a0: sur un ordinateur partagé, fermez aussi le navigateur.',
  next: 'Revenir à l’application',
  again: 'Se connecter de nouveau',
} as const

export const protocolCopy = {
  title: 'Déconnexion et mandataire',
  lead: 'Ce que le portail dit à ce service quand une personne se déconnecte, et ce que ce service peut faire en son nom.',
  way: 'À la déconnexion du portail',
  wayHint:
    'Le serveur du service est prévenu même si la personne ferme son navigateur. Choisissez le navigateur pour un service que le portail ne peut pas joindre.',
  address: 'Adresse à prévenir',
  addressHint: 'Laissez vide pour l’adresse à laquelle la personne a été envoyée.',
  mayProxy: 'Ce service peut en ouvrir d’autres au nom de la personne',
  mayProxyHint:
    'Mandataire CAS\u00a0: seulement si sa documentation le demande. Les droits de la personne restent vérifiés pour chaque service.',
  callback: 'Adresse de rappel du mandataire',
  callbackHint:
    'En https. Laissez vide pour les adresses du service écrites en entier. Le ticket n’est remis qu’à cette adresse.',
  asSent: 'Celle où la personne a été envoyée',
  asDeclared: 'Celle du service',
  yes: 'Oui',
  no: 'Non',
  save: 'Enregistrer',
  saved: 'La déconnexion du service est enregistrée.',
  choose: 'Choisissez dans la liste.',
  badAddress: 'Donnez une adresse complète, qui commence par https:// ou http://.',
  needsHttps: 'Donnez une adresse en https\u00a0: un ticket y sera remis.',
  told: 'Dernières déconnexions annoncées',
  toldLead: 'Gardées trente jours.',
  none: 'Aucune déconnexion annoncée',
  noneHelp: 'Ce service n’a pas encore eu à fermer de session ouverte par le portail.',
  when: 'Date',
  state: 'Résultat',
  attempts: 'Essais',
  detail: 'Détail',
} as const

export const logoutWayCopy = {
  back: 'Prévenir le serveur du service',
  front: 'Prévenir par le navigateur de la personne',
  none: 'Ne pas prévenir',
} as const

export const tellingCopy = {
  ending: 'En cours',
  told: 'Prévenu',
  failed: 'Injoignable ou refusé',
  skipped: 'Non prévenu',
} as const
