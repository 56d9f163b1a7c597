import { defineRefusals } from '@preau/platform'

/** Refusals of an address that leads to no base. */
export const baseRefusals = defineRefusals({
  'base.unknown': {
    status: 404,
    title: 'Adresse inconnue',
    sentence: (p: { readonly segment: string }) =>
      `Aucun établissement de ce serveur ne répond à l’adresse «\u00a0${p.segment.slice(0, 60)}\u00a0».`,
    next: 'Vérifiez l’adresse avec votre établissement, ou passez par votre ENT.',
  },
  'base.page-unknown': {
    status: 404,
    title: 'Page inconnue',
    sentence: (p: { readonly name: string }) =>
      `Cette page n’existe pas sur le serveur de l’établissement ${p.name}.`,
    next: 'Revenez à la page d’accueil de l’établissement, ou passez par votre ENT.',
  },
})
