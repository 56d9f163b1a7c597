import { defineRefusals } from '@preau/platform'

/** What a school that reached one of its limits is told; thrown where the limit is held, in the transaction of the change. */
export const quotaRefusals = defineRefusals({
  'quota.accounts': {
    status: 409,
    title: 'Nombre de comptes atteint',
    sentence: (p: { readonly school: string; readonly limit: number; readonly wanted: number }) =>
      `${p.school} a droit à ${String(p.limit)} comptes, et en aurait ${String(p.wanted)}. Aucun compte n’a été créé.`,
    next: 'Demandez à l’exploitant du portail de relever la limite, ou mettez fin à des comptes qui ne servent plus.',
  },
  'quota.sessions': {
    status: 503,
    title: 'Trop de personnes connectées',
    sentence: (p: { readonly school: string; readonly limit: number }) =>
      `${p.school} a atteint le nombre de connexions ouvertes prévu (${String(p.limit)}). Votre mot de passe est bon, et vous n’êtes pas connecté.`,
    next: 'Réessayez dans quelques minutes\u00a0: une place se libère dès que quelqu’un se déconnecte.',
    retryAfterSeconds: 60,
  },
  'quota.imports': {
    status: 429,
    title: 'Nombre d’imports du jour atteint',
    sentence: (p: { readonly school: string; readonly limit: number }) =>
      `${p.school} a atteint le nombre d’imports d’identifiants prévu par jour (${String(p.limit)}). Votre fichier n’a rien changé.`,
    next: 'Recommencez demain, ou demandez à l’exploitant du portail de relever la limite.',
  },
  'quota.platform-only': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'Seul l’exploitant du portail fixe les limites des établissements. Rien n’a été modifié.',
    next: 'Demandez-le à l’exploitant du portail.',
  },
})
