import { defineRefusals } from '../errors/define-refusals.ts'

const again = 'Revenez à la page précédente, rechargez-la, puis recommencez.'

/** Refusals of the HTTP layer itself. */
export const httpRefusals = defineRefusals({
  'http.not-found': {
    status: 404,
    title: 'Page introuvable',
    sentence: 'Cette adresse ne correspond à aucune page.',
    next: 'Vérifiez l’adresse, ou revenez à l’accueil.',
  },
  'http.forged': {
    status: 403,
    title: 'Formulaire refusé',
    sentence:
      'Le formulaire ne vient pas d’une page de ce site, ou cette page est ouverte depuis trop longtemps.',
    next: again,
  },
  'http.no-cookie': {
    status: 403,
    title: 'Cookies refusés',
    sentence:
      'Votre navigateur n’a pas gardé le cookie de ce site\u00a0: sans lui, aucun formulaire ne peut être reçu et personne ne peut se connecter.',
    next: 'Autorisez les cookies pour ce site dans les réglages du navigateur, rechargez la page, puis recommencez.',
  },
  'http.malformed': {
    status: 400,
    title: 'Demande illisible',
    sentence: 'La demande envoyée par le navigateur n’a pas pu être lue.',
    next: again,
  },
  'http.forbidden-character': {
    status: 400,
    title: 'Caractère interdit',
    sentence: 'L’adresse contient un caractère qui ne peut pas être traité.',
    next: 'Vérifiez l’adresse, ou revenez à l’accueil.',
  },
  'http.too-large': {
    status: 413,
    title: 'Envoi trop volumineux',
    sentence: 'Ce que vous envoyez dépasse la taille acceptée.',
    next: 'Raccourcissez les textes, puis recommencez.',
  },
  'http.unsupported-type': {
    status: 415,
    title: 'Format non accepté',
    sentence: 'Cette adresse n’accepte pas le format de données envoyé.',
    next: again,
  },
  'http.busy': {
    status: 503,
    title: 'Service momentanément indisponible',
    sentence: 'La base de données ne répond pas en ce moment. Rien n’a été modifié.',
    next: 'Réessayez dans une minute. Si cela dure, prévenez votre administrateur.',
    retryAfterSeconds: 30,
  },
  'http.too-many': {
    status: 429,
    title: 'Trop de demandes',
    sentence: 'Trop de demandes viennent d’être envoyées depuis votre connexion.',
    next: 'Attendez une minute, puis recommencez.',
    retryAfterSeconds: 60,
  },
  'upload.too-large': {
    status: 413,
    title: 'Fichier trop volumineux',
    sentence: (p: { limit: string }) =>
      `Le fichier dépasse la taille acceptée (${p.limit}). Rien n’a été importé.`,
    next: 'Vérifiez que vous avez choisi le bon fichier, puis recommencez.',
  },
  'upload.interrupted': {
    status: 400,
    title: 'Envoi interrompu',
    sentence: 'Le fichier n’est pas arrivé en entier. Rien n’a été importé.',
    next: 'Vérifiez votre connexion, puis recommencez l’envoi.',
  },
})

/** Texts of the page shown when the program itself is at fault. */
export const faultTexts = {
  title: 'Une erreur est survenue',
  sentence: 'Le service a rencontré un problème inattendu. Rien n’a été enregistré par cette demande.',
  next: 'Réessayez. Si le problème revient, communiquez la référence ci-dessous à votre administrateur.',
} as const
