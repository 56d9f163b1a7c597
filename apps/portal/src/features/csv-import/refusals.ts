import { defineRefusals } from '@preau/platform'

/** What stops a CSV file of users. */
export const csvRefusals = defineRefusals({
  'csv.unreadable': {
    status: 422,
    title: 'Fichier illisible',
    sentence: (p: { readonly line: number }) =>
      `Ce fichier n’est pas un tableau CSV lisible (ligne ${String(p.line)}). Rien n’a été importé.`,
    next: 'Enregistrez-le de nouveau depuis le tableur, au format CSV, puis recommencez.',
  },
  'csv.nobody': {
    status: 422,
    title: 'Fichier vide',
    sentence: 'Ce fichier ne contient aucune personne sous sa ligne de titres. Rien n’a été importé.',
    next: 'Vérifiez que la première ligne porte les titres des colonnes.',
  },
  'csv.too-long': {
    status: 422,
    title: 'Fichier trop long',
    sentence: (p: { readonly most: number }) =>
      `Ce fichier a plus de ${String(p.most)} lignes. Rien n’a été importé.`,
    next: 'Coupez-le en plusieurs fichiers.',
  },
  'csv.unknown': {
    status: 404,
    title: 'Import introuvable',
    sentence: 'Cet import n’existe pas, ou concerne un établissement que vous n’administrez pas.',
    next: 'Envoyez de nouveau le fichier.',
  },
  'csv.applied': {
    status: 409,
    title: 'Fichier déjà importé',
    sentence: 'Ce fichier a déjà été importé. Il n’a pas été importé une seconde fois.',
    next: 'Cherchez les comptes dans l’annuaire.',
  },
  'csv.columns': {
    status: 422,
    title: 'Colonnes à choisir',
    sentence: (p: { readonly reason: string }) =>
      `Les colonnes du fichier ne sont pas toutes reconnues. ${p.reason}`,
    next: 'Corrigez les titres de la première ligne, ou importez le fichier par l’écran, qui demande les colonnes.',
  },
})
