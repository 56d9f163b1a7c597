import { defineRefusals } from '@preau/platform'

/** Refusals of the addresses of a base. */
export const addressRefusals = defineRefusals({
  'address.unknown': {
    status: 404,
    title: 'Adresse déjà retirée',
    sentence: 'Cette adresse n’est plus une adresse de la base\u00a0: quelqu’un l’a retirée entre-temps.',
    next: 'Revenez à la page des adresses de la base.',
  },
})
