export const noticeCopy = {
  title: (service: string) => `Vous allez ouvrir «\u00a0${service}\u00a0»`,
  signedInAs: (name: string) => `Le portail est ouvert au nom suivant\u00a0: ${name}.`,
  notYou: 'Ce n’est pas vous\u202f? Se déconnecter',
  destination: 'Adresse du service\u00a0:',
  direct: (service: string) =>
    `Le bouton conduit directement à votre compte dans «\u00a0${service}\u00a0»\u00a0: aucun autre identifiant, aucun autre mot de passe ne vous sera demandé.`,
  transmitted: (entId: string) =>
    `Le portail indique seulement au service qui vous êtes, par votre identifiant ENT (${entId}) et votre identifiant PRONOTE. Votre mot de passe n’est jamais transmis.`,
  wrongAccount:
    'Si le compte qui s’ouvre n’est pas le vôtre, fermez-le sans rien y modifier et prévenez les administrateurs\u00a0: ils rétabliront le bon lien.',
  contact: 'Contacter les administrateurs de votre ENT',
  acknowledge:
    'J’ai pris connaissance de ces informations. Je souhaite accéder directement au service sans afficher cette page.',
  enter: (service: string) => `Accéder à ${service}`,
} as const

export const administratorsCopy = {
  title: 'Administrateurs de votre ENT',
  lead: 'Les personnes qui règlent les comptes et les accès de votre établissement.',
  nobody:
    'Aucun administrateur n’est encore désigné pour cet établissement. Adressez-vous à son secrétariat.',
  noSchool:
    'Votre compte n’est rattaché à aucun établissement. Adressez-vous à la personne qui vous l’a remis.',
  how: 'Rencontrez l’une de ces personnes ou laissez-lui un message au secrétariat. Indiquez le service que vous vouliez ouvrir, ce qui s’est affiché, et votre identifiant ENT\u00a0:',
  backToService: 'Revenir au service que vous ouvriez',
} as const
