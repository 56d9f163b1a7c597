import { defineRefusals } from '@preau/platform'

/** Refusals of the export of identifiers. */
export const exportRefusals = defineRefusals({
  'export.no-delegation': {
    status: 409,
    title: 'Aucune délégation',
    sentence:
      'Les identifiants PRONOTE s’exportent une fois l’authentification déléguée à votre ENT, ce qui n’est pas encore fait.',
    next: 'Dans la console, ouvrez «\u00a0Déléguer l’authentification\u00a0», définissez une délégation CAS, puis revenez ici.',
  },
  'export.no-year': {
    status: 409,
    title: 'Année scolaire inconnue',
    sentence: 'L’année scolaire de la base n’est pas connue\u00a0: elle vient du premier import.',
    next: 'Importez les fichiers SIECLE ou STSWEB de l’établissement, puis recommencez.',
  },
  'export.too-many-readers': {
    status: 422,
    title: 'Trop de partenaires',
    sentence: 'Un fichier ne peut être déchiffré que par deux partenaires.',
    next: 'Revenez en arrière et cochez deux partenaires au plus.',
  },
  'export.unknown-key': {
    status: 404,
    title: 'Clé introuvable',
    sentence: 'Cette clé n’est plus parmi celles des partenaires de la base.',
    next: 'Revenez à l’exportation et choisissez un partenaire de la liste.',
  },
  'export.no-destination': {
    status: 409,
    title: 'Destination inconnue',
    sentence:
      'L’adresse de l’ENT ou le code de rapprochement n’est pas encore réglé\u00a0: le fichier ne peut pas partir tout seul.',
    next: 'Dans la console, ouvrez «\u00a0Export des identifiants\u00a0», complétez l’envoi, puis recommencez.',
  },
  'export.host-only': {
    status: 403,
    title: 'Réservé à l’hébergeur',
    sentence: 'La clé de ce serveur sert à toutes les bases\u00a0: l’hébergeur la renouvelle seul.',
    next: 'Demandez à l’hébergeur de le faire.',
  },
  'export.not-in-service': {
    status: 409,
    title: 'Base hors service',
    sentence: (p: { readonly name: string }) =>
      `La base «\u00a0${p.name}\u00a0» n’est pas en service\u00a0: rien n’est envoyé à l’ENT.`,
    next: 'Envoyez les identifiants depuis la base en service de l’établissement.',
  },
})
