import { formatCount, formatNumberOf } from '../../frame/format.ts'
import { failureRetention } from './forget-failures.ts'
import type { FailureState } from './failure-store.ts'
import type { FailureReason, PersonState } from './identification-failure.ts'

/** French texts of *Gestion des identités > Résolution des échecs*. */
export const copy = {
  title: 'Résolution des échecs',
  lead: 'Les personnes que leur ENT a envoyées ici et qui n’ont pas pu entrer dans leur espace.',
  caption: 'Échecs d’identification',
  filter: 'Échecs affichés',
  tabs: { open: 'À traiter', resolved: 'Résolus', dismissed: 'Classés' } satisfies Record<
    FailureState,
    string
  >,
  states: { open: 'À traiter', resolved: 'Résolu', dismissed: 'Classé' } satisfies Record<
    FailureState,
    string
  >,
  kept: `Un échec résolu ou classé est effacé après ${String(failureRetention.closed)} jours, un échec à traiter après un an sans nouvel essai. Les causes, qui ne nomment personne, sont comptées pendant trois ans.`,
  digest: {
    open: 'Ouvrir les échecs',
    first: (count: number): string =>
      `${formatNumberOf(count, 'échec d’identification attend', 'échecs d’identification attendent')} votre aide.`,
    since: (count: number, moment: string): string =>
      `${formatNumberOf(count, 'échec d’identification', 'échecs d’identification')} depuis votre dernière visite, le ${moment}.`,
  },
  causes: {
    title: 'Causes des échecs',
    lead: 'Ce qui empêche d’entrer, par cause et par semaine\u00a0: aucune donnée personnelle.',
    csv: 'Télécharger (CSV)',
    period: 'Période',
    periods: { 12: 'Douze semaines', 52: 'Un an' },
    empty: 'Aucun échec pendant cette période.',
    byCause: 'Par cause',
    byWeek: 'Par semaine',
    byWeekText: 'Nombre d’essais manqués chaque semaine.',
    description: (total: string): string => `${total} essais manqués, répartis par cause.`,
    cause: 'Cause',
    week: 'Semaine du',
    attempts: 'Essais',
    toTreat: 'À traiter',
    toTreatOf: (count: string, cause: string): string => `${count} à traiter\u00a0: ${cause}`,
    thisWeek: 'Cette semaine',
    main: 'Cause la plus fréquente',
  },
  pages: 'Pages de la liste',
  columns: {
    date: 'Date',
    name: 'Personne',
    space: 'Espace demandé',
    reason: 'Motif',
    casUser: 'Identifiant CAS',
    action: 'Action',
  },
  open: 'Ouvrir',
  openOf: (moment: string): string => `Ouvrir l’échec du ${moment}`,
  attempts: (count: number): string => (count > 1 ? `${formatCount(count)} essais` : ''),
  sent: 'Formulaire reçu',
  noUser: 'inconnu',
  noName: 'inconnue',
  empty: {
    open: 'Aucun échec à traiter.',
    resolved: 'Aucun échec résolu.',
    dismissed: 'Aucun échec classé.',
  } satisfies Record<FailureState, string>,
  emptyNext: 'Chaque échec apparaît ici de lui-même, que la personne envoie ou non le formulaire.',
  reasons: {
    'ticket-malformed': 'Ticket absent ou abîmé',
    'cas-failure': 'Refus du serveur CAS',
    'service-unknown': 'Adresse inconnue de l’ENT, ou ticket d’une autre adresse',
    'cas-unreachable': 'Serveur CAS qui ne répond pas correctement',
    'not-cas': 'Réponse qui n’est pas du CAS',
    'token-refused': 'Jeton Ws-Federation refusé',
    'attribute-missing': 'Attribut manquant',
    'attribute-empty': 'Attribut vide ou inutilisable',
    'attribute-markup': 'Attribut qui contient du code',
    'attribute-ambiguous': 'Attribut à plusieurs valeurs',
    'category-unknown': 'Catégorie non configurée',
    'not-identified': 'Identifiant PRONOTE inconnu ici',
    'other-school': 'Identifiant PRONOTE d’un autre établissement',
    'identity-unknown': 'Identité inconnue ici',
    'identity-ambiguous': 'Homonymes',
    held: 'Fiche déjà reliée à un autre compte',
    'several-sheets': 'Deux fiches pour un compte (doublon)',
    disabled: 'Accès fermé par l’établissement',
    'no-access': 'Personne sans espace',
    'function-unset': 'Fonction non renseignée',
    left: 'Personne partie',
    'no-pupil': 'Responsable sans élève présent',
    'space-not-published': 'Espace non publié',
    'base-not-published': 'Base non publiée',
    'wrong-space': 'Autre espace demandé',
    'double-refused': 'Mot de passe de l’établissement refusé',
    'double-no-account': 'Personne sans mot de passe de l’établissement',
    'double-other-space': 'Mot de passe d’une personne d’un autre espace',
  } satisfies Record<FailureReason, string>,
  advice: {
    'ticket-malformed':
      'La personne est revenue de l’ENT avec une adresse incomplète. Sans suite, sauf répétition.',
    'cas-failure':
      'INVALID_TICKET\u00a0: page actualisée ou bouton Précédent, sans gravité. Un autre code vient de l’ENT\u00a0: transmettez-le à son administrateur.',
    'service-unknown':
      'L’adresse demandée, ci-dessous, n’est pas celle d’un service de l’ENT, ou le ticket a été donné pour une autre base ou un autre espace. Dans l’ENT, déclarez le service avec cette adresse, racine comprise, et vérifiez celle de l’icône.',
    'cas-unreachable':
      'Vérifiez l’adresse du serveur CAS avec «\u00a0Tester la connexion\u00a0», dans la console. Cet échec se résout de lui-même dès que l’ENT répond.',
    'not-cas':
      'Vérifiez l’adresse du serveur CAS et le protocole avec «\u00a0Tester la connexion\u00a0», dans la console. Cet échec se résout de lui-même dès que l’ENT répond.',
    'token-refused':
      'Le constat dit ce qui ne va pas. CONTEXT ou REPLAYED\u00a0: page actualisée ou bouton Précédent, sans gravité. UNKNOWN_KEY\u00a0: le service a changé de certificat\u202f; relisez ses métadonnées dans la console. AUDIENCE ou ISSUER\u00a0: comparez la partie de confiance déclarée dans le service à celle qu’indique la console.',
    'attribute-missing':
      'Dans l’ENT, vérifiez que le service est de type «\u00a0SSO Pronote avec CAS\u00a0» et que les identifiants PRONOTE ont été importés et rapprochés. Vous pouvez aussi relier la personne ici\u202f; sans formulaire, l’administrateur de l’ENT peut vous dire de qui est l’identifiant CAS ci-dessous.',
    'attribute-empty':
      'L’attribut est bien configuré dans l’ENT, mais il est vide ou illisible pour cette personne\u00a0: son identifiant n’y a pas été importé ou rapproché. Vous pouvez aussi la relier ici.',
    'attribute-markup':
      'L’ENT envoie du HTML ou du XML au lieu de la valeur\u00a0: transmettez les attributs reçus à son administrateur. Vous pouvez aussi relier la personne ici.',
    'attribute-ambiguous':
      'L’ENT doit renvoyer une seule valeur\u00a0: transmettez les attributs reçus à son administrateur.',
    'category-unknown':
      'Aucune des valeurs reçues n’est celle d’une catégorie. Ajoutez-la aux valeurs des catégories dans la console, «\u00a0Identification des utilisateurs\u00a0», ou reliez la personne ici.',
    'identity-unknown':
      'Personne n’a ce nom et ce prénom dans la catégorie reçue, ou la date de naissance et le code postal ne le confirment pas. Comparez les attributs reçus à la fiche, corrigez celle-ci ou reliez la personne ici.',
    'identity-ambiguous':
      'Plusieurs fiches ont cette identité et rien ne les distingue\u00a0: personne n’a été relié. Demandez à la personne qui elle est (sa classe, ses enfants), puis reliez la bonne fiche\u202f; fusionnez-les si c’est un doublon.',
    'not-identified':
      'L’ENT a renvoyé un identifiant que personne ne porte dans cette base\u00a0: mauvais rapprochement dans l’ENT, ou identifiants d’un autre établissement. Reliez la personne ici.',
    'other-school':
      'Quelqu’un porte cet identifiant dans un autre établissement de ce serveur\u00a0: le compte de l’ENT y a été rapproché. Faites importer dans l’ENT les identifiants de votre établissement, ou reliez la personne ici.',
    held: 'La fiche reconnue est déjà reliée à un autre compte de l’ENT. «\u00a0Relier\u00a0» remplace ce compte par celui de l’échec\u202f; si l’autre fiche est un doublon, «\u00a0Libérer et relier\u00a0» lui reprend l’identifiant CAS.',
    'several-sheets':
      'Plusieurs fiches d’une même catégorie se disputent ce compte\u00a0: c’est un doublon de la base. Reliez la bonne fiche, puis fusionnez-les ou fermez l’accès de l’autre.',
    disabled:
      'La personne est reconnue, mais son accès est fermé sur sa fiche. Ouvrez-le si elle doit entrer.',
    'function-unset':
      'La fonction décide de l’espace d’un personnel. Renseignez-la sur sa fiche, ou donnez-y un profil d’autorisation qui ouvre un espace.',
    'no-pupil':
      'Aucun élève présent n’est rattaché à ce responsable. Réimportez SIECLE, ou un fichier CSV de responsables, si un enfant est encore élève ici\u202f; sinon la personne n’a plus à entrer.',
    'space-not-published':
      'Des personnes ont demandé cet espace, qui n’est pas publié\u00a0: publiez-le dans la console (Paramètres de publication), ou corrigez l’adresse de l’icône dans l’ENT.',
    'base-not-published':
      'Des personnes sont venues pendant que la publication était arrêtée. Cet échec se résout à la première connexion réussie.',
    'no-access':
      'La personne est reconnue, mais aucun espace ne lui est ouvert. Si elle doit entrer, donnez-lui sur sa fiche une fonction, ou un profil d’autorisation qui ouvre un espace.',
    left: 'La personne est reconnue, mais sa fiche porte une date de départ. Annulez ce départ sur sa fiche si elle est revenue.',
    'wrong-space':
      'La personne est reconnue et le bon espace lui a été indiqué. Vérifiez l’adresse de l’icône dans l’ENT.',
    'double-refused':
      'L’ENT a reconnu la personne, mais l’identifiant ou le mot de passe de l’établissement était faux. Remettez-lui un mot de passe provisoire depuis sa fiche, ou reliez-la ici.',
    'double-no-account':
      'L’ENT a reconnu la personne, qui dit n’avoir pas de mot de passe de l’établissement. Remettez-lui-en un depuis sa fiche, ou reliez-la ici.',
    'double-other-space':
      'Le mot de passe saisi est celui d’une fiche qui n’ouvre pas cet espace\u00a0: rien n’a été relié, et le bon espace a été indiqué.',
  } satisfies Record<FailureReason, string>,
  remedies: {
    delegation: 'Délégation et test de la connexion',
    federation: 'Délégation Ws-Federation',
    export: 'Exportation des identifiants PRONOTE',
    publication: 'Paramètres de publication',
    state: 'État de la base',
    siecle: 'Import SIECLE / STSWEB',
    csv: 'Import d’un fichier CSV de responsables',
    entry: 'accès aux espaces',
    compare: 'Comparer les deux fiches',
    sheet: (name: string): string => `Fiche\u00a0: ${name}`,
  },
  sheet: {
    title: (id: string): string => `Échec n°\u00a0${id}`,
    evidence: 'Constat',
    corrections: 'Formulaire de la personne',
    noForm: 'La personne n’a pas envoyé de formulaire.',
    resolution: 'Résolution',
    date: 'Dernier essai',
    attempts: 'Nombre d’essais',
    space: 'Espace demandé',
    service: 'Adresse demandée',
    reason: 'Motif',
    server: 'Serveur CAS',
    federation: 'Service Ws-Federation',
    rule: 'Règle appliquée',
    ruleSubject: (attribute: string): string =>
      `identifiant CAS\u00a0: l’utilisateur CAS (Subject)\u202f; première reconnaissance\u00a0: l’attribut «\u00a0${attribute}\u00a0»`,
    ruleIdentity: (common: string, attributes: string): string =>
      `identifiant CAS\u00a0: ${common}\u202f; première reconnaissance\u00a0: l’identité, par les attributs ${attributes}`,
    ruleDouble: (common: string): string =>
      `identifiant CAS\u00a0: ${common}\u202f; première reconnaissance\u00a0: le mot de passe de l’établissement (double authentification)`,
    ruleSubjectName: 'l’utilisateur CAS (Subject)',
    ruleAttributeName: (common: string): string => `l’attribut «\u00a0${common}\u00a0»`,
    ruleAttribute: (common: string, attribute: string): string =>
      `identifiant CAS\u00a0: l’attribut «\u00a0${common}\u00a0»\u202f; première reconnaissance\u00a0: l’attribut «\u00a0${attribute}\u00a0»`,
    casUser: 'Identifiant CAS',
    user: 'Utilisateur CAS reçu',
    code: 'Code',
    detail: 'Détail',
    attributes: 'Attributs reçus',
    spared: (mark: string): string =>
      `${mark}\u00a0: valeur reçue, que la reconnaissance ne lit pas et qui n’est donc pas conservée. Pour la voir, essayez une connexion depuis une modification en préparation (console)\u00a0: rien n’y est gardé.`,
    noAttribute: 'aucun',
    emptyValue: '(vide)',
    people: 'Fiches reconnues',
    sentAt: 'Envoyé le',
    knownAndCorrected: 'Données connues et corrections',
    data: 'Donnée',
    known: 'Connue de l’ENT',
    corrected: 'Correction',
    message: 'Informations complémentaires',
    email: 'Adresse électronique',
    phone: 'Téléphone',
  },
  personStates: {
    ok: 'peut entrer',
    left: 'partie',
    'no-pupil': 'sans élève présent',
    disabled: 'accès fermé',
    'no-access': 'sans espace',
    'function-unset': 'sans fonction',
    held: 'déjà reliée à un autre compte, ou en double',
  } satisfies Record<PersonState, string>,
  link: {
    title: 'Relier à une personne',
    search: 'Rechercher dans toutes les ressources',
    hint: 'Nom et prénom, identifiant PRONOTE ou identifiant CAS.',
    results: 'Personnes trouvées',
    suggested: 'Personnes proposées',
    columns: {
      name: 'Nom',
      category: 'Catégorie',
      detail: 'Précision',
      birthDate: 'Né(e) le',
      casId: 'Identifiant CAS',
      action: 'Action',
    },
    none: 'Personne ne correspond.',
    noneNext: 'Essayez avec moins de lettres, ou seulement le nom.',
    noCasId: 'aucun',
    gone: 'partie',
    link: 'Relier',
    compare: (holder: string): string => `Comparer avec la fiche de ${holder}, peut-être la même personne`,
    linkOf: (name: string): string => `Relier ${name}`,
    question: (casId: string, name: string): string => `Donner l’identifiant CAS ${casId} à ${name}\u202f?`,
    frees: (holder: string): string =>
      `Cet identifiant est aujourd’hui celui de ${holder}, qui le perdra et devra être reconnu de nouveau. `,
    replaces: (casId: string): string => `Son identifiant actuel, ${casId}, sera remplacé. `,
    plain: 'À sa prochaine connexion par l’ENT, cette personne entrera dans son espace.',
    confirm: 'Relier',
    confirmFrees: 'Libérer et relier',
    done: (name: string): string =>
      `Le compte de l’ENT est relié à la fiche\u00a0: ${name}. L’échec est résolu.`,
    already: 'Déjà reliée à ce compte',
    impossible:
      'L’ENT n’a pas fait connaître l’identifiant CAS de la personne\u00a0: aucune fiche ne peut lui être reliée.',
  },
  dismiss: {
    action: 'Classer sans suite',
    question: 'Classer cet échec sans suite\u202f?',
    detail: 'Il quitte la liste à traiter. S’il se reproduit, il y revient de lui-même.',
    done: 'L’échec est classé.',
    reopen: 'Remettre à traiter',
    reopened: 'L’échec est de nouveau à traiter.',
  },
  resolution: {
    resolved: (moment: string, by: string): string => `Résolu le ${moment} par ${by}.`,
    dismissed: (moment: string, by: string): string => `Classé le ${moment} par ${by}.`,
    byItself: 'la connexion réussie de la personne ou de l’ENT',
    person: 'Fiche reliée',
  },
} as const
