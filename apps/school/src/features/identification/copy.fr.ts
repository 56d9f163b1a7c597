import type { Space } from '../bases/index.ts'
import { describeSpace } from '../bases/index.ts'
import type { FailureReason } from './identification-failure.ts'

/** The space as a sentence names it: « l’Espace Parents », « la Page commune ». */
export const spaceName = (space: Space): string =>
  `${space === 'commune' ? 'la' : 'l’'}${space === 'commune' ? ' ' : ''}${describeSpace(space).label}`

/** French texts of the pages that a person reads when the ENT could not identify them. */
export const copy = {
  titles: {
    'ticket-malformed': 'Connexion interrompue',
    'cas-failure': 'Connexion refusée par l’ENT',
    'service-unknown': 'Connexion refusée par l’ENT',
    'cas-unreachable': 'L’ENT ne répond pas correctement',
    'not-cas': 'Réponse inattendue de l’ENT',
    'token-refused': 'Connexion refusée',
    'attribute-missing': 'Échec de l’authentification par le serveur CAS',
    'attribute-empty': 'Échec de l’authentification par le serveur CAS',
    'attribute-markup': 'Échec de l’authentification par le serveur CAS',
    'attribute-ambiguous': 'Échec de l’authentification par le serveur CAS',
    'category-unknown': 'Échec de l’authentification par le serveur CAS',
    'not-identified': 'Identification impossible',
    'identity-unknown': 'Identification impossible',
    'identity-ambiguous': 'Identification impossible',
    'other-school': 'Identification impossible',
    held: 'Identification impossible',
    'several-sheets': 'Identification impossible',
    disabled: 'Accès fermé',
    'no-access': 'Accès fermé',
    'function-unset': 'Accès fermé',
    left: 'Accès fermé',
    'no-pupil': 'Accès fermé',
    'space-not-published': 'Espace non publié',
    'base-not-published': 'Le site n’est pas disponible',
    'wrong-space': 'Cet espace n’est pas le vôtre',
    'double-refused': 'Identification impossible',
    'double-no-account': 'Identification impossible',
    'double-other-space': 'Cet espace n’est pas le vôtre',
  } satisfies Record<FailureReason, string>,
  again: 'Recommencer la connexion',
  retry: 'Réessayer',
  recorded:
    'L’établissement voit cet échec dans «\u00a0Gestion des identités\u00a0». Si vous êtes pressé, adressez-vous à l’administrateur de votre ENT.',
  mended: 'Si l’établissement ou votre ENT a corrigé ce point depuis,',
  mendedLink: 'recommencez la connexion',
  details: 'Informations pour l’administrateur',
  malformed: 'Le retour de l’ENT est incomplet\u00a0: le ticket de connexion est absent ou abîmé.',
  malformedNext: 'Recommencez la connexion. Si cela se répète, prévenez l’administrateur de votre ENT.',
  usedTicket: 'L’ENT ne reconnaît pas le ticket de connexion\u00a0: il a déjà servi, ou il a expiré.',
  usedTicketNext:
    'C’est normal si vous avez actualisé la page ou employé le bouton Précédent du navigateur. Recommencez la connexion.',
  unknownService: 'L’ENT ne reconnaît pas l’adresse de cet espace.',
  unknownServiceNext:
    'Prévenez l’administrateur de votre ENT\u00a0: le service doit être déclaré avec l’adresse indiquée plus bas, racine comprise.',
  otherFailure: (code: string): string =>
    `L’ENT n’a pas confirmé votre identité. Il a répondu par le code «\u00a0${code}\u00a0».`,
  otherFailureNext: 'Recommencez la connexion. Si cela se répète, prévenez l’administrateur de votre ENT.',
  clientFailures: {
    REMEMBERED:
      'L’ENT vous a reconnu sans vous demander votre mot de passe, et l’établissement souhaite que vous le saisissiez.',
    PROXIED:
      'L’ENT a répondu qu’une autre application se connecte à votre place, ce que ce serveur n’accepte pas.',
    OUT_OF_DATE:
      'L’ENT a confirmé votre identité pour un autre moment\u00a0: son horloge et celle de ce serveur ne sont pas à la même heure.',
    OTHER_AUDIENCE: 'L’ENT a confirmé votre identité pour un autre service que cet espace.',
  } as Readonly<Record<string, string>>,
  tokens: {
    CONTEXT:
      'Cette connexion n’a pas commencé dans ce navigateur, ou elle a duré trop longtemps, ou elle est déjà terminée.',
    REPLAYED: 'La réponse de l’ENT a déjà servi\u00a0: elle n’est valable qu’une fois.',
    NOT_FRESH:
      'L’ENT vous a reconnu sans vous demander votre mot de passe, et l’établissement souhaite que vous le saisissiez.',
    OUT_OF_DATE:
      'L’ENT a confirmé votre identité pour un autre moment\u00a0: son horloge et celle de ce serveur ne sont pas à la même heure, ou la page a trop attendu.',
    AUDIENCE: 'L’ENT a confirmé votre identité pour un autre service que celui-ci.',
    FAULT: 'L’ENT n’a pas confirmé votre identité\u00a0: il a répondu par une erreur.',
    UNTRUSTED:
      'La réponse de l’ENT n’est pas signée comme elle doit l’être\u00a0: ce serveur ne peut pas s’y fier.',
    OTHER: 'La réponse de l’ENT n’est pas celle que ce serveur attend.',
  },
  tokenNext: 'Recommencez la connexion. Si cela se répète, prévenez l’administrateur de votre ENT.',
  federationTitle: 'Échec de l’authentification par le service Ws-Federation',
  missingClaim: (server: string, claim: string): string =>
    `Le service Ws-Federation ${server} doit être configuré pour envoyer la revendication «\u00a0${claim}\u00a0».`,
  rememberedNext: 'L’ENT va vous le demander, puis vous ramener à votre espace.',
  giveWord: 'Saisir mon mot de passe de l’ENT',
  clientFailureNext: 'Prévenez l’administrateur de votre ENT\u00a0: recommencer ne suffira sans doute pas.',
  unreachable: 'Votre identité n’a pas pu être vérifiée, car le serveur de l’ENT ne répond pas correctement.',
  unreachableNext:
    'Réessayez dans quelques minutes\u00a0: rien n’est perdu. Si cela se répète, prévenez l’administrateur de l’établissement.',
  notCas: (detail: string): string =>
    `Votre identité n’a pas pu être vérifiée\u00a0: à la place de sa réponse, l’ENT a envoyé ${detail}.`,
  notCasNext:
    'Réessayez dans quelques minutes. Si cela se répète, l’administrateur de l’établissement doit vérifier l’adresse du serveur CAS.',
  localDoor:
    'Si l’établissement vous a remis un identifiant et un mot de passe pour ce serveur, vous pouvez entrer sans passer par l’ENT.',
  localDoorLink: 'Entrer avec un identifiant de l’établissement',
  missingPlain:
    'L’ENT vous a reconnu, mais il n’a pas dit qui vous êtes dans cet établissement. Ce n’est pas une erreur de votre part.',
  missing: (server: string, attribute: string): string =>
    `Le serveur CAS ${server} doit être configuré pour renvoyer un attribut «\u00a0${attribute}\u00a0».`,
  missingNothing: 'Il n’a renvoyé aucun attribut.',
  missingOne: (name: string): string => `Il n’a renvoyé que l’attribut ${name}.`,
  missingSeveral: (names: string): string => `Il n’a renvoyé que les attributs ${names}.`,
  missingEmpty: (attribute: string): string =>
    `Il a renvoyé un attribut «\u00a0${attribute}\u00a0» vide ou inutilisable.`,
  causesTitle: 'Causes les plus fréquentes',
  causes: [
    'les identifiants PRONOTE de l’établissement n’ont pas été importés dans l’ENT, ou pas depuis votre arrivée\u202f;',
    'votre compte de l’ENT n’a pas été rapproché de votre identifiant PRONOTE lors de cet import\u202f;',
    'le service est déclaré dans l’ENT avec un autre type que «\u00a0SSO Pronote avec CAS\u00a0», ou avec une adresse sans la racine.',
  ],
  ambiguous: (attribute: string): string =>
    `L’ENT a renvoyé plusieurs valeurs pour l’attribut «\u00a0${attribute}\u00a0», qui doit désigner une seule personne.`,
  ambiguousNext:
    'Prévenez l’administrateur de votre ENT\u00a0: il voit dans ses réglages ce que l’ENT renvoie.',
  notIdentified:
    'Nous n’avons trouvé personne, dans cet établissement, qui corresponde à votre compte de l’ENT.',
  categoryUnknown: (attribute: string): string =>
    `L’ENT vous a reconnu, mais la catégorie qu’il donne dans l’attribut «\u00a0${attribute}\u00a0» ne correspond à aucune de celles que l’établissement connaît.`,
  categoryUnknownNext:
    'Ce n’est pas une erreur de votre part\u00a0: l’établissement voit cet échec et la valeur reçue.',
  identityUnknown:
    'Nous n’avons trouvé personne, dans cet établissement, qui ait l’identité que l’ENT nous a donnée\u00a0: nom, prénom, date de naissance ou code postal.',
  identityAmbiguous:
    'Plusieurs personnes de l’établissement ont l’identité que l’ENT nous a donnée\u00a0: nous ne savons pas qui vous êtes, et préférons le demander.',
  held: 'Votre fiche de l’établissement est déjà reliée à un autre compte de l’ENT.',
  heldDouble:
    'Plusieurs fiches de l’établissement correspondent à votre compte de l’ENT\u00a0: nous ne savons pas laquelle est la vôtre.',
  noUser: 'L’ENT vous a reconnu, mais il n’a pas donné d’identifiant utilisable pour votre compte.',
  markup: (attribute: string): string =>
    `L’ENT a renvoyé du code informatique (HTML ou XML) au lieu d’une valeur dans l’attribut «\u00a0${attribute}\u00a0»\u00a0: rien n’en est repris.`,
  otherSchool:
    'L’ENT vous a reconnu, mais l’identifiant qu’il donne est celui d’une personne d’un autre établissement de ce serveur.',
  otherSchoolNext:
    'Si vous dépendez de deux établissements, ouvrez l’espace de l’autre. Sinon, remplissez le formulaire\u00a0: le secrétariat fera le lien.',
  disabled: 'L’établissement a fermé votre accès.',
  functionUnset:
    'L’établissement n’a pas encore indiqué votre fonction\u00a0: elle décide de l’espace qui est le vôtre.',
  functionUnsetNext: 'Demandez au secrétariat de renseigner votre fonction sur votre fiche.',
  noPupil: 'Aucun élève présent dans l’établissement n’est rattaché à votre fiche de responsable.',
  noPupilNext:
    'Si votre enfant est toujours élève ici, demandez au secrétariat de le rattacher à votre fiche.',
  spaceNotPublished: (asked: string): string => `L’établissement n’a pas ouvert ${asked}.`,
  baseNotPublished: 'Les espaces de l’établissement ne sont pas publiés en ce moment.',
  noAccess: 'L’établissement n’a pas ouvert d’espace à votre nom.',
  noAccessNext: 'Demandez au secrétariat de l’établissement d’ouvrir votre accès.',
  left: 'Vous ne figurez plus parmi les personnes présentes dans l’établissement.',
  leftNext: 'Si vous y êtes toujours, demandez au secrétariat de corriger votre fiche.',
  wrongSpace: (asked: string): string => `Votre compte de l’ENT n’ouvre pas ${asked}.`,
  doubleRefused: 'L’identifiant ou le mot de passe de l’établissement est incorrect.',
  doubleNoAccount:
    'L’établissement vous demande, à votre première connexion, un identifiant et un mot de passe qu’il remet lui-même. Vous avez dit ne pas en avoir.',
  doubleOtherSpace: (asked: string): string =>
    `Le compte de l’établissement que vous avez saisi n’ouvre pas ${asked}. Rien n’a été relié.`,
  yourSpace: 'Votre espace est le suivant.',
  yourSpaces: 'Vos espaces sont les suivants.',
  contact: 'Si vous pensez qu’il s’agit d’une erreur, adressez-vous au secrétariat de l’établissement.',
  evidence: {
    server: 'Serveur CAS',
    federation: 'Service Ws-Federation',
    service: 'Adresse de l’espace',
    user: 'Compte de l’ENT',
    code: 'Code',
    detail: 'Constat',
    attributes: 'Attributs reçus',
    none: 'aucun',
  },
  form: {
    intro:
      'L’établissement voit déjà que vous n’avez pas pu entrer. Pour l’aider à vous retrouver, vérifiez ce que l’ENT lui a dit de vous, corrigez ou complétez, puis envoyez ce formulaire.',
    introUnknown:
      'L’établissement voit déjà que vous n’avez pas pu entrer, mais l’ENT ne lui a pas dit votre nom. Dites-lui qui vous êtes\u00a0: il pourra vous relier à votre fiche, et votre espace s’ouvrira.',
    legend: 'Données connues / Corrections éventuelles',
    known: (value: string): string => `Donnée connue\u00a0: ${value}`,
    unknown: 'Donnée connue\u00a0: aucune',
    lastName: 'Nom',
    firstName: 'Prénom',
    birthDate: 'Date de naissance',
    birthDateHint: (known: string): string => `${known}. Écrivez-la JJ/MM/AAAA.`,
    postcode: 'Code postal',
    message: 'Informations complémentaires',
    messageHint: 'Par exemple votre classe, ou les nom, prénom et classe de vos enfants.',
    contact: 'Pour vous répondre',
    email: 'Adresse électronique',
    phone: 'Téléphone',
    send: 'Envoyer',
    birthDateWrong: 'La date de naissance s’écrit JJ/MM/AAAA.',
    emailWrong: 'L’adresse électronique s’écrit comme «\u00a0nom@exemple.fr\u00a0».',
    nothing: 'Remplissez au moins un champ, pour que l’établissement sache qui vous êtes.',
    tooLong: (max: number): string => `Ce champ est limité à ${max} caractères.`,
  },
  sent: {
    title: 'Votre demande est transmise',
    text: 'L’établissement a reçu votre formulaire. Quand il aura fait le lien, passez de nouveau par votre ENT\u00a0: votre espace s’ouvrira.',
    back: 'Revenir à la page de l’établissement',
  },
} as const
