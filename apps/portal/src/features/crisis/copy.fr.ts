import type { BannerTone } from './crisis-tools.ts'

export const crisisCopy = {
  administration: 'Administration',
  title: 'Situation de crise',
  lead: 'Prévenir tout le monde, figer les données, faire patienter\u00a0: ce qui sert les jours difficiles.',
  banner: 'Bandeau',
  bannerLead: 'Une phrase en haut de chaque page, effective en cinq secondes.',
  wholePortal: 'Tout l’ENT, même avant la connexion',
  text: 'Phrase du bandeau',
  textHint: 'Laissez vide pour retirer le bandeau.',
  tone: 'Ton',
  tones: { info: 'Information', warning: 'Attention', danger: 'Urgence' } satisfies Record<
    BannerTone,
    string
  >,
  mode: 'Tout le portail',
  modeLead: 'Réservé à l’exploitant.',
  readOnly: 'Lecture seule',
  readOnlyHint: 'Plus rien ne peut être modifié. La connexion et l’ouverture des services continuent.',
  message: 'Phrase de la lecture seule',
  messageHint: 'Dite à qui essaie de modifier. Laissez vide pour la phrase habituelle.',
  maxRequests: 'Page d’attente au-delà de',
  maxRequestsSuffix: 'requêtes en cours par serveur',
  maxRequestsHint:
    'Les nouveaux visiteurs attendent leur tour\u202f; ceux qui sont déjà entrés continuent. Laissez vide pour ne faire attendre personne.',
  save: 'Enregistrer',
  saved: 'Enregistré. Effectif sur tous les serveurs dans les cinq secondes.',
  changed: (who: string) =>
    `${who} a modifié ces réglages pendant que vous les changiez\u00a0: rien de votre saisie n’est enregistré. Voici ce qui est enregistré.`,
  changedYours: (yours: string) => `Votre saisie était\u00a0: ${yours}`,
  somebody: 'Une autre personne',
  empty: 'vide',
  badText: 'La phrase est trop longue\u00a0: trois cents caractères au plus.',
  badTone: 'Choisissez le ton du bandeau.',
  badMax: 'Saisissez un nombre entre 1 et 100000, ou rien.',
  badSchool: 'Cet établissement n’est pas de ceux que vous administrez.',
} as const

export const waitingCopy = {
  title: 'Beaucoup de monde en ce moment',
  text: 'Le portail reçoit plus de visites qu’il ne peut en servir. Gardez cette page ouverte\u00a0: elle réessaie toute seule.',
  next: 'Ceux qui étaient déjà connectés continuent normalement. Inutile de recharger sans cesse\u00a0: votre tour vient plus vite en patientant.',
  retry: 'Réessayer maintenant',
} as const
