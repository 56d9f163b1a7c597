import { defineRefusals } from '@preau/platform'

export const traceRefusals = defineRefusals({
  'traces.too-many': {
    status: 422,
    title: 'Trop de traces à exporter',
    sentence: (values: { readonly most: string }) =>
      `Cette recherche trouve plus de ${values.most}\u00a0traces\u00a0: le fichier ne serait plus lisible. Rien n’a été exporté.`,
    next: 'Réduisez la période, ou choisissez une personne ou une sorte d’action.',
  },
  'traces.platform-only': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'Seul l’exploitant du portail règle la durée de conservation des traces. Rien n’a changé.',
    next: 'Demandez-le-lui.',
  },
})
