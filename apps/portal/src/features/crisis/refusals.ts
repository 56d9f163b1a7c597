import { defineRefusals } from '@preau/platform'

export const crisisRefusals = defineRefusals({
  'crisis.read-only': {
    status: 503,
    title: 'Portail en lecture seule',
    sentence: (p: { readonly message: string }) =>
      p.message === ''
        ? 'Le portail est en lecture seule pour le moment\u00a0: rien n’a été modifié.'
        : `${p.message} Rien n’a été modifié.`,
    next: 'Vous pouvez continuer à consulter et à ouvrir vos services. Recommencez plus tard.',
  },
  'crisis.platform-only': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'La lecture seule, la page d’attente et le bandeau de tout l’ENT concernent tout le portail.',
    next: 'Demandez-le à l’exploitant du portail.',
  },
})
