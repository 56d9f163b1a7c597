import { defineRefusals } from '@preau/platform'

/** Refusals of an address that leads to no base. */
export const baseRefusals = defineRefusals({
  'base.unknown': {
    status: 404,
    title: 'Adresse inconnue',
    sentence: (p: { readonly segment: string }) =>
      `Aucun établissement de ce serveur ne répond à l’adresse «\u00a0${p.segment.slice(0, 60)}\u00a0».`,
    next: 'Vérifiez l’adresse avec votre établissement, ou passez par votre ENT.',
  },
  'base.page-unknown': {
    status: 404,
    title: 'Page inconnue',
    sentence: (p: { readonly name: string }) =>
      `Cette page n’existe pas sur le serveur de l’établissement ${p.name}.`,
    next: 'Revenez à la page d’accueil de l’établissement, ou passez par votre ENT.',
  },
  'base.moved': {
    status: 409,
    title: 'Adresse changée',
    sentence: (p: { readonly name: string; readonly address: string }) =>
      `Le site de l’établissement ${p.name} a changé d’adresse pendant que cette page était ouverte\u00a0: rien n’a été enregistré. La nouvelle adresse est ${p.address}`,
    next: 'Ouvrez la nouvelle adresse, puis recommencez.',
  },
  'base.address-refused': {
    status: 403,
    title: 'Accès réservé à certaines adresses',
    sentence: (p: { readonly name: string; readonly address: string }) =>
      `L’établissement ${p.name} n’ouvre ses espaces que depuis certains réseaux\u00a0: votre adresse actuelle, ${p.address}, n’en fait pas partie.`,
    next: 'Connectez-vous depuis le réseau de l’établissement. Si cela vous surprend, donnez-lui l’adresse ci-dessus.',
  },
  'base.console-address-refused': {
    status: 403,
    title: 'Administration réservée à certaines adresses',
    sentence: (p: { readonly name: string; readonly address: string }) =>
      `L’établissement ${p.name} ne s’administre que depuis certains réseaux\u00a0: votre adresse actuelle, ${p.address}, n’en fait pas partie.`,
    next: 'Recommencez depuis un de ces réseaux, ou demandez à l’hébergeur d’ajouter cette adresse dans «\u00a0Paramètres de sécurité\u00a0».',
  },
  'base.https-required': {
    status: 403,
    title: 'Connexion chiffrée exigée',
    sentence: (p: { readonly name: string }) =>
      `L’établissement ${p.name} n’accepte rien qui ne soit chiffré, et ce formulaire est arrivé en clair (http://)\u00a0: rien n’a été enregistré. Si vous y avez tapé un mot de passe, changez-le.`,
    next: 'Rouvrez la page en commençant l’adresse par https://, puis recommencez.',
  },
  'base.operators-elsewhere': {
    status: 421,
    title: 'Page de la console',
    sentence: (p: { readonly address: string }) =>
      `La console et le client ne sont pas à cette adresse, mais à ${p.address}. Rien n’a été enregistré.`,
    next: 'Ouvrez la console à son adresse, puis recommencez.',
  },
})
