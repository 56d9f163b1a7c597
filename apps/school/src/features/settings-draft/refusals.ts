import { defineRefusals } from '@preau/platform'

/** Refusals of the draft of the settings. */
export const draftRefusals = defineRefusals({
  'draft.stale': {
    status: 409,
    title: 'Réglages changés entre-temps',
    sentence:
      'Les réglages de la base ont été changés depuis que le brouillon est préparé\u00a0: rien n’est appliqué.',
    next: 'Ouvrez le brouillon, relisez ce qui changera par rapport aux réglages actuels, puis appliquez.',
  },
  'draft.none': {
    status: 409,
    title: 'Aucun brouillon',
    sentence:
      'Il n’y a plus de modification en préparation\u00a0: elle a été appliquée ou abandonnée, peut-être par quelqu’un d’autre.',
    next: 'Ouvrez «\u00a0Modification en préparation\u00a0» pour en commencer une autre.',
  },
  'draft.exists': {
    status: 409,
    title: 'Un brouillon est déjà en préparation',
    sentence:
      'Une modification est déjà en préparation, peut-être par quelqu’un d’autre\u00a0: elle n’a pas été remplacée.',
    next: 'Ouvrez «\u00a0Modification en préparation\u00a0», appliquez-la ou abandonnez-la, puis restaurez de nouveau cette version.',
  },
  'draft.version-unknown': {
    status: 404,
    title: 'Version inconnue',
    sentence: 'Cette version des réglages n’existe pas.',
    next: 'Revenez à l’historique et choisissez une version de la liste.',
  },
  'draft.locks-out': {
    status: 409,
    title: 'Vous seriez enfermé dehors',
    sentence: (p: { readonly address: string }) =>
      `Avec ce brouillon, l’administration n’est ouverte qu’à certaines adresses, et la vôtre, ${p.address}, n’en fait pas partie\u00a0: rien n’est appliqué.`,
    next: 'Ajoutez votre adresse dans les paramètres de sécurité du brouillon, ou demandez à l’hébergeur de l’appliquer.',
  },
  'draft.https-impossible': {
    status: 409,
    title: 'HTTPS impossible ici',
    sentence:
      'Ce brouillon exige HTTPS, mais l’adresse publique de la base est en http://, ou cette page vous arrive en clair\u00a0: rien n’est appliqué.',
    next: 'Décochez «\u00a0Exiger HTTPS\u00a0» dans les paramètres de sécurité du brouillon, ou faites servir ce serveur en https:// par l’hébergeur.',
  },
  'draft.no-service': {
    status: 409,
    title: 'Rien à essayer',
    sentence:
      'Le brouillon ne définit pas de délégation Ws-Federation\u00a0: il n’y a pas de connexion à essayer.',
    next: 'Dans «\u00a0Délégation Ws-Federation\u00a0» du brouillon, définissez la délégation, puis recommencez.',
  },
  'draft.no-server': {
    status: 409,
    title: 'Rien à essayer',
    sentence: 'Le brouillon ne définit pas de délégation CAS\u00a0: il n’y a pas de connexion à essayer.',
    next: 'Dans «\u00a0Déléguer l’authentification\u00a0» du brouillon, définissez la délégation, puis recommencez.',
  },
})
