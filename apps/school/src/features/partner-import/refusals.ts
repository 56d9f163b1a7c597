import { defineRefusals } from '@preau/platform'

export const partnerRefusals = defineRefusals({
  'partner.unusable': {
    status: 422,
    title: 'Fichier refusé',
    sentence: (p: { readonly reason: string; readonly advice: string }) => `${p.reason} Rien n’a été changé.`,
    next: (p: { readonly reason: string; readonly advice: string }) => p.advice,
  },
  'partner.draft-gone': {
    status: 409,
    title: 'Comparaison expirée',
    sentence:
      'Cette comparaison n’est plus disponible\u00a0: elle a servi, a été remplacée, ou date de plus d’une demi-heure.',
    next: 'Envoyez de nouveau le fichier de l’ENT.',
  },
})
