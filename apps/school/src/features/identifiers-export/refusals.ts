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
})
